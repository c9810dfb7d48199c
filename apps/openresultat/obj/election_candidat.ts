// SPDX-License-Identifier: EUPL-1.2
import { election_candidatGen } from '../gen/election_candidat.js'
import { extend } from '../gen/tables.js'

export const election_candidat = extend(election_candidatGen, {
  label: 'Listes du scrutin',
  noun: { singular: 'liste du scrutin', plural: 'listes du scrutin', gender: 'f' },
  recordLabel: ['candidat'],
  children: { 'resultat_voix.election_candidat': { label: 'Voix' }, 'siege.election_candidat': { label: 'Sièges' } },
  fields: {
    election: { label: 'Scrutin' },
    candidat: { label: 'Candidat ou liste' },
    couleur: { widget: 'colour' },
    age_moyen: { help: 'En années, à départager deux listes arrivées à égalité.' },
  },
  listing: {
    columns: ['candidat', 'ordre', 'election', 'tete', 'nb_candidats', 'code_depot', 'age_moyen'],
    sort: [{ field: 'ordre', direction: 'asc' }],
  },
})

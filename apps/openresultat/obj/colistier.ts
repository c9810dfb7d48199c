// SPDX-License-Identifier: EUPL-1.2
import { colistierGen } from '../gen/colistier.js'
import { extend } from '../gen/tables.js'

export const colistier = extend(colistierGen, {
  label: 'Colistiers',
  noun: { singular: 'colistier', plural: 'colistiers', gender: 'm' },
  recordLabel: ['nom', 'prenom'],
  personal: {
    purpose: 'Dire qui est élu, et départager deux listes arrivées à égalité.',
    legalBasis: 'legal obligation',
    retention: { from: 'last write', keep: { years: 6 }, ending: 'archive' },
    recipients: 'Le service des élections, le bureau centralisateur et la préfecture.',
  },
  fields: {
    election_candidat: { label: 'Liste' },
    nom: { personal: true, format: 'name' },
    prenom: { personal: true, format: 'firstname' },
    sexe: {
      choices: [
        { value: 'F', label: 'Femme' },
        { value: 'M', label: 'Homme' },
      ],
    },
    date_naissance: { personal: { replacement: 'year' } },
  },
  listing: {
    columns: ['nom', 'prenom', 'rang', 'sexe', 'date_naissance', 'rang_cc', 'election_candidat'],
    sort: [{ field: 'rang', direction: 'asc' }],
  },
})

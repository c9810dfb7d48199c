// Generated from "resultat_voix". Do not edit: write in obj/. sha256:81499d6e582145050ea30a5bd19fcf59bc272c631bdf5b3ab29fe16029f2938a
import { describe } from 'openmairie'

export interface ResultatVoix {
  resultat_voix: number
  resultat: number
  election_candidat: number
  voix: number
}

export const resultat_voixGen = describe<ResultatVoix>({
  name: 'resultat_voix',
  table: { schema: null, name: 'resultat_voix' },
  label: 'Résultats voix',
  noun: { singular: 'résultat voix', plural: 'résultats voix', gender: 'm' },
  key: ['resultat_voix'],
  keyKind: 'automatic',
  recordLabel: ['resultat'],
  references: [
    {
      name: 'election_candidat',
      fields: ['election_candidat'],
      entity: 'election_candidat',
      targetFields: ['election_candidat'],
      label: 'Élection candidat',
      required: true,
      constraint: 'resultat_voix_election_candidat_fkey',
    },
    {
      name: 'resultat',
      fields: ['resultat'],
      entity: 'resultat',
      targetFields: ['resultat'],
      label: 'Résultat',
      required: true,
      constraint: 'resultat_voix_resultat_fkey',
      onDelete: 'cascade',
    },
  ],
  uniques: [{ constraint: 'resultat_voix_resultat_election_candidat_key', fields: ['resultat', 'election_candidat'] }],
  indexes: [['election_candidat'], ['resultat_voix'], ['resultat', 'election_candidat']],
  junction: true,
  recordLength: 44,
  listing: {
    columns: ['resultat', 'election_candidat', 'voix'],
    sort: [{ field: 'resultat', direction: 'asc' }],
    search: [],
    criteria: ['resultat_voix', 'resultat', 'election_candidat', 'voix'],
  },
  fields: {
    resultat_voix: { type: 'integer', native: 'integer', label: 'Résultat voix', nullable: false, automatic: true },
    resultat: { type: 'integer', native: 'integer', label: 'Résultat', nullable: false, widget: 'select' },
    election_candidat: { type: 'integer', native: 'integer', label: 'Élection candidat', nullable: false, widget: 'select' },
    voix: { type: 'integer', native: 'integer', label: 'Voix', nullable: false, min: '0' },
  },
})

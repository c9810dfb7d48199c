// Generated from "election_candidat". Do not edit: write in obj/. sha256:f9c125dc55a5e4441a5282a4216c54dc88850fc4ea7b6587a31ebe19d1f9026a
import { describe } from 'openmairie'

export interface ElectionCandidat {
  election_candidat: number
  election: number
  candidat: number
  ordre: number
  age_moyen: string | null
  couleur: string | null
  code_depot: string | null
  nb_candidats: number | null
  tete: string | null
}

export const election_candidatGen = describe<ElectionCandidat, 'colistier.election_candidat' | 'resultat_voix.election_candidat' | 'siege.election_candidat'>({
  name: 'election_candidat',
  table: { schema: null, name: 'election_candidat' },
  label: 'Élections candidat',
  noun: { singular: 'élection candidat', plural: 'élections candidat', gender: 'f' },
  key: ['election_candidat'],
  keyKind: 'automatic',
  recordLabel: ['couleur'],
  references: [
    {
      name: 'candidat',
      fields: ['candidat'],
      entity: 'candidat',
      targetFields: ['candidat'],
      label: 'Candidat',
      required: true,
      constraint: 'election_candidat_candidat_fkey',
    },
    {
      name: 'election',
      fields: ['election'],
      entity: 'election',
      targetFields: ['election'],
      label: 'Élection',
      required: true,
      constraint: 'election_candidat_election_fkey',
    },
  ],
  children: [
    {
      tab: 'colistier.election_candidat',
      entity: 'colistier',
      reference: 'election_candidat',
      label: 'Colistiers',
    },
    {
      tab: 'resultat_voix.election_candidat',
      entity: 'resultat_voix',
      reference: 'election_candidat',
      label: 'Résultats voix',
    },
    { tab: 'siege.election_candidat', entity: 'siege', reference: 'election_candidat', label: 'Sieges' },
  ],
  uniques: [
    { constraint: 'election_candidat_election_candidat_key', fields: ['election', 'candidat'] },
    { constraint: 'election_candidat_ordre_key', fields: ['election', 'ordre'] },
  ],
  indexes: [['candidat'], ['election', 'candidat'], ['election', 'ordre'], ['election_candidat']],
  junction: true,
  recordLength: 161,
  listing: {
    columns: ['couleur', 'election', 'candidat', 'ordre', 'age_moyen', 'code_depot', 'nb_candidats', 'tete'],
    sort: [{ field: 'couleur', direction: 'asc' }],
    search: ['couleur', 'code_depot', 'tete'],
    criteria: [
      'election_candidat',
      'election',
      'candidat',
      'ordre',
      'age_moyen',
      'couleur',
      'code_depot',
      'nb_candidats',
      'tete',
    ],
  },
  fields: {
    election_candidat: { type: 'integer', native: 'integer', label: 'Élection candidat', nullable: false, automatic: true },
    election: { type: 'integer', native: 'integer', label: 'Élection', nullable: false, widget: 'select' },
    candidat: { type: 'integer', native: 'integer', label: 'Candidat', nullable: false, widget: 'select' },
    ordre: { type: 'integer', native: 'integer', label: 'Numéro de panneau', nullable: false, min: '1' },
    age_moyen: { type: 'decimal', native: 'numeric(5,2)', label: 'Âge moyen de la liste', precision: 5, scale: 2 },
    couleur: { type: 'string', native: 'character varying(7)', label: 'Couleur', maxLength: 7 },
    code_depot: { type: 'string', native: 'character varying(12)', label: 'Numéro de dépôt', maxLength: 12 },
    nb_candidats: { type: 'integer', native: 'integer', label: 'Noms sur la liste' },
    tete: { type: 'string', native: 'character varying(80)', label: 'Tête de liste', maxLength: 80 },
  },
})

// Generated from "resultat". Do not edit: write in obj/. sha256:01e21afe31e7cff96aceffab6ec0c12077d5cb9e0c59eed6c6f09501dd9d0851
import { describe } from 'openmairie'

export interface Resultat {
  resultat: number
  election_bureau: number
  phase: 'C1' | 'C2' | 'DF'
  emargements: number | null
  votants: number
  blancs: number
  nuls: number
  exprimes: number
  observation: string | null
}

export const resultatGen = describe<Resultat, 'resultat_voix.resultat'>({
  name: 'resultat',
  table: { schema: null, name: 'resultat' },
  label: 'Résultats',
  noun: { singular: 'résultat', plural: 'résultats', gender: 'm' },
  key: ['resultat'],
  keyKind: 'automatic',
  recordLabel: ['observation'],
  references: [
    {
      name: 'election_bureau',
      fields: ['election_bureau'],
      entity: 'election_bureau',
      targetFields: ['election_bureau'],
      label: 'Élection de bureau',
      required: true,
      constraint: 'resultat_election_bureau_fkey',
    },
  ],
  children: [{ tab: 'resultat_voix.resultat', entity: 'resultat_voix', reference: 'resultat', label: 'Résultats voix' }],
  uniques: [{ constraint: 'resultat_election_bureau_phase_key', fields: ['election_bureau', 'phase'] }],
  indexes: [['election_bureau', 'phase'], ['resultat']],
  recordLength: 334,
  listing: {
    columns: ['observation', 'election_bureau', 'phase', 'emargements', 'votants', 'blancs', 'nuls', 'exprimes'],
    sort: [{ field: 'observation', direction: 'asc' }],
    search: ['phase', 'observation'],
    criteria: [
      'resultat',
      'election_bureau',
      'phase',
      'emargements',
      'votants',
      'blancs',
      'nuls',
      'exprimes',
      'observation',
    ],
  },
  fields: {
    resultat: { type: 'integer', native: 'integer', label: 'Résultat', nullable: false, automatic: true },
    election_bureau: { type: 'integer', native: 'integer', label: 'Élection de bureau', nullable: false, widget: 'select' },
    phase: {
      type: 'string',
      native: 'character varying(2)',
      label: 'Phase',
      nullable: false,
      default: '\'DF\'::character varying',
      maxLength: 2,
      choices: [{ value: 'C1', label: 'C1' }, { value: 'C2', label: 'C2' }, { value: 'DF', label: 'DF' }],
    },
    emargements: { type: 'integer', native: 'integer', label: 'Émargements', min: '0' },
    votants: { type: 'integer', native: 'integer', label: 'Votants', nullable: false, min: '0' },
    blancs: { type: 'integer', native: 'integer', label: 'Blancs', nullable: false, min: '0' },
    nuls: { type: 'integer', native: 'integer', label: 'Nuls', nullable: false, min: '0' },
    exprimes: { type: 'integer', native: 'integer', label: 'Exprimés', nullable: false, min: '0' },
    observation: { type: 'string', native: 'character varying(255)', label: 'Observation', maxLength: 255 },
  },
})

// Generated from "election_tranche". Do not edit: write in obj/. sha256:1222e8f9427d0a959b79da742ba162e164fba597253a838b660396f103a245e9
import { describe } from 'openmairie'

export interface ElectionTranche {
  election_tranche: number
  election: number
  tranche: number
}

export const election_trancheGen = describe<ElectionTranche>({
  name: 'election_tranche',
  table: { schema: null, name: 'election_tranche' },
  label: 'Élections tranche',
  noun: { singular: 'élection tranche', plural: 'élections tranche', gender: 'f' },
  key: ['election_tranche'],
  keyKind: 'automatic',
  recordLabel: ['election'],
  references: [
    {
      name: 'election',
      fields: ['election'],
      entity: 'election',
      targetFields: ['election'],
      label: 'Élection',
      required: true,
      constraint: 'election_tranche_election_fkey',
    },
    {
      name: 'tranche',
      fields: ['tranche'],
      entity: 'tranche',
      targetFields: ['tranche'],
      label: 'Tranche',
      required: true,
      constraint: 'election_tranche_tranche_fkey',
    },
  ],
  uniques: [{ constraint: 'election_tranche_election_tranche_key', fields: ['election', 'tranche'] }],
  indexes: [['election', 'tranche'], ['election_tranche'], ['tranche']],
  junction: true,
  recordLength: 33,
  listing: {
    columns: ['election', 'tranche'],
    sort: [{ field: 'election', direction: 'asc' }],
    search: [],
    criteria: ['election_tranche', 'election', 'tranche'],
  },
  fields: {
    election_tranche: { type: 'integer', native: 'integer', label: 'Élection tranche', nullable: false, automatic: true },
    election: { type: 'integer', native: 'integer', label: 'Élection', nullable: false, widget: 'select' },
    tranche: { type: 'integer', native: 'integer', label: 'Tranche', nullable: false, widget: 'select' },
  },
})

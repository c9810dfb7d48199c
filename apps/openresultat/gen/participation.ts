// Generated from "participation". Do not edit: write in obj/. sha256:92bd9ee643110c2fd71af9e4fd4f54b5cbe9e94aedaf285fe8b24735bf705ffd
import { describe } from 'openmairie'

export interface Participation {
  participation: number
  election_bureau: number
  tranche: number
  votants: number
}

export const participationGen = describe<Participation>({
  name: 'participation',
  table: { schema: null, name: 'participation' },
  label: 'Participations',
  noun: { singular: 'participation', plural: 'participations', gender: 'f' },
  key: ['participation'],
  keyKind: 'automatic',
  recordLabel: ['election_bureau'],
  references: [
    {
      name: 'election_bureau',
      fields: ['election_bureau'],
      entity: 'election_bureau',
      targetFields: ['election_bureau'],
      label: 'Élection de bureau',
      required: true,
      constraint: 'participation_election_bureau_fkey',
    },
    {
      name: 'tranche',
      fields: ['tranche'],
      entity: 'tranche',
      targetFields: ['tranche'],
      label: 'Tranche',
      required: true,
      constraint: 'participation_tranche_fkey',
    },
  ],
  uniques: [{ constraint: 'participation_election_bureau_tranche_key', fields: ['election_bureau', 'tranche'] }],
  indexes: [['election_bureau', 'tranche'], ['participation'], ['tranche']],
  junction: true,
  recordLength: 44,
  listing: {
    columns: ['election_bureau', 'tranche', 'votants'],
    sort: [{ field: 'election_bureau', direction: 'asc' }],
    search: [],
    criteria: ['participation', 'election_bureau', 'tranche', 'votants'],
  },
  fields: {
    participation: { type: 'integer', native: 'integer', label: 'Participation', nullable: false, automatic: true },
    election_bureau: { type: 'integer', native: 'integer', label: 'Élection de bureau', nullable: false, widget: 'select' },
    tranche: { type: 'integer', native: 'integer', label: 'Tranche', nullable: false, widget: 'select' },
    votants: { type: 'integer', native: 'integer', label: 'Votants', nullable: false, min: '0' },
  },
})

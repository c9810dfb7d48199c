// Generated from "siege". Do not edit: write in obj/. sha256:bc53e2800f636793ed9a0e819a57260d17d726d20dbb3b4c904a027a5cb1d1ce
import { describe } from 'openmairie'

export interface Siege {
  siege: number
  election: number
  assemblee: 'CM' | 'CC'
  election_candidat: number
  prime: number
  proportionnelle: number
  total: number
  vacants: number
  departage: string | null
}

export const siegeGen = describe<Siege>({
  name: 'siege',
  table: { schema: null, name: 'siege' },
  label: 'Sieges',
  noun: { singular: 'siege', plural: 'sieges', gender: 'm' },
  key: ['siege'],
  keyKind: 'automatic',
  recordLabel: ['assemblee'],
  references: [
    {
      name: 'election_candidat',
      fields: ['election_candidat'],
      entity: 'election_candidat',
      targetFields: ['election_candidat'],
      label: 'Élection candidat',
      required: true,
      constraint: 'siege_election_candidat_fkey',
    },
    {
      name: 'election',
      fields: ['election'],
      entity: 'election',
      targetFields: ['election'],
      label: 'Élection',
      required: true,
      constraint: 'siege_election_fkey',
    },
  ],
  uniques: [
    {
      constraint: 'siege_election_assemblee_election_candidat_key',
      fields: ['election', 'assemblee', 'election_candidat'],
    },
  ],
  indexes: [['election', 'assemblee', 'election_candidat'], ['election_candidat'], ['siege']],
  recordLength: 101,
  listing: {
    columns: [
      'assemblee',
      'election',
      'election_candidat',
      'prime',
      'proportionnelle',
      'total',
      'vacants',
      'departage',
    ],
    sort: [{ field: 'assemblee', direction: 'asc' }],
    search: ['assemblee', 'departage'],
    criteria: [
      'siege',
      'election',
      'assemblee',
      'election_candidat',
      'prime',
      'proportionnelle',
      'total',
      'vacants',
      'departage',
    ],
  },
  fields: {
    siege: { type: 'integer', native: 'integer', label: 'Siege', nullable: false, automatic: true },
    election: { type: 'integer', native: 'integer', label: 'Élection', nullable: false, widget: 'select' },
    assemblee: {
      type: 'string',
      native: 'character varying(4)',
      label: 'Assemblée',
      nullable: false,
      maxLength: 4,
      choices: [{ value: 'CM', label: 'CM' }, { value: 'CC', label: 'CC' }],
    },
    election_candidat: { type: 'integer', native: 'integer', label: 'Élection candidat', nullable: false, widget: 'select' },
    prime: { type: 'integer', native: 'integer', label: 'Prime', nullable: false, default: '0' },
    proportionnelle: { type: 'integer', native: 'integer', label: 'Proportionnelle', nullable: false, default: '0' },
    total: { type: 'integer', native: 'integer', label: 'Total', nullable: false, default: '0' },
    vacants: { type: 'integer', native: 'integer', label: 'Vacants', nullable: false, default: '0' },
    departage: { type: 'string', native: 'character varying(20)', label: 'Départage', maxLength: 20 },
  },
})

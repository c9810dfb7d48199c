// Generated from "index". Do not edit: write in obj/. sha256:4a14d06e881042ff99dde73827e507f2e125657867cd0b0d32242385f8cdffb2
import { describe } from 'openmairie'

export interface Index_ {
  id: number
  default: string | null
}

export const index_Gen = describe<Index_>({
  name: 'index_',
  table: { schema: null, name: 'index' },
  label: 'Index',
  noun: { singular: 'index', plural: 'index', gender: 'm' },
  key: ['id'],
  recordLabel: ['default'],
  indexes: [['id']],
  recordLength: 11,
  listing: {
    columns: ['id'],
    sort: [{ field: 'default', direction: 'asc' }],
    search: ['default'],
    criteria: ['id', 'default'],
  },
  fields: {
    id: { type: 'integer', native: 'integer', label: 'Id', nullable: false },
    default: { type: 'text', native: 'text', label: 'Default' },
  },
})

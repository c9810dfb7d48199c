// Generated from "index". Do not edit: write in obj/. sha256:cc531060eb7a0b3b04c05b174d227efe6e50a36cab09a2a9761d9c89b04143e7
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
    columns: ['default', 'id'],
    sort: [{ field: 'default', direction: 'asc' }],
    search: ['default'],
    criteria: ['id', 'default'],
  },
  fields: {
    id: { type: 'integer', native: 'integer', label: 'Id', nullable: false },
    default: { type: 'text', native: 'text', label: 'Default' },
  },
})

// Generated from "index". Do not edit: write in obj/. sha256:6b7d37f47f00c2829c3f6b4364fa8e180585695d3c2957e4f2088095b2cc67f1
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
    default: { type: 'text', native: 'text', label: 'Par défaut' },
  },
})

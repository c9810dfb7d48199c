// Generated from "trace". Do not edit: write in obj/. sha256:ac9b4a26105520b6792f6d9e7b3ad0e26adb6cf290d8d918572e310838caa976
import { describe } from 'openmairie'

export interface Trace {
  quand: string | null
  quoi: string | null
}

export const traceGen = describe<Trace>({
  name: 'trace',
  table: { schema: null, name: 'trace' },
  label: 'Traces',
  noun: { singular: 'trace', plural: 'traces', gender: 'm' },
  key: [],
  recordLabel: ['quoi'],
  recordLength: 19,
  listing: {
    columns: ['quand'],
    sort: [{ field: 'quoi', direction: 'asc' }],
    search: ['quoi'],
    criteria: ['quand', 'quoi'],
  },
  fields: {
    quand: { type: 'timestamp', native: 'timestamp without time zone', label: 'Quand' },
    quoi: { type: 'text', native: 'text', label: 'Quoi' },
  },
})

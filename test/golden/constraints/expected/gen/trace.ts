// Generated from "trace". Do not edit: write in obj/. sha256:a9e473f01441d1f40274e90f39b6567cd8eb6147d82dfb5a4d107d0a738383ab
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
    columns: ['quoi', 'quand'],
    sort: [{ field: 'quoi', direction: 'asc' }],
    search: ['quoi'],
    criteria: ['quand', 'quoi'],
  },
  fields: {
    quand: { type: 'timestamp', native: 'timestamp without time zone', label: 'Quand' },
    quoi: { type: 'text', native: 'text', label: 'Quoi' },
  },
})

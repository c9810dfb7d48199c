// SPDX-License-Identifier: EUPL-1.2
import type pg from 'pg'
import type { Schema } from '../../packages/openmairie/src/model/schema.js'
import { readPostgresql } from '../../packages/openmairie/src/schema/postgresql/read.js'

/** The schema as read through a catalogue whose rows come in another order. */
export function shuffledSchema(raw: pg.Client, schemas: readonly string[], seed: number): Promise<Schema> {
  let state = seed + 1
  const random = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % below
  }
  return readPostgresql(
    {
      query: async (text, values) => {
        const rows = [...(await raw.query(text, [...values])).rows]
        for (let last = rows.length - 1; last > 0; last--) {
          const place = random(last + 1)
          ;[rows[last], rows[place]] = [rows[place], rows[last]]
        }
        return { rows }
      },
    },
    schemas,
  )
}

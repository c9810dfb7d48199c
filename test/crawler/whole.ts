// SPDX-License-Identifier: EUPL-1.2
import type pg from 'pg'
import type { Catalogue, Table } from './catalogue.js'

/** Tables whose rows differ between two bases, each with a row that one of them has alone. */
export async function differing(
  catalogue: Catalogue,
  base: pg.Client,
  clone: pg.Client,
  since: number,
): Promise<readonly string[]> {
  const found: string[] = []
  for (const table of catalogue.values()) {
    if (table.kind !== 'table') continue
    const [ours, theirs] = [await rowsOf(base, table, since), await rowsOf(clone, table, since)]
    const alone = (some: readonly string[], others: readonly string[]): string | undefined => {
      const left = new Map<string, number>()
      for (const row of others) left.set(row, (left.get(row) ?? 0) + 1)
      return some.find((row) => {
        const count = left.get(row) ?? 0
        left.set(row, count - 1)
        return count < 1
      })
    }
    const [here, there] = [alone(ours, theirs), alone(theirs, ours)]
    if (here !== undefined || there !== undefined)
      found.push(`${table.name}: ${here ?? 'nothing'} through the forms, ${there ?? 'nothing'} by the statements`)
  }
  return found
}

/** Every row as the engine writes it; an instant drawn during the run (`now()`) is not the same twice. */
async function rowsOf(client: pg.Client, table: Table, since: number): Promise<readonly string[]> {
  const { rows } = await client.query({ text: `SELECT t::text FROM ${table.sql} t`, rowMode: 'array' })
  return rows.map(([text]) => masked(String(text), since))
}

function masked(text: string, since: number): string {
  return text.replace(
    /(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?)(?:\+00)?/g,
    (moment, day: string, time: string) => {
      const instant = Date.parse(`${day}T${time}Z`)
      return instant >= since - 2000 && instant <= Date.now() + 2000 ? '(now)' : moment
    },
  )
}

/** Sets the sequences of a base as those of another: a refused statement may have drawn from one side alone. */
export async function alignSequences(from: pg.Client, to: pg.Client): Promise<void> {
  const { rows } = await from.query(
    `SELECT format('setval(%L, %s, %L)', format('%I.%I', schemaname, sequencename), coalesce(last_value, start_value), last_value IS NOT NULL) AS call
     FROM pg_sequences WHERE schemaname <> 'openmairie'`,
  )
  if (rows.length > 0) await to.query(`SELECT ${rows.map((row) => row.call).join(', ')}`)
}

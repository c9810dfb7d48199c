// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { all, ownRowsOf, sql, tableOf } from '../../database/sql.js'
import type { AnyEntity, Reference } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import { visible } from '../reading/belonging.js'
import { column } from '../reading/columns.js'
import { emptied, type RowValues } from './changing.js'

/** Rows whose references lead to rows of the collectivité, and how many references had to be emptied. */
export interface Settled {
  readonly rows: readonly RowValues[]
  readonly emptied: number
}

/**
 * Empties the references of rows that lead to no row of the collectivité in this base: what came with them is there by now, and
 * another's row is none of theirs. Raises NotBrought where one must be given.
 */
export async function settled(
  alone: Ctx,
  connection: Connection,
  entity: AnyEntity,
  references: readonly Reference[],
  rows: readonly RowValues[],
): Promise<Settled> {
  const astray = rows.map((): Reference[] => [])
  for (const reference of references) {
    const target = alone.app.localised.fr.get(reference.entity)
    // Many rows refer to one: it is looked for once.
    const places = new Map<string, number[]>()
    for (const [place, row] of rows.entries()) {
      const values = reference.fields.map((name) => row[name] ?? null)
      if (values.includes(null)) continue
      const text = JSON.stringify(values)
      const those = places.get(text)
      if (those) those.push(place)
      else places.set(text, [place])
    }
    const asked = [...places.keys()].map((text): readonly string[] => JSON.parse(text))
    const missing = target
      ? await missingIn(alone, connection, target, reference.targetFields, asked)
      : asked.map((_, at) => at)
    for (const at of missing)
      for (const place of places.get(JSON.stringify(asked[at])) ?? []) astray[place]?.push(reference)
  }
  return {
    rows: rows.map((row, place) => emptied(entity, row, astray[place] ?? [])),
    emptied: astray.reduce((sum, each) => sum + each.length, 0),
  }
}

/** Which lists of values no row of the collectivité holds, by their place. */
export async function missingIn(
  alone: Ctx,
  connection: Connection,
  target: AnyEntity,
  fields: readonly string[],
  values: readonly (readonly (string | null)[])[],
): Promise<readonly number[]> {
  const from = connection.dialect.rowsOfJson
  if (values.length === 0 || !from) return []
  const given = values.map((each) => Object.fromEntries(fields.map((name, index) => [name, each[index] ?? null])))
  const same = fields.map((name) => sql`${column('t', name)} = ${column('g', name)}`)
  const { rows } = await connection.query(sql`
    SELECT e.n::int AS n FROM json_array_elements(CAST(${JSON.stringify(given)} AS json)) WITH ORDINALITY AS e (line, n)
    CROSS JOIN LATERAL ${from.one(tableOf(target.table), sql`e.line`)} AS ${sql.id('g')}
    WHERE NOT EXISTS (SELECT 1 FROM ${ownRowsOf(target.table)} AS ${sql.id('t')} WHERE ${all([...same, visible(alone, target, 't')])})`)
  return rows.map(({ n }) => Number(n) - 1)
}

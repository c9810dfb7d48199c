// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely'
import type { Sql } from './contract.js'
import type { Dialect } from './dialect/contract.js'

export { sql }

/** A table by schema and name, quoted. */
export function tableOf(table: { readonly schema: string | null; readonly name: string }): Sql {
  return table.schema === null ? sql.id(table.name) : sql.id(table.schema, table.name)
}

/** The rows of a table alone: those of tables that inherit from it are none of its records, its key and references leave them out. */
export function ownRowsOf(table: Parameters<typeof tableOf>[0] & { readonly inherited: boolean }): Sql {
  return table.inherited ? sql`ONLY ${tableOf(table)}` : tableOf(table)
}

/** Fragments joined by AND; true where there is none. */
export function all(conditions: readonly Sql[]): Sql {
  const said = conditions.filter((condition) => condition !== always)
  return said.length === 0 ? always : sql`(${sql.join(said, sql` AND `)})`
}

/** Fragments joined by OR; false where there is none. */
export function any(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? never : sql`(${sql.join(conditions, sql` OR `)})`
}

/** Values with the last one repeated up to a power of two: few statements to prepare, however many are asked for. */
export function padded<T>(values: readonly T[]): readonly T[] {
  const [last] = values.slice(-1)
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, values.length)))
  return last === undefined ? [] : [...values, ...Array.from({ length: size - values.length }, () => last)]
}

/** A condition that every row meets, in a spelling that every engine has. */
export const always: Sql = sql`(1 = 1)`
/** A condition that no row meets. */
export const never: Sql = sql`(1 = 0)`

/** A list of fragments, spelt once for all its uses where it has no parameter: what changes alone is spelt each time. */
export function settled(
  { compile }: Pick<Dialect, 'compile'>,
  list: readonly Sql[],
  separator = sql`, `,
): readonly Sql[] {
  if (list.length === 0) return list
  const { text, values } = compile(sql.join(list, separator))
  return values.length === 0 ? [sql.raw(text)] : list
}

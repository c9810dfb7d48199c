// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely'
import type { Sql } from './contract.js'

export { sql }

/** Compiles and never runs: what is sent goes through a Connection. */
const compiler = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

export interface Statement {
  /** Name under which a connection keeps the statement prepared; the same text has the same name. */
  readonly name: string
  readonly text: string
  readonly values: readonly unknown[]
}

const names = new Map<string, string>()

/** Text and parameters of a statement. */
export function compile(statement: Sql): Statement {
  const { sql: text, parameters } = statement.compile(compiler)
  return { name: nameOf(text), text, values: parameters }
}

function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `om_${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`
  if (names.size > 5000) names.clear()
  names.set(text, name)
  return name
}

/** A table by schema and name, quoted. */
export function tableOf(table: { readonly schema: string | null; readonly name: string }): Sql {
  return table.schema === null ? sql.id(table.name) : sql.id(table.schema, table.name)
}

/** Fragments joined by AND; true where there is none. */
export function all(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` AND `)})`
}

/** Fragments joined by OR; false where there is none. */
export function any(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` OR `)})`
}

/** A cast to a type spelt by the catalogue reader: never a user's text. */
export function cast(value: Sql, native: string): Sql {
  return sql`CAST(${value} AS ${sql.raw(native)})`
}

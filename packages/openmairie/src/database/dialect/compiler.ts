// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import { type DialectAdapter, DummyDriver, Kysely, PostgresIntrospector, type QueryCompiler } from 'kysely'
import type { Sql, Statement } from '../statement.js'

/** A compiler for one engine's quoting and parameters. It never runs anything: what is sent goes through a Connection. */
export function compilerOf(adapter: DialectAdapter, queryCompiler: QueryCompiler): (statement: Sql) => Statement {
  const compiler = new Kysely<Record<string, never>>({
    dialect: {
      createAdapter: () => adapter,
      createDriver: () => new DummyDriver(),
      // Asked for by the type; the catalogue is read by `schema/`.
      createIntrospector: (database) => new PostgresIntrospector(database),
      createQueryCompiler: () => queryCompiler,
    },
  })
  return (statement) => {
    const { sql: text, parameters } = statement.compile(compiler)
    return { name: nameOf(text), text, values: parameters }
  }
}

const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `om_${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`
  if (names.size > 5000) names.clear()
  names.set(text, name)
  return name
}

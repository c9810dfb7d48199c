// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../contract.js'
import type { Typed } from '../dialect/contract.js'
import { ownRowsOf, sql, tableOf } from '../sql.js'

export interface SearchedTable {
  readonly table: Parameters<typeof ownRowsOf>[0]
  readonly columns: readonly { readonly name: string; readonly field: Typed }[]
}

export interface Unserved {
  /** Rows of the table, as its last ANALYZE estimated them. */
  readonly rows: number
  /** Columns that a search reads to the last row. */
  readonly columns: readonly string[]
  /** What makes the index that would serve them, for whoever administers the base to run. */
  readonly statements: readonly string[]
}

/** Rows from which on a search without an index is felt. */
const big = 100_000

/**
 * The searched columns of a big table that no index serves, asked of the planner itself with the words that search uses; null
 * where there is none. The transaction is left with settings of its own.
 */
export async function unserved(connection: Connection, { table, columns }: SearchedTable): Promise<Unserved | null> {
  const { dialect } = connection
  const { folding } = dialect
  const rows = await estimatedRows(connection, table)
  if (folding === null || rows < big) return null
  // What is told is whether an index can serve, not whether it is worth it for one word.
  await connection.query(sql`SELECT set_config('enable_seqscan', 'off', true)`)
  const left: SearchedTable['columns'][number][] = []
  for (const column of columns) {
    const { rows: plan } = await connection.query(
      sql`EXPLAIN (COSTS OFF) SELECT 1 FROM ${ownRowsOf(table)} WHERE ${dialect.contains(sql.id(column.name), column.field, 'martin')}`,
    )
    if (!plan.some((line) => /Index Cond: .*~~/.test(String(line['QUERY PLAN'])))) left.push(column)
  }
  if (left.length === 0) return null
  const held = left.map(({ name, field }) => sql`(${folding(sql.id(name), field)}) gin_trgm_ops`)
  const index = sql`CREATE INDEX CONCURRENTLY ON ${tableOf(table)} USING gin (${sql.join(held)})`
  return {
    rows,
    columns: left.map(({ name }) => name),
    statements: ['CREATE EXTENSION IF NOT EXISTS pg_trgm', dialect.compile(index).text],
  }
}

/** 0 where the table was never analysed, or is parted: an index of each part is another matter. */
async function estimatedRows(connection: Connection, table: SearchedTable['table']): Promise<number> {
  const name = connection.dialect.compile(tableOf(table)).text
  const { rows } = await connection.query(
    sql`SELECT reltuples::float8 AS rows FROM pg_class WHERE oid = to_regclass(${name}) AND relkind = 'r'`,
  )
  return Number(rows[0]?.['rows'] ?? 0)
}

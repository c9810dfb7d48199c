// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Row, Sql } from '../../database/contract.js'
import type { Typed } from '../../database/dialect/contract.js'
import { all, ownRowsOf, sql } from '../../database/sql.js'
import { column, textOf } from './columns.js'
import type { Order } from './order.js'
import { orderBy, type Term } from './terms.js'
import { alias, type Block, type PlaceTerm, select, type Walk } from './walk.js'

/** The rows of a referenced table, under the alias `r`, in the order of their labels. */
export interface Owners {
  /** Columns `label`, `owner`, and `owner_text`, which is the owner as the engine's own text. */
  readonly table: Sql
  readonly label: Sql
  readonly owner: Sql
  /** The field that is referred to. */
  readonly field: Typed | null
  readonly terms: readonly Term[]
  readonly conditions: readonly Sql[]
}

/**
 * Where a derived table cannot depend on the one before it: the referenced rows that have something to show, in the order
 * of their labels, then the rows of each until there are enough. Each gives one at least: a page asks as many times as it
 * has rows, at the most.
 */
export function rowsByOwner(
  walk: Walk,
  order: Extract<Order, { kind: 'label' }>,
  key: readonly Term[],
  owners: Owners,
  rowCondition: readonly Sql[],
): Block {
  const { dialect } = walk.ctx.database
  const carrier = column(alias, order.reference.fields[0] ?? '')
  const from = sql`${ownRowsOf(walk.entity.table)} AS ${sql.id(alias)}`
  const rowsOf = (owner: Sql): Sql => all([sql`${carrier} = ${owner}`, walk.conditions, ...rowCondition])
  return async (connection, limit) => {
    const found: Row[] = []
    // An EXISTS would be joined, and the rows of every owner read before the first one is shown.
    const used = sql`(SELECT 1 FROM ${from} WHERE ${rowsOf(owners.owner)} LIMIT 1) = 1`
    for (const [label, owner] of await nextOwners(connection, walk, owners, used, limit)) {
      if (found.length >= limit) break
      const places: readonly PlaceTerm[] = [
        { source: dialect.parameter(label, null), field: null },
        { source: dialect.parameter(owner, null), field: null },
        ...order.key,
      ]
      const where = rowsOf(dialect.parameter(owner, owners.field))
      const statement = select(walk, { terms: key, places, from, where }, limit - found.length)
      found.push(...(await connection.query(statement)).rows)
    }
    return found
  }
}

/** Label and value, as the engine's own texts, of the first referenced rows that meet a condition. */
async function nextOwners(
  connection: Connection,
  { backwards }: Walk,
  owners: Owners,
  used: Sql,
  limit: number,
): Promise<readonly (readonly [string, string])[]> {
  const where = all([...owners.conditions, used])
  const order = orderBy(connection.dialect, owners.terms, backwards)
  const { rows } = await connection.query(
    sql`SELECT ${owners.label} AS ${sql.id('label')}, ${column('r', 'owner_text')} AS ${sql.id('owner')} FROM ${owners.table} AS ${sql.id('r')} WHERE ${where} ORDER BY ${order} LIMIT ${sql.lit(limit)}`,
  )
  return rows.map((row) => [textOf(row['label']) ?? '', textOf(row['owner']) ?? ''])
}

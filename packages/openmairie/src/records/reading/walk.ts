// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Row, Sql } from '../../database/contract.js'
import { all, ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import { column, ownPrefix } from './columns.js'
import type { Place } from './cursor.js'
import type { Order } from './order.js'
import { type Projection, placeAt } from './projection.js'
import { orderBy, type Term } from './terms.js'

/** A stretch of a listing that one range of an index gives; the next one begins where it ends. */
export type Block = (connection: Connection, limit: number) => Promise<readonly Row[]>

export interface Walk {
  readonly ctx: Ctx
  readonly entity: AnyEntity
  readonly projection: Projection
  readonly conditions: Sql
  readonly order: Order
  /** Where to start, outside; null at the beginning (or at the end, backwards). */
  readonly place: Place | null
  readonly backwards: boolean
  /** Rows start here at the earliest: «à partir de M». */
  readonly from: string | null
  /** Whether rows are sought by the words that they hold. */
  readonly searches: boolean
}

/** Alias of the table that a listing walks. */
export const alias = 't'

/** Reads blocks until there are enough rows. */
export async function readBlocks(
  connection: Connection,
  blocks: readonly Block[],
  limit: number,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const block of blocks) {
    if (rows.length >= limit) break
    rows.push(...(await block(connection, limit - rows.length)))
  }
  return rows
}

/** What tells where a row lies, as it is kept in a cursor: a term of the order, or a value that all rows share. */
export type PlaceTerm = Pick<Term, 'source' | 'field'>

interface Selection {
  readonly terms: readonly Term[]
  readonly places: readonly PlaceTerm[]
  readonly from: Sql
  readonly where: Sql
}

/**
 * The rows of a stretch, then their labels: so that a page of labels is read, not those of every row that was sorted. The
 * limit is written in full, for the planner to know that few rows are wanted.
 */
export function select(walk: Walk, { terms, places, from, where }: Selection, limit: number): Sql {
  const { projection, entity, backwards } = walk
  const { dialect } = walk.ctx.database
  const mark = ownPrefix(entity)
  const keys = keysSought(walk)
  const source = keys.length > 0 ? found : alias
  const carried = keys.length > 0 ? keys.map((name) => column(alias, name)) : [sql`${sql.id(alias)}.*`]
  const inner = sql.join([
    ...carried,
    ...places.map((place, index) => sql`${place.source} AS ${sql.id(`${mark}p${index}`)}`),
    ...terms.map((term, index) => sql`${term.source} AS ${sql.id(`${mark}t${index}`)}`),
  ])
  const outer = sql.join([
    ...projection.columns,
    ...places.map(
      (place, index) =>
        sql`${dialect.text(column(source, `${mark}p${index}`), place.field)} AS ${sql.id(placeAt(index))}`,
    ),
  ])
  const after = terms.map((term, index) => ({ ...term, source: column(source, `${mark}t${index}`) }))
  const rows = sql`SELECT ${inner} FROM ${from} WHERE ${where} ORDER BY ${orderBy(dialect, terms, backwards)} LIMIT ${sql.lit(limit)}`
  return sql`SELECT ${outer} FROM (${rows}) AS ${sql.id(source)} ${rowsOf(entity, keys)} ${projection.joins} ORDER BY ${orderBy(dialect, after, backwards)}`
}

/** Alias of the keys that a search found. */
const found = 'k'

/**
 * Key by which the rows that a search finds are read once they are found; empty where they are read with it. An index that
 * holds the words, the order and the key is then all that is walked: thirty times less than the rows that it leads to.
 */
function keysSought({ entity, order, searches }: Walk): readonly string[] {
  return searches && order.kind === 'columns' && entity.kind === 'table' ? entity.key : []
}

function rowsOf(entity: AnyEntity, keys: readonly string[]): Sql {
  if (keys.length === 0) return sql``
  const same = keys.map((name) => sql`${column(alias, name)} = ${column(found, name)}`)
  return sql`JOIN ${ownRowsOf(entity.table)} AS ${sql.id(alias)} ON ${all(same)}`
}

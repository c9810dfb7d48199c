// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import { all, always, ownRowsOf, sql } from '../../database/sql.js'
import { labelBlocks } from './label-blocks.js'
import type { Order } from './order.js'
import { beyond, reversed, startingAt, type Term } from './terms.js'
import { numbered } from './ties.js'
import { alias, type Block, select, type Walk } from './walk.js'

type ColumnOrder = Extract<Order, { kind: 'columns' }>

/** How many terms the place of a row has under an order. */
export function termCount(order: Order): number {
  return order.kind === 'columns' ? order.terms.length : order.key.length + 2
}

/** The stretches to read, in order, from a place on. */
export function blocksOf(walk: Walk): readonly Block[] {
  return walk.order.kind === 'columns' ? columnBlocks(walk, walk.order) : labelBlocks(walk, walk.order)
}

/** Rows whose first term has a value, then those where it is NULL: each block is a plain range. */
function columnBlocks(walk: Walk, { terms, numbered: isNumbered }: ColumnOrder): readonly Block[] {
  const { place, backwards, entity } = walk
  const { dialect } = walk.ctx.database
  const rows = isNumbered
    ? numbered(dialect, entity, alias, terms.slice(0, -1), walk.conditions)
    : ownRowsOf(entity.table)
  const conditions = isNumbered ? always : walk.conditions
  const from = sql`${rows} AS ${sql.id(alias)}`
  const first = terms[0]
  const range = walk.from === null || !first ? [] : [startingAt(dialect, first, walk.from)]
  const way = backwards ? reversed(terms) : terms
  const block =
    (ordered: readonly Term[], where: readonly Sql[]): Block =>
    async (connection, limit) =>
      (
        await connection.query(
          select(walk, { terms: ordered, places: terms, from, where: all([conditions, ...where]) }, limit),
        )
      ).rows
  if (!first?.nullable) {
    const reached = place === null ? [] : [beyond(dialect, way, place, backwards)]
    return [block(way, [...range, ...reached])]
  }
  const inNulls = place !== null && place[0] === null
  const filledWay = way.map((term, index) => (index === 0 ? { ...term, nullable: false } : term))
  const filled = (reached: readonly Sql[]): Block =>
    block(filledWay, [sql`${first.source} IS NOT NULL`, ...range, ...reached])
  const rest = way.slice(1)
  const nulls = (reached: readonly Sql[]): Block => block(rest, [sql`${first.source} IS NULL`, ...reached])
  const afterNull = inNulls && place ? [beyond(dialect, rest, place.slice(1), backwards)] : []
  const afterFilled = !inNulls && place ? [beyond(dialect, filledWay, place, backwards)] : []
  if (backwards) return place === null || inNulls ? [nulls(afterNull), filled([])] : [filled(afterFilled)]
  return inNulls ? [nulls(afterNull)] : [filled(afterFilled), nulls([])]
}

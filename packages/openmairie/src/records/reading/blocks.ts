// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Row, Sql } from '../../database/contract.js'
import { all, any, sql, tableOf } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import { column } from './columns.js'
import type { Place } from './cursor.js'
import { labelExpression } from './labels.js'
import { beyond, type Order, orderBy, reversed, type Term } from './order.js'
import type { Projection } from './projection.js'
import { permitted } from './scope.js'

/** A stretch of a listing that one range of an index gives; the next one begins where it ends. */
export type Block = (limit: number) => Sql

export interface Walk {
  readonly ctx: Ctx
  readonly entity: AnyEntity
  readonly projection: Projection
  readonly conditions: Sql
  readonly order: Order
  /** Where to start, outside; null at the beginning (or at the end, backwards). */
  readonly place: Place | null
  readonly backwards: boolean
  /** Label rows start here at the earliest: «à partir de M». */
  readonly from: string | null
}

export const alias = 't'

/** How many terms the place of a row has under an order. */
export function termCount(order: Order): number {
  return order.kind === 'columns' ? order.terms.length : order.key.length + 2
}

/** The stretches to read, in order, from a place on. */
export function blocksOf(walk: Walk): readonly Block[] {
  return walk.order.kind === 'columns' ? columnBlocks(walk, walk.order.terms) : labelBlocks(walk, walk.order)
}

/** Reads blocks until there are enough rows. */
export async function readBlocks(
  connection: Connection,
  blocks: readonly Block[],
  limit: number,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const block of blocks) {
    if (rows.length >= limit) break
    rows.push(...(await connection.query(block(limit - rows.length))).rows)
  }
  return rows
}

/**
 * The rows of a stretch, then their labels: so that a page of labels is read, not those of every row that was sorted. The
 * limit is written in full, for the planner to know that few rows are wanted.
 */
function select(
  walk: Walk,
  terms: readonly Term[],
  places: readonly Sql[],
  from: Sql,
  where: Sql,
  backwards: boolean,
): Block {
  const { projection, entity } = walk
  const mark = ownPrefix(entity)
  const placeName = (index: number): Sql => sql.id(`${mark}${index}`)
  const inner = sql.join([
    sql`${sql.id(alias)}.*`,
    ...places.map((place, index) => sql`${place} AS ${placeName(index)}`),
    ...terms.map((term, index) => sql`${term.source} AS ${sql.id(`${mark}t${index}`)}`),
  ])
  const outer = sql.join([
    ...projection.columns,
    ...places.map((_, index) => sql`${sql.id(alias)}.${placeName(index)}::text AS ${sql.id(`p${index}`)}`),
  ])
  const order = orderBy(
    terms.map((term, index) => ({ ...term, source: column(alias, `${mark}t${index}`) })),
    backwards,
  )
  return (limit) => {
    const rows = sql`SELECT ${inner} FROM ${from} WHERE ${where} ORDER BY ${orderBy(terms, backwards)} LIMIT ${sql.lit(limit)}`
    return sql`SELECT ${outer} FROM (${rows}) AS ${sql.id(alias)} ${projection.joins} ORDER BY ${order}`
  }
}

/** The beginning of names of our own, which no column of the entity has. */
function ownPrefix(entity: AnyEntity): string {
  let prefix = 'om_'
  while (Object.keys(entity.fields).some((name) => name.startsWith(prefix))) prefix = `_${prefix}`
  return prefix
}

/** Rows whose first term has a value, then those where it is NULL: each block is a plain range. */
function columnBlocks(walk: Walk, terms: readonly Term[]): readonly Block[] {
  const { place, backwards, conditions } = walk
  const from = sql`${tableOf(walk.entity.table)} AS ${sql.id(alias)}`
  const places = terms.map((term) => term.source)
  const first = terms[0]
  const range =
    walk.from === null || !first
      ? []
      : [first.direction === 'asc' ? sql`${first.source} >= ${walk.from}` : sql`${first.source} <= ${walk.from}`]
  const way = backwards ? reversed(terms) : terms
  if (!first?.nullable) {
    const reached = place === null ? [] : [beyond(way, place, backwards)]
    return [select(walk, way, places, from, all([conditions, ...range, ...reached]), backwards)]
  }
  const inNulls = place !== null && place[0] === null
  const filledWay = way.map((term, index) => (index === 0 ? { ...term, nullable: false } : term))
  const filled = (reached: readonly Sql[]): Block =>
    select(
      walk,
      filledWay,
      places,
      from,
      all([conditions, sql`${first.source} IS NOT NULL`, ...range, ...reached]),
      backwards,
    )
  const rest = way.slice(1)
  const nulls = (reached: readonly Sql[]): Block =>
    select(walk, rest, places, from, all([conditions, sql`${first.source} IS NULL`, ...reached]), backwards)
  const afterNull = inNulls && place ? [beyond(rest, place.slice(1), backwards)] : []
  const afterFilled = !inNulls && place ? [beyond(filledWay, place, backwards)] : []
  if (backwards) return place === null || inNulls ? [nulls(afterNull), filled([])] : [filled(afterFilled)]
  return inNulls ? [nulls(afterNull)] : [filled(afterFilled), nulls([])]
}

/**
 * The referenced table is walked in the order of its labels, and each of its rows gives at most a page of those that
 * refer to it, by an index on (foreign key, key): the cost does not depend on the size of the table.
 */
function labelBlocks(walk: Walk, order: Extract<Order, { kind: 'label' }>): readonly Block[] {
  const { ctx, place, backwards, conditions } = walk
  const key = backwards ? reversed(order.key) : order.key
  const direction = (order.direction === 'asc') !== backwards ? 'asc' : 'desc'
  const carrier = column(alias, order.reference.fields[0] ?? '')
  const label = sql`${sql.id('r')}.${sql.id('label')}`
  const owner = sql`${sql.id('r')}.${sql.id('owner')}`
  const ownerTerms: readonly Term[] = [
    { source: label, direction, nullable: false },
    { source: owner, direction, nullable: false },
  ]
  const places = [label, owner, ...order.key.map((term) => term.source)]
  const targetField = column('r0', order.reference.targetFields[0] ?? '')
  const owners = sql`(SELECT ${labelExpression(ctx, order.target, 'r0')} AS ${sql.id('label')}, ${targetField} AS ${sql.id('owner')} FROM ${tableOf(order.target.table)} AS ${sql.id('r0')} WHERE ${permitted(ctx, order.target, 'list')})`
  const range =
    walk.from === null
      ? []
      : [order.direction === 'asc' ? sql`${label} >= ${walk.from}` : sql`${label} <= ${walk.from}`]

  const under = (ownerCondition: readonly Sql[], rowCondition: readonly Sql[]): Block => {
    const where = all([sql`${carrier} = ${owner}`, conditions, ...rowCondition])
    return (limit) => {
      const rows = sql`(SELECT ${sql.id(alias)}.* FROM ${tableOf(walk.entity.table)} AS ${sql.id(alias)} WHERE ${where} ORDER BY ${orderBy(key, backwards)} LIMIT ${sql.lit(limit)})`
      const sorted = sql`(SELECT * FROM ${owners} AS ${sql.id('r')} WHERE ${all([...range, ...ownerCondition])} ORDER BY ${orderBy(ownerTerms, backwards)})`
      const from = sql`${sorted} AS ${sql.id('r')} CROSS JOIN LATERAL ${rows} AS ${sql.id(alias)}`
      return select(walk, [...ownerTerms, ...key], places, from, sql`true`, backwards)(limit)
    }
  }
  const orphan =
    order.reference.constraint === null
      ? [sql`NOT EXISTS (SELECT 1 FROM ${owners} AS ${sql.id('r')} WHERE ${owner} = ${carrier})`]
      : []
  const without = (reached: readonly Sql[]): Block => {
    const from = sql`${tableOf(walk.entity.table)} AS ${sql.id(alias)}`
    const noPlaces = [sql`NULL`, sql`NULL`, ...order.key.map((term) => term.source)]
    return select(
      walk,
      key,
      noPlaces,
      from,
      all([conditions, any([sql`${carrier} IS NULL`, ...orphan]), ...reached]),
      backwards,
    )
  }
  if (place === null) return backwards ? [without([]), under([], [])] : [under([], []), without([])]
  const keyPlace = place.slice(2)
  if (place[0] === null)
    return backwards
      ? [without([beyond(key, keyPlace, backwards)]), under([], [])]
      : [without([beyond(key, keyPlace, backwards)])]
  const sameOwner = under([sql`${owner} = ${place[1]}`], [beyond(key, keyPlace, backwards)])
  const nextOwners = under([beyond(ownerTerms, place.slice(0, 2), backwards)], [])
  return backwards ? [sameOwner, nextOwners] : [sameOwner, nextOwners, without([])]
}

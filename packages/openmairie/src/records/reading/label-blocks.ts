// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import { all, any, ownRowsOf, settled, sql } from '../../database/sql.js'
import type { SortDirection } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import { isScoped } from './belonging.js'
import { column, fieldText } from './columns.js'
import { labelExpression } from './labels.js'
import type { Order } from './order.js'
import { type Owners, rowsByOwner } from './owner-walk.js'
import { permitted } from './scope.js'
import { keepingShapes } from './shapes.js'
import { beyond, orderBy, reversed, type Term } from './terms.js'
import { alias, type Block, type PlaceTerm, select, type Walk } from './walk.js'

type LabelOrder = Extract<Order, { kind: 'label' }>

/**
 * The referenced table is walked in the order of its labels, and each of its rows gives at most a page of those that
 * refer to it, by an index on (foreign key, key): the cost does not depend on the size of the table.
 */
export function labelBlocks(walk: Walk, order: LabelOrder): readonly Block[] {
  const { place, backwards } = walk
  const { dialect } = walk.ctx.database
  const key = backwards ? reversed(order.key) : order.key
  const owners = ownersOf(walk, order)
  const under = (ownerCondition: readonly Sql[], rowCondition: readonly Sql[]): Block => {
    const found = { ...owners, conditions: [...owners.conditions, ...ownerCondition] }
    return dialect.lateral
      ? lateral(walk, order, key, found, rowCondition)
      : rowsByOwner(walk, order, key, found, rowCondition)
  }
  const without = withoutLabel(walk, order, key, owners)
  if (place === null) return backwards ? [without([]), under([], [])] : [under([], []), without([])]
  const keyPlace = place.slice(2)
  if (place[0] === null)
    return backwards
      ? [without([beyond(dialect, key, keyPlace, backwards)]), under([], [])]
      : [without([beyond(dialect, key, keyPlace, backwards)])]
  const target = order.target.fields[order.reference.targetFields[0] ?? ''] ?? null
  const same = sql`${owners.owner} = ${dialect.parameter(place[1] ?? '', target)}`
  const sameOwner = under([same], [beyond(dialect, key, keyPlace, backwards)])
  const nextOwners = under([beyond(dialect, owners.terms, place.slice(0, 2), backwards)], [])
  return backwards ? [sameOwner, nextOwners] : [sameOwner, nextOwners, without([])]
}

const shaped = keepingShapes<Omit<Owners, 'conditions'>>()

/** The rows of the referenced table: label and referenced value of each, in the order of the labels. */
function ownersOf({ ctx, entity, backwards, from }: Walk, order: LabelOrder): Owners {
  const { dialect } = ctx.database
  const direction = (order.direction === 'asc') !== backwards ? 'asc' : 'desc'
  const name = `${order.reference.name} ${direction}`
  const found = shaped(ctx, entity, name, () => referencedRows(ctx, order, direction))
  const start = from === null ? [] : [dialect.parameter(from, null)]
  return {
    ...found,
    conditions: start.map((text) =>
      order.direction === 'asc' ? sql`${found.label} >= ${text}` : sql`${found.label} <= ${text}`,
    ),
  }
}

function referencedRows(
  ctx: Ctx,
  { reference, target }: LabelOrder,
  direction: SortDirection,
): Omit<Owners, 'conditions'> {
  const { dialect } = ctx.database
  const referenced = reference.targetFields[0] ?? ''
  const field = target.fields[referenced] ?? null
  const source = field ? dialect.compared(column('r0', referenced), field) : column('r0', referenced)
  const table = sql`(SELECT ${labelExpression(ctx, target, 'r0')} AS ${sql.id('label')}, ${source} AS ${sql.id('owner')}, ${fieldText(dialect, target, 'r0', referenced)} AS ${sql.id('owner_text')} FROM ${ownRowsOf(target.table)} AS ${sql.id('r0')} WHERE ${permitted(ctx, target, 'list', 'r0')})`
  const label = column('r', 'label')
  const owner = column('r', 'owner')
  return {
    table: sql.join(settled(dialect, [table])),
    label,
    owner,
    field,
    terms: [
      { source: label, field: null, direction, nullable: false },
      { source: owner, field, direction, nullable: false },
    ],
  }
}

/** Where a derived table may depend on the one before it, one statement does it all. */
function lateral(
  walk: Walk,
  order: LabelOrder,
  key: readonly Term[],
  owners: Owners,
  rowCondition: readonly Sql[],
): Block {
  const { backwards, conditions, entity } = walk
  const { dialect } = walk.ctx.database
  const carrier = column(alias, order.reference.fields[0] ?? '')
  const where = all([sql`${carrier} = ${owners.owner}`, conditions, ...rowCondition])
  const places: readonly PlaceTerm[] = [...owners.terms, ...order.key]
  const sorted = sql`(SELECT * FROM ${owners.table} AS ${sql.id('r')} WHERE ${all(owners.conditions)} ORDER BY ${orderBy(dialect, owners.terms, backwards)})`
  return async (connection, limit) => {
    const rows = sql`(SELECT ${sql.id(alias)}.* FROM ${ownRowsOf(entity.table)} AS ${sql.id(alias)} WHERE ${where} ORDER BY ${orderBy(dialect, key, backwards)} LIMIT ${sql.lit(limit)})`
    const from = sql`${sorted} AS ${sql.id('r')} CROSS JOIN LATERAL ${rows} AS ${sql.id(alias)}`
    const terms = [...owners.terms, ...key]
    return (await connection.query(select(walk, { terms, places, from, where: all([]) }, limit))).rows
  }
}

/** Whether every row that refers to something finds it, among those that the user may see. */
function isWhole(ctx: Ctx, { reference, target }: LabelOrder): boolean {
  const isHeld = reference.constraint !== null && !reference.unverified && ctx.database.dialect.holdsReferences
  return isHeld && !isScoped(ctx, target)
}

/** Rows that refer to nothing, or to what is not there, come last, in the order of their key. */
function withoutLabel(
  walk: Walk,
  order: LabelOrder,
  key: readonly Term[],
  { table, owner }: Owners,
): (reached: readonly Sql[]) => Block {
  const carrier = column(alias, order.reference.fields[0] ?? '')
  const orphan = isWhole(walk.ctx, order)
    ? []
    : [sql`NOT EXISTS (SELECT 1 FROM ${table} AS ${sql.id('r')} WHERE ${owner} = ${carrier})`]
  const nothing: PlaceTerm = { source: sql`NULL`, field: null }
  const places = [nothing, nothing, ...order.key]
  const from = sql`${ownRowsOf(walk.entity.table)} AS ${sql.id(alias)}`
  return (reached) => {
    const where = all([walk.conditions, any([sql`${carrier} IS NULL`, ...orphan]), ...reached])
    return async (connection, limit) =>
      (await connection.query(select(walk, { terms: key, places, from, where }, limit))).rows
  }
}

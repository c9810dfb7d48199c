// SPDX-License-Identifier: EUPL-1.2
import type { Expr, ExprRef, From, FromTable, SelectFromStatement } from 'pgsql-ast-parser'
import type { AnyEntity, Field } from '../../../model/entity.js'
import { type Entities, entityOfTable, fieldOf, type Spot } from '../reach.js'
import { everyOf, recordMark, uncast } from './parse.js'

/** The tables of a request, as they are joined. */
export interface Sources {
  readonly tables: ReadonlyMap<string, AnyEntity>
  /** How many there are, those that are no entity among them. */
  readonly count: number
  /** Columns held to be the same. */
  readonly pairs: readonly (readonly [Column, Column])[]
  /** Columns that name the record. */
  readonly marked: readonly Column[]
  /** Whether rows are kept back by anything else. */
  readonly filtered: boolean
  /** Tables whose absence leaves a row out. */
  readonly demanded: readonly string[]
}

export interface Column {
  readonly alias: string
  readonly field: Field
}

/** Reads what a request draws from; tables that are no entity are not among them. */
export function sourcesOf(entities: Entities, { from, where, limit }: SelectFromStatement): Sources {
  const tables = new Map<string, AnyEntity>()
  for (const each of from ?? []) {
    const entity = each.type === 'table' ? entityOfTable(entities, each.name.name) : null
    if (each.type === 'table' && entity) tables.set(aliasOf(each), entity)
  }
  const pairs: (readonly [Column, Column])[] = []
  const marked: Column[] = []
  let filtered = Boolean(limit)
  const take = (condition: Expr): boolean => {
    const pair = pairOf(tables, condition)
    const mark = pair ? null : markOf(tables, condition)
    if (pair) pairs.push(pair)
    if (mark) marked.push(mark)
    return pair !== null || mark !== null
  }
  for (const each of from ?? []) {
    if (
      everyOf(each.join?.on)
        .map(take)
        .every((is) => is)
    )
      continue
    // Joined by more than a reference: what it gives is not what the reference gives.
    if (each.type === 'table') tables.delete(aliasOf(each))
    if (each.join?.type !== 'LEFT JOIN') filtered = true
  }
  for (const condition of everyOf(where)) if (!take(condition)) filtered = true
  for (const each of from ?? []) pairs.push(...usingOf(tables, each))
  const demanded = (from ?? []).flatMap((each) =>
    each.type === 'table' && each.join?.type !== 'LEFT JOIN' ? [aliasOf(each)] : [],
  )
  return { tables, count: from?.length ?? 0, pairs, marked, filtered, demanded }
}

/** The column that a name means; null where it is of none of the tables, or of several. */
export function columnOf(tables: Sources['tables'], ref: Pick<ExprRef, 'table' | 'name'>): Column | null {
  const aliases = ref.table ? [ref.table.name] : [...tables.keys()]
  const found = aliases.flatMap((alias) => {
    const entity = tables.get(alias)
    const field = entity && fieldOf(entity, ref.name)
    return field ? [{ alias, field }] : []
  })
  return found.length === 1 ? (found[0] ?? null) : null
}

/** Where each table lies from the one that the record is of, along references; what is not reached so has no place. */
export function spotsFrom(root: string, { tables, pairs }: Sources): ReadonlyMap<string, Spot> {
  const spots = new Map<string, Spot>()
  const entity = tables.get(root)
  if (entity) spots.set(root, { entity, path: [] })
  const reach = ([near, far]: readonly [Column, Column]): boolean => {
    const spot = spots.get(near.alias)
    const target = tables.get(far.alias)
    if (!spot || !target || spots.has(far.alias)) return false
    const reference = referenceTo(spot.entity, near, target, far)
    if (reference) spots.set(far.alias, { entity: target, path: [...spot.path, reference.name] })
    return reference !== undefined
  }
  const both = pairs.flatMap(([left, right]) => [[left, right] as const, [right, left] as const])
  while (both.some(reach));
  return spots
}

/** The reference that the equality of two columns follows. */
export function referenceTo(
  from: AnyEntity,
  near: Column,
  to: AnyEntity,
  far: Column,
): AnyEntity['references'][number] | undefined {
  return from.references.find(
    ({ fields, entity, targetFields }) =>
      entity === to.name && fields.length === 1 && fields[0] === near.field.name && targetFields[0] === far.field.name,
  )
}

function pairOf(tables: Sources['tables'], condition: Expr): readonly [Column, Column] | null {
  if (condition.type !== 'binary' || condition.op !== '=') return null
  const [left, right] = [uncast(condition.left), uncast(condition.right)]
  if (left.type !== 'ref' || right.type !== 'ref') return null
  const [near, far] = [columnOf(tables, left), columnOf(tables, right)]
  return near && far && near.alias !== far.alias ? [near, far] : null
}

function markOf(tables: Sources['tables'], condition: Expr): Column | null {
  if (condition.type !== 'binary' || condition.op !== '=') return null
  const sides = [uncast(condition.left), uncast(condition.right)]
  const ref = sides.find((side) => side.type === 'ref')
  const isMarked = sides.some((side) => side.type === 'string' && side.value === recordMark)
  return ref && isMarked ? columnOf(tables, ref) : null
}

function aliasOf({ name }: FromTable): string {
  return name.alias ?? name.name
}

/** `USING (column)`: the same name on both sides. */
function usingOf(tables: Sources['tables'], from: From): readonly (readonly [Column, Column])[] {
  if (from.type !== 'table') return []
  const alias = aliasOf(from)
  return (from.join?.using ?? []).flatMap(({ name }) => {
    const far = columnOf(tables, { table: { name: alias }, name })
    const others = [...tables.keys()].filter((each) => each !== alias)
    return others.flatMap((other) => {
      const near = columnOf(tables, { table: { name: other }, name })
      return near && far ? [[near, far] as const] : []
    })
  })
}

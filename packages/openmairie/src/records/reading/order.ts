// SPDX-License-Identifier: EUPL-1.2
import type { Dialect } from '../../database/dialect/contract.js'
import type { AnyEntity, Reference, Sort, SortDirection } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import type { ListQuery } from '../contract.js'
import { column } from './columns.js'
import type { Term } from './terms.js'
import { tieTerm } from './ties.js'

/**
 * The order of a listing: by columns of the table, or by the label of a reference. Both end with the whole key, or with what
 * stands for it; `numbered`: the last term is the number of the row among its likes.
 */
export type Order =
  | { readonly kind: 'columns'; readonly terms: readonly Term[]; readonly numbered: boolean }
  | {
      readonly kind: 'label'
      readonly reference: Reference
      readonly target: AnyEntity
      readonly direction: SortDirection
      /** What orders the rows under one label. */
      readonly key: readonly Term[]
    }

/** Resolves what is asked, else the entity's own order. The key follows the first direction, so that one index serves both ways. */
export function orderOf(ctx: Ctx, entity: AnyEntity, query: ListQuery, alias: string): Order {
  const asked = (query.sort.length > 0 ? query.sort : entity.listing.sort).filter(
    (sort) => entity.fields[sort.field]?.hidden === false,
  )
  const first = asked[0]
  const direction = first?.direction ?? 'asc'
  const { dialect } = ctx.database
  const termsOf = (sorts: readonly Sort[]): readonly Term[] =>
    sorts.flatMap((sort) => termOf(dialect, entity, sort.field, alias, sort.direction))
  const reference =
    first && entity.references.find((each) => each.fields.length === 1 && each.fields[0] === first.field)
  const target = reference && ctx.app.localised[ctx.locale].get(reference.entity)
  if (reference && target && entity.key.length > 0 && ctx.grants.can(ctx.app.definition.name, target, 'list')) {
    // Rows under one label follow the other terms, then the key.
    const others = asked.slice(1)
    return {
      kind: 'label',
      reference,
      target,
      direction,
      key: [...termsOf(others), ...keyTerms(dialect, entity, others, alias, direction)],
    }
  }
  const terms = termsOf(asked)
  const rest = keyTerms(dialect, entity, asked, alias, direction)
  const numbered = !isPlaced(dialect, entity)
  const ties = numbered ? [tieTerm(entity, alias, direction)] : []
  return { kind: 'columns', terms: [...terms, ...rest, ...ties], numbered }
}

/** The order of the whole key alone, or of what stands for it: no write that leaves the key moves a row in it. */
export function keyOrder(ctx: Ctx, entity: AnyEntity, alias: string): Extract<Order, { kind: 'columns' }> {
  const { dialect } = ctx.database
  const numbered = !isPlaced(dialect, entity)
  const ties = numbered ? [tieTerm(entity, alias, 'asc')] : []
  return { kind: 'columns', terms: [...keyTerms(dialect, entity, [], alias, 'asc'), ...ties], numbered }
}

function termOf(
  dialect: Dialect,
  entity: AnyEntity,
  name: string,
  alias: string,
  direction: SortDirection,
): readonly Term[] {
  const field = entity.fields[name]
  if (!field) return []
  return [{ source: dialect.sorted(column(alias, name), field), field, direction, nullable: field.nullable }]
}

/** Whether the rows of an entity have a key, or a place on the disk. */
function isPlaced(dialect: Dialect, entity: AnyEntity): boolean {
  return entity.key.length > 0 || (entity.kind === 'table' && dialect.rowPlace.length > 0)
}

/** The whole key, less what the order holds already; a table without key ends by its place on the disk. */
function keyTerms(
  dialect: Dialect,
  entity: AnyEntity,
  asked: readonly Sort[],
  alias: string,
  direction: SortDirection,
): readonly Term[] {
  const missing = (names: readonly string[]): readonly string[] =>
    names.filter((name) => !asked.some((sort) => sort.field === name))
  if (entity.key.length > 0)
    return missing(entity.key).flatMap((name) =>
      termOf(dialect, entity, name, alias, direction).map((term) => ({ ...term, nullable: false })),
    )
  if (isPlaced(dialect, entity))
    return dialect.rowPlace.map((name) => ({ source: column(alias, name), field: null, direction, nullable: false }))
  return missing(Object.keys(entity.fields)).flatMap((name) => wholeValue(dialect, entity, name, alias, direction))
}

/** A view has neither key nor place: all its columns end the order, each as a text. */
function wholeValue(
  dialect: Dialect,
  entity: AnyEntity,
  name: string,
  alias: string,
  direction: SortDirection,
): readonly Term[] {
  const field = entity.fields[name]
  if (!field || field.hidden) return []
  const source = column(alias, name)
  return [{ source: dialect.text(source, field), field: null, direction, nullable: true }]
}

// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import { all, any, sql } from '../../database/sql.js'
import type { AnyEntity, Reference, Sort, SortDirection } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import type { ListQuery } from '../contract.js'
import { column, compared } from './columns.js'
import type { Place } from './cursor.js'

/** A term of an order: what is compared, which way, and whether NULL occurs. */
export interface Term {
  readonly source: Sql
  readonly direction: SortDirection
  readonly nullable: boolean
}

/** The order of a listing: by columns of the table, or by the label of a reference. Both end with the whole key. */
export type Order =
  | { readonly kind: 'columns'; readonly terms: readonly Term[] }
  | {
      readonly kind: 'label'
      readonly reference: Reference
      readonly target: AnyEntity
      readonly direction: SortDirection
      readonly key: readonly Term[]
    }

/** Resolves what is asked, else the entity's own order. The key follows the first direction, so that one index serves both ways. */
export function orderOf(ctx: Ctx, entity: AnyEntity, query: ListQuery, alias: string): Order {
  const asked = (query.sort.length > 0 ? query.sort : entity.listing.sort).filter(
    (sort) => entity.fields[sort.field]?.hidden === false,
  )
  const first = asked[0]
  const direction = first?.direction ?? 'asc'
  const rest = keyTerms(entity, asked, alias, direction)
  const reference =
    first && entity.references.find((each) => each.fields.length === 1 && each.fields[0] === first.field)
  const target = reference && ctx.app.localised[ctx.locale].get(reference.entity)
  if (reference && target && entity.key.length > 0 && ctx.grants.can(ctx.app.definition.name, target, 'list')) {
    return { kind: 'label', reference, target, direction, key: keyTerms(entity, [], alias, direction) }
  }
  const terms = asked.map((sort) => termOf(entity, sort, alias))
  return { kind: 'columns', terms: [...terms, ...rest] }
}

function termOf(entity: AnyEntity, sort: Sort, alias: string): Term {
  const field = entity.fields[sort.field]
  const source = compared(entity, alias, sort.field)
  const comparable = field && !['json', 'geometry', 'other'].includes(field.type)
  return {
    source: comparable ? source : sql`${source}::text`,
    direction: sort.direction,
    nullable: field?.nullable ?? true,
  }
}

/** The whole key, less what the order holds already; a table without key ends by its place on the disk. */
function keyTerms(entity: AnyEntity, asked: readonly Sort[], alias: string, direction: SortDirection): readonly Term[] {
  if (entity.key.length === 0 && entity.kind === 'table')
    return ['tableoid', 'ctid'].map((name) => ({ source: column(alias, name), direction, nullable: false }))
  if (entity.key.length === 0) return wholeRow(entity, asked, alias, direction)
  const missing = entity.key.filter((name) => !asked.some((sort) => sort.field === name))
  return missing.map((name) => ({ source: compared(entity, alias, name), direction, nullable: false }))
}

/** A view has neither key nor place: all its columns end the order. */
function wholeRow(entity: AnyEntity, asked: readonly Sort[], alias: string, direction: SortDirection): readonly Term[] {
  const names = Object.values(entity.fields).filter(
    (field) => !field.hidden && !asked.some((sort) => sort.field === field.name),
  )
  return names.map((field) => ({
    source: field.type === 'bytes' ? sql`md5(${column(alias, field.name)})` : sql`${column(alias, field.name)}::text`,
    direction,
    nullable: true,
  }))
}

/** Reads an order from its end. */
export function reversed(terms: readonly Term[]): readonly Term[] {
  return terms.map((term) => ({ ...term, direction: term.direction === 'asc' ? 'desc' : 'asc' }))
}

/** The order as SQL; `backwards` tells where NULL lies, which is last when read forwards. */
export function orderBy(terms: readonly Term[], backwards: boolean): Sql {
  return sql.join(
    terms.map((term) => {
      const way = term.direction === 'asc' ? sql`ASC` : sql`DESC`
      return term.nullable
        ? sql`${term.source} ${way} ${backwards ? sql`NULLS FIRST` : sql`NULLS LAST`}`
        : sql`${term.source} ${way}`
    }),
  )
}

/**
 * What lies after a place. Where no NULL occurs and directions agree, a row comparison, which is one range of an index;
 * elsewhere the range of the first term, then the comparison term by term.
 */
export function beyond(terms: readonly Term[], place: Place, backwards: boolean): Sql {
  const sameWay = terms.every((term) => term.direction === terms[0]?.direction)
  const plain = terms.every((term, index) => !term.nullable || (index === 0 && place[0] !== null))
  if (sameWay && plain) {
    const left = sql.join(terms.map((term) => term.source))
    const right = sql.join(terms.map((_, index) => sql`${place[index]}`))
    return terms[0]?.direction === 'desc' ? sql`(${left}) < (${right})` : sql`(${left}) > (${right})`
  }
  const steps = terms.map((term, index) => {
    const equal = terms.slice(0, index).map((before, position) => same(before, place[position] ?? null))
    return all([...equal, strictlyBeyond(term, place[index] ?? null, backwards)])
  })
  return all([atLeast(terms[0], place[0] ?? null), any(steps)])
}

function same(term: Term, value: string | null): Sql {
  return value === null ? sql`${term.source} IS NULL` : sql`${term.source} = ${value}`
}

/** NULLs are the last forwards, hence the first backwards. */
function strictlyBeyond(term: Term, value: string | null, backwards: boolean): Sql {
  if (value === null) return backwards ? sql`${term.source} IS NOT NULL` : sql`false`
  const compared = term.direction === 'asc' ? sql`${term.source} > ${value}` : sql`${term.source} < ${value}`
  return term.nullable && !backwards ? sql`(${compared} OR ${term.source} IS NULL)` : compared
}

/** A range of the first term that an index can serve. */
function atLeast(term: Term | undefined, value: string | null): Sql {
  if (!term || value === null || term.nullable) return sql`true`
  return term.direction === 'asc' ? sql`${term.source} >= ${value}` : sql`${term.source} <= ${value}`
}

// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import type { Dialect, Typed } from '../../database/dialect/contract.js'
import { all, always, any, never, sql } from '../../database/sql.js'
import type { SortDirection } from '../../model/entity.js'
import type { Place } from './cursor.js'

/** A term of an order: what is compared, which way, and whether NULL occurs. */
export interface Term {
  readonly source: Sql
  /** The field that is compared; null for a text. */
  readonly field: Typed | null
  readonly direction: SortDirection
  readonly nullable: boolean
}

/** Reads an order from its end. */
export function reversed(terms: readonly Term[]): readonly Term[] {
  return terms.map((term) => ({ ...term, direction: term.direction === 'asc' ? 'desc' : 'asc' }))
}

/** The order as SQL; `backwards` tells where NULL lies, which is last when read forwards. */
export function orderBy(dialect: Dialect, terms: readonly Term[], backwards: boolean): Sql {
  const nulls = backwards ? 'first' : 'last'
  return sql.join(terms.map((term) => dialect.ordered(term.source, term.direction, term.nullable ? nulls : null)))
}

/**
 * What lies after a place. Where no NULL occurs and directions agree, a row comparison, which is one range of an index;
 * elsewhere the range of the first term, then the comparison term by term.
 */
export function beyond(dialect: Dialect, terms: readonly Term[], place: Place, backwards: boolean): Sql {
  const bound = (index: number): Sql => boundOf(dialect, terms[index], place[index] ?? null)
  const sameWay = terms.every((term) => term.direction === terms[0]?.direction)
  const plain = terms.every((term, index) => !term.nullable || (index === 0 && place[0] !== null))
  if (sameWay && plain && dialect.comparesRows) {
    const left = sql.join(terms.map((term) => term.source))
    const right = sql.join(terms.map((_, index) => bound(index)))
    return terms[0]?.direction === 'desc' ? sql`(${left}) < (${right})` : sql`(${left}) > (${right})`
  }
  const steps = terms.map((term, index) => {
    const equal = terms
      .slice(0, index)
      .map((before, position) =>
        place[position] === null ? sql`${before.source} IS NULL` : sql`${before.source} = ${bound(position)}`,
      )
    return all([...equal, strictlyBeyond(term, place[index] === null ? null : bound(index), backwards)])
  })
  return all([atLeast(terms[0], place[0] === null ? null : bound(0)), any(steps)])
}

function boundOf(dialect: Dialect, term: Term | undefined, value: string | null): Sql {
  return value === null ? sql`NULL` : dialect.parameter(value, term?.field ?? null)
}

/** NULLs are the last forwards, hence the first backwards. */
function strictlyBeyond(term: Term, bound: Sql | null, backwards: boolean): Sql {
  if (bound === null) return backwards ? sql`${term.source} IS NOT NULL` : never
  const compared = term.direction === 'asc' ? sql`${term.source} > ${bound}` : sql`${term.source} < ${bound}`
  return term.nullable && !backwards ? sql`(${compared} OR ${term.source} IS NULL)` : compared
}

/** A range of the first term that an index can serve. */
function atLeast(term: Term | undefined, bound: Sql | null): Sql {
  if (!term || bound === null || term.nullable) return always
  return term.direction === 'asc' ? sql`${term.source} >= ${bound}` : sql`${term.source} <= ${bound}`
}

/** Where a listing starts at the earliest, by a first value of its first term. */
export function startingAt(dialect: Dialect, term: Term, from: string): Sql {
  return atLeast({ ...term, nullable: false }, dialect.parameter(from, term.field))
}

// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import type { Dialect, Typed } from '../../database/dialect/contract.js'
import { ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity, SortDirection } from '../../model/entity.js'
import { column, ownPrefix, readableFields } from './columns.js'
import type { Term } from './terms.js'

const number: Typed = { type: 'bigint', native: 'bigint', element: null }

/** Rows that nothing tells apart, as in a view, are numbered among their likes: their number ends the order. */
export function tieTerm(entity: AnyEntity, alias: string, direction: SortDirection): Term {
  return { source: column(alias, markOf(entity)), field: number, direction, nullable: false }
}

/**
 * The rows that meet the conditions, with the number of each among those that the terms hold equal. What a reader can see
 * decides of it, to the last byte: rows that bear a number in turn look the same.
 */
export function numbered(
  dialect: Dialect,
  entity: AnyEntity,
  alias: string,
  terms: readonly Term[],
  conditions: Sql,
): Sql {
  const likes = sql.join(terms.map((term) => term.source))
  const seen = sql.join(
    readableFields(entity).map((field) => dialect.exact(dialect.text(column(alias, field.name), field))),
  )
  const mark = sql.id(markOf(entity))
  return sql`(SELECT ${sql.id(alias)}.*, row_number() OVER (PARTITION BY ${likes} ORDER BY ${seen}) AS ${mark} FROM ${ownRowsOf(entity.table)} AS ${sql.id(alias)} WHERE ${conditions})`
}

function markOf(entity: AnyEntity): string {
  return `${ownPrefix(entity)}n`
}

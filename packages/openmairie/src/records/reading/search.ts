// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import { any, sql } from '../../database/sql.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import type { Criterion, ListQuery } from '../contract.js'
import { column, compared } from './columns.js'

const texts: ReadonlySet<string> = new Set(['string', 'text'])

/** The simple search: in one field or all, accents and case ignored, `*` a joker, a comma an «or». */
export function searchCondition(entity: AnyEntity, search: NonNullable<ListQuery['search']>, alias: string): Sql {
  const names =
    search.field === null ? entity.listing.search : entity.listing.search.filter((name) => name === search.field)
  const fields = names.map((name) => entity.fields[name]).filter((field) => field !== undefined && !field.hidden)
  const words = search.text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
  return any(words.flatMap((word) => fields.map((field) => (field ? contains(field, word, alias) : sql`false`))))
}

function contains(field: Field, word: string, alias: string): Sql {
  const source = column(alias, field.name)
  return sql`openmairie.om_sans_accent(${texts.has(field.type) ? source : sql`${source}::text`}) LIKE ${pattern(word)}`
}

/** A pattern of LIKE with the text folded as om_sans_accent folds: what was typed is never a joker but `*`. */
export function pattern(word: string): string {
  const folded = word
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[àáâãäåçèéêëìíîïñòóôõöùúûüýÿ]/g, (letter) => letter.normalize('NFD').charAt(0))
  return `%${folded.replace(/[\\%_]/g, '\\$&').replaceAll('*', '%')}%`
}

/** One criterion of the advanced search. Raises OM_NOT_FOUND for a field that cannot be searched. */
export function criterionCondition(entity: AnyEntity, criterion: Criterion, alias: string): Sql {
  const field = entity.fields[criterion.field]
  if (!field || field.hidden) throw new OpenMairieError('OM_NOT_FOUND')
  const source = compared(entity, alias, field.name)
  switch (criterion.kind) {
    case 'contains':
      return any(
        criterion.value
          .split(',')
          .map((word) => word.trim())
          .filter((word) => word !== '')
          .map((word) => contains(field, word, alias)),
      )
    case 'equals':
      return field.type === 'array'
        ? sql`${criterion.value} = ANY(${source}::text[])`
        : sql`${source} = ${criterion.value}`
    case 'between':
      return between(source, field, criterion.from, criterion.to)
    case 'empty':
      return sql`${source} IS NULL`
    case 'filled':
      return sql`${source} IS NOT NULL`
  }
}

/** Inclusive bounds; a day as the upper bound of a timestamp means the whole day. */
function between(source: Sql, field: Field, from: string | null, to: string | null): Sql {
  const wholeDay =
    (field.type === 'timestamp' || field.type === 'timestamptz') && to !== null && /^\d{4}-\d{2}-\d{2}$/.test(to)
  const lower = from === null ? sql`true` : sql`${source} >= ${from}`
  const upper =
    to === null ? sql`true` : wholeDay ? sql`${source} < (CAST(${to} AS date) + 1)` : sql`${source} <= ${to}`
  return sql`(${lower} AND ${upper})`
}

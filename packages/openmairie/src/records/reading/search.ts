// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import type { Dialect } from '../../database/dialect/contract.js'
import { all, always, any, sql } from '../../database/sql.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import { isSeveral, separator } from '../../model/several.js'
import { atTime, dayAfter, startOfDay } from '../../model/zones.js'
import type { Ctx } from '../context.js'
import type { Criterion, ListQuery } from '../contract.js'
import { column } from './columns.js'

/** The simple search: in one field or all, accents and case ignored, `*` a joker, a comma an «or». */
export function searchCondition(
  dialect: Dialect,
  entity: AnyEntity,
  search: NonNullable<ListQuery['search']>,
  alias: string,
): Sql {
  const fields = searchedNames(entity, search).flatMap((name) => entity.fields[name] ?? [])
  const sources = fields.map((field) => ({ source: column(alias, field.name), field }))
  const found = (word: string): Sql => any(fields.map((field) => contains(dialect, field, word, alias)))
  return any(wordsOf(search.text).map((word) => all([dialect.sieve(sources, word), found(word)])))
}

/** Names of the fields that a simple search looks into. */
export function searchedNames(
  { listing, fields }: AnyEntity,
  { field }: NonNullable<ListQuery['search']>,
): readonly string[] {
  const names = field === null ? listing.search : listing.search.filter((name) => name === field)
  return names.filter((name) => fields[name]?.hidden === false)
}

/** Whether a listing looks for words: the table may be walked for them. */
export function searches({ search, criteria }: ListQuery): boolean {
  return search !== null || criteria.some(({ kind }) => kind === 'contains')
}

/** A comma parts what may be found. */
export function wordsOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

function contains(dialect: Dialect, field: Field, word: string, alias: string): Sql {
  return dialect.contains(column(alias, field.name), field, word)
}

/** What a criterion is compared under. */
export type Comparing = Pick<Ctx, 'timeZone'> & { readonly database: Pick<Ctx['database'], 'dialect'> }

/** One criterion of the advanced search. Raises OM_NOT_FOUND for a field that cannot be searched. */
export function criterionCondition(comparing: Comparing, entity: AnyEntity, criterion: Criterion, alias: string): Sql {
  const { dialect } = comparing.database
  const field = entity.fields[criterion.field]
  if (!field || field.hidden) throw new OpenMairieError('OM_NOT_FOUND')
  const source = column(alias, field.name)
  const within = (from: string | null, to: string | null): Sql =>
    between(comparing, dialect.compared(source, field), field, from, to)
  switch (criterion.kind) {
    case 'contains':
      return any(wordsOf(criterion.value).map((word) => contains(dialect, field, word, alias)))
    case 'equals':
      if (isDayOf(field, criterion.value)) return within(criterion.value, criterion.value)
      if (isSeveral(field) && field.type !== 'array') return joins(source, criterion.value)
      return field.type === 'array'
        ? dialect.holds(source, criterion.value)
        : sql`${dialect.compared(source, field)} = ${dialect.parameter(criterion.value, field)}`
    case 'between':
      return within(criterion.from, criterion.to)
    case 'empty':
      return sql`${source} IS NULL`
    case 'filled':
      return sql`${source} IS NOT NULL`
  }
}

/** Whether a text that joins several choices holds one of them. */
function joins(source: Sql, member: string): Sql {
  const plain = member.replace(/[!%_]/g, '!$&')
  const patterns = [plain, `${plain}${separator}%`, `%${separator}${plain}`, `%${separator}${plain}${separator}%`]
  return any(patterns.map((pattern) => sql`${source} LIKE ${pattern} ESCAPE '!'`))
}

/** Whether a field of days or moments is compared with a day: the whole of it, by the clock of the instance. */
const isDayOf = ({ type }: Field, text: string | null): text is string =>
  (type === 'date' || type === 'timestamp' || type === 'timestamptz') &&
  text !== null &&
  /^\d{4,}-\d{2}-\d{2}(?: BC)?$/.test(text)

/** Inclusive bounds; a day ends where the next begins, whatever follows it in an engine that keeps moments as texts. */
function between(
  { database: { dialect }, timeZone }: Comparing,
  source: Sql,
  field: Field,
  from: string | null,
  to: string | null,
): Sql {
  const startOf = (day: string): string => (field.type === 'timestamptz' ? startOfDay(day, timeZone) : null) ?? day
  const first = isDayOf(field, from) ? startOf(from) : from
  const lower = first === null ? always : sql`${source} >= ${dialect.parameter(first, field)}`
  const next = isDayOf(field, to) ? dayAfter(to) : null
  if (next !== null) return sql`(${lower} AND ${source} < ${dialect.parameter(startOf(next), field)})`
  const last = isDayOf(field, to) && field.type !== 'date' ? atTime(to, '23:59:59.999999') : to
  const upper = last === null ? always : sql`${source} <= ${dialect.parameter(last, field)}`
  return sql`(${lower} AND ${upper})`
}

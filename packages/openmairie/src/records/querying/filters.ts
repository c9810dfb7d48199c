// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import { all, always, any, never, sql } from '../../database/sql.js'
import type { PlannedFilter } from '../../model/query-plan.js'
import type { Criterion } from '../contract.js'
import { column } from '../reading/columns.js'
import { type Comparing, criterionCondition, wordsOf } from '../reading/search.js'
import type { Running } from './contract.js'

/** A filter with what was given for its parameter, as a condition on the row of an alias. */
export function filterCondition(
  comparing: Comparing,
  { filter, at }: PlannedFilter,
  alias: string,
  { given, blank }: Omit<Running, 'most'>,
): Sql {
  const { field, entity } = at
  const { operator, parameter } = filter
  const source = column(alias, field.name)
  const meets = (criterion: Criterion): Sql => criterionCondition(comparing, entity, criterion, alias)
  if (operator === 'empty' || operator === 'filled') return meets({ field: field.name, kind: operator })
  const said = parameter ? (Object.hasOwn(given, parameter.name) ? given[parameter.name] : undefined) : filter
  const [value, to] = [said?.value ?? null, said?.to ?? null]
  if (value === null && (operator !== 'between' || to === null)) return parameter && blank === 'all' ? always : never
  const within = (from: string | null, until: string | null): Sql =>
    meets({ field: field.name, kind: 'between', from, to: until })
  const text = value ?? ''
  switch (operator) {
    case 'is':
      return meets({ field: field.name, kind: 'equals', value: text })
    case 'is-not':
      // What is blank is not that value.
      return any([sql`${source} IS NULL`, sql`NOT ${meets({ field: field.name, kind: 'equals', value: text })}`])
    case 'below':
      return sql`NOT ${within(text, null)}`
    case 'at-most':
      return within(null, text)
    case 'above':
      return sql`NOT ${within(null, text)}`
    case 'at-least':
      return within(text, null)
    case 'between':
      return within(value, to)
    case 'contains':
      return meets({ field: field.name, kind: 'contains', value: text })
    case 'begins':
      return any(wordsOf(text).map((word) => comparing.database.dialect.contains(source, field, word, 'start')))
  }
}

/** All the filters of a query together. */
export function filtersOf(
  comparing: Comparing,
  filters: readonly PlannedFilter[],
  aliasOf: (filter: PlannedFilter) => string,
  running: Omit<Running, 'most'>,
): Sql {
  return all(filters.map((filter) => filterCondition(comparing, filter, aliasOf(filter), running)))
}

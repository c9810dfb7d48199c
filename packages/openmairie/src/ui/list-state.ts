// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field, Sort } from '../model/entity.js'
import type { Problem } from '../model/override.js'
import { own } from '../model/own.js'
import type { Key } from '../model/value.js'
import type { Criterion, ListQuery } from '../records/index.js'
import { readCompared, readTyped, type Typing } from './values.js'

/** Parameters of a listing's address; a sub-listing has the same ones behind a prefix. */
export const listParameters = {
  search: 'q',
  field: 'champ',
  sort: 'tri',
  after: 'apres',
  before: 'avant',
  from: 'de',
  expired: 'expires',
  columns: 'colonne',
  earlier: 'avancer',
  size: 'taille',
  advanced: 'avancee',
} as const

export interface ListState {
  readonly query: ListQuery
  /** The entity with the columns chosen by the visitor. */
  readonly entity: AnyEntity
  /** Criteria that could not be read; they are not applied. */
  readonly problems: readonly Problem[]
}

/** Reads the whole state of a listing out of its address. What does not exist is ignored: an old link still opens. */
export function readListState(
  entity: AnyEntity,
  given: URLSearchParams,
  typing: Typing,
  parent: { readonly reference: string; readonly key: Key } | null = null,
): ListState {
  const get = (name: keyof typeof listParameters): string => given.get(listParameters[name]) ?? ''
  const shown = shownColumns(given).filter((name) => entity.fields[name]?.hidden === false)
  const size = Number(get('size'))
  const sort = readSort(entity, get('sort'))
  const search = get('search').trim()
  const field = get('field')
  const { criteria, problems } = readCriteria(entity, given, typing)
  return {
    query: {
      sort,
      search: search === '' ? null : { text: search, field: entity.listing.search.includes(field) ? field : null },
      criteria,
      parent,
      expired: get('expired') === '1',
      size: Number.isInteger(size) && size >= 5 && size <= 200 ? size : entity.listing.pageSize,
      after: get('after') || null,
      before: get('before') || null,
      from: get('from') === '' ? null : readPlace(entity, sort, get('from'), typing),
    },
    entity: shown.length > 0 ? withColumns(entity, shown) : entity,
    problems,
  }
}

/** The columns that a state names, one of them moved a place forward where it says so. */
export function shownColumns(given: URLSearchParams): readonly string[] {
  const names = given.getAll(listParameters.columns)
  const at = names.indexOf(given.get(listParameters.earlier) ?? '')
  const [before, moved] = [names[at - 1], names[at]]
  if (at < 1 || before === undefined || moved === undefined) return names
  return [...names.slice(0, at - 1), moved, before, ...names.slice(at + 1)]
}

/** The entity with other columns in its listing. */
export function withColumns(entity: AnyEntity, columns: readonly string[]): AnyEntity {
  return { ...entity, listing: { ...entity.listing, columns } }
}

/** `nom` or `-nom`; a column whose own name begins with a sign is `+-nom`. */
export function sortText({ field, direction }: Sort): string {
  if (direction === 'desc') return `-${field}`
  return /^[-+]/.test(field) ? `+${field}` : field
}

function readSort(entity: AnyEntity, text: string): readonly Sort[] {
  const field = text.replace(/^[-+]/, '')
  return entity.fields[field]?.hidden === false ? [{ field, direction: text.startsWith('-') ? 'desc' : 'asc' }] : []
}

/** The field that a state sorts by, or the listing by itself. */
export function sortedField(entity: AnyEntity, given: URLSearchParams): Field | undefined {
  const name = given.get(listParameters.sort)?.replace(/^-/, '') || (entity.listing.sort[0]?.field ?? '')
  return entity.fields[name]?.hidden === false ? entity.fields[name] : undefined
}

/** The first value asked for, as the engine's text where the sorted field is no text. */
function readPlace(entity: AnyEntity, sort: readonly Sort[], typed: string, typing: Typing): string | null {
  const name = (sort[0] ?? entity.listing.sort[0])?.field ?? entity.key[0] ?? ''
  const field = own(entity.fields, name)
  const isLabel = entity.references.some((reference) => reference.fields[0] === name)
  return field && !isLabel ? readTyped(field, typed, typing).text : typed
}

function readCriteria(
  entity: AnyEntity,
  given: URLSearchParams,
  typing: Typing,
): { criteria: readonly Criterion[]; problems: readonly Problem[] } {
  const criteria: Criterion[] = []
  const problems: Problem[] = []
  for (const name of entity.listing.criteria) {
    const field = entity.fields[name]
    if (!field || field.hidden) continue
    const read = (parameter: string): string | null => {
      const typed = given.get(parameter)
      if (typed === null || (typed.trim() === '' && !field.choices)) return null
      const result = readCompared(field, typed, typing)
      if (result.problem !== null) problems.push({ field: name, message: result.problem })
      return result.text
    }
    if (isInterval(entity, field)) {
      const from = read(`min.${name}`)
      const to = read(`max.${name}`)
      if (from !== null || to !== null) criteria.push({ field: name, kind: 'between', from, to })
    } else {
      const value = read(`c.${name}`)
      if (value !== null)
        criteria.push({ field: name, kind: isContained(entity, field) ? 'contains' : 'equals', value })
    }
  }
  return { criteria, problems }
}

/** Whether a parameter of an address is a criterion: `c.`, `min.` or `max.` and the name of a field. */
export function isCriterion(entity: AnyEntity, parameter: string): boolean {
  const name = /^(?:c|min|max)\.(.*)$/s.exec(parameter)?.[1]
  return name !== undefined && entity.listing.criteria.includes(name)
}

/** Whether a field is searched between two bounds. */
export function isInterval(entity: AnyEntity, field: Field): boolean {
  const isReference = entity.references.some((reference) => reference.fields.includes(field.name))
  return (
    !isReference &&
    field.choices === null &&
    ['integer', 'bigint', 'decimal', 'float', 'date', 'time', 'timestamp', 'timestamptz'].includes(field.type)
  )
}

function isContained(entity: AnyEntity, field: Field): boolean {
  const isReference = entity.references.some((reference) => reference.fields.includes(field.name))
  return !isReference && field.choices === null && (field.type === 'string' || field.type === 'text')
}

/** The state without the place in it: what links to other pages of the listing, or to its export, carry. */
export function withoutPlace(given: URLSearchParams): URLSearchParams {
  const copy = new URLSearchParams(given)
  for (const name of ['after', 'before', 'from'] as const) copy.delete(listParameters[name])
  return copy
}

/** The parameters behind a prefix, without it. */
export function unprefixed(given: URLSearchParams, prefix: string): URLSearchParams {
  return new URLSearchParams(
    [...given].filter(([name]) => name.startsWith(prefix)).map(([name, value]) => [name.slice(prefix.length), value]),
  )
}

/** The query of what was ticked: it is chosen whatever the listing shows by now, but for another parent's. */
export function byKeys(query: ListQuery, keys: readonly Key[]): ListQuery {
  const whole = { search: null, criteria: [], expired: true, after: null, before: null, from: null }
  return { ...query, ...whole, keys }
}

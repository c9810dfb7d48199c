// SPDX-License-Identifier: EUPL-1.2
import { childNamed, isSeen, ownLabel, referenceNamed, referenceOf, stepsOf, visible } from './chain.js'
import type { AnyEntity, Field, Reference, SortDirection } from './entity.js'
import {
  columnName,
  isGrouped,
  type QueryColumn,
  type QueryDefinition,
  type QueryFilter,
  type Reached,
  type Step,
} from './query.js'
import { fits } from './query-fit.js'

export interface PlannedColumn {
  readonly column: QueryColumn
  readonly name: string
  /** Null where rows are counted. */
  readonly at: Reached | null
}

export interface PlannedFilter {
  readonly filter: QueryFilter
  readonly at: Reached & { readonly field: Field }
}

/** A query whose names all lead somewhere. */
export interface QueryPlan {
  readonly definition: QueryDefinition
  readonly root: AnyEntity
  readonly tab: { readonly entity: AnyEntity; readonly reference: Reference } | null
  readonly columns: readonly PlannedColumn[]
  readonly filters: readonly PlannedFilter[]
  readonly sort: readonly { readonly column: PlannedColumn; readonly direction: SortDirection }[]
  readonly grouped: boolean
}

/**
 * What stands against a part of a query. `unknown`: names nothing that its reader sees; `several`: leads where there may be several
 * rows; `unfit`: no such thing can be made of the field; `multiplied`: of one record, added up or counted once for each of several rows
 * that refer to it; `twice`; `far`: more references away than a query follows, or beyond those that it follows at once.
 */
export interface QueryProblem {
  readonly part: 'entity' | 'tab' | 'columns' | 'filters' | 'sort'
  readonly name: string
  readonly kind: 'unknown' | 'several' | 'unfit' | 'multiplied' | 'twice' | 'far'
  /** Among which the name may be meant. */
  readonly candidates: readonly string[]
}

export interface Planned {
  /** Null where the query cannot be run: without its entity, its tab, one of its filters, or any column. */
  readonly plan: QueryPlan | null
  readonly problems: readonly QueryProblem[]
}

/** What a reader sees of an entity: lists its rows, or reads its records. */
export type Sees = (entity: AnyEntity, verb: 'list' | 'read') => boolean

type Entities = ReadonlyMap<string, AnyEntity>

/** Finds what a query names, as far as its reader sees it. A column or an order that leads nowhere is left out; anything else forbids the query. */
export function planQuery(definition: QueryDefinition, entities: Entities, sees: Sees): Planned {
  const problems: QueryProblem[] = []
  const against = (
    part: QueryProblem['part'],
    name: string,
    kind: QueryProblem['kind'],
    candidates: readonly string[],
  ) => void problems.push({ part, name, kind, candidates })
  const root = entities.get(definition.entity)
  if (!root || !sees(root, 'list')) {
    against('entity', definition.entity, 'unknown', [...entities.keys()])
    return { plan: null, problems }
  }
  const tab = definition.tab === undefined ? null : tabOf(root, definition.tab, entities, sees)
  if (definition.tab !== undefined && !tab)
    against(
      'tab',
      definition.tab,
      'unknown',
      root.children.map((child) => `${child.entity}.${child.reference}`),
    )
  const reach = reachFrom(definition.tab, root, tab, entities, sees)
  const namesNear = Object.keys(root.fields).filter((name) => visible(root, name))
  const grouped = isGrouped(definition)
  const columns: PlannedColumn[] = []
  const joins = countJoins()
  for (const column of definition.columns) {
    const name = columnName(column)
    const isRows = column.path === '' && column.reckon === 'count'
    const at = isRows ? null : reach(column.path)
    const kind =
      typeof at === 'string'
        ? at
        : columns.some((each) => each.name === name)
          ? 'twice'
          : !fits.column(column, at)
            ? 'unfit'
            : at && isMultiplied(at, column, tab !== null)
              ? 'multiplied'
              : at && !joins.take(at)
                ? 'far'
                : null
    if (kind === null && typeof at !== 'string') columns.push({ column, name, at })
    else if (kind !== null) against('columns', name, kind, namesNear)
  }
  const filters: PlannedFilter[] = []
  for (const filter of definition.filters ?? []) {
    const at = reach(filter.path)
    const kind =
      typeof at === 'string'
        ? at
        : !at.field || !fits.filter(filter, at.field, at.labelled !== null)
          ? 'unfit'
          : !joins.take(at)
            ? 'far'
            : null
    if (kind === null && typeof at !== 'string' && at.field) filters.push({ filter, at: { ...at, field: at.field } })
    else if (kind !== null) against('filters', filter.path, kind, namesNear)
  }
  const sort = (definition.sort ?? []).flatMap(({ column: name, direction }) => {
    const column = columns.find((each) => each.name === name)
    if (column) return [{ column, direction }]
    // A column that was left out says so already.
    if (!problems.some((each) => each.part === 'columns' && each.name === name))
      against(
        'sort',
        name,
        'unknown',
        columns.map((each) => each.name),
      )
    return []
  })
  const named = definition.columns.filter(({ reckon }) => reckon === undefined)
  // Which rows are the first, and which are told together, hangs from what its reader must see.
  const isOrdered = definition.limit === undefined || sort.length === (definition.sort?.length ?? 0)
  const isGroupedWhole = !grouped || columns.filter(({ column }) => column.reckon === undefined).length === named.length
  const isWhole =
    filters.length === (definition.filters?.length ?? 0) &&
    (definition.tab === undefined || tab !== null) &&
    isOrdered &&
    isGroupedWhole
  return {
    plan: isWhole && columns.length > 0 ? { definition, root, tab, columns, filters, sort, grouped } : null,
    problems,
  }
}

/** Whether what is reckoned of one record would be so once for each of the rows that refer to it, or that its tab has. */
function isMultiplied({ below, steps }: Reached, { reckon }: QueryColumn, beside: boolean): boolean {
  const repeated = beside && !below
  return reckon === 'total' ? repeated || steps.length > 0 : repeated && (reckon === 'mean' || reckon === 'count')
}

/** References that one path follows at most, and tables that a query joins. */
const furthest = 8
const mostJoins = 30

/** Counts the tables that the paths of a query join, each chain once. */
function countJoins(): { take(at: Reached): boolean } {
  const known = new Set<string>()
  return {
    take: ({ below, steps, labelled }) => {
      let chain = String(below)
      const chains = [...steps, ...(labelled ? [labelled] : [])].map(({ reference }) => {
        chain += `|${reference.name}`
        return chain
      })
      if (new Set([...known, ...chains]).size > mostJoins) return false
      for (const each of chains) known.add(each)
      return true
    },
  }
}

/** Finds the field that a path of a query leads to, as its reader sees it; null for none. */
export function fieldsOf(
  definition: Pick<QueryDefinition, 'entity' | 'tab'>,
  entities: Entities,
  sees: Sees,
): (path: string) => Reached | null {
  const root = entities.get(definition.entity)
  if (!root || !sees(root, 'list')) return () => null
  const tab = definition.tab === undefined ? null : tabOf(root, definition.tab, entities, sees)
  const reach = reachFrom(definition.tab, root, tab, entities, sees)
  return (path) => {
    const at = reach(path)
    return typeof at === 'string' ? null : at
  }
}

function reachFrom(
  named: string | undefined,
  root: AnyEntity,
  tab: QueryPlan['tab'],
  entities: Entities,
  sees: Sees,
): (path: string) => Reached | QueryProblem['kind'] {
  const prefix = `${named ?? ''}.`
  return (path) => {
    if (named === undefined || !path.startsWith(prefix)) return reached(root, path, false, entities, sees)
    return tab ? reached(tab.entity, path.slice(prefix.length), true, entities, sees) : 'unknown'
  }
}

/** The entities of which a query tells more than what names a record. */
export function toldBy({ root, tab, columns, filters }: QueryPlan): readonly AnyEntity[] {
  const through = [...columns.flatMap(({ at }) => at ?? []), ...filters.map(({ at }) => at)]
  return [...new Set([root, ...(tab ? [tab.entity] : []), ...through.map(({ entity }) => entity)])]
}

function tabOf(root: AnyEntity, tab: string, entities: Entities, sees: Sees): QueryPlan['tab'] {
  const child = childNamed(root, tab)
  const entity = entities.get(child?.entity ?? '')
  const reference = entity?.references.find(({ name }) => name === child?.reference)
  if (!entity || !reference || !isSeen(entity, reference) || !sees(entity, 'list')) return null
  return { entity, reference }
}

function reached(
  from: AnyEntity,
  path: string,
  below: boolean,
  entities: Entities,
  sees: Sees,
): Reached | QueryProblem['kind'] {
  const steps: Step[] = []
  let entity = from
  let rest = stepsOf(from, path)
  for (;;) {
    const [first = '', ...others] = rest
    if (others.length === 0) {
      const field = visible(entity, first)
      if (first !== ownLabel && !field) return 'unknown'
      return { below, steps, entity, field, labelled: field && labelledBy(entity, field, entities) }
    }
    const reference = referenceNamed(entity, first)
    const target = entities.get(reference?.entity ?? '')
    if (!reference || !target || !isSeen(entity, reference) || !sees(target, 'read')) return 'unknown'
    if (!leadsToOne(reference, target)) return 'several'
    if (steps.length >= furthest) return 'far'
    steps.push({ reference, target })
    entity = target
    rest = others
  }
}

function labelledBy(entity: AnyEntity, field: Field, entities: Entities): Step | null {
  const reference = referenceOf(entity, field.name)
  const target = entities.get(reference?.entity ?? '')
  return reference && target ? { reference, target } : null
}

/** Whether a reference leads to one record at most: the base holds to it, or the key does. */
function leadsToOne(reference: Reference, target: AnyEntity): boolean {
  return (
    reference.constraint !== null ||
    (target.key.length > 0 && target.key.every((name) => reference.targetFields.includes(name)))
  )
}

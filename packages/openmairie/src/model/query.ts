// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field, Reference, SortDirection } from './entity.js'

/** What is asked of the records of an application: of an entity, with what it refers to, and of one of its tabs. */
export interface QueryDefinition {
  /** Its code, one an application. */
  readonly name: string
  readonly label: string
  readonly help?: string
  /** The entity whose records are told. */
  readonly entity: string
  /**
   * A tab of it, `entity.reference`: each record is told once for each row there, and once where there is none. One tab at most: rows
   * of two would be told each with each.
   */
  readonly tab?: string
  /** From left to right. Where one of them reckons, the others say what the rows are grouped by. */
  readonly columns: readonly QueryColumn[]
  /** All of them must hold. */
  readonly filters?: readonly QueryFilter[]
  /** The columns that order the rows, by their names (`columnName`); what groups them where left out, else the order of the listing. */
  readonly sort?: readonly { readonly column: string; readonly direction: SortDirection }[]
  /** Only so many rows, the first ones. */
  readonly limit?: number
  /** Records out of their validity dates too. */
  readonly expired?: boolean
}

export const aggregates = ['count', 'distinct', 'total', 'mean', 'min', 'max'] as const
export type Aggregate = (typeof aggregates)[number]

export const periods = ['year', 'month'] as const
export type Period = (typeof periods)[number]

export interface QueryColumn {
  /** A field, a chain of references that leads to one, or either behind the name of the tab; blank counts the rows themselves. */
  readonly path: string
  readonly heading?: string
  /** Of a date: its year or its month. */
  readonly by?: Period
  readonly reckon?: Aggregate
}

export const queryOperators = [
  'is',
  'is-not',
  'below',
  'at-most',
  'above',
  'at-least',
  'between',
  'contains',
  'begins',
  'empty',
  'filled',
] as const
export type QueryOperator = (typeof queryOperators)[number]

export interface QueryFilter {
  readonly path: string
  readonly operator: QueryOperator
  /** As the database spells it; of `between`, the lower bound. Where it is asked for, what is proposed. */
  readonly value?: string
  /** Of `between`: the upper bound. */
  readonly to?: string
  /** Asked of whoever runs the query: left blank, the filter does not count. */
  readonly parameter?: { readonly name: string; readonly label: string }
}

/** What a run says of a parameter; null: nothing. */
export interface Given {
  readonly value: string | null
  readonly to: string | null
}

/** What a run says of the parameters, by their names. */
export type GivenParameters = Readonly<Record<string, Given>>

/** A reference that a chain follows, and where it leads. */
export interface Step {
  readonly reference: Reference
  readonly target: AnyEntity
}

/** What a path leads to. */
export interface Reached {
  /** Whether it begins at the row of the tab, rather than at the record. */
  readonly below: boolean
  readonly steps: readonly Step[]
  /** The entity at its end. */
  readonly entity: AnyEntity
  /** Null for what names a record. */
  readonly field: Field | null
  /** The reference that the field carries alone, whose label is told, where there is what it leads to. */
  readonly labelled: Step | null
}

/** What names a column of a query: its path, and what is made of it. */
export function columnName({ path, by, reckon }: Pick<QueryColumn, 'path' | 'by' | 'reckon'>): string {
  return [path, by, reckon].filter((part) => part !== undefined).join(':')
}

const named = new RegExp(`^(.*?)(?::(${periods.join('|')}))?(?::(${aggregates.join('|')}))?$`, 's')

/** The column that such a name means. */
export function columnNamed(name: string): Pick<QueryColumn, 'path' | 'by' | 'reckon'> {
  const [, path = name, period, aggregate] = named.exec(name) ?? []
  const by = periods.find((each) => each === period)
  const reckon = aggregates.find((each) => each === aggregate)
  return { path, ...(by ? { by } : {}), ...(reckon ? { reckon } : {}) }
}

/** Whether a query tells rows together. */
export function isGrouped({ columns }: Pick<QueryDefinition, 'columns'>): boolean {
  return columns.some(({ reckon }) => reckon !== undefined)
}

// SPDX-License-Identifier: EUPL-1.2
import type { Choice, Entity, KeyKind, Noun, Sort, Unique, Widget } from './entity.js'
import type { ColumnType, ForeignKeyAction } from './schema.js'

/** What a generated file states of a field: only what differs from the defaults of its type. */
export interface FieldFacts {
  readonly type: ColumnType
  readonly native: string
  readonly label: string
  readonly help?: string
  readonly element?: ColumnType
  readonly nullable?: boolean
  readonly required?: boolean
  readonly default?: string
  readonly automatic?: boolean
  readonly maxLength?: number
  readonly precision?: number
  readonly scale?: number
  readonly min?: string
  readonly max?: string
  readonly choices?: readonly Choice[]
  readonly widget?: Widget
  readonly width?: number
  readonly readOnly?: boolean
}

export interface ReferenceFacts {
  readonly name: string
  readonly fields: readonly string[]
  readonly entity: string
  readonly targetFields: readonly string[]
  readonly label: string
  readonly required?: boolean
  readonly constraint?: string
  readonly onDelete?: ForeignKeyAction
  readonly unverified?: boolean
}

export interface ChildFacts<Tab extends string> {
  /** `<entity>.<reference>` */
  readonly tab: Tab
  readonly entity: string
  readonly reference: string
  readonly label: string
}

/** What a generated file states of a table. `Tab` lists its sub-forms, so that an override names them safely. */
export interface EntityFacts<Row, Tab extends string> {
  readonly name: string
  readonly table: { readonly schema: string | null; readonly name: string; readonly inherited?: boolean }
  readonly kind?: 'table' | 'view'
  readonly label: string
  readonly help?: string
  readonly noun: Noun
  readonly key: readonly (keyof Row & string)[]
  readonly keyKind?: KeyKind
  readonly readOnly?: boolean
  readonly recordLabel: readonly (keyof Row & string)[]
  readonly fields: { readonly [K in keyof Row & string]: FieldFacts }
  readonly references?: readonly ReferenceFacts[]
  readonly children?: readonly ChildFacts<Tab>[]
  readonly uniques?: readonly Unique<keyof Row & string>[]
  readonly indexes?: readonly (readonly string[])[]
  readonly validity?: Entity['validity']
  readonly collectivite?: string
  readonly junction?: boolean
  readonly recordLength: number
  readonly breadcrumb?: readonly string[]
  readonly listing: {
    readonly columns: readonly (keyof Row & string)[]
    readonly sort: readonly Sort[]
    readonly pageSize?: number
    readonly search: readonly (keyof Row & string)[]
    readonly criteria: readonly (keyof Row & string)[]
  }
  readonly form?: { readonly groups?: Entity['form']['groups']; readonly tabs?: boolean }
}

declare const about: unique symbol
/** An entity that remembers, for the compiler alone, its rows and which sub-forms it has. */
export type Described<Row, Tab extends string = string> = Entity<Row> & About<Row, Tab>
interface About<Row, Tab> {
  readonly [about]?: { readonly row: Row; readonly tab: Tab }
}
/** Any described entity. An entity whose generated file is gone is one too: the compiler has said so at its import. */
export type AnyDescribed = About<unknown, string>
export type RowOf<Generated extends AnyDescribed> = NonNullable<Generated[typeof about]>['row']
export type TabOf<Generated extends AnyDescribed> = NonNullable<Generated[typeof about]>['tab']

// SPDX-License-Identifier: EUPL-1.2
import type { Entity, Field, Fieldset, Noun, Sort, Widget } from './entity.js'
import type { HookContext } from './hook-context.js'
import type { Value } from './value.js'

/** A problem found in what was typed: a value, not an exception. `field` is null where it concerns the whole record. */
export interface Problem {
  readonly field: string | null
  readonly message: string
}

export type Dynamic<T, Tables> = T | ((ctx: HookContext<Tables>) => T)

/** What an author may say of a field; anything left out stays as generated. */
export interface FieldOverride<Tables> {
  readonly label?: string
  readonly help?: string
  readonly required?: boolean
  readonly widget?: Widget
  readonly width?: number
  readonly maxLength?: number
  readonly min?: string
  readonly max?: string
  readonly choices?: Field['choices']
  readonly hidden?: boolean
  readonly readOnly?: boolean
  /** Value proposed in a new form, as it would be typed. */
  readonly proposed?: Dynamic<string, Tables>
}

export interface ChildOverride {
  readonly label?: string
  readonly shown?: boolean
}

/** `create` has no `before`; `delete` has no `after`. */
export type Operation = 'create' | 'update' | 'delete'

/**
 * Hooks are named by intent. Each receives the inherited one last. `prepare` may change the input; `validate` returns
 * problems; `beforeWrite` and `afterWrite` run inside the transaction; `afterCommit` outside it (mail, files).
 */
export interface Hooks<Row, Tables> {
  prepare?(
    input: Readonly<Partial<Row>>,
    ctx: HookContext<Tables>,
    inherited: (input: Readonly<Partial<Row>>, ctx: HookContext<Tables>) => Promise<Readonly<Partial<Row>>>,
  ): Promise<Readonly<Partial<Row>>>
  validate?(
    row: Readonly<Partial<Row>>,
    ctx: HookContext<Tables>,
    inherited: (row: Readonly<Partial<Row>>, ctx: HookContext<Tables>) => Promise<readonly Problem[]>,
  ): Promise<readonly Problem[]>
  beforeWrite?(change: Change<Row>, ctx: HookContext<Tables>, inherited: WriteHook<Row, Tables>): Promise<void>
  afterWrite?(change: Change<Row>, ctx: HookContext<Tables>, inherited: WriteHook<Row, Tables>): Promise<void>
  afterCommit?(change: Change<Row>, ctx: HookContext<Tables>, inherited: WriteHook<Row, Tables>): Promise<void>
}
export type WriteHook<Row, Tables> = (change: Change<Row>, ctx: HookContext<Tables>) => Promise<void>

export interface Change<Row> {
  readonly operation: Operation
  readonly key: readonly string[]
  readonly before: Readonly<Row> | null
  readonly after: Readonly<Partial<Row>> | null
}

/** A button of the record page: a plain typed function with a label, a right and a condition. */
export interface Action<Row, Tables> {
  readonly label: string
  /** Suffix of the permission: `<app>.<entity>_<right>`. */
  readonly right: string
  readonly condition?: (row: Readonly<Row>, ctx: HookContext<Tables>) => boolean
  readonly confirm?: string
  /** Runs in a transaction; returns the message shown afterwards. */
  run(row: Readonly<Row>, ctx: HookContext<Tables>): Promise<string>
}

export interface Override<Row, Tables = unknown> {
  readonly label?: string
  readonly help?: string
  readonly noun?: Noun
  readonly recordLabel?: readonly (keyof Row & string)[]
  readonly readOnly?: boolean
  readonly breadcrumb?: readonly string[]
  /** A reference table common to all collectivités. */
  readonly shared?: boolean
  readonly fields?: { readonly [K in keyof Row & string]?: FieldOverride<Tables> }
  readonly listing?: {
    readonly columns?: readonly (keyof Row & string)[]
    readonly sort?: readonly (Sort & { readonly field: keyof Row & string })[]
    readonly pageSize?: number
    readonly search?: readonly (keyof Row & string)[]
    readonly criteria?: readonly (keyof Row & string)[]
  }
  readonly form?: {
    readonly groups?: readonly (Fieldset & { readonly fields: readonly (keyof Row & string)[] })[]
    readonly tabs?: boolean
  }
  /** Dated and signed notes below each record, written with the right `<app>.<entity>.annotate`. */
  readonly notes?: boolean
  /** Tasks on each record, gathered on the page «À faire»; same right. */
  readonly tasks?: boolean
  /** Tabs by `<entity>.<reference>`. */
  readonly children?: Readonly<Record<string, ChildOverride>>
  readonly hooks?: Hooks<Row, Tables>
  readonly actions?: Readonly<Record<string, Action<Row, Tables>>>
}

/** An override with its rows' type forgotten, as generic code reads it. */
export type AnyOverride = Override<Record<string, unknown>>

/** What `extend` returns: both layers, kept apart until the application is resolved at start. */
export interface Extension<Row = Record<string, unknown>, Tables = unknown> {
  readonly generated: Entity<Row>
  readonly override: Override<Row, Tables>
}

export type { Value }

// SPDX-License-Identifier: EUPL-1.2
import type { FieldAccess, RowLimit } from './access.js'
import type { Entity, Field, Fieldset, NameFormat, Noun, RowMark, RowVerb, Sort, Widget } from './entity.js'
import type { HookContext, ValidationContext } from './hook-context.js'
import type { PersonalFieldOverride, PersonalOverride } from './personal.js'
import type { Value } from './value.js'

/** A problem found in what was typed: a value, not an exception. `field` is null where it concerns the whole record. */
export interface Problem {
  readonly field: string | null
  readonly message: string
}

export type Dynamic<T, Tables> = T | ((ctx: HookContext<Tables>) => T)

/** What an author may say of a field; anything left out stays as generated. */
export interface FieldOverride<Tables, Names extends string = string> {
  readonly label?: string
  readonly help?: string
  readonly required?: boolean
  readonly widget?: Widget
  readonly format?: NameFormat
  readonly width?: number
  readonly maxLength?: number
  readonly min?: string
  readonly max?: string
  readonly choices?: Field['choices']
  readonly hidden?: boolean
  readonly readOnly?: boolean
  /** Kept from some users, or not written by them. */
  readonly access?: FieldAccess
  /**
   * The field whose value narrows the choices of this one: the records chosen from must refer to the same thing, or hold
   * the same value in the field named by `through`.
   */
  readonly dependsOn?: Names | { readonly field: Names; readonly through: string }
  /** The entity whose labels are proposed beside a long text, to be added to it. */
  readonly suggestions?: keyof Tables & string
  /** Of the widget `file`: extensions that it takes, without dot (`['pdf', 'odt']`), and bytes at most. */
  readonly file?: { readonly accept?: readonly string[]; readonly most?: number }
  /**
   * Value proposed in a new form, as it would be typed; where no form asks for the field, the value of each new record, as
   * the database spells it.
   */
  readonly proposed?: Dynamic<string, Tables>
  /** It tells something of a person; what is left out is as the entity says. */
  readonly personal?: true | PersonalFieldOverride<Names>
}

export interface ChildOverride {
  readonly label?: string
  readonly shown?: boolean
}

/** `create` has no `before`; `delete` has no `after`. */
export type Operation = 'create' | 'update' | 'delete'

/**
 * Hooks are named by intent. Each receives the inherited one last. `prepare` may change the input; `validate` and
 * `validateDeletion` return problems; `beforeWrite` and `afterWrite` run inside the transaction; `afterCommit` outside it (mail, files).
 */
export interface Hooks<Row, Tables> {
  prepare?(
    input: Readonly<Partial<Row>>,
    ctx: HookContext<Tables>,
    inherited: (input: Readonly<Partial<Row>>, ctx: HookContext<Tables>) => Promise<Readonly<Partial<Row>>>,
  ): Promise<Readonly<Partial<Row>>>
  validate?(
    row: Readonly<Partial<Row>>,
    ctx: ValidationContext<Row, Tables>,
    inherited: (row: Readonly<Partial<Row>>, ctx: ValidationContext<Row, Tables>) => Promise<readonly Problem[]>,
  ): Promise<readonly Problem[]>
  /** Problems that forbid the deletion of a record. */
  validateDeletion?(
    row: Readonly<Row>,
    ctx: HookContext<Tables>,
    inherited: (row: Readonly<Row>, ctx: HookContext<Tables>) => Promise<readonly Problem[]>,
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
  /** Offered in the menu of each row of a listing too. */
  readonly rows?: boolean
  /** Entities whose rows it reads for whoever may run it, whatever else he may list. */
  readonly reads?: readonly (keyof Tables & string)[]
  /** Entities that it adds to and changes for whoever may run it. */
  readonly writes?: readonly (keyof Tables & string)[]
  /** Runs in a transaction; returns the message shown afterwards. */
  run(row: Readonly<Row>, ctx: HookContext<Tables>): Promise<string>
}

/** One field by which two records look the same. A field left blank on either side decides nothing. */
export type MatchOverride<Name> =
  | { readonly field: Name; readonly by: 'exact' | 'text' | 'sound'; readonly needed?: boolean }
  /** Dates at most so many `days` apart, or with day and month exchanged. */
  | { readonly field: Name; readonly by: 'date'; readonly days?: number; readonly needed?: boolean }

/** What makes a likely duplicate: whoever adds or changes a record is warned of it. */
export interface DuplicatesOverride<Name> {
  readonly match: readonly MatchOverride<Name>[]
  /** How many fields must agree, whatever the others say. Left out: none may differ, and two must agree (or the only one). */
  readonly least?: number
  /** The page of a record tells of the others that have the same values here. */
  readonly namesakes?: readonly Name[]
}

/** A mark on the rows of a listing that a condition names: a word, and a tone that only accompanies it. */
export interface RowRule<Row, Tables> extends RowMark {
  /**
   * Fields that the condition looks at, and the only ones that it is given, hidden ones included; where left out, it is
   * given the whole row, which each page then reads.
   */
  readonly reads?: readonly (keyof Row & string)[]
  readonly when: (row: Readonly<Partial<Row>>, ctx: HookContext<Tables>) => boolean
}

/** An entry of a row's menu that leads elsewhere. */
export interface RowLink<Row, Tables> {
  readonly label: string
  /** A path of this site, or an address of the web, of mail or of telephone; null where there is none for this row. */
  readonly href: (row: Readonly<Row>, ctx: HookContext<Tables>) => string | null
}

export interface Override<Row, Tables = unknown> {
  readonly label?: string
  readonly help?: string
  readonly noun?: Noun
  readonly recordLabel?: readonly (keyof Row & string)[]
  readonly readOnly?: boolean
  readonly breadcrumb?: readonly string[]
  /** The only rows that there are for some users: the others do not exist for them. */
  readonly rows?: readonly RowLimit<Row>[]
  /** A reference table common to all collectivités. */
  readonly shared?: boolean
  readonly fields?: { readonly [K in keyof Row & string]?: FieldOverride<Tables, keyof Row & string> }
  readonly listing?: {
    readonly columns?: readonly (keyof Row & string)[]
    readonly sort?: readonly (Sort & { readonly field: keyof Row & string })[]
    readonly pageSize?: number
    readonly search?: readonly (keyof Row & string)[]
    readonly criteria?: readonly (keyof Row & string)[]
    /** Columns of the export, apart from those shown. */
    readonly exported?: readonly (keyof Row & string)[]
    /** Fields changed in their cell, by who may change the record. */
    readonly editable?: readonly (keyof Row & string)[]
    readonly rows?: readonly RowRule<Row, Tables>[]
    readonly menu?: readonly RowVerb[]
    /** By name, which translations say: one that comes between leaves those of the others as they are. */
    readonly links?: Readonly<Record<string, RowLink<Row, Tables>>>
  }
  readonly form?: {
    readonly groups?: readonly (Fieldset & { readonly fields: readonly (keyof Row & string)[] })[]
    readonly tabs?: boolean
    readonly carried?: readonly (keyof Row & string)[]
    readonly copied?: readonly (keyof Row & string)[]
  }
  /** Records of a selection that are written in one transaction, from 1 to 5,000; beyond, a job writes them. */
  readonly bulkBound?: number
  /** Dated and signed notes below each record, written with the right `<app>.<entity>.annotate`. */
  readonly notes?: boolean
  /** Tasks on each record, gathered on the page «À faire»; same right. */
  readonly tasks?: boolean
  /** «Pièces jointes» below each record, read by whoever reads it, added with the same right. */
  readonly attachments?: boolean
  /** Tabs by `<entity>.<reference>`. */
  readonly children?: Readonly<Record<string, ChildOverride>>
  readonly duplicates?: DuplicatesOverride<keyof Row & string>
  /** It holds data of persons: what for, by what right, for how long. Its fields say which. */
  readonly personal?: PersonalOverride<keyof Row & string>
  /** `false`: two of its records are never made one, whoever asks. */
  readonly mergeable?: boolean
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

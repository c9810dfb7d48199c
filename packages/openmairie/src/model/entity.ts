// SPDX-License-Identifier: EUPL-1.2
import type { Personal } from './personal.js'
import type { ColumnType } from './schema.js'

export const widgets = [
  'text',
  'textarea',
  'number', // integers
  'decimal',
  'date',
  'time',
  'datetime',
  'checkbox', // boolean that cannot be null
  'yesno', // boolean that may be null
  'select', // short lists: choices, short references
  'radio',
  'autocomplete', // long references
  'email',
  'tel',
  'url',
  'json',
  'list', // arrays: one element a line
  'checkboxes', // several choices, all in sight: arrays, sets, texts joined by `;`
  'multiselect', // the same in a list that unfolds
  'colour', // #rrggbb
  'file', // a text that holds the identifier of a file: sent in the form, downloaded under the rights of the record
  'html', // formatted text: shown, never written
  'static', // shown in the form too, never written
  'hidden',
  'readonly', // shown, never written
] as const
export type Widget = (typeof widgets)[number]

/** How a name is written, whatever the capitals that it was typed with: see `model/name-case.ts`. */
export const nameFormats = ['name', 'firstname', 'place', 'upper'] as const
export type NameFormat = (typeof nameFormats)[number]

export interface Choice {
  readonly value: string
  readonly label: string
}

export interface Field {
  readonly name: string
  readonly type: ColumnType
  readonly element: ColumnType | null
  readonly native: string
  readonly label: string
  readonly help: string | null
  /** A value must be given by the user: NOT NULL, without default nor automatic value. */
  readonly required: boolean
  readonly nullable: boolean
  /** SQL default. A field left blank at creation is left out of the INSERT, so that the database applies it. */
  readonly default: string | null
  /** The database alone writes it: identity, sequence-fed key, generated column. */
  readonly automatic: boolean
  readonly maxLength: number | null
  readonly precision: number | null
  readonly scale: number | null
  /** Bounds as text, inclusive, from CHECK constraints. */
  readonly min: string | null
  readonly max: string | null
  readonly choices: readonly Choice[] | null
  readonly widget: Widget
  /** How its capitals are written; null leaves them as they were typed. */
  readonly format: NameFormat | null
  /** Expected length in characters: width of the control and of the column. */
  readonly width: number
  /** Kept out of listings, forms, searches, exports and history alike. */
  readonly hidden: boolean
  readonly readOnly: boolean
  /** Hidden from this user alone: others see it, and the journal tells them of it. */
  readonly withheld: boolean
  /** The field whose value narrows the choices of this one, and the field of the records chosen from that must hold it. */
  readonly dependsOn: { readonly field: string; readonly through: string } | null
  /** The entity whose labels are proposed beside a long text, to be added to it. */
  readonly suggestions: string | null
  /** Of a file: its extensions, without dot, any where null; its size in bytes at most, that of the instance where null. */
  readonly file: { readonly accept: readonly string[] | null; readonly most: number | null }
}

/** A foreign key of the entity to another entity of the application. */
export interface Reference {
  /** The field's name for a key of one column, else the column names joined by `_`. Unique within the entity. */
  readonly name: string
  readonly fields: readonly string[]
  readonly entity: string
  /** Fields of the target, in the order of `fields`. */
  readonly targetFields: readonly string[]
  readonly label: string
  readonly required: boolean
  readonly constraint: string | null
  /** The parent's row goes and this one follows (ON DELETE CASCADE). */
  readonly onDelete: string
  /** The constraint was never checked against rows older than it: some may refer to nothing. */
  readonly unverified: boolean
}

/** A table that refers to this one: shown as a tab (sub-form). */
export interface Child {
  readonly entity: string
  /** Name of the child's reference to this entity. */
  readonly reference: string
  readonly label: string
  readonly shown: boolean
}

export interface Noun {
  readonly singular: string
  readonly plural: string
  readonly gender: 'm' | 'f' | 'n'
}

export type SortDirection = 'asc' | 'desc'
export interface Sort {
  readonly field: string
  readonly direction: SortDirection
}

export interface Listing {
  /** Fields shown; a field that carries a reference shows the target's label. */
  readonly columns: readonly string[]
  readonly sort: readonly Sort[]
  readonly pageSize: number
  /** Fields read by the simple search. */
  readonly search: readonly string[]
  /** Fields offered as criteria by the advanced search. */
  readonly criteria: readonly string[]
  /** Fields of the export; null where it holds the columns shown. */
  readonly exported: readonly string[] | null
  /** Fields that may be changed in their cell. */
  readonly editable: readonly string[]
  /** Marks that the author's conditions put on rows, in their order: the conditions themselves lie in the override. */
  readonly marks: readonly RowMark[]
  /** What the menu of a row offers beside the actions that ask for it; a menu without either is not shown. */
  readonly menu: readonly RowVerb[]
}

export const tones = ['info', 'success', 'warning', 'danger', 'muted'] as const
/** How a mark looks; its label alone says what it means. */
export type Tone = (typeof tones)[number]

export interface RowMark {
  readonly tone: Tone
  readonly label: string
}

/** What one does with a record by itself, without an action of the author. */
export type RowVerb = 'consult' | 'modify' | 'copy' | 'delete'

export interface Fieldset {
  readonly legend: string | null
  readonly fields: readonly string[]
  /** A group that folds under its legend: closed at first where true, open where false; left out, it does not fold. */
  readonly folded?: boolean
  /** Fields side by side on a wide screen; two where left out. */
  readonly columns?: 1 | 2 | 3
}

export interface Form {
  readonly groups: readonly Fieldset[]
  readonly tabs: boolean
  /** Fields whose values «Enregistrer et nouveau» carries over to the next new form, until the user chooses others. */
  readonly carried: readonly string[]
  /** Fields that «Recopier depuis» takes from another record; it is offered where there are some. */
  readonly copied: readonly string[]
}

/** How two values of a field are held to be the same. */
export const likenesses = [
  'exact',
  'text', // accents and case ignored
  'sound', // as it is heard in French
  'date', // so many days apart, or day and month exchanged
] as const
export type Likeness = (typeof likenesses)[number]

/** One rule of what makes a likely duplicate. */
export interface Match {
  readonly field: string
  readonly by: Likeness
  /** Days that two dates may lie apart. */
  readonly days: number
  /** Must be given on both sides, and agree. */
  readonly needed: boolean
}

/** What makes two records a likely duplicate. */
export interface Duplicates {
  /** Empty where the author declares nothing. */
  readonly match: readonly Match[]
  /** How many rules must agree. */
  readonly least: number
  /** Whether a rule may disagree, once enough agree. */
  readonly differing: boolean
  /** Fields by which another record is a namesake, told on the page of a record. */
  readonly namesakes: readonly string[]
}

/** Fields whose values no two rows may share, under the name by which the database says so. */
export interface Unique<Name extends string> {
  readonly constraint: string
  readonly fields: readonly Name[]
}

/** How the key of a new record comes about. */
export type KeyKind = 'automatic' | 'typed' | 'none'

/**
 * Everything the framework knows of a table, resolved: inner code sees no optional. `Row` is the generated interface
 * of its rows; generic code uses `Entity` alone.
 */
export interface Entity<Row = Record<string, unknown>> {
  /** Address of the entity in URLs, file names and rights: `[a-z0-9_]+`, unique in the application. */
  readonly name: string
  readonly table: {
    readonly schema: string | null
    readonly name: string
    /** Other tables inherit from it (PostgreSQL): its own rows alone are its records. */
    readonly inherited: boolean
  }
  readonly kind: 'table' | 'view'
  readonly label: string
  readonly help: string | null
  readonly noun: Noun
  /** Field names of the key; empty where there is none, and then the entity is read-only. */
  readonly key: readonly (keyof Row & string)[]
  readonly keyKind: KeyKind
  readonly readOnly: boolean
  /** The fields whose values name a record, in order; a reference among them shows its own label. */
  readonly recordLabel: readonly (keyof Row & string)[]
  readonly fields: { readonly [K in keyof Row & string]: Field }
  readonly references: readonly Reference[]
  readonly children: readonly Child[]
  readonly uniques: readonly Unique<keyof Row & string>[]
  /** Leading columns of each usable index, for the choice between an index walk and a top-N. */
  readonly indexes: readonly (readonly string[])[]
  /** Both fields of validity dates, where the table has them. */
  readonly validity: { readonly start: string; readonly end: string; readonly hidden: boolean } | null
  /** Field that holds the collectivité, where there is one. */
  readonly collectivite: string | null
  /** A table that only joins two others. */
  readonly junction: boolean
  readonly recordLength: number
  /** Words shown before the title of its pages («Personnel › Agents»). */
  readonly breadcrumb: readonly string[]
  readonly listing: Listing
  readonly form: Form
  readonly duplicates: Duplicates
  /** Two of its records may be made one. */
  readonly mergeable: boolean
  /** Records of a selection that are written in one transaction at most; beyond, a job writes them by batches. */
  readonly bulkBound: number
  /** Notes, tasks and attachments are kept below the page of a record. */
  readonly notes: boolean
  readonly tasks: boolean
  readonly attachments: boolean
  /** What it holds of persons; null where nothing is declared. */
  readonly personal: Personal | null
}

/** The entity with its rows' type forgotten, as generic code reads it. */
export type AnyEntity = Entity<Record<string, unknown>>

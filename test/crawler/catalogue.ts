// SPDX-License-Identifier: EUPL-1.2
/** What the crawler knows of a base: read by itself, so that it shares no mistake with the framework. */
export interface Column {
  readonly name: string
  /**
   * Name of the base type as PostgreSQL has it, domains resolved; of the element for an array. Other engines add `instant`
   * (a text in UTC), `hex` (bytes in hexadecimal), `tiny`, `year`, `bits` (a number), `enum`, `set` and `geometry`.
   */
  readonly type: string
  readonly array: boolean
  readonly dimensions: number
  readonly domain: string | null
  readonly length: number | null
  readonly precision: number | null
  readonly scale: number | null
  readonly required: boolean
  readonly filled: boolean
  /** Its default draws a value that is never the same twice. */
  readonly random: boolean
  readonly identity: boolean
  readonly generated: boolean
  /** What an enum or a set may hold. */
  readonly labels: readonly string[] | null
  /** Hard values of this engine, where they are not those of the type. */
  readonly hard: readonly string[] | null
}

export interface ForeignKey {
  readonly name: string
  readonly columns: readonly string[]
  readonly target: string
  readonly targetColumns: readonly string[]
}

export interface Table {
  /** What tells it from the others in its base. */
  readonly oid: string
  readonly schema: string
  readonly name: string
  readonly kind: 'table' | 'view'
  /** Quoted, as a statement names it. */
  readonly sql: string
  /** The same, without the rows of tables that inherit from it. */
  readonly own: string
  readonly columns: readonly Column[]
  readonly key: readonly string[]
  /** Columns that a unique index, whole or of some rows, holds alone. */
  readonly alone: readonly string[]
  readonly foreignKeys: readonly ForeignKey[]
  readonly checks: readonly { readonly name: string; readonly columns: readonly string[]; readonly text: string }[]
}

export type Catalogue = ReadonlyMap<string, Table>

/** Zone of the instance, in which statements run and texts are read. */
export const zone = process.env.OPENMAIRIE_TIME_ZONE ?? 'Europe/Paris'

/** A name as standard SQL. */
export function doubleQuoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A column of whose type nothing is said but its name: what an engine adds to is spread over it. */
export const plainColumn = {
  array: false,
  dimensions: 0,
  domain: null,
  length: null,
  precision: null,
  scale: null,
  random: false,
  identity: false,
  generated: false,
  labels: null,
  hard: null,
} as const

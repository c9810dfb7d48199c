// SPDX-License-Identifier: EUPL-1.2
/** What a database says: facts, sorted, without interpretation. One reader per engine produces it. */

export type Engine = 'postgresql' | 'mariadb' | 'sqlite'

/** The closed list of value families that the framework distinguishes; every engine maps its types onto it. */
export const columnTypes = [
  'string', // limited text
  'text', // unlimited text
  'integer', // fits a JavaScript number exactly
  'bigint',
  'decimal', // numeric, money
  'float',
  'boolean',
  'date',
  'time',
  'timetz',
  'timestamp',
  'timestamptz',
  'interval',
  'json',
  'uuid',
  'enum',
  'inet',
  'bytes',
  'array', // one dimension, of `element`
  'geometry',
  'other', // shown as text, never written
] as const
export type ColumnType = (typeof columnTypes)[number]

export interface Column {
  readonly name: string
  readonly type: ColumnType
  /** The elements' type when `type` is `array`. */
  readonly element: ColumnType | null
  /** The engine's own spelling, fit for a cast on PostgreSQL: `character varying(10)`, `"my domain"`, `int(8) unsigned`, `VARCHAR(30)`. */
  readonly native: string
  /** Declared length of strings, in characters; of long texts where the engine sets one, in bytes. */
  readonly length: number | null
  readonly precision: number | null
  readonly scale: number | null
  readonly nullable: boolean
  /** Default expression as SQL text. */
  readonly default: string | null
  readonly identity: 'always' | 'by default' | null
  /** Name of the sequence that feeds the column (identity, serial, or nextval default). */
  readonly sequence: string | null
  /** Expression of a generated column. */
  readonly generated: string | null
  /** Name of the domain, when the type is one. */
  readonly domain: string | null
  /** Values of an enum type, or of the members of a set, in the order of their declaration. */
  readonly enumValues: readonly string[] | null
  readonly geometry: { readonly kind: string; readonly srid: number } | null
  readonly comment: string | null
}

export interface Unique {
  readonly name: string
  readonly columns: readonly string[]
  /** Predicate of a partial unique index: such an index is not a key. */
  readonly where: string | null
}

export type ForeignKeyAction = 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default'

export interface ForeignKey {
  readonly name: string
  readonly columns: readonly string[]
  readonly target: { readonly schema: string; readonly table: string; readonly columns: readonly string[] }
  readonly onDelete: ForeignKeyAction
  readonly onUpdate: ForeignKeyAction
  /** Whether the rows written before the constraint were checked too (on PostgreSQL, not NOT VALID). */
  readonly validated: boolean
}

export interface Check {
  readonly name: string
  readonly expression: string
  /** Columns that the expression reads. */
  readonly columns: readonly string[]
}

export interface Index {
  readonly name: string
  /** Column names in order; `null` where the index holds an expression. */
  readonly columns: readonly (string | null)[]
  readonly unique: boolean
  readonly where: string | null
  readonly method: string
}

export type TableKind = 'table' | 'view' | 'materialized view' | 'foreign table'

export interface Table {
  readonly schema: string
  readonly name: string
  readonly kind: TableKind
  readonly comment: string | null
  readonly columns: readonly Column[]
  /** Columns of the primary key, in the key's order. */
  readonly primaryKey: readonly string[] | null
  readonly uniques: readonly Unique[]
  readonly foreignKeys: readonly ForeignKey[]
  readonly checks: readonly Check[]
  readonly exclusions: readonly { readonly name: string; readonly definition: string }[]
  readonly indexes: readonly Index[]
  /** Number of partitions (which are not tables of their own); 0 where the table is not partitioned. */
  readonly partitions: number
  /** Whether other tables inherit from it; partitions do not count. */
  readonly inherited: boolean
}

export interface Schema {
  readonly engine: Engine
  readonly database: string
  /** The schemas read, the first one being the application's own. */
  readonly schemas: readonly string[]
  /** Sorted by schema (in the order of `schemas`), then by name in code-unit order. */
  readonly tables: readonly Table[]
}

// SPDX-License-Identifier: EUPL-1.2
import type { ColumnType } from '../../model/schema.js'
import { type CatalogueRow, optional, text } from '../rows.js'

const families: Readonly<Record<string, ColumnType>> = {
  int2: 'integer',
  int4: 'integer',
  int8: 'bigint',
  oid: 'bigint',
  numeric: 'decimal',
  money: 'decimal',
  float4: 'float',
  float8: 'float',
  bool: 'boolean',
  date: 'date',
  time: 'time',
  timetz: 'timetz',
  timestamp: 'timestamp',
  timestamptz: 'timestamptz',
  interval: 'interval',
  json: 'json',
  jsonb: 'json',
  uuid: 'uuid',
  inet: 'inet',
  cidr: 'inet',
  macaddr: 'inet',
  macaddr8: 'inet',
  bytea: 'bytes',
  bpchar: 'string',
  char: 'string',
  name: 'string',
  text: 'text',
  citext: 'text',
  xml: 'text',
  geometry: 'geometry',
  geography: 'geometry',
}

/** The family of a column's type, its domain resolved. */
export function typeOf(row: CatalogueRow): ColumnType {
  if (row['is_array'] === true) return row['dimensions'] !== null && Number(row['dimensions']) > 1 ? 'other' : 'array'
  return familyOf(text(row, 'type'), text(row, 'family'), modifierOf(row))
}

/** The family of an array's elements; null where the column is no array. */
export function elementOf(row: CatalogueRow): ColumnType | null {
  return typeOf(row) === 'array' ? familyOf(text(row, 'element'), text(row, 'element_family'), null) : null
}

function familyOf(name: string, family: string, length: number | null): ColumnType {
  if (family === 'e') return 'enum'
  if (name === 'varchar') return length === null ? 'text' : 'string'
  return families[name] ?? 'other'
}

/** The declared size without the header that the catalogue counts in; null where there is none. */
function modifierOf(row: CatalogueRow): number | null {
  const modifier = Number(row['modifier'] ?? -1)
  return modifier < 4 ? null : modifier - 4
}

/** Declared length of a string, in characters. */
export function lengthOf(row: CatalogueRow): number | null {
  const type = text(row, 'type')
  if (type === 'name') return 63
  if (type === 'char') return 1
  return type === 'varchar' || type === 'bpchar' ? modifierOf(row) : null
}

function isMoney(row: CatalogueRow): boolean {
  return text(row, 'type') === 'money' && row['is_array'] !== true
}

/** The engine's spelling of the type. An amount is known as one under any domain: it is read and written through numeric. */
export function nativeOf(row: CatalogueRow): string {
  return isMoney(row) ? 'money' : text(row, 'native')
}

/** Precision and scale of a decimal. */
export function precisionOf(row: CatalogueRow): { readonly precision: number | null; readonly scale: number | null } {
  // An amount has the decimals of the base's currency; two in all but a few, and none has more than three.
  if (isMoney(row)) return { precision: null, scale: 2 }
  const modifier = text(row, 'type') === 'numeric' ? modifierOf(row) : null
  if (modifier === null) return { precision: null, scale: null }
  // The scale is a signed number of eleven bits since PostgreSQL 15.
  return { precision: (modifier >> 16) & 0xffff, scale: ((modifier & 0x7ff) ^ 1024) - 1024 }
}

/** Kind and reference system of a geometry. */
export function geometryOf(row: CatalogueRow): { readonly kind: string; readonly srid: number } | null {
  if (typeOf(row) !== 'geometry') return null
  const match = /\((\w+)(?:,(\d+))?\)/.exec(text(row, 'native'))
  return { kind: match?.[1] ?? 'Geometry', srid: Number(match?.[2] ?? 0) }
}

/** Values of an enum, in the order of their declaration; null for another type. */
export function enumOf(row: CatalogueRow): readonly string[] | null {
  const values = row['enum_values']
  return typeOf(row) === 'enum' && Array.isArray(values) ? values.map(String) : null
}

/** The sequence that feeds a column: its own, or the one that its default calls. */
export function sequenceOf(row: CatalogueRow): string | null {
  return optional(row, 'sequence') ?? /^nextval\('(.*)'::regclass\)$/.exec(text(row, 'default'))?.[1] ?? null
}

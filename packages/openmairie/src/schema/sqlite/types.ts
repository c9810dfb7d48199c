// SPDX-License-Identifier: EUPL-1.2
import type { Column, ColumnType } from '../../model/schema.js'

const families: Readonly<Record<string, ColumnType>> = {
  BIGINT: 'bigint',
  INT8: 'bigint',
  'UNSIGNED BIG INT': 'bigint',
  YEAR: 'integer',
  BOOLEAN: 'boolean',
  BOOL: 'boolean',
  BIT: 'boolean',
  DECIMAL: 'decimal',
  NUMERIC: 'decimal',
  NUMBER: 'decimal',
  MONEY: 'decimal',
  REAL: 'float',
  DOUBLE: 'float',
  'DOUBLE PRECISION': 'float',
  FLOAT: 'float',
  DATE: 'date',
  TIME: 'time',
  DATETIME: 'timestamp',
  TIMESTAMP: 'timestamp',
  TIMESTAMPTZ: 'timestamptz',
  'TIMESTAMP WITH TIME ZONE': 'timestamptz',
  JSON: 'json',
  JSONB: 'json',
  UUID: 'uuid',
  GUID: 'uuid',
  UNIQUEIDENTIFIER: 'uuid',
  BLOB: 'bytes',
  BINARY: 'bytes',
  VARBINARY: 'bytes',
  BYTEA: 'bytes',
}

type TypeFacts = Pick<Column, 'type' | 'native' | 'length' | 'precision' | 'scale'>

/**
 * What a declared type says. SQLite keeps it as written and binds nothing by it but an affinity: the names that people use are
 * read for what they mean, others by the engine's own rules of affinity.
 */
export function typeFacts(declared: string): TypeFacts {
  const native = declared.trim().replace(/\s+/g, ' ').toUpperCase()
  const [, before = '', first, second, after = ''] =
    /^([^()]*)(?:\(\s*([+-]?\d+)\s*(?:,\s*([+-]?\d+)\s*)?\))?(.*)$/.exec(native) ?? []
  const name = `${before.trim()} ${after.trim()}`.trim()
  const size = first === undefined ? null : Number(first)
  const type = typeOf(name, size)
  return {
    type,
    native,
    length: type === 'string' ? size : null,
    precision: type === 'decimal' ? size : null,
    scale: type === 'decimal' && size !== null ? Number(second ?? 0) : null,
  }
}

function typeOf(name: string, size: number | null): ColumnType {
  const known = families[name]
  if (known !== undefined) return known
  if (/^(UNSIGNED )?BIGINT\b/.test(name)) return 'bigint'
  if (name === 'TINYINT' && size === 1) return 'boolean'
  if (name.includes('INT')) return 'integer'
  if (/CHAR|CLOB|TEXT/.test(name)) return size === null ? 'text' : 'string'
  if (name.includes('BLOB')) return 'bytes'
  if (/REAL|FLOA|DOUB/.test(name)) return 'float'
  // No type at all, ANY, or a name that gives numbers to what looks like one: what is written would not be what is read.
  return 'other'
}

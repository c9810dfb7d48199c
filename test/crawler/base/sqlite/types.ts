// SPDX-License-Identifier: EUPL-1.2
import { type Column, plainColumn } from '../../catalogue.js'

type Typed = Omit<Column, 'name' | 'required' | 'filled'>

/** What names mean to people; the others follow the affinities of the engine. */
const meant: readonly (readonly [names: RegExp, type: string])[] = [
  [/^(BIGINT|INT8|UNSIGNED BIG ?INT)$/, 'int8'],
  [/^(BOOLEAN|BOOL|BIT|TINYINT\(1\))$/, 'bool'],
  [/^(DECIMAL|NUMERIC|NUMBER|MONEY)\b/, 'numeric'],
  [/^DATE$/, 'date'],
  [/^TIME$/, 'time'],
  [/^(DATETIME|TIMESTAMP)$/, 'timestamp'],
  [/^(TIMESTAMPTZ|TIMESTAMP WITH TIME ZONE)$/, 'instant'],
  [/^JSONB?$/, 'json'],
  [/^(UUID|GUID|UNIQUEIDENTIFIER)$/, 'uuid'],
  [/^YEAR$/, 'year'],
  [/^(BINARY|VARBINARY|BYTEA)\b/, 'hex'],
  [/INT/, 'int4'],
  [/(CHAR|TEXT)\s*\(/, 'varchar'],
  [/CHAR|CLOB|TEXT/, 'text'],
  [/BLOB/, 'hex'],
  [/REAL|FLOA|DOUB/, 'float8'],
]

/** Hard values where those of the type are not for this engine: it would keep any text at all. */
const hard: Readonly<Record<string, readonly string[]>> = {
  float8: ['0.1', '-123456.789', '1e+20', '1.7976931348623157e+308', '5e-324'],
  json: ['null', '{"b": 1,\n "b": "é <b>"}', '[1, 2.50, null]', '"texte"'],
  instant: [
    '2026-10-25 00:30:00.123456+00',
    '2026-10-25 01:30:00+00',
    '2026-03-29 01:30:00+00',
    '1975-06-01 12:00:00.5+00',
  ],
}

/** What a declared type says. */
export function typeOf(declared: string): Typed {
  const native = declared.trim().replace(/\s+/g, ' ').toUpperCase()
  const type = meant.find(([names]) => names.test(native))?.[1] ?? 'unknown'
  const [, first, second] = /\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)/.exec(native) ?? []
  const size = first === undefined ? null : Number(first)
  return {
    ...plainColumn,
    type,
    hard: hard[type] ?? null,
    length: type === 'varchar' ? size : null,
    precision: type === 'numeric' ? size : null,
    scale: type === 'numeric' && size !== null ? Number(second ?? 0) : null,
  }
}

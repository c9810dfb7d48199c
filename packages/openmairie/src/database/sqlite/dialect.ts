// SPDX-License-Identifier: EUPL-1.2
import { SqliteAdapter, SqliteQueryCompiler } from 'kysely'
import type { Value } from '../../model/value.js'
import { compilerOf } from '../dialect/compiler.js'
import type { Dialect, Typed } from '../dialect/contract.js'
import { inUtc, utcText } from '../dialect/instants.js'
import type { Given } from '../dialect/many-rows.js'
import { rowsOfValues } from '../dialect/rows-of-values.js'
import { offsetAt } from '../dialect/zone-offsets.js'
import { always, any, sql } from '../sql.js'
import type { Sql } from '../statement.js'
import { globsOf } from './globs.js'

const numbers: ReadonlySet<string> = new Set(['decimal', 'float'])

/**
 * SQLite: a column holds values of any kind whatever its declared type; a parameter takes the affinity of the column that
 * it is compared with.
 */
export const sqlite: Dialect = {
  engine: 'sqlite',
  compile: compilerOf(new SqliteAdapter(), new SqliteQueryCompiler()),
  compared: (source) => source,
  sorted: (source) => source,
  selected: (source, field, whole) => {
    if (field.type === 'bytes') return whole ? text(source, field) : sql`CAST(length(${source}) AS TEXT)`
    return source
  },
  digest: null,
  decoded: (field, raw) => {
    if (raw === null) return null
    const bytes = bytesIn(raw)
    if (bytes !== null) return bytes
    if (field.type === 'boolean' && typeof raw !== 'string') return Number(raw) !== 0
    // A number that JavaScript would round stays a big one.
    if (typeof raw === 'bigint' && field.type !== 'bigint' && Number.isSafeInteger(Number(raw))) return Number(raw)
    if (field.type === 'array' && typeof raw === 'string') return listOf(raw)
    return ['integer', 'bigint', 'float'].includes(field.type) ? raw : String(raw)
  },
  text: (source, field) => (field === null ? sql`CAST(${source} AS TEXT)` : text(source, field)),
  exact: (text) => sql`${text} COLLATE BINARY`,
  parameter,
  assigned: (value, field) => {
    if (value === null) return sql`NULL`
    if (typeof value !== 'string') return sql`${JSON.stringify(value)}`
    return parameter(value, field ?? null)
  },
  spelt: (value, field) => (field.type === 'timestamptz' ? inUtc(value) : value),
  contains: (source, field, word, at) => {
    const read = field === null ? source : text(source, field)
    return any(globsOf(word, at).map((glob) => sql`${read} GLOB ${glob}`))
  },
  period: (source, field, by, timeZone) => {
    const format = sql.lit(by === 'year' ? '%Y' : '%Y-%m')
    if (field.type !== 'timestamptz') return sql`strftime(${format}, ${source})`
    // Instants are texts in UTC, or in another zone that they say; what is written otherwise is told as it is shown: as it stands.
    const moved = (utc: Sql): Sql => {
      const offset = offsetAt(timeZone, (second) => sql`${utc} < ${sql.lit(utcText(second * 1000))}`)
      return sql`strftime(${format}, substr(${utc}, 1, 19), ${offset})`
    }
    const elsewhere = (text: Sql): Sql => moved(sql`(strftime('%Y-%m-%d %H:%M:%S', ${text}) || '+00')`)
    const asWritten = sql`substr(${source}, 1, ${sql.lit(by === 'year' ? 4 : 7)})`
    return sql`COALESCE(CASE WHEN ${source} GLOB '* *+00' THEN ${moved(source)}
      WHEN ${source} GLOB '* *:*:*[+-][0-9][0-9]' THEN ${elsewhere(sql`(${source} || ':00')`)}
      WHEN ${source} GLOB '* *:*:*[+-][0-9][0-9]:[0-9][0-9]' THEN ${elsewhere(source)} END, ${asWritten})`
  },
  total,
  sieve: () => always,
  folding: null,
  accentsApart: true,
  holds: (source, element) => sql`EXISTS (SELECT 1 FROM json_each(${source}) WHERE value = ${element})`,
  words: (parts) => sql`concat_ws(' ', ${sql.join(parts)})`,
  ordered: (source, direction, nulls) => {
    const way = direction === 'asc' ? sql`ASC` : sql`DESC`
    if (nulls === null) return sql`${source} ${way}`
    return nulls === 'first' ? sql`${source} ${way} NULLS FIRST` : sql`${source} ${way} NULLS LAST`
  },
  comparesRows: true,
  lateral: false,
  holdsReferences: false,
  cascadeTriggers: true,
  rowPlace: ['rowid'],
  // A transaction holds the whole base from its beginning.
  lock: { when: 'with the row', clause: () => sql`` },
  holdWrite: null,
  returning: true,
  ownNumber: sql``,
  noValues: sql`DEFAULT VALUES`,
  manyRows: rowsOfValues({ cell, parameter }, null),
  rowsOfJson: null,
}

/** Bytes where the declared type asks for none, in hexadecimal; null for any other value. */
function bytesIn(raw: unknown): string | null {
  if (raw instanceof ArrayBuffer) return Buffer.from(raw).toString('hex').toUpperCase()
  return raw instanceof Uint8Array ? Buffer.from(raw).toString('hex').toUpperCase() : null
}

/** Elements of a list, which the engine keeps as JSON. */
function listOf(json: string): Value {
  const list: unknown = JSON.parse(json)
  return Array.isArray(list) ? list.map((item) => (item === null ? null : String(item))) : []
}

/** A number in as few figures as are read back as it was, as people typed it; a text or a whole number is what it is. */
function text(source: Sql, field: Typed): Sql {
  // Of nothing, `hex` makes an empty text.
  if (field.type === 'bytes') return sql`CASE WHEN ${source} IS NOT NULL THEN hex(${source}) END`
  if (!numbers.has(field.type)) return sql`CAST(${source} AS TEXT)`
  const short = sql`printf('%.15g', ${source})`
  return sql`CASE WHEN typeof(${source}) <> 'real' THEN CAST(${source} AS TEXT) WHEN CAST(${short} AS REAL) = ${source} THEN ${short} ELSE printf('%!.17g', ${source}) END`
}

/** Decimals are kept as floating numbers: those of a known scale are added up as whole numbers of their last decimal. */
function total(source: Sql, field: Typed & { readonly scale: number | null }): Sql {
  if (field.type !== 'decimal' || field.scale === null) return text(sql`sum(${source})`, field)
  const scale = Math.max(field.scale, 0)
  const unit = sql.lit(10 ** scale)
  const sum = sql`sum(CAST(round(${source} * ${unit}) AS INTEGER))`
  if (scale === 0) return sql`CAST(${sum} AS TEXT)`
  const decimals = sql`printf(${sql.lit(`%0${scale}d`)}, abs(${sum}) % ${unit})`
  return sql`(CASE WHEN ${sum} < 0 THEN '-' ELSE '' END || (abs(${sum}) / ${unit}) || '.' || ${decimals})`
}

function parameter(value: string, field: Typed | null): Sql {
  if (field?.type === 'boolean') return value === 'true' || value === '1' ? sql`1` : sql`0`
  if (field && (field.type === 'integer' || field.type === 'bigint') && /^-?\d{1,19}$/.test(value))
    return sql`${BigInt(value)}`
  if (field?.type === 'bytes') return sql`unhex(${value})`
  // Instants are texts: in one zone they have one order.
  if (field?.type === 'timestamptz') return sql`${inUtc(value)}`
  return sql`${value}`
}

/** A value among many, in the same words whatever it is. */
function cell(value: Given, field: Typed): Sql {
  if (field.type === 'bytes') return sql`unhex(${value})`
  if (value === null) return sql`${null}`
  if (typeof value !== 'string') return sql`${JSON.stringify(value)}`
  return field.type === 'boolean' ? sql`${value === 'true' || value === '1' ? 1n : 0n}` : parameter(value, field)
}

// SPDX-License-Identifier: EUPL-1.2
import { MysqlAdapter, MysqlQueryCompiler } from 'kysely'
import type { Value } from '../../model/value.js'
import { compilerOf } from '../dialect/compiler.js'
import type { Dialect, Typed } from '../dialect/contract.js'
import { patternOf } from '../dialect/folding.js'
import { inUtc, shortFraction } from '../dialect/instants.js'
import type { Given } from '../dialect/many-rows.js'
import { rowsOfValues } from '../dialect/rows-of-values.js'
import { offsetAt } from '../dialect/zone-offsets.js'
import { always, sql } from '../sql.js'
import type { Sql } from '../statement.js'
import { demandValue } from './values.js'

const moments: ReadonlySet<string> = new Set(['time', 'timestamp', 'timestamptz'])
const texts: ReadonlySet<string> = new Set(['string', 'text', 'enum'])
/** Collation that ignores accents and case, which MariaDB and MySQL have both. */
const folding = sql`COLLATE utf8mb4_unicode_ci`

/** MariaDB 10.6 and MySQL 8: parameters are texts, so that each is said to be of the type that it is compared with. */
export const mariadb: Dialect = {
  engine: 'mariadb',
  compile: compilerOf(new MysqlAdapter(), new MysqlQueryCompiler()),
  compared: (source) => source,
  // The engine sorts members by their rank, and compares them with a text as texts.
  sorted: (source, { type }) => (type === 'enum' || type === 'array' ? sql`CAST(${source} AS CHAR)` : source),
  selected: (source, field, whole) => {
    if (field.type === 'bytes') return whole ? text(source, field) : sql`CAST(OCTET_LENGTH(${source}) AS CHAR)`
    if (field.type === 'integer' || field.type === 'boolean') return sql`(${source} + 0)`
    return text(source, field)
  },
  digest: (source) => sql`SHA2(${source}, 256)`,
  decoded: (field, raw) => {
    if (raw === null) return null
    if (field.type === 'boolean') return Number(raw) !== 0
    if (field.type === 'integer' || field.type === 'float') return Number(raw)
    if (field.type === 'bigint') return BigInt(String(raw))
    if (field.type === 'array') return setOf(String(raw))
    return moments.has(field.type) ? shortFraction(String(raw)) : String(raw)
  },
  text: (source, field) => (field === null ? sql`CAST(${source} AS CHAR)` : text(source, field)),
  exact: (text) => sql`CAST(${text} AS BINARY)`,
  parameter,
  assigned: (value, field) => {
    if (value === null) return sql`NULL`
    if (typeof value !== 'string') return sql`${value.filter((element) => element !== null).join(',')}`
    return field ? parameter(value, field) : sql`${value}`
  },
  spelt: (value, field) => (field.type === 'timestamptz' ? inUtc(value) : value),
  contains: (source, field, word, at) => {
    const read = field === null || texts.has(field.type) ? source : text(source, field)
    const unbound = sql`REPLACE(REPLACE(CONVERT(${read} USING utf8mb4), 'œ', 'oe'), 'æ', 'ae')`
    return sql`${unbound} ${folding} LIKE ${patternOf(word.toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae'), at)} ${escaped}`
  },
  period: (source, field, by, timeZone) => {
    const local = field.type === 'timestamptz' ? inZone(source, timeZone) : source
    return sql`DATE_FORMAT(${local}, ${sql.lit(by === 'year' ? '%Y' : '%Y-%m')})`
  },
  total: (source) => sql`CAST(SUM(${source}) AS CHAR)`,
  sieve: () => always,
  folding: null,
  accentsApart: false,
  holds: (source, element) => sql`(FIND_IN_SET(${element}, ${source}) > 0)`,
  words: (parts) => sql`CONCAT_WS(' ', ${sql.join(parts)})`,
  ordered: (source, direction, nulls) => {
    const way = direction === 'asc' ? sql`ASC` : sql`DESC`
    if (nulls === null) return sql`${source} ${way}`
    return nulls === 'first'
      ? sql`(${source} IS NULL) DESC, ${source} ${way}`
      : sql`(${source} IS NULL) ASC, ${source} ${way}`
  },
  comparesRows: false,
  lateral: false,
  holdsReferences: false,
  cascadeTriggers: false,
  rowPlace: [],
  lock: { when: 'before', clause: () => sql`FOR UPDATE` },
  holdWrite: null,
  returning: false,
  ownNumber: sql``,
  noValues: sql`() VALUES ()`,
  manyRows: rowsOfValues({ cell, parameter }, sql`@@auto_increment_increment`),
  rowsOfJson: null,
}

/** Said, as MySQL knows no sign of escape where the session gives none to a backslash. */
const escaped = sql`ESCAPE '\\'`

/** A number of single precision: the engine tells six of its figures. */
const isSingle = ({ native }: Typed): boolean => /^float\b/.test(native)

/** An instant is kept in UTC, and said to be. */
const utc = '+00'
const [zone, greenwich] = [sql`@@session.time_zone`, sql`'+00:00'`]

/** An instant as a clock of a zone shows it; one that no calendar has stays as it is. */
function inZone(source: Sql, timeZone: string): Sql {
  const offset = offsetAt(timeZone, (second) => sql`UNIX_TIMESTAMP(${source}) < ${sql.lit(second)}`)
  return sql`COALESCE(CONVERT_TZ(${source}, ${zone}, ${offset}), ${source})`
}

function text(source: Sql, field: Typed): Sql {
  if (field.type === 'bytes') return sql`HEX(${source})`
  if (field.type === 'boolean') return sql`CAST((${source} + 0) AS CHAR)`
  if (field.type === 'timestamptz')
    return sql`CONCAT(CAST(COALESCE(CONVERT_TZ(${source}, ${zone}, ${greenwich}), ${source}) AS CHAR), ${utc})`
  if (field.type === 'geometry') return sql`ST_AsText(${source})`
  if (isSingle(field))
    return sql`CASE WHEN CAST(CAST(${source} AS CHAR) AS FLOAT) = ${source} THEN CAST(${source} AS CHAR) ELSE CAST(CAST(${source} AS DOUBLE) AS CHAR) END`
  return sql`CAST(${source} AS CHAR)`
}

function parameter(given: string, field: Typed | null): Sql {
  if (field === null) return sql`${given}`
  const value = field.type === 'timestamptz' ? inUtc(given) : given
  demandValue(value, field)
  switch (field.type) {
    case 'integer':
    case 'bigint':
      return value.startsWith('-') ? sql`CAST(${value} AS SIGNED)` : sql`CAST(${value} AS UNSIGNED)`
    case 'boolean':
      return isTrue(value) ? sql`1` : sql`0`
    default:
      return said(value, field)
  }
}

/** A value among many, in the same words whatever it is: a text is of the type of its column. */
function cell(given: Given, field: Typed): Sql {
  if (given === null || typeof given !== 'string')
    return said(given === null ? null : given.filter((element) => element !== null).join(','), field)
  const value = field.type === 'timestamptz' ? inUtc(given) : given
  demandValue(value, field)
  return said(field.type === 'boolean' ? (isTrue(value) ? '1' : '0') : value, field)
}

const isTrue = (value: string): boolean => value === 'true' || value === '1'

/** A parameter, said to be of the type of a field. */
function said(value: string | null, field: Typed): Sql {
  const { type, native } = field
  switch (type) {
    case 'integer':
    case 'boolean':
      // A text would be taken for the bits of its characters.
      return type === 'boolean' || native.startsWith('bit') ? sql`(${value} + 0)` : sql`${value}`
    case 'decimal':
      return sql`CAST(${value} AS DECIMAL(65,30))`
    case 'float':
      return isSingle(field) ? sql`CAST(${value} AS FLOAT)` : sql`(${value} + 0e0)`
    case 'date':
      return sql`CAST(${value} AS DATE)`
    case 'timestamp':
      return sql`CAST(${value} AS DATETIME(6))`
    case 'timestamptz':
      return sql`CONVERT_TZ(CAST(${value?.replace(/\+00$/, '') ?? null} AS DATETIME(6)), ${greenwich}, ${zone})`
    case 'time':
      return sql`CAST(${value} AS TIME(6))`
    case 'bytes':
      return sql`UNHEX(${value})`
    default:
      return sql`${value}`
  }
}

/** The members of a set, which the engine writes between commas. */
function setOf(members: string): Value {
  return members === '' ? [] : members.split(',')
}

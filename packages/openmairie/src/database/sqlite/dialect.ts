// SPDX-License-Identifier: EUPL-1.2
import { SqliteAdapter, SqliteQueryCompiler } from 'kysely'
import { compilerOf } from '../dialect/compiler.js'
import type { Dialect, Typed } from '../dialect/contract.js'
import { accented, bare, folded, patternOf } from '../dialect/folding.js'
import { sql } from '../sql.js'
import type { Sql } from '../statement.js'

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
  decoded: (field, raw) => {
    if (raw === null) return null
    if (field.type === 'boolean' && typeof raw !== 'string') return Number(raw) !== 0
    if (field.type === 'integer' && typeof raw === 'bigint') return Number(raw)
    if (field.type === 'float' && typeof raw === 'bigint') return Number(raw)
    return field.type === 'integer' || field.type === 'bigint' || field.type === 'float' ? raw : String(raw)
  },
  text: (source, field) => (field === null ? sql`CAST(${source} AS TEXT)` : text(source, field)),
  parameter,
  assigned: (value, field) => {
    if (value === null) return sql`NULL`
    if (typeof value !== 'string') return sql`${JSON.stringify(value)}`
    return parameter(value, field ?? null)
  },
  contains: (source, field, word) =>
    sql`${fold(field === null ? source : text(source, field))} LIKE ${patternOf(folded(word))} ESCAPE '\'`,
  holds: (source, element) => sql`EXISTS (SELECT 1 FROM json_each(${source}) WHERE value = ${element})`,
  words: (parts) => sql`concat_ws(' ', ${sql.join(parts)})`,
  ordered: (source, direction, nulls) => {
    const way = direction === 'asc' ? sql`ASC` : sql`DESC`
    if (nulls === null) return sql`${source} ${way}`
    return nulls === 'first' ? sql`${source} ${way} NULLS FIRST` : sql`${source} ${way} NULLS LAST`
  },
  comparesRows: true,
  lateral: false,
  rowPlace: ['rowid'],
  // A transaction holds the whole base from its beginning.
  lock: { when: 'with the row', clause: () => sql`` },
  dayAfter: (day) => sql`date(${day}, '+1 day')`,
  returning: true,
  noValues: sql`DEFAULT VALUES`,
}

/** A number in seventeen figures is read back as it was; a text or a whole number is what it is. */
function text(source: Sql, field: Typed): Sql {
  if (field.type === 'bytes') return sql`hex(${source})`
  if (!numbers.has(field.type)) return sql`CAST(${source} AS TEXT)`
  return sql`CASE typeof(${source}) WHEN 'real' THEN printf('%!.17g', ${source}) ELSE CAST(${source} AS TEXT) END`
}

function parameter(value: string, field: Typed | null): Sql {
  if (field?.type === 'boolean') return value === 'true' || value === '1' ? sql`1` : sql`0`
  if (field && (field.type === 'integer' || field.type === 'bigint') && /^-?\d{1,19}$/.test(value))
    return sql`${BigInt(value)}`
  if (field?.type === 'bytes') return sql`unhex(${value})`
  return sql`${value}`
}

/** The engine folds ASCII alone: letters with an accent are replaced one by one, capitals too. */
function fold(source: Sql): Sql {
  const pairs = [...accented].flatMap((letter, index) => {
    const plain = bare[index] ?? letter
    const capital = letter.toUpperCase()
    return capital === letter || capital.length > 1
      ? [[letter, plain]]
      : [
          [letter, plain],
          [capital, plain],
        ]
  })
  const ligatures = [
    ['œ', 'oe'],
    ['Œ', 'oe'],
    ['æ', 'ae'],
    ['Æ', 'ae'],
  ]
  return [...pairs, ...ligatures].reduce(
    (inner, [from = '', to = '']) => sql`replace(${inner}, ${sql.lit(from)}, ${sql.lit(to)})`,
    sql`lower(${source})`,
  )
}

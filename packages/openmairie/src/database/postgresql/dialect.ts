// SPDX-License-Identifier: EUPL-1.2
import { PostgresAdapter, PostgresQueryCompiler } from 'kysely'
import type { Value } from '../../model/value.js'
import { compilerOf } from '../dialect/compiler.js'
import type { Dialect, Typed } from '../dialect/contract.js'
import { accented, bare, folded, patternOf } from '../dialect/folding.js'
import { always, sql } from '../sql.js'
import type { Sql } from '../statement.js'
import { manyRows, rowsOfJson } from './rows.js'
import { sieveOf } from './sieve.js'

const texts: ReadonlySet<string> = new Set(['string', 'text'])
/** Types that a driver would hand over in a form of its own. */
const readAsText: ReadonlySet<string> = new Set(['other', 'geometry', 'json', 'string'])
/** Types without an order. */
const unordered: ReadonlySet<string> = new Set(['json', 'geometry', 'other'])

const dialectWith = (unaccented: (text: Sql) => Sql): Dialect => ({
  engine: 'postgresql',
  compile: compilerOf(new PostgresAdapter(), new PostgresQueryCompiler()),
  compared,
  sorted: (source, field) => (unordered.has(field.type) ? sql`${source}::text` : compared(source, field)),
  selected: (source, field, whole) => {
    if (field.type === 'bytes') return whole ? sql`${source}::text` : sql`octet_length(${source})::text`
    if (field.type === 'array') return sql`array_to_json(${source}::text[])::text`
    if (readAsText.has(field.type)) return sql`${source}::text`
    return compared(source, field)
  },
  digest: (source) => sql`encode(sha256(${source}), 'hex')`,
  decoded: (field, raw) => (field.type === 'array' && typeof raw === 'string' ? listOf(raw) : raw),
  text: (source) => sql`${source}::text`,
  exact: (text) => sql`${text} COLLATE "C"`,
  parameter: (text) => sql`${text}`,
  assigned: (value, field) => (field && isMoney(field) ? sql`CAST(CAST(${value} AS numeric) AS money)` : sql`${value}`),
  // A connection speaks the zone of the instance, as forms do.
  spelt: (value) => value,
  contains: (source, field, word, at) => {
    const text = field === null || texts.has(field.type) ? source : sql`${source}::text`
    const plain = folded(word)
    const sieve = sieveOf(plain)
    const found = sql`${unaccented(text)} LIKE ${patternOf(plain, at)}`
    if (sieve === null) return found
    // Read by bytes: the rules of a collation cost as much as the folding.
    const sifted = sql`${text}::text COLLATE "C" ~ ${sieve}`
    // Twice, for the planner takes conditions to be independent: where some thousand rows are expected it would walk the
    // index of the order, and all of it where they lie at its far end; what half of the table holds it still finds there.
    return sql`(${sifted} AND ${sifted} AND ${found})`
  },
  period: (source, _, by) => sql`to_char(${source}, ${sql.lit(by === 'year' ? 'YYYY' : 'YYYY-MM')})`,
  total: (source) => sql`sum(${source})::text`,
  sieve: (sources, word) => {
    const sieve = sieveOf(folded(word))
    if (sieve === null || sources.length < 2) return always
    const texts = sources.map(({ source }) => sql`${source}::text`)
    return sql`concat_ws(' ', ${sql.join(texts)}) COLLATE "C" ~ ${sieve}`
  },
  folding: (source, field) => unaccented(texts.has(field.type) ? source : sql`${source}::text`),
  accentsApart: false,
  holds: (source, element) => sql`${element} = ANY(${source}::text[])`,
  words: (parts) => sql`concat_ws(' ', ${sql.join(parts)})`,
  ordered: (source, direction, nulls) => {
    const way = direction === 'asc' ? sql`ASC` : sql`DESC`
    if (nulls === null) return sql`${source} ${way}`
    return nulls === 'first' ? sql`${source} ${way} NULLS FIRST` : sql`${source} ${way} NULLS LAST`
  },
  comparesRows: true,
  lateral: true,
  holdsReferences: true,
  cascadeTriggers: true,
  rowPlace: ['tableoid', 'ctid'],
  lock: { when: 'with the row', clause: (alias) => sql`FOR UPDATE OF ${sql.id(alias)}` },
  holdWrite: (write) => sql`SELECT pg_advisory_xact_lock(hashtextextended(${write}, 0))`,
  returning: true,
  ownNumber: sql`OVERRIDING SYSTEM VALUE`,
  noValues: sql`DEFAULT VALUES`,
  manyRows,
  rowsOfJson,
})

/** PostgreSQL 13 and later, in the base of the instance: parameters take the type of the column beside them. */
export const postgresql = dialectWith((text) => sql`openmairie.om_sans_accent(${text})`)

/** The same in a base that is left as it is, where there is no function of ours. */
export const postgresqlElsewhere = dialectWith(
  // Written in full, as an index on it is.
  (text) =>
    sql`translate(replace(replace(lower(${text}), 'œ', 'oe'), 'æ', 'ae'), ${sql.lit(accented)}, ${sql.lit(bare)})`,
)

/**
 * Whether the text of a statement searches for words: what is best for a rare one is the worst for one that half of the
 * table holds, so that it is planned for those given each time.
 */
export function searches(text: string): boolean {
  return text.includes('COLLATE "C" ~ ')
}

/** An amount is a plain number, whatever the currency of the base. */
function compared(source: Sql, field: Typed): Sql {
  return isMoney(field) ? sql`${source}::numeric` : source
}

function isMoney(field: Typed): boolean {
  return field.native === 'money'
}

/** Elements of an array of texts written as json. */
function listOf(json: string): Value {
  const list: unknown = JSON.parse(json)
  return Array.isArray(list) ? list.map((item) => (item === null ? null : String(item))) : []
}

// SPDX-License-Identifier: EUPL-1.2
import { type Connection, createConnection } from 'mysql2/promise'
import type { Column } from '../../catalogue.js'
import { offsetText } from '../../french.js'
import type { Base, Refusal, Row, Speech } from '../contract.js'
import { readCatalogue } from './catalogue.js'
import { backQuoted } from './types.js'

/** Now is local, by the distance from UTC that the zone has today, and nothing is shortened in silence. */
const session = `SET SESSION time_zone = '${offsetText(Date.now())}', sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES')`

const own = ['text', 'varchar', 'bpchar', 'enum', 'json']

function text(source: string, { type, scale }: Column): string {
  if (type === 'hex') return `HEX(${source})`
  if (type === 'bool') return `CASE WHEN ${source} <> 0 THEN 'true' WHEN ${source} = 0 THEN 'false' END`
  if (type === 'bits' || type === 'year') return `CAST(${source} + 0 AS CHAR)`
  if (type === 'geometry') return `ST_AsText(${source})`
  // The engine's own text of a single keeps six digits: 16777216 would be 16777200.
  if (type === 'float4') return `CAST(CAST(${source} AS DOUBLE) AS CHAR)`
  // A day that no calendar has is in no zone.
  const read = type === 'instant' ? `COALESCE(CONVERT_TZ(${source}, @@session.time_zone, '+00:00'), ${source})` : source
  const words = type !== 'numeric' && scale ? unpadded(`CAST(${read} AS CHAR)`) : `CAST(${read} AS CHAR)`
  return type === 'instant' ? `CONCAT(${words}, '+00')` : words
}

/** A fraction without the zeros at its end. */
function unpadded(text: string): string {
  return `TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM ${text}))`
}

const speech: Speech = {
  quoted: backQuoted,
  given: (_index, column) => {
    if (column?.type === 'hex') return 'UNHEX(?)'
    if (column?.type === 'instant') return "CONVERT_TZ(?, '+00:00', @@session.time_zone)"
    return column?.type === 'bits' ? 'CAST(? AS UNSIGNED)' : '?'
  },
  bound: (value, column) => {
    if (column?.type === 'bool' && value !== null) return value === 'true' ? '1' : '0'
    return column?.type === 'instant' && value !== null ? value.replace(/\+00$/, '') : value
  },
  // Texts are compared by their own collation; a number beside a text would be rounded.
  equals: (source, column) => (own.includes(column.type) ? `${source} = ?` : `${text(source, column)} = ?`),
  text,
  plain: text,
  words: (parts) => `CONCAT_WS(' ', ${parts.join(', ')})`,
  ordered: (term, descending) => `(${term}) IS NULL, ${term} ${descending ? 'DESC' : 'ASC'}`,
  comparable: (source) => source,
  places: [],
  // What a reader can see, then its bytes: the collation may hold two texts equal.
  ends: (columns, sorted) => {
    const texts = columns.map((each) => ({ name: each.name, text: text(`t.${backQuoted(each.name)}`, each) }))
    return [
      ...texts.filter((each) => each.name !== sorted).map((each) => each.text),
      ...texts.map((each) => `CAST(${each.text} AS BINARY)`),
    ]
  },
  returning: '',
  noValues: '() VALUES ()',
}

/** Opens the base of an address of MariaDB or MySQL. */
export async function openMariadb(url: string): Promise<Base> {
  const connection = await createConnection({
    uri: url.replace(/^mariadb:/, 'mysql:'),
    charset: 'utf8mb4_unicode_ci',
    supportBigNumbers: true,
    bigNumberStrings: true,
    dateStrings: true,
  })
  await connection.query(session)
  const rows: Base['rows'] = async (sql, values = []) => {
    const [found] = await connection.execute({ sql, rowsAsArray: true }, [...values])
    return (found as unknown[][]).map((row): Row => row.map((each) => (each === null ? null : String(each)))) // rows are asked as arrays
  }
  const [[database] = []] = await rows('SELECT DATABASE()')
  return {
    mainSchema: String(database),
    speech,
    tellsUtc: false,
    catalogue: () => readCatalogue(rows, String(database)),
    rows,
    whole: async (table) => {
      const list = table.columns.map((column) => text(backQuoted(column.name), column))
      return (await rows(`SELECT ${list.join(', ')} FROM ${table.own}`)).map((row) => JSON.stringify(row))
    },
    attempt: (statement, values, keep) => attempt(connection, statement, values, keep),
    localText: async (instant) => instant,
    counters: async () =>
      (
        await rows(
          `SELECT TABLE_NAME, AUTO_INCREMENT FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND AUTO_INCREMENT IS NOT NULL`,
        )
      ).map(([name, next]) => `ALTER TABLE ${backQuoted(String(name))} AUTO_INCREMENT = ${next}`),
    run: async (statement) => void (await connection.query(statement)),
    close: () => connection.end(),
  }
}

async function attempt(connection: Connection, ...[statement, values, keep]: Parameters<Base['attempt']>) {
  try {
    await connection.query('START TRANSACTION')
    const [result] = await connection.execute(statement, [...values])
    await connection.query(keep ? 'COMMIT' : 'ROLLBACK')
    return { count: 'affectedRows' in result ? result.affectedRows : 0, refusal: null }
  } catch (error) {
    await connection.query('ROLLBACK')
    return { count: 0, refusal: refusalOf(error instanceof Error ? error.message : String(error)) }
  }
}

function refusalOf(message: string): Refusal {
  const constraint = /^CONSTRAINT `?(.*?)`? failed/.exec(message)?.[1] ?? null
  const [, named, quoted] = /[cC]olumn (?:'([^']+)'|(?:`[^`]+`\.)*`([^`]+)`)/.exec(message) ?? []
  return {
    message,
    constraint: constraint?.split(/`?\.`?/).at(-1) ?? null,
    column: named ?? quoted ?? null,
    domain: null,
  }
}

// SPDX-License-Identifier: EUPL-1.2
import Database from 'libsql'
import { type Column, doubleQuoted } from '../../catalogue.js'
import type { Base, Refusal, Row, Speech } from '../contract.js'
import { readCatalogue } from './catalogue.js'

/** What is no text yet becomes one when it is read. */
function text(source: string, { type }: Column): string {
  if (type === 'hex') return `CASE WHEN ${source} IS NOT NULL THEN hex(${source}) END`
  if (type !== 'bool') return source
  return `CASE WHEN typeof(${source}) NOT IN ('integer', 'real') THEN ${source} WHEN ${source} <> 0 THEN 'true' ELSE 'false' END`
}

const speech: Speech = {
  quoted: doubleQuoted,
  given: (_index, column) => (column?.type === 'hex' ? 'unhex(?)' : '?'),
  bound: (value, column) => (column?.type === 'bool' && value !== null ? (value === 'true' ? '1' : '0') : value),
  // A column gives its affinity to what it is compared with.
  equals: (source, column) => `${source} = ${column.type === 'hex' ? 'unhex(?)' : '?'}`,
  text,
  plain: text,
  words: (parts) => `concat_ws(' ', ${parts.join(', ')})`,
  ordered: (term, descending) => `${term} ${descending ? 'DESC' : 'ASC'} NULLS LAST`,
  comparable: (source) => source,
  places: ['t.rowid'],
  ends: (columns, sorted) =>
    columns
      .filter((each) => each.name !== sorted)
      .map((each) => `CAST(${text(`t.${doubleQuoted(each.name)}`, each)} AS TEXT)`),
  returning: '',
  noValues: 'DEFAULT VALUES',
}

/** Opens the file of an address, which must be there. */
export async function openSqlite(url: string): Promise<Base> {
  const file = url.replace(/^(sqlite|file):/, '').replace(/^\/\/(?=\/)/, '')
  const database = new Database(file, { timeout: 5000, fileMustExist: true })
  database.defaultSafeIntegers(true)
  database.exec('PRAGMA foreign_keys = ON')
  const rows: Base['rows'] = async (statement, values = []) =>
    (
      database
        .prepare(statement)
        .raw()
        .all(...values) as unknown[][]
    ).map((row): Row => row.map(spelt)) // rows are asked as arrays
  return {
    mainSchema: 'main',
    speech,
    tellsUtc: true,
    catalogue: () => readCatalogue(rows),
    rows,
    whole: async (table) => {
      const list = table.columns.map((column) => `quote(${doubleQuoted(column.name)})`)
      return (await rows(`SELECT ${list.join(', ')} FROM ${table.own}`)).map((row) => row.join(' | '))
    },
    attempt: async (statement, values, keep) => attempt(database, statement, values, keep),
    localText: async (instant) => instant,
    counters: async () => {
      const [hasNumbers] = await rows("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'")
      return hasNumbers
        ? (
            await rows(
              `SELECT format('DELETE FROM sqlite_sequence WHERE name = %Q; INSERT INTO sqlite_sequence (name, seq) VALUES (%Q, %s)', name, name, seq) FROM sqlite_sequence`,
            )
          ).map(([statement]) => String(statement))
        : []
    },
    run: async (statement) => void database.exec(statement),
    close: async () => void database.close(),
  }
}

/** A value as a reader would write it: a number as JavaScript does, without a digit lost. */
function spelt(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return Buffer.isBuffer(value) ? value.toString('hex').toUpperCase() : String(value)
}

function attempt(database: Database.Database, ...[statement, values, keep]: Parameters<Base['attempt']>) {
  const broken = (): number =>
    Number(database.prepare('SELECT count(*) AS n FROM pragma_foreign_key_check').raw().all().flat()[0])
  try {
    database.exec('BEGIN IMMEDIATE')
    const before = keep ? 0 : broken()
    const { changes } = database.prepare(statement).run(...values)
    // What is deferred speaks at the end alone.
    const isBroken = !keep && broken() > before
    database.exec(keep ? 'COMMIT' : 'ROLLBACK')
    return { count: Number(changes), refusal: isBroken ? refusalOf('FOREIGN KEY constraint failed') : null }
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK')
    return { count: 0, refusal: refusalOf(error instanceof Error ? error.message : String(error)) }
  }
}

function refusalOf(message: string): Refusal {
  const [, kind, what = ''] = /(CHECK|NOT NULL|UNIQUE) constraint failed: (.*)$/s.exec(message) ?? []
  return {
    message,
    constraint: kind === 'CHECK' ? what : null,
    column: kind === 'NOT NULL' ? what.slice(what.indexOf('.') + 1) : null,
    domain: null,
  }
}

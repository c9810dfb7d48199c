// SPDX-License-Identifier: EUPL-1.2
import mysql, { type PoolConnection } from 'mysql2/promise'
import { Temporal } from 'temporal-polyfill'
import type { Connection, Database, QueryResult, Row, Transaction } from '../contract.js'
import type { PoolOptions } from '../options.js'
import { attempted } from '../savepoint.js'
import type { Sql } from '../statement.js'
import { mariadb } from './dialect.js'
import { translated } from './errors.js'

/**
 * What every connection is set to: UTC until it writes, values checked and never shortened in silence, other writers' committed
 * rows seen as PostgreSQL shows them.
 */
const session = `SET SESSION time_zone = '+00:00', sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES,NO_BACKSLASH_ESCAPES'),
  transaction_isolation = 'READ-COMMITTED'`
const formerSession = session.replace('transaction_isolation', 'tx_isolation')

/** Opens a pool of connections to MariaDB or MySQL. Nothing is connected before the first statement. */
export function openMariadb(options: PoolOptions): Database {
  const pool = mysql.createPool({
    uri: options.url.replace(/^mariadb:/, 'mysql:'),
    connectionLimit: options.size,
    supportBigNumbers: true,
    bigNumberStrings: true,
    dateStrings: true,
    charset: 'utf8mb4_unicode_ci',
    maxPreparedStatements: 500,
  })
  const ready = new WeakSet<object>()
  const zones = new WeakMap<object, string>()
  const take = async (): Promise<PoolConnection> => {
    const connection = await pool.getConnection()
    if (ready.has(connection.connection)) return connection
    await connection.query(session).catch(() => connection.query(formerSession))
    await limitTime(connection, options.statementTimeout)
    ready.add(connection.connection)
    return connection
  }
  /** What the base says of now, in a default or a trigger, is the local time. By its distance: servers may know no zones by name. */
  const inZone = async (connection: PoolConnection): Promise<PoolConnection> => {
    const { offset } = Temporal.Now.zonedDateTimeISO(options.timeZone ?? 'UTC')
    if (zones.get(connection.connection) === offset) return connection
    await connection.query('SET SESSION time_zone = ?', [offset])
    zones.set(connection.connection, offset)
    return connection
  }
  return {
    dialect: mariadb,
    query: async (statement) => {
      const connection = await take()
      try {
        return await run(connection, statement)
      } finally {
        connection.release()
      }
    },
    transaction: async (work) => inTransaction(await inZone(await take()), work, options.failed),
    close: () => pool.end(),
  }
}

/** MariaDB counts seconds for every statement, MySQL milliseconds for those that read. */
async function limitTime(connection: PoolConnection, milliseconds: number): Promise<void> {
  await connection
    .query(`SET SESSION max_statement_time = ${milliseconds / 1000}`)
    .catch(() => connection.query(`SET SESSION max_execution_time = ${milliseconds}`))
}

async function run(connection: PoolConnection, statement: Sql): Promise<QueryResult> {
  const { text, values } = mariadb.compile(statement)
  try {
    const [result] = await connection.execute(text, values.map(bound))
    if (Array.isArray(result)) return { rows: result as readonly Row[], count: result.length } // rows as the options above ask for
    return { rows: [], count: result.affectedRows, inserted: String(result.insertId) }
  } catch (error) {
    throw translated(error)
  }
}

/** A number would be sent as a floating one: every parameter is a text, and its type is said in the statement. */
function bound(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}

async function inTransaction<T>(
  connection: PoolConnection,
  work: (transaction: Transaction) => Promise<T>,
  failed: (error: unknown) => void,
): Promise<T> {
  const tasks: (() => Promise<void>)[] = []
  const within: Connection = { dialect: mariadb, query: (statement) => run(connection, statement) }
  try {
    await connection.query('START TRANSACTION')
    const result = await work({
      ...within,
      last: async (statement) => void (await within.query(statement)),
      afterCommit: (task) => void tasks.push(task),
      attempt: (part) => attempted((text) => connection.query(text), tasks, part),
    })
    await connection.query('COMMIT').catch((error: unknown) => Promise.reject(translated(error)))
    connection.release()
    for (const task of tasks) await task().catch(failed)
    return result
  } catch (error) {
    await connection.query('ROLLBACK').then(
      () => connection.release(),
      () => connection.destroy(),
    )
    throw error
  }
}

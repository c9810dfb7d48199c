// SPDX-License-Identifier: EUPL-1.2
import { access } from 'node:fs/promises'
import Libsql from 'libsql/promise'
import { OpenMairieError } from '../../errors/errors.js'
import { fileOf } from '../../model/address.js'
import type { Connection, Database, QueryResult, Row, Transaction } from '../contract.js'
import type { PoolOptions } from '../options.js'
import { attempted } from '../savepoint.js'
import type { Sql } from '../statement.js'
import { sqlite } from './dialect.js'
import { translated } from './errors.js'

/** Milliseconds that a statement waits for another program that writes the file. */
const patience = 5000
const readers = 3

/**
 * Opens an SQLite file: some connections that read, one that writes, each of them for one piece of work at a time. The
 * file's own settings are left as they are.
 */
export function openSqlite(options: PoolOptions): Database {
  const path = fileOf(options.url)
  const reading = Array.from({ length: Math.min(readers, options.size) }, () => turnsOn(path))
  const writing = turnsOn(path)
  let next = 0
  return {
    dialect: sqlite,
    query: (statement) => {
      next = (next + 1) % reading.length
      const turns = reading[next] ?? writing
      return turns((connection) => run(connection, statement))
    },
    transaction: (work) => writing((connection) => inTransaction(connection, work, options.failed)),
    close: async () => {
      for (const turns of [...reading, writing]) await turns(async (connection) => connection.close())
    },
  }
}

type Turns = <T>(work: (connection: Libsql) => Promise<T>) => Promise<T>

/** A connection that serves one piece of work after another. It is opened at the first. */
function turnsOn(path: string): Turns {
  let opened: Promise<Libsql> | null = null
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(async () => {
      opened ??= open(path)
      return work(await opened)
    })
    last = turn.catch(() => undefined)
    return turn
  }
}

async function open(path: string): Promise<Libsql> {
  // The driver would make a file of a mistyped name.
  await access(path).catch((cause: unknown) => {
    throw new OpenMairieError('OM_DATABASE_FILE_MISSING', { file: path }, { cause })
  })
  const connection = new Libsql(path, { timeout: patience })
  connection.defaultSafeIntegers(true)
  await connection.exec('PRAGMA foreign_keys = ON')
  return connection
}

async function run(connection: Libsql, statement: Sql): Promise<QueryResult> {
  const { text, values } = sqlite.compile(statement)
  try {
    const prepared = await connection.prepare(text)
    if (prepared.reader) {
      const rows: readonly Row[] = await prepared.all(...values)
      return { rows, count: rows.length }
    }
    const { changes } = await prepared.run(...values)
    return { rows: [], count: Number(changes) }
  } catch (error) {
    throw translated(error)
  }
}

async function inTransaction<T>(
  connection: Libsql,
  work: (transaction: Transaction) => Promise<T>,
  failed: (error: unknown) => void,
): Promise<T> {
  const tasks: (() => Promise<void>)[] = []
  const within: Connection = { dialect: sqlite, query: (statement) => run(connection, statement) }
  try {
    // The right to write is taken at once: a transaction that reads first and writes later may be refused it.
    await connection.exec('BEGIN IMMEDIATE')
    const result = await work({
      ...within,
      last: async (statement) => void (await within.query(statement)),
      afterCommit: (task) => void tasks.push(task),
      attempt: (part) => attempted((text) => connection.exec(text), tasks, part),
    })
    await connection.exec('COMMIT')
    for (const task of tasks) await task().catch(failed)
    return result
  } catch (error) {
    await connection.exec('ROLLBACK').catch(() => undefined)
    throw translated(error)
  }
}

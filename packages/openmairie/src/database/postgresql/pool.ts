// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'
import type { Access, Connection, Database, QueryResult, Row, Snapshot, Sql, Transaction } from '../contract.js'
import type { Dialect } from '../dialect/contract.js'
import type { PoolOptions } from '../options.js'
import { attempted } from '../savepoint.js'
import { cancelledBy, type Stop } from './cancel.js'
import { postgresql, searches } from './dialect.js'
import { translated } from './errors.js'
import { readFreely } from './free/read.js'
import { lastWords } from './last-words.js'
import { exactTypes } from './types.js'
import { queryUnder, setContext } from './under-context.js'

/** How long a connection that nobody uses stays open. */
const idleMilliseconds = 60_000

/** Connections of a pool that are in use, that are idle, and what waits for one. */
export interface PoolLoad {
  readonly used: number
  readonly idle: number
  readonly waiting: number
}

/** A base behind a pool that tells how busy it is. */
export interface PooledDatabase extends Database {
  load(): PoolLoad
}

/** Opens a pool of connections to PostgreSQL, to the base of the instance where nothing else is said. Nothing is connected before the first statement. */
export function openDatabase(options: PoolOptions, dialect: Dialect = postgresql): PooledDatabase {
  const connection = connectionOf(options)
  const pool = new pg.Pool({
    ...connection,
    max: options.size,
    // Opening a connection costs more than a page: those of a busy minute wait for the next one.
    idleTimeoutMillis: idleMilliseconds,
  })
  pool.on('error', options.failed)
  const reach = (context: string | null, signal: AbortSignal | null): Access => ({
    dialect,
    query: async (statement) => {
      signal?.throwIfAborted()
      return run(
        (config) => (context === null ? pool.query<Row>(config) : queryUnder(pool, config, context, options.failed)),
        dialect,
        statement,
      )
    },
    transaction: (work) => inTransaction({ pool, dialect, options, context, signal }, work),
    snapshot: () => held((work) => inTransaction({ pool, dialect, options, context, signal }, work, atOneInstant)),
  })
  const base = (signal: AbortSignal | null): Database => ({
    ...reach(null, signal),
    under: (context) => reach(context, signal),
    until: base,
    readFreely: (asked) =>
      readFreely({ connection, url: options.url, role: options.role ?? null, failed: options.failed, signal }, asked),
    close: () => pool.end(),
  })
  return {
    ...base(null),
    load: () => ({ used: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount }),
  }
}

/** Whoever reads much at one instant is no page that someone waits for. */
const atOneInstant = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = '10min'"

/** A transaction that lasts until it is told to end, as a snapshot. */
function held(open: (work: (transaction: Transaction) => Promise<void>) => Promise<void>): Promise<Snapshot> {
  return new Promise((resolve, reject) => {
    const over = open(
      (transaction) =>
        new Promise((end) => {
          const { dialect, query } = transaction
          resolve({
            dialect,
            query,
            end: () => {
              end()
              // It wrote nothing: how it ends changes nothing of what was read.
              return over.catch(() => undefined)
            },
          })
        }),
    )
    over.catch(reject)
  })
}

interface Sent {
  readonly name?: string
  readonly text: string
  readonly values: unknown[]
}

async function run(
  send: (config: Sent) => Promise<pg.QueryResult<Row>>,
  dialect: Dialect,
  statement: Sql,
): Promise<QueryResult> {
  try {
    const { name, text, values } = dialect.compile(statement)
    const kept = searches(text) ? {} : { name }
    const result = await send({ ...kept, text, values: [...values] })
    return { rows: result.rows, count: result.rowCount ?? 0 }
  } catch (error) {
    throw translated(error)
  }
}

interface Within {
  readonly pool: pg.Pool
  readonly dialect: Dialect
  readonly options: Pick<PoolOptions, 'url' | 'failed'>
  readonly context: string | null
  readonly signal: AbortSignal | null
}

async function inTransaction<T>(
  { pool, dialect, options: { url, failed }, context, signal }: Within,
  work: (transaction: Transaction) => Promise<T>,
  begin = 'BEGIN',
): Promise<T> {
  signal?.throwIfAborted()
  const client = await pool.connect()
  // The pool does not listen to a connection that is in use: the server's end would end this process.
  client.on('error', failed)
  const release = (broken: boolean): void => {
    client.off('error', failed)
    client.release(broken)
  }
  const tasks: (() => Promise<void>)[] = []
  const last = lastWords(client)
  let stop: Stop | null = null
  const said = (): Promise<void> => last.say().catch((error: unknown) => Promise.reject(translated(error)))
  const connection: Connection = {
    dialect,
    query: async (statement) => {
      signal?.throwIfAborted()
      await said()
      return run((config) => client.query<Row>(config), dialect, statement)
    },
  }
  try {
    await client.query(begin)
    stop = signal && (await cancelledBy(signal, client, url, failed))
    if (context !== null) await setContext(client, context)
    const result = await work({
      ...connection,
      last: async (statement) => last.add(dialect.compile(statement)),
      afterCommit: (task) => void tasks.push(task),
      attempt: async (part) => {
        await said()
        const whole = async () => {
          const result = await part()
          await said()
          return result
        }
        return attempted((text) => client.query(text), tasks, whole).finally(last.forget)
      },
    })
    signal?.throwIfAborted()
    await last.commit().catch((error: unknown) => Promise.reject(translated(error)))
    // Told to stop at the last moment, it may still be cancelled: nobody else is given that connection.
    release((await stop?.over()) ?? false)
    for (const task of tasks) await task().catch(failed)
    return result
  } catch (error) {
    await client
      .query('ROLLBACK')
      .then(async () => (await stop?.over()) ?? false)
      .then(release, () => release(true))
    throw error
  }
}

/** How each connection is opened. */
function connectionOf(options: PoolOptions): pg.ClientConfig {
  return {
    connectionString: options.url,
    application_name: options.applicationName,
    statement_timeout: options.statementTimeout,
    types: exactTypes,
    ...(options.connectTimeout === undefined ? {} : { connectionTimeoutMillis: options.connectTimeout }),
    options: `${options.role === undefined ? '' : `-c role=${startupWord(options.role)} `}-c timezone=${options.timeZone ?? 'UTC'} -c datestyle=ISO,YMD -c intervalstyle=postgres -c bytea_output=hex -c extra_float_digits=1`,
  }
}

/** A value among the options of a connection: a blank ends it, and a backslash spares one. */
function startupWord(value: string): string {
  return value.replace(/[\\\s]/g, '\\$&')
}

// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'
import type { Row, Statement } from '../contract.js'

/** Setting that the policies of a base read: for which collectivités the rows of a transaction are seen and written. */
export const contextSetting = 'openmairie.collectivites'

const prelude = {
  name: 'om_contexte',
  text: `SELECT set_config('${contextSetting}', $1, true)`,
}

/** Sets the context of the transaction that is open on a connection; outside of one it sets nothing, and is but prepared. */
export async function setContext(client: pg.PoolClient, context: string): Promise<void> {
  await client.query({ ...prelude, values: [context] })
}

/** The part of the driver's connection that carries a statement already prepared. */
interface Wire {
  bind(config: { readonly statement: string; readonly values: readonly unknown[] }): void
  execute(config: { readonly portal: string }): void
}

/** What the driver's own query does of each message, its types leave out. */
interface DriverQuery {
  prepare(wire: Wire): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, wire: Wire): void
}
interface DriverQueryClass {
  new (config: pg.QueryConfig & { readonly queryMode: 'extended' }): DriverQuery & pg.Submittable
}

// The driver's class, with the methods that its types do not tell.
const Query = pg.Query as unknown as DriverQueryClass

/**
 * A statement with the context before it, sent as one: what is sent before a Sync is one transaction to the server, so that a
 * setting local to it holds for the statement, and a read costs no more turns than without.
 */
class QueryUnderContext extends Query {
  readonly #context: string
  #isSet = false

  constructor(statement: pg.QueryConfig, context: string) {
    super({ ...statement, queryMode: 'extended' })
    this.#context = context
  }

  override prepare(wire: Wire): void {
    wire.bind({ statement: prelude.name, values: [this.#context] })
    wire.execute({ portal: '' })
    super.prepare(wire)
  }

  override handleDataRow(message: unknown): void {
    if (this.#isSet) super.handleDataRow(message)
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.#isSet) super.handleCommandComplete(message, wire)
    this.#isSet = true
  }
}

/** Connections that hold the prelude prepared. */
const prepared = new WeakSet<pg.PoolClient>()

/** Runs one statement, in a transaction of its own, under a context. */
export async function queryUnder(
  pool: pg.Pool,
  statement: Pick<Statement, 'text' | 'values'> & { readonly name?: string },
  context: string,
  failed: (error: unknown) => void,
): Promise<pg.QueryResult<Row>> {
  const client = await pool.connect()
  // The pool does not listen to a connection that is in use: the server's end would end this process.
  client.on('error', failed)
  let failure: Error | undefined
  try {
    if (!prepared.has(client)) {
      await setContext(client, context)
      prepared.add(client)
    }
    return await new Promise((resolve, reject) => {
      const { name, text, values } = statement
      const sent = new QueryUnderContext({ ...(name ? { name } : {}), text, values: [...values] }, context)
      const done = (error: Error | null, result: pg.QueryResult<Row>): void => (error ? reject(error) : resolve(result))
      // The driver hands a query of a class of one's own the callback, and its types know it not.
      const send = client.query as unknown as (query: pg.Submittable, callback: typeof done) => void
      send.call(client, sent, done)
    })
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) failure = error instanceof Error ? error : new Error('unknown')
    throw error
  } finally {
    client.off('error', failed)
    client.release(failure)
  }
}

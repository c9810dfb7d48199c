// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'
import type { Row, Statement } from '../contract.js'
import { queryAfter } from './query-after.js'

/** Setting that the policies of a base read: for which collectivités the rows of a transaction are seen and written. */
export const contextSetting = 'openmairie.collectivites'

const prelude = {
  name: 'om_contexte',
  text: `SELECT set_config('${contextSetting}', $1, true)`,
}

/** Sets the context of the transaction that is open on a connection; outside of one it sets nothing, and is but prepared. */
export async function setContext(client: pg.ClientBase, context: string): Promise<void> {
  await client.query({ ...prelude, values: [context] })
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
    const { name, text, values } = statement
    // What is sent before a Sync is one transaction to the server: a setting local to it holds for the statement.
    const before = [{ name: prelude.name, values: [context] }]
    return await queryAfter(client, before, { ...(name ? { name } : {}), text, values: [...values] })
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) failure = error instanceof Error ? error : new Error('unknown')
    throw error
  } finally {
    client.off('error', failed)
    client.release(failure)
  }
}

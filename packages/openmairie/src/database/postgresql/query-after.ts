// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'
import type { Row } from '../contract.js'

/** A statement that a connection holds prepared, with values that go out as they are. */
export interface Held {
  readonly name: string
  readonly values: readonly (string | Buffer | null)[]
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
 * A statement with others before it, sent as one: whatever fails, nothing after it is run. What those before it give back is passed
 * over. What is sent so costs no more turns than the statement alone.
 */
class QueryAfter extends Query {
  readonly #before: readonly Held[]
  #left: number

  constructor(before: readonly Held[], statement: pg.QueryConfig) {
    super({ ...statement, queryMode: 'extended' })
    this.#before = before
    this.#left = before.length
  }

  override prepare(wire: Wire): void {
    for (const { name, values } of this.#before) {
      wire.bind({ statement: name, values })
      wire.execute({ portal: '' })
    }
    super.prepare(wire)
  }

  override handleDataRow(message: unknown): void {
    if (this.#left === 0) super.handleDataRow(message)
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.#left === 0) super.handleCommandComplete(message, wire)
    else this.#left--
  }
}

/** Runs a statement after others, which the connection holds prepared. */
export function queryAfter(
  client: pg.PoolClient,
  before: readonly Held[],
  statement: pg.QueryConfig,
): Promise<pg.QueryResult<Row>> {
  return new Promise((resolve, reject) => {
    const sent = new QueryAfter(before, statement)
    const done = (error: Error | null, result: pg.QueryResult<Row>): void => (error ? reject(error) : resolve(result))
    // The driver hands a query of a class of one's own the callback, and its types know it not.
    const send = client.query as unknown as (query: pg.Submittable, callback: typeof done) => void
    send.call(client, sent, done)
  })
}

// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'

/** What a statement gives back and takes, by the numbers of the types. */
export interface Described {
  readonly columns: readonly { readonly name: string; readonly type: number }[]
  readonly parameters: readonly number[]
}

/** The part of the driver's connection that has a statement read and told of, without being run. */
interface Wire extends NodeJS.EventEmitter {
  parse(config: { readonly text: string; readonly name: string; readonly types: readonly number[] }): void
  describe(config: { readonly type: 'S'; readonly name: string }): void
  sync(): void
}

interface DriverQuery {
  prepare(wire: Wire): void
}
interface DriverQueryClass {
  new (config: pg.QueryConfig & { readonly queryMode: 'extended' }): DriverQuery & pg.Submittable
}

// The driver's class, with the methods that its types do not tell.
const Query = pg.Query as unknown as DriverQueryClass

class Description extends Query {
  #parameters: readonly number[] = []
  readonly #text: string

  constructor(text: string) {
    super({ text, queryMode: 'extended' })
    this.#text = text
  }

  get parameters(): readonly number[] {
    return this.#parameters
  }

  override prepare(wire: Wire): void {
    wire.once('parameterDescription', ({ dataTypeIDs }: { readonly dataTypeIDs: readonly number[] }) => {
      this.#parameters = dataTypeIDs
    })
    wire.parse({ text: this.#text, name: '', types: [] })
    wire.describe({ type: 'S', name: '' })
    wire.sync()
  }
}

/** Has one statement read by the engine, not run: it refuses several, and says what it would give back and what it takes. */
export function describeStatement(client: pg.ClientBase, text: string): Promise<Described> {
  return new Promise((resolve, reject) => {
    const sent = new Description(text)
    const done = (error: Error | null, result: pg.QueryResult): void => {
      const columns = error ? [] : result.fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID }))
      if (error) reject(error)
      else resolve({ columns, parameters: sent.parameters })
    }
    // The driver hands a query of a class of one's own the callback, and its types know it not.
    const send = client.query as unknown as (query: pg.Submittable, callback: typeof done) => void
    send.call(client, sent, done)
  })
}

// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'
import { type Measure, summary } from './measure.js'

export interface Statement {
  readonly text: string
  readonly values: readonly string[]
}

/** A connection that runs statements, each prepared once. */
export interface FloorConnection {
  run(statement: Statement): Promise<unknown>
  end(): Promise<void>
}

/** A connection to the sample's schema on PostgreSQL. */
export async function postgresqlFloor(url: string): Promise<FloorConnection> {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=opengestioncrise' })
  await client.connect()
  const names = new Map<string, string>()
  return {
    run: ({ text, values }) => {
      const name = names.get(text) ?? `floor${names.size}`
      names.set(text, name)
      return client.query({ name, text, values: [...values] })
    },
    end: () => client.end(),
  }
}

/** Runs a statement, prepared and warm, on some connections at once for some seconds: what no page can beat. */
export async function measureFloor(
  open: () => Promise<FloorConnection>,
  statement: Statement,
  connections: number,
  seconds: number,
): Promise<Measure> {
  const times: number[] = []
  const clients = await Promise.all(Array.from({ length: connections }, open))
  for (const client of clients) await warm(client, statement, seconds)
  const started = performance.now()
  const end = started + seconds * 1000
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < end) {
        const before = performance.now()
        await client.run(statement)
        times.push(performance.now() - before)
      }
    }),
  )
  const elapsed = (performance.now() - started) / 1000
  await Promise.all(clients.map((client) => client.end()))
  return summary(times, elapsed, 0)
}

/**
 * PostgreSQL keeps one plan for a prepared statement from its sixth run on. A statement that is longer than the whole
 * measure is not run six times before it: what it plans is nothing beside what it reads.
 */
async function warm(client: FloorConnection, statement: Statement, seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1000
  for (let turn = 0; turn < 6 && performance.now() < end; turn++) await client.run(statement)
}

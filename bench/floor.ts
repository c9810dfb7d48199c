// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'
import { type Measure, summary } from './measure.js'

export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** Runs statements, prepared and warm, on some connections at once for some seconds: what no page can beat. */
export async function measureFloor(
  url: string,
  statements: readonly Statement[],
  connections: number,
  seconds: number,
): Promise<Measure> {
  const times: number[] = []
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString: url, options: '-c search_path=opengestioncrise' })
      await client.connect()
      return client
    }),
  )
  const run = (client: pg.Client, turn: number) => {
    const index = turn % statements.length
    const statement = statements[index]
    if (!statement) throw new Error('No statement')
    return client.query({ name: `floor${index}`, text: statement.text, values: [...statement.values] })
  }
  for (const client of clients) for (let turn = 0; turn < statements.length * 6; turn++) await run(client, turn)
  const started = performance.now()
  const end = started + seconds * 1000
  await Promise.all(
    clients.map(async (client) => {
      for (let turn = 0; performance.now() < end; turn++) {
        const before = performance.now()
        await run(client, turn)
        times.push(performance.now() - before)
      }
    }),
  )
  const elapsed = (performance.now() - started) / 1000
  await Promise.all(clients.map((client) => client.end()))
  return summary(times, elapsed, 0)
}

// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

export interface Scratch {
  readonly url: string
  /** Runs statements beside the framework: what it did is compared with what is there. */
  readonly raw: pg.Client
  drop(): Promise<void>
}

/** A database of its own for a test, with a script run in it; a copy of another, which nobody may be connected to. */
export async function scratchDatabase(
  script = '',
  template: Scratch | null = null,
  server = inject('databaseUrl'),
): Promise<Scratch> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const source = template ? new URL(template.url).pathname.slice(1) : 'template0'
  await administer(server, `CREATE DATABASE ${name} TEMPLATE ${source}`)
  const address = new URL(server)
  address.pathname = `/${name}`
  const raw = new pg.Client({ connectionString: address.href })
  await raw.connect()
  if (script !== '') await raw.query(script)
  return {
    url: address.href,
    raw,
    drop: async () => {
      await raw.end()
      await administer(server, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto'
import { type Connection, createConnection } from 'mysql2/promise'
import { inject } from 'vitest'

export interface MariadbScratch {
  readonly url: string
  readonly name: string
  /** Runs statements beside the framework: what it did is compared with what is there. */
  readonly raw: Connection
  drop(): Promise<void>
}

/** A MariaDB database of its own for a test, with a script run in it. */
export async function scratchMariadb(script = ''): Promise<MariadbScratch> {
  const server = inject('mariadbUrl')
  if (server === null) throw new Error('No MariaDB server: leave this test out')
  const name = `test_${randomBytes(6).toString('hex')}`
  const address = new URL(server)
  const raw = await createConnection({ uri: server, multipleStatements: true, charset: 'utf8mb4' })
  await raw.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4; USE ${name}`)
  if (script !== '') await raw.query(script)
  address.pathname = `/${name}`
  return {
    url: address.href,
    name,
    raw,
    drop: async () => {
      await raw.query(`DROP DATABASE ${name}`)
      await raw.end()
    },
  }
}

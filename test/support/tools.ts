// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'
import { inject } from 'vitest'
import { findTools } from '../../packages/openmairie/src/backup/tools.js'

/** A server whose programs are on this machine: that of the tests, else the local one; null where there is none. */
export async function serverWithTools(): Promise<string | null> {
  for (const url of [inject('databaseUrl'), 'postgres://postgres@127.0.0.1:5432/postgres']) {
    const major = await majorOf(url)
    if (major !== null && (await findTools(major)) !== null) return url
  }
  process.stderr.write('No server whose pg_dump is on this machine: the tests of backup are left out.\n')
  return null
}

/** Major version of a server; null where it does not answer. */
export async function majorOf(url: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
    const { rows } = await client.query("SELECT current_setting('server_version_num')::int / 10000 AS major")
    return rows[0].major
  } catch {
    return null
  } finally {
    await client.end().catch(() => undefined)
  }
}

// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'
import { everyCollectivite } from '../database/postgresql/barrier/context.js'
import { contextSetting } from '../database/postgresql/under-context.js'

/**
 * Whether a connection that asks for the rows of all at its start, as the programs of a backup do, reads them: what stands
 * before the base may forget what it asks, and a backup would hold nothing of the tables that policies hold.
 */
export async function readsAll(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, options: `-c ${contextSetting}=${everyCollectivite}` })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query(
      `SELECT coalesce(current_setting($1, true), '') = $2
        OR NOT EXISTS (SELECT 1 FROM pg_class WHERE relrowsecurity AND row_security_active(oid)) AS reads`,
      [contextSetting, everyCollectivite],
    )
    return rows[0]?.reads === true
  } finally {
    await client.end().catch(() => undefined)
  }
}

// SPDX-License-Identifier: EUPL-1.2
import { commandLine } from '../../administration/outside-form.js'
import type { Database } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import { removeFactor } from './store.js'

/** Takes the second factor off the account of a login, by the command line. Returns whether there was one. */
export async function resetFactor(database: Database, login: string): Promise<boolean> {
  const { rows } = await database.query(
    sql`SELECT om_utilisateur::text AS id FROM openmairie.om_utilisateur WHERE login = ${login}`,
  )
  const id = rows[0]?.['id']
  return typeof id === 'string' && (await removeFactor(database, commandLine, id))
}

// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from './contract.js'
import { sql } from './sql.js'

/**
 * A figure of the law or of a recommendation as it stands on a day (`YYYY-MM-DD`); the table says its source. Raises where
 * there was none yet: the framework is then asked for a day before the rule.
 */
export async function ruleOn(connection: Connection, name: string, day: string): Promise<string> {
  const { rows } = await connection.query(
    sql`SELECT valeur FROM openmairie.om_regle WHERE nom = ${name} AND debut <= ${day}::date ORDER BY debut DESC LIMIT 1`,
  )
  const value = rows[0]?.['valeur']
  if (typeof value !== 'string') throw new Error(`No rule ${name} on ${day}`)
  return value
}

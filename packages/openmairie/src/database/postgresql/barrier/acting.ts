// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../contract.js'
import { sql } from '../../sql.js'

/** Whether the connections to a base act as the role that serves: what stands before it may forget the one that they ask for. */
export async function actsAs(connection: Connection, role: string): Promise<boolean> {
  const { rows } = await connection.query(sql`SELECT current_user = ${role} AS acts`)
  return rows[0]?.['acts'] === true
}

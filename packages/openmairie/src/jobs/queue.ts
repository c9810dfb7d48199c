// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { sql } from '../database/sql.js'

/** Name of the one task of the queue. */
export const task = 'om_job'

/** Puts a job into the queue, in its round; one that a dead process still holds there is given up. */
export async function queueJob(connection: Connection, id: string): Promise<void> {
  await connection.query(sql`SELECT openmairie.om_job_en_file(${task}, ${id})`)
}

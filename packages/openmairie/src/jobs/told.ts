// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { Job, JobState } from './contract.js'
import { isJobId } from './store.js'

/** A job that ended, of which its user has not been told. */
export type ToldJob = Pick<Job, 'id' | 'label' | 'state'>

/** Jobs that are told one by one; more are told by their number. */
const mostTold = 50

/** The jobs of a user that ended and that he has not seen since, the last first. */
export async function untoldJobs(connection: Connection, user: string): Promise<readonly ToldJob[]> {
  const { rows } = await connection.query(sql`
    SELECT om_job::text AS id, libelle, etat FROM openmairie.om_job
    WHERE acteur = ${user} AND vu IS NULL AND fini IS NOT NULL ORDER BY fini DESC LIMIT ${mostTold}`)
  // Held to these by the table.
  return rows.map((row) => ({
    id: String(row['id']),
    label: String(row['libelle']),
    state: String(row['etat']) as JobState,
  }))
}

/** Notes that a user has seen the end of some of his jobs. */
export async function markSeen(connection: Connection, user: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await connection.query(sql`
    UPDATE openmairie.om_job SET vu = now() WHERE acteur = ${user} AND vu IS NULL AND fini IS NOT NULL AND om_job = ANY(${ids.filter(isJobId)}::uuid[])`)
}

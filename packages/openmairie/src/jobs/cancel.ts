// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { JobKind } from './contract.js'
import { queueJob } from './queue.js'
import { isAbandoned } from './resume.js'
import { findJob } from './store.js'

/**
 * Asks a job to stop: one that nothing carries is stopped at once, of one that runs the part under way is given up. One that may have
 * written in another base what it did not say (`doneElsewhere`, `isElsewhere`) is stopped by who carries it next, who looks. `kinds`: those known
 * here. False where it has ended, or is not this user's where one is given.
 */
export async function cancelJob(
  connection: Connection,
  kinds: readonly JobKind[],
  id: string,
  user: string | null,
): Promise<boolean> {
  const his = user === null ? sql`` : sql`AND acteur = ${user}`
  const isNew = sql`etat = 'attente' AND reperes IS NULL`
  const { rows } = await connection.query(
    sql`UPDATE openmairie.om_job SET annulation = true, etat = CASE WHEN ${isNew} THEN 'annule' ELSE etat END,
      fini = CASE WHEN ${isNew} THEN clock_timestamp() ELSE fini END
      WHERE om_job = ${id} ${his} AND etat IN ('attente', 'en cours') RETURNING etat`,
  )
  const state = rows[0]?.['etat']
  // Either way whoever takes it meanwhile sees that it is to stop. The queue might try it again much later only.
  if (state !== undefined && state !== 'annule' && !(await endIdle(connection, kinds, id)) && state === 'attente')
    await queueJob(connection, id)
  return state !== undefined
}

/** Ends a job that is to stop and that nothing carries, where nobody needs to look at what it did. Whether it ended. */
async function endIdle(connection: Connection, kinds: readonly JobKind[], id: string): Promise<boolean> {
  const job = await findJob(connection, id, null)
  const kind = kinds.find(({ name }) => name === job?.kind)
  const mayBeDone = job && kind?.doneElsewhere && (kind.isElsewhere?.(job) ?? true)
  if (!job || !kind || mayBeDone) return false
  const { count } = await connection.query(
    sql`UPDATE openmairie.om_job SET etat = 'annule', fini = clock_timestamp(), message = ${kind.stopped(job)}, porteur = NULL, noeud = NULL
      WHERE om_job = ${id} AND (etat = 'attente' OR (etat = 'en cours' AND ${isAbandoned}))`,
  )
  return count > 0
}

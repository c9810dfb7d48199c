// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Database, Sql } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { JobKind } from './contract.js'
import { queueJob, task } from './queue.js'
import { mostResumed } from './standing.js'
import { findJob } from './store.js'

/** Seconds after which a job that gives no sign is taken over. */
export const silence = 30

const lockClass = 730_719

/**
 * The advisory lock that a node holds as long as it carries jobs, which the server takes from a dead one at once: its class and
 * the number of the node make one number of 53 bits at most.
 */
export function lockOf(node: number): number {
  return lockClass * 2 ** 32 + node
}

const isGone: Sql = sql`noeud IS NOT NULL AND NOT EXISTS (
  SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid = ${lockClass}::oid AND l.objid = noeud::oid AND l.objsubid = 1 AND l.granted
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()))`

/** Of a job under way: its node is gone, or has given no sign for long. */
export const isAbandoned: Sql = sql`(signe <= now() - make_interval(secs => ${silence}) OR (${isGone}))`

/**
 * Queues again the jobs whose carrier died: those of a node that is gone, those that have been silent, and where a node is given,
 * all those that it carried before it died and was started again. Returns their number.
 */
export function resumeJobs(
  database: Database,
  kinds: ReadonlyMap<string, JobKind>,
  node: number | null,
): Promise<number> {
  return database.transaction(async (transaction) => {
    const { rows } = await transaction.query(sql`
      UPDATE openmairie.om_job SET etat = 'attente', porteur = NULL, noeud = NULL, reprises = reprises + 1 WHERE om_job IN (
        SELECT om_job FROM openmairie.om_job WHERE etat = 'en cours'
          AND (noeud = ${node} OR ${isAbandoned})
        FOR UPDATE SKIP LOCKED)
      RETURNING om_job::text AS id, reprises`)
    for (const row of rows) {
      const id = String(row['id'])
      if (Number(row['reprises']) >= mostResumed) await giveUp(transaction, kinds, id)
      else await queueJob(transaction, id)
    }
    return rows.length
  })
}

/**
 * Queues again the jobs that wait and that the queue will not serve: whoever took them out died before it began. Reads the queue’s
 * own tables, which the role that serves may not. Returns their number.
 */
export async function requeueLost(owner: Connection): Promise<number> {
  const { rows } = await owner.query(sql`
    SELECT om_job::text AS id FROM openmairie.om_job j WHERE etat = 'attente' AND NOT EXISTS (
      SELECT FROM graphile_worker.jobs q WHERE q.key = j.om_job::text AND q.task_identifier = ${task} AND q.attempts < q.max_attempts
        AND (q.locked_at IS NULL OR q.locked_at > now() - make_interval(secs => ${silence})))`)
  for (const row of rows) await queueJob(owner, String(row['id']))
  return rows.length
}

/** Ends a job that failed too often, whoever carried it. */
export async function giveUp(connection: Connection, kinds: ReadonlyMap<string, JobKind>, id: string): Promise<void> {
  const job = await findJob(connection, id, null)
  const message = (job && kinds.get(job.kind)?.broken(job)) ?? null
  await connection.query(
    sql`UPDATE openmairie.om_job SET etat = 'echec', fini = clock_timestamp(), message = ${message} WHERE om_job = ${id} AND etat IN ('attente', 'en cours')`,
  )
}

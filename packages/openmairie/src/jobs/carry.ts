// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { Connection, Database } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { Job, JobKind, JobState, KeepStep } from './contract.js'
import { findJob, queueJob } from './store.js'

/** Seconds after which a job that gives no sign is taken over. */
export const silence = 30
/** Milliseconds between two signs. */
const beatEvery = 10_000

/** Another process carries the job: what this one was about to write is rolled back. */
class Taken extends Error {
  constructor() {
    super('Another process carries this job')
  }
}

export type Carried = 'ended' | 'taken' | 'paused'

/**
 * Carries a job, part after part, until it ends, is stopped by its user, is taken over, or `paused` says that this process
 * ends. Whoever takes it becomes its only carrier: each part checks in its own transaction that this still holds. Rethrows what
 * is no refusal, for the queue to try again.
 */
export async function carryJob(
  database: Database,
  kinds: ReadonlyMap<string, JobKind>,
  id: string,
  paused: () => boolean,
): Promise<Carried> {
  const carrier = randomUUID()
  if (!(await take(database, id, carrier))) return 'ended'
  // A part may last longer than the silence after which a job is taken over.
  const beat = setInterval(() => void sign(database, id, carrier).catch(() => undefined), beatEvery)
  try {
    return await carryOn(database, kinds, id, carrier, paused)
  } finally {
    clearInterval(beat)
  }
}

async function carryOn(
  database: Database,
  kinds: ReadonlyMap<string, JobKind>,
  id: string,
  carrier: string,
  paused: () => boolean,
): Promise<Carried> {
  for (;;) {
    const job = await findJob(database, id, null)
    const kind = job && kinds.get(job.kind)
    if (job?.state !== 'en cours') return 'ended'
    if (!kind) throw new Error(`No kind of job ${job.kind}`)
    if (paused()) return 'paused'
    if (job.cancelled) {
      await end(database, job, carrier, 'annule', kind.stopped(job))
      return 'ended'
    }
    try {
      if (job.total === null && job.checkpoint === null) await tellTotal(database, job, carrier, kind)
      await kind.next(job, keeping(job, carrier))
    } catch (error) {
      if (error instanceof Taken) return 'taken'
      const message = kind.failed(job, error)
      if (message === null) {
        // The queue tries again, later and later: no longer a job that gives no sign.
        await release(database, id, carrier)
        throw error
      }
      await end(database, job, carrier, 'echec', message)
      return 'ended'
    }
  }
}

async function take(database: Database, id: string, carrier: string): Promise<boolean> {
  const { count } = await database.query(
    sql`UPDATE openmairie.om_job SET etat = 'en cours', porteur = ${carrier}, signe = now() WHERE om_job = ${id} AND etat IN ('attente', 'en cours')`,
  )
  return count > 0
}

async function sign(database: Database, id: string, carrier: string): Promise<void> {
  await database.query(sql`UPDATE openmairie.om_job SET signe = now() WHERE om_job = ${id} AND porteur = ${carrier}`)
}

async function release(database: Database, id: string, carrier: string): Promise<void> {
  await database.query(
    sql`UPDATE openmairie.om_job SET etat = 'attente' WHERE om_job = ${id} AND porteur = ${carrier} AND etat = 'en cours'`,
  )
}

async function tellTotal(database: Database, job: Job, carrier: string, kind: JobKind): Promise<void> {
  const total = await kind.total(job)
  await database.query(
    sql`UPDATE openmairie.om_job SET total = ${total}, signe = now() WHERE om_job = ${job.id} AND porteur = ${carrier}`,
  )
}

function keeping(job: Job, carrier: string): KeepStep {
  return async (connection, { checkpoint, done, refusals, ended }) => {
    const over = ended === null ? sql`` : sql`, etat = 'fait', fini = clock_timestamp(), message = ${ended}`
    const { count } = await connection.query(sql`
      UPDATE openmairie.om_job SET reperes = ${JSON.stringify(checkpoint)}::jsonb, traites = traites + ${done}, signe = clock_timestamp() ${over}
      WHERE om_job = ${job.id} AND porteur = ${carrier} AND etat = 'en cours'`)
    if (count === 0) throw new Taken()
    for (const { record, label, reason } of refusals)
      await connection.query(
        sql`INSERT INTO openmairie.om_job_refus (om_job, enregistrement, libelle, motif) VALUES (${job.id}, ${record}, ${label}, ${reason})`,
      )
  }
}

/** Ends a job, unless another carries it. */
async function end(connection: Connection, job: Job, carrier: string, state: JobState, message: string): Promise<void> {
  await connection.query(
    sql`UPDATE openmairie.om_job SET etat = ${state}, fini = clock_timestamp(), message = ${message} WHERE om_job = ${job.id} AND porteur = ${carrier}`,
  )
}

/** Ends a job that failed too often, whoever carried it. */
export async function giveUp(connection: Connection, kinds: ReadonlyMap<string, JobKind>, id: string): Promise<void> {
  const job = await findJob(connection, id, null)
  const message = (job && kinds.get(job.kind)?.broken(job)) ?? null
  await connection.query(
    sql`UPDATE openmairie.om_job SET etat = 'echec', fini = clock_timestamp(), message = ${message} WHERE om_job = ${id} AND etat IN ('attente', 'en cours')`,
  )
}

/** Queues again the jobs whose carrier died: those that have been silent for so many seconds, all that have not ended for null. Returns their number. */
export async function resumeJobs(database: Database, seconds: number | null): Promise<number> {
  const silent =
    seconds === null
      ? sql`etat IN ('attente', 'en cours')`
      : sql`etat = 'en cours' AND signe <= now() - make_interval(secs => ${seconds})`
  return database.transaction(async (transaction) => {
    const { rows } = await transaction.query(
      sql`SELECT om_job::text AS id FROM openmairie.om_job WHERE ${silent} ORDER BY cree FOR UPDATE SKIP LOCKED`,
    )
    for (const row of rows) await queueJob(transaction, String(row['id']))
    return rows.length
  })
}

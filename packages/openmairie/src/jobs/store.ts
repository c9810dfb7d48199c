// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import type { Connection, Database, Row } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { Job, JobRefusal, JobState } from './contract.js'
import { roundOf } from './fairness.js'
import { queueJob } from './queue.js'
import { scheduleKind } from './schedules/contract.js'

export interface NewJob extends Pick<Job, 'id' | 'user' | 'collectivite' | 'kind' | 'label' | 'home' | 'payload'> {
  /** How often the queue tries it, later and later, where it fails by no fault of its user's: 5 times where nothing is said. */
  readonly tries?: number
}

/** How far a job is, as the page that shows it asks for it. */
export interface JobStanding extends Pick<Job, 'id' | 'done' | 'total'> {
  readonly runs: boolean
  readonly told: string
  readonly said: string
}

/** Asks for a job, in the queue and in sight of its user, in one transaction; once for an identifier. */
export async function askJob(database: Database, job: NewJob): Promise<void> {
  await database.transaction((transaction) => askJobWithin(transaction, job))
}

/** The same, by statements of a transaction of the instance’s base. */
export async function askJobWithin(connection: Connection, job: NewJob): Promise<void> {
  const { count } = await connection.query(sql`
    INSERT INTO openmairie.om_job (om_job, acteur, collectivite, tour, genre, libelle, retour, donnees, essais)
    VALUES (${job.id}, ${job.user}, ${job.collectivite}, (${roundOf(job.collectivite)}), ${job.kind}, ${job.label}, ${job.home}, ${JSON.stringify(job.payload)}::jsonb, ${job.tries ?? 5})
    ON CONFLICT DO NOTHING`)
  if (count > 0) await queueJob(connection, job.id)
}

/** The same job for the same form, however often it is sent; another one where what was chosen in it (`choice`) is not the same: one goes back to it. */
export function jobId(user: string, once: string, ...choice: readonly string[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([user, once, ...choice]))
    .digest('hex')
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(12, 16),
    digest.slice(16, 20),
    digest.slice(20, 32),
  ].join('-')
}

/** Whether a text may be the identifier of a job. */
export function isJobId(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)
}

/** A job, of this user alone where one is given; null where there is none. */
export async function findJob(connection: Connection, id: string, user: string | null): Promise<Job | null> {
  if (!isJobId(id)) return null
  const his = user === null ? sql`` : sql`AND acteur = ${user}`
  const { rows } = await connection.query(sql`
    SELECT ${jobColumns} FROM openmairie.om_job j WHERE om_job = ${id} ${his}`)
  return rows[0] ? jobOf(rows[0]) : null
}

/** Columns of a job `j`, for `jobOf`. */
export const jobColumns = sql`j.om_job::text AS id, j.acteur, j.collectivite, j.genre, j.libelle, j.retour, j.donnees::text AS donnees, j.etat,
  j.traites::text AS traites, j.total::text AS total, j.reperes::text AS reperes, j.message, j.annulation,
  extract(epoch FROM j.fini)::text AS fini`

/** A job, of a row of `jobColumns`. */
export function jobOf(row: Row): Job {
  const text = (name: string): string | null => (row[name] === null ? null : String(row[name]))
  const total = text('total')
  const ended = text('fini')
  return {
    id: String(row['id']),
    user: String(row['acteur']),
    collectivite: text('collectivite'),
    kind: String(row['genre']),
    label: String(row['libelle']),
    home: String(row['retour']),
    // Both were written by this folder, from values of these types.
    payload: JSON.parse(String(row['donnees'])) as Job['payload'],
    checkpoint: JSON.parse(text('reperes') ?? 'null') as Job['checkpoint'],
    // Held to these by the table.
    state: String(row['etat']) as JobState,
    done: Number(row['traites']),
    total: total === null ? null : Number(total),
    message: text('message'),
    cancelled: row['annulation'] === true,
    ended: ended === null ? null : Number(ended) * 1000,
  }
}

const refusalsAtOnce = 1000

/** What a job could not do, in order. */
export async function* refusalsOf(connection: Connection, id: string): AsyncIterable<JobRefusal> {
  for (let after = '0'; ; ) {
    const { rows } = await connection.query(
      sql`SELECT om_job_refus::text AS place, enregistrement, libelle, motif FROM openmairie.om_job_refus WHERE om_job = ${id} AND om_job_refus > ${after} ORDER BY om_job_refus LIMIT ${refusalsAtOnce}`,
    )
    for (const row of rows) {
      after = String(row['place'])
      yield { record: String(row['enregistrement']), label: String(row['libelle']), reason: String(row['motif']) }
    }
    if (rows.length < refusalsAtOnce) return
  }
}

/** What became of a job is told for as long; of what recurs and went well, the last time is told elsewhere. */
const keptDays = 30
const keptRecurring = 2

/** Forgets the jobs that ended long ago. Returns their number. */
export async function forgetJobs(connection: Connection): Promise<number> {
  const { count } = await connection.query(
    sql`DELETE FROM openmairie.om_job WHERE fini < now() - make_interval(days => CASE WHEN genre = ${scheduleKind} AND etat = 'fait' THEN ${keptRecurring}::int ELSE ${keptDays}::int END)`,
  )
  return count
}

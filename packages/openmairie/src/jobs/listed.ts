// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Row, Sql } from '../database/contract.js'
import { all, sql } from '../database/sql.js'
import type { Job } from './contract.js'
import { scheduleKind } from './schedules/contract.js'
import { isJobId, jobColumns, jobOf } from './store.js'

/** Whose jobs are meant: those of one user, or those of some collectivités whoever asked for them; null: of all, and of none. */
export type JobsOf =
  | { readonly user: string; readonly collectivites?: undefined }
  | { readonly user?: undefined; readonly collectivites: readonly string[] | null }

/** A job as a list shows it. */
export interface ListedJob extends Job {
  /** Milliseconds since the epoch. */
  readonly asked: number
  /** Name of who asked for it; null where the account is gone, or it was the instance itself. */
  readonly who: string | null
  /** Name of its collectivité; null: none in particular. */
  readonly where: string | null
  /** How many things it could not do. */
  readonly refused: number
  /** Whether it gave a file as its result, which has not expired. */
  readonly result: boolean
}

export interface JobsQuery {
  readonly of: JobsOf
  /** Those of one collectivité alone; null: of all that are meant. */
  readonly collectivite: string | null
  /** The last job of the page before; null: the first page. */
  readonly after: string | null
  readonly size: number
}

/** Jobs, those asked for last first: as many as a page holds, and one more where there is another page. */
export async function listJobs(
  connection: Connection,
  { of, collectivite, after, size }: JobsQuery,
): Promise<readonly ListedJob[]> {
  const where = all([
    within(of),
    // What recurs has a page of its own.
    sql`j.genre <> ${scheduleKind}`,
    ...(collectivite === null ? [] : [sql`j.collectivite = ${collectivite}`]),
    ...(after === null || !isJobId(after)
      ? []
      : [sql`(j.cree, j.om_job) < (SELECT b.cree, b.om_job FROM openmairie.om_job b WHERE b.om_job = ${after})`]),
  ])
  const { rows } = await connection.query(
    sql`${listed} WHERE ${where} ORDER BY j.cree DESC, j.om_job DESC LIMIT ${size + 1}`,
  )
  return rows.map(listedOf)
}

/** A job among those that are meant; null where there is none. */
export async function findListedJob(connection: Connection, id: string, of: JobsOf): Promise<ListedJob | null> {
  if (!isJobId(id)) return null
  const { rows } = await connection.query(sql`${listed} WHERE j.om_job = ${id} AND ${within(of)}`)
  return rows[0] ? listedOf(rows[0]) : null
}

/** The jobs that have not ended, and those that ended within so many seconds: whoever begins to look misses none. */
export async function recentJobs(connection: Connection, of: JobsOf, seconds: number): Promise<readonly ListedJob[]> {
  const { rows } = await connection.query(sql`
    ${listed} WHERE ${within(of)} AND (j.etat IN ('attente', 'en cours') OR j.fini > now() - make_interval(secs => ${seconds}))
    ORDER BY j.cree DESC LIMIT ${mostRecent}`)
  return rows.map(listedOf)
}
const mostRecent = 100

/** The collectivités that have jobs among those that are meant, by name. */
export async function collectivitesWithJobs(
  connection: Connection,
  of: JobsOf,
): Promise<readonly { readonly id: string; readonly label: string }[]> {
  const { rows } = await connection.query(sql`
    SELECT c.om_collectivite AS id, c.libelle FROM openmairie.om_collectivite c
    WHERE EXISTS (SELECT FROM openmairie.om_job j WHERE j.collectivite = c.om_collectivite AND ${within(of)}) ORDER BY c.libelle, 1`)
  return rows.map((row) => ({ id: String(row['id']), label: String(row['libelle']) }))
}

const listed: Sql = sql`
  SELECT ${jobColumns}, extract(epoch FROM j.cree)::text AS cree, u.nom AS qui, c.libelle AS lieu,
    (SELECT count(*) FROM openmairie.om_job_refus r WHERE r.om_job = j.om_job)::text AS refus,
    EXISTS (SELECT FROM openmairie.om_fichier_usage f WHERE f.application = '' AND f.entite = '' AND f.genre = 'job'
      AND hashtextextended(f.enregistrement, 0) = hashtextextended(j.om_job::text, 0) AND f.enregistrement = j.om_job::text
      AND f.retire IS NULL AND (f.expire IS NULL OR f.expire > now())) AS resultat
  FROM openmairie.om_job j LEFT JOIN openmairie.om_utilisateur u ON u.om_utilisateur::text = j.acteur
    LEFT JOIN openmairie.om_collectivite c ON c.om_collectivite = j.collectivite`

function within({ user, collectivites }: JobsOf): Sql {
  if (user !== undefined) return sql`j.acteur = ${user}`
  return collectivites === null ? sql`true` : sql`j.collectivite = ANY(${[...collectivites]}::text[])`
}

function listedOf(row: Row): ListedJob {
  return {
    ...jobOf(row),
    asked: Number(row['cree']) * 1000,
    who: row['qui'] === null ? null : String(row['qui']),
    where: row['lieu'] === null ? null : String(row['lieu']),
    refused: Number(row['refus']),
    result: row['resultat'] === true,
  }
}

// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Sql } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { Locale } from '../model/application.js'
import { jobMessages } from './messages.js'
import type { Schedule } from './schedules/contract.js'

/** Hours after which a job that no node can carry is ended. */
const waitsHours = 24

/**
 * What jobs may need of a node: an application that it serves, or a task that recurs and that it can do. Worded as the column
 * `besoin` words what a job needs.
 */
export function needsServed(applications: readonly string[], schedules: readonly Schedule[]): readonly string[] {
  const tasks = schedules.filter(({ unavailable }) => !unavailable)
  return [...applications, ...tasks.map(({ application, name }) => `${application}/${name}`)]
}

/** Whether a node serves what a job of `om_job` needs; one that says nothing of what it serves (null) serves all. */
export function isServed(served: readonly string[] | null): Sql {
  return served === null ? sql`true` : sql`(besoin IS NULL OR besoin = ANY(${[...served]}::text[]))`
}

/** Flags of the queue that wait for another node: those of what jobs need and this one does not serve. */
export async function foreignFlags(connection: Connection, served: readonly string[] | null): Promise<string[]> {
  const { rows } = await connection.query(
    sql`SELECT DISTINCT besoin FROM openmairie.om_job WHERE etat = 'attente' AND NOT ${isServed(served)}`,
  )
  return rows.map((row) => `besoin:${String(row['besoin'])}`)
}

/**
 * Ends the jobs that have waited for long for a node that serves what they need, while no node carried any of the kind: it is served
 * no more. Returns their number.
 */
export async function endUnserved(connection: Connection, served: readonly string[] | null): Promise<number> {
  const long = sql`now() - make_interval(hours => ${waitsHours})`
  const told = (locale: Locale) =>
    sql`CASE WHEN reperes IS NULL THEN ${jobMessages(locale).unserved} ELSE ${jobMessages(locale).unservedHalfway} END`
  const { count } = await connection.query(sql`
    UPDATE openmairie.om_job SET etat = 'echec', fini = clock_timestamp(),
      message = CASE donnees->>'locale' WHEN 'en' THEN ${told('en')} ELSE ${told('fr')} END
    WHERE etat = 'attente' AND NOT ${isServed(served)} AND greatest(cree, signe) < ${long}
      AND NOT EXISTS (SELECT FROM openmairie.om_job o WHERE o.besoin = om_job.besoin AND o.porteur IS NOT NULL AND o.signe >= ${long})`)
  return count
}

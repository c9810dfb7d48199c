// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { Connection, Database } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import { askJobWithin } from '../store.js'
import { nextOf } from './cadence.js'
import { type Schedule, scheduleKind } from './contract.js'
import { findPlanned, instant, type Planned } from './store.js'

/** Who asks for what recurs. */
export const systemUser = 'system'
/** Milliseconds after which what no node has asked for, though it was due, is that of a node that is no more. */
const leftAfter = 7 * 86_400_000
/** Most that is asked for at once: the rest comes with the next look. */
const mostAtOnce = 50

/**
 * Puts down what recurs, once however many nodes start: what is new, what has another cadence, and what is declared no more. What other
 * nodes alone can do is known here, and stays as it is, until none of them has asked for it in days.
 * A collectivité that was added since has its own.
 */
export async function syncSchedules(
  database: Database,
  schedules: readonly Schedule[],
  applications: readonly string[],
  timeZone: string,
  now: number,
): Promise<void> {
  for (const { application, name, cadence, per, unavailable, optional } of schedules) {
    if (unavailable && optional) continue
    const whose =
      per === 'instance'
        ? sql`(VALUES (NULL::text)) AS w (collectivite)`
        : sql`(SELECT om_collectivite AS collectivite FROM openmairie.om_collectivite) AS w`
    await database.query(sql`
      INSERT INTO openmairie.om_planification (application, nom, collectivite, cadence, prochain)
      SELECT ${application}, ${name}, w.collectivite, ${JSON.stringify([cadence, timeZone])}, ${instant(nextOf(cadence, now, timeZone))} FROM ${whose}
      ON CONFLICT (application, nom, (coalesce(collectivite, ''))) DO UPDATE SET cadence = excluded.cadence, prochain = excluded.prochain
        WHERE om_planification.cadence <> excluded.cadence`)
  }
  const known = JSON.stringify(
    schedules.map(({ application, name, per, unavailable, optional }) => [
      application,
      name,
      per,
      Boolean(unavailable && optional),
    ]),
  )
  await database.query(sql`
    DELETE FROM openmairie.om_planification p WHERE application = ANY(${[...applications]}::text[]) AND (
      NOT EXISTS (SELECT FROM jsonb_array_elements(${known}::jsonb) AS k
        WHERE k->>0 = p.application AND k->>1 = p.nom AND (k->>2 = 'instance') = (p.collectivite IS NULL)
          AND NOT ((k->>3)::boolean AND p.active AND p.prochain < ${instant(now - leftAfter)}))
      OR (collectivite IS NOT NULL AND NOT EXISTS (SELECT FROM openmairie.om_collectivite c WHERE c.om_collectivite = p.collectivite)))`)
}

/**
 * Asks for what is due, each once, whichever nodes look at the same time: the line and the job are one transaction. What was missed
 * while nobody looked is done once; what is still under way is not begun again. Returns how many jobs were asked for.
 */
export function askDue(
  database: Database,
  schedules: readonly Schedule[],
  timeZone: string,
  now: number,
): Promise<number> {
  // What other nodes serve, or nobody any more, would fill the first lines for ever.
  const served = [...new Set(schedules.map(({ application }) => application))]
  return database.transaction(async (transaction) => {
    const { rows } = await transaction.query(sql`
      SELECT p.om_planification::text AS id FROM openmairie.om_planification p
      WHERE p.active AND p.prochain <= ${instant(now)} AND p.application = ANY(${served}::text[]) ORDER BY p.prochain LIMIT ${mostAtOnce} FOR UPDATE SKIP LOCKED`)
    let asked = 0
    for (const row of rows) {
      const found = await findPlanned(transaction, String(row['id']), null)
      const schedule = found && scheduleOf(schedules, found)
      // Another node serves its application, or has what it takes.
      if (!found || !schedule || schedule.unavailable) continue
      const next = nextOf(schedule.cadence, now, timeZone)
      await transaction.query(
        sql`UPDATE openmairie.om_planification SET prochain = ${instant(next)} WHERE om_planification = ${found.id}`,
      )
      if (found.runs) continue
      await askRun(transaction, schedule, found, now)
      asked++
    }
    return asked
  })
}

/** Asks for it now, whenever it is next due. False where it is under way, or cannot be done from here. */
export function askNow(database: Database, schedule: Schedule, id: string, now: number): Promise<boolean> {
  return database.transaction(async (transaction) => {
    await transaction.query(sql`SELECT FROM openmairie.om_planification WHERE om_planification = ${id} FOR UPDATE`)
    const found = await findPlanned(transaction, id, null)
    if (!found || found.runs || schedule.unavailable) return false
    await askRun(transaction, schedule, found, now)
    return true
  })
}

/** What is declared of something that recurs; null where it is no longer. */
export function scheduleOf(
  schedules: readonly Schedule[],
  { application, name }: Pick<Planned, 'application' | 'name'>,
): Schedule | null {
  return schedules.find((each) => each.application === application && each.name === name) ?? null
}

async function askRun(connection: Connection, schedule: Schedule, planned: Planned, now: number): Promise<void> {
  const { application, name, collectivite } = planned
  const job = randomUUID()
  await askJobWithin(connection, {
    id: job,
    user: systemUser,
    collectivite,
    kind: scheduleKind,
    label: schedule.label.fr,
    home: '/-/planification',
    payload: { application, name, collectivite },
  })
  await connection.query(sql`
    UPDATE openmairie.om_planification SET om_job = ${job}, dernier = ${instant(now)}, fini = NULL, issue = NULL, message = NULL
    WHERE om_planification = ${planned.id}`)
}

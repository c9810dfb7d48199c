// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Database, Row, Sql } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { JobState } from '../contract.js'
import { isJobId } from '../store.js'

/** Work that recurs as it stands: when it is next asked for, and what became of the last time. Instants in milliseconds since the epoch. */
export interface Planned {
  readonly id: string
  readonly application: string
  readonly name: string
  /** Null: for the instance. */
  readonly collectivite: string | null
  /** Name of the collectivité. */
  readonly where: string | null
  readonly next: number
  readonly active: boolean
  /** Null: it was never done. */
  readonly last: number | null
  readonly ended: number | null
  readonly outcome: Extract<JobState, 'fait' | 'annule' | 'echec'> | null
  readonly message: string | null
  /** The last job. */
  readonly job: string | null
  /** Whether that job has not ended. */
  readonly runs: boolean
}

const planned: Sql = sql`
  SELECT p.om_planification::text AS id, p.application, p.nom, p.collectivite, c.libelle AS lieu, p.active, p.issue, p.message, p.om_job::text AS job,
    floor(extract(epoch FROM p.prochain) * 1000)::text AS prochain, floor(extract(epoch FROM p.dernier) * 1000)::text AS dernier,
    floor(extract(epoch FROM p.fini) * 1000)::text AS fini,
    EXISTS (SELECT FROM openmairie.om_job j WHERE j.om_job = p.om_job AND j.fini IS NULL) AS court
  FROM openmairie.om_planification p LEFT JOIN openmairie.om_collectivite c ON c.om_collectivite = p.collectivite`

/** What recurs, for the instance and for some collectivités; null: for all of them. What is for the instance concerns those alone who work for all. */
export async function listPlanned(
  connection: Connection,
  collectivites: readonly string[] | null,
): Promise<readonly Planned[]> {
  const { rows } = await connection.query(
    sql`${planned} WHERE ${within(collectivites)} ORDER BY p.application, p.nom, c.libelle, p.collectivite`,
  )
  return rows.map(plannedOf)
}

/** One of them; null where there is none. */
export async function findPlanned(
  connection: Connection,
  id: string,
  collectivites: readonly string[] | null,
): Promise<Planned | null> {
  if (!isJobId(id)) return null
  const { rows } = await connection.query(sql`${planned} WHERE p.om_planification = ${id} AND ${within(collectivites)}`)
  return rows[0] ? plannedOf(rows[0]) : null
}

function within(collectivites: readonly string[] | null): Sql {
  return collectivites === null ? sql`true` : sql`p.collectivite = ANY(${[...collectivites]}::text[])`
}

/** Switches it off, or on again: it is then next asked for at an instant given. False where it was so already. */
export async function setActive(database: Database, id: string, next: number | null): Promise<boolean> {
  const { count } = await database.query(
    next === null
      ? sql`UPDATE openmairie.om_planification SET active = false WHERE om_planification = ${id} AND active`
      : sql`UPDATE openmairie.om_planification SET active = true, prochain = ${instant(next)} WHERE om_planification = ${id} AND NOT active`,
  )
  return count > 0
}

/** An instant in milliseconds since the epoch, for a statement. */
export function instant(milliseconds: number): Sql {
  return sql`to_timestamp(${milliseconds}::double precision / 1000)`
}

function plannedOf(row: Row): Planned {
  const text = (name: string): string | null => (row[name] === null ? null : String(row[name]))
  const number = (name: string): number | null => (row[name] === null ? null : Number(row[name]))
  return {
    id: String(row['id']),
    application: String(row['application']),
    name: String(row['nom']),
    collectivite: text('collectivite'),
    where: text('lieu'),
    next: Number(row['prochain']),
    active: row['active'] === true,
    last: number('dernier'),
    ended: number('fini'),
    // Held to these by the table.
    outcome: text('issue') as Planned['outcome'],
    message: text('message'),
    job: text('job'),
    runs: row['court'] === true,
  }
}

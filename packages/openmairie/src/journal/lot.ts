// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Sql } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { lineOf, type RecentLine, toldColumns, toldLines } from './recent.js'
import { type JournalEntry, rowOperations, undoableOperations } from './write.js'

/** The lines of many writes that are undone as one: a bulk action, a merge; by whom it was done. */
export interface Lot extends Pick<JournalEntry, 'actor' | 'application'> {
  readonly lot: string
  /** Those of one entity alone; null for all of them. */
  readonly entity: string | null
}

/** The lines of a lot from the last one back: older than a line where one is given, all of them where there is no limit. */
export async function linesOfLot(
  connection: Connection,
  lot: Lot,
  before: string | null,
  limit: number | null,
): Promise<readonly RecentLine[]> {
  const older = before === null ? sql`` : sql`AND om_journal < ${before}`
  const most = limit === null ? sql`` : sql`LIMIT ${limit}`
  const { rows } = await connection.query(
    sql`SELECT ${toldColumns} FROM ${toldLines} WHERE ${belongs(lot)} ${older} ORDER BY om_journal DESC ${most}`,
  )
  return rows.map(lineOf)
}

/** How many lines a lot has, where the last of them is at most so many seconds old by the base's own clock; else none. */
export async function recentLines(connection: Connection, lot: Lot, seconds: number): Promise<number> {
  const { rows } = await connection.query(sql`
    SELECT count(*) AS n, max(instant) > clock_timestamp() - make_interval(secs => ${seconds}) AS recent
    FROM openmairie.om_journal WHERE ${belongs(lot)}`)
  return rows[0]?.['recent'] === true ? Number(rows[0]['n']) : 0
}

const recordsAtOnce = 1000

/**
 * How many records of a lot, of one entity, something else has written since: another write of theirs, decided or not. Asked of some
 * records at a time, which an index answers whatever the base knows of how its lines lie.
 */
export async function touchedSince(connection: Connection, lot: Lot & { readonly entity: string }): Promise<number> {
  let touched = 0
  for (let after = '0'; ; ) {
    const { rows } = await connection.query(sql`
      SELECT om_journal::text AS id, enregistrement FROM openmairie.om_journal
      WHERE ${belongs(lot)} AND om_journal > CAST(${after} AS bigint) ORDER BY lot, om_journal LIMIT ${recordsAtOnce}`)
    if (rows.length === 0) return touched
    const records = rows.map((row) => String(row['enregistrement']))
    const first = String(rows[0]?.['id'])
    const found = await connection.query(sql`
      SELECT count(DISTINCT enregistrement) AS n FROM openmairie.om_journal
      WHERE application = ${lot.application} AND entite = ${lot.entity} AND enregistrement = ANY(CAST(${records} AS text[]))
        AND om_journal > CAST(${first} AS bigint) AND lot IS DISTINCT FROM CAST(${lot.lot} AS uuid) AND etat IN ('fait', 'attente')
        AND operation IN ${rowOperations}`)
    touched += Number(found.rows[0]?.['n'] ?? 0)
    after = String(rows.at(-1)?.['id'])
  }
}

function belongs({ lot, actor, application, entity }: Lot): Sql {
  const ofEntity = entity === null ? sql`` : sql`AND entite = ${entity}`
  return sql`lot = ${lot} AND application = ${application} AND acteur = ${actor} AND etat = 'fait' AND operation IN ${undoableOperations} ${ofEntity}`
}

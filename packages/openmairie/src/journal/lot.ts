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

/** How many records of a lot something else has written since: another write of theirs, decided or not. */
export async function touchedSince(connection: Connection, lot: Lot): Promise<number> {
  const { rows } = await connection.query(sql`
    SELECT count(DISTINCT (mine.entite, mine.enregistrement)) AS n FROM openmairie.om_journal AS mine
    JOIN openmairie.om_journal AS since ON since.application = mine.application AND since.entite = mine.entite
      AND since.enregistrement = mine.enregistrement AND since.om_journal > mine.om_journal
    WHERE ${belongs(lot, sql`mine.`)} AND since.lot IS DISTINCT FROM mine.lot AND since.etat IN ('fait', 'attente')
      AND since.operation IN ${rowOperations}`)
  return Number(rows[0]?.['n'] ?? 0)
}

function belongs({ lot, actor, application, entity }: Lot, of: Sql = sql``): Sql {
  const ofEntity = entity === null ? sql`` : sql`AND ${of}entite = ${entity}`
  return sql`${of}lot = ${lot} AND ${of}application = ${application} AND ${of}acteur = ${actor} AND ${of}etat = 'fait' AND ${of}operation IN ${undoableOperations} ${ofEntity}`
}

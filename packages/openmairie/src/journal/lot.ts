// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Sql } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { lineOf, type RecentLine } from './recent.js'
import type { JournalEntry } from './write.js'

/** The lines of a bulk action on one entity, by whom it was done. */
export interface Lot extends Pick<JournalEntry, 'actor' | 'application' | 'entity'> {
  readonly lot: string
}

/** The lines of a bulk action from the last one back, older than a line where one is given. */
export async function linesOfLot(
  connection: Connection,
  lot: Lot,
  before: string | null,
  limit: number,
): Promise<readonly RecentLine[]> {
  const older = before === null ? sql`` : sql`AND om_journal < ${before}`
  const { rows } = await connection.query(sql`
    SELECT om_journal::text AS id, enregistrement, operation, avant::text AS avant, apres::text AS apres
    FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
    WHERE ${belongs(lot)} ${older} ORDER BY om_journal DESC LIMIT ${limit}`)
  return rows.map(lineOf)
}

/** How many lines a bulk action has, where the last of them is at most so many seconds old by the base's own clock; else none. */
export async function recentLines(connection: Connection, lot: Lot, seconds: number): Promise<number> {
  const { rows } = await connection.query(sql`
    SELECT count(*) AS n, max(instant) > clock_timestamp() - make_interval(secs => ${seconds}) AS recent
    FROM openmairie.om_journal WHERE ${belongs(lot)}`)
  return rows[0]?.['recent'] === true ? Number(rows[0]['n']) : 0
}

function belongs({ lot, actor, application, entity }: Lot): Sql {
  return sql`lot = ${lot} AND application = ${application} AND entite = ${entity} AND acteur = ${actor} AND etat = 'fait'`
}

// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { sql } from '../database/sql.js'

/**
 * A server counts its transactions itself: restored on another, those of a journal mean nothing. All that it holds is over:
 * it comes before any to come. What decides between a line and a baseline that it overlaps is kept: 1 against 1 is the line's,
 * and whatever overlaps nothing is told by the numbers of lines. For when nobody else writes.
 */
export async function countAnew(connection: Connection): Promise<void> {
  const overlaps = sql`s.application = l.application AND s.entite = l.entite AND s.enregistrement = l.enregistrement
    AND l.om_journal < s.om_journal AND l.ecrit >= s.horizon`
  // One statement, so that each part sees what was there before.
  await connection.query(sql`
    WITH baselines AS (
      UPDATE openmairie.om_socle_ligne s SET horizon = CASE
        WHEN EXISTS (SELECT 1 FROM openmairie.om_journal l WHERE ${overlaps}) THEN '1'::xid8 ELSE '2'::xid8 END)
    UPDATE openmairie.om_journal l SET ecrit = CASE
      WHEN EXISTS (SELECT 1 FROM openmairie.om_socle_ligne s WHERE ${overlaps}) THEN '1'::xid8 ELSE '0'::xid8 END`)
}

// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { sql } from '../database/sql.js'

/**
 * The day, `YYYY-MM-DD` in a time zone, of the last write of some records of a table; of a record that none tells of, the day
 * that the baseline took it down: it had been written before, nobody knows when.
 */
export async function lastWrites(
  connection: Connection,
  { application, entity }: { readonly application: string; readonly entity: string },
  records: readonly string[],
  timeZone: string,
): Promise<Map<string, string>> {
  const { rows } = await connection.query(sql`
    SELECT enregistrement, to_char(max(instant) AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS day FROM (
      SELECT enregistrement, instant FROM openmairie.om_journal
      WHERE application = ${application} AND entite = ${entity} AND enregistrement = ANY(${records}::text[])
        AND operation IN ('create', 'update') AND etat = 'fait'
      UNION ALL
      SELECT s.enregistrement, j.instant FROM openmairie.om_socle_ligne s JOIN openmairie.om_journal j USING (om_journal)
      WHERE s.application = ${application} AND s.entite = ${entity}
        AND hashtextextended(s.enregistrement, 0) = ANY (ARRAY(SELECT hashtextextended(one, 0) FROM unnest(${records}::text[]) AS one))
        AND s.enregistrement = ANY(${records}::text[])
        AND NOT EXISTS (SELECT 1 FROM openmairie.om_journal l WHERE l.application = s.application AND l.entite = s.entite
          AND l.enregistrement = s.enregistrement AND l.operation IN ('create', 'update') AND l.etat = 'fait')) AS written
    GROUP BY enregistrement`)
  return new Map(rows.map((row) => [String(row['enregistrement']), String(row['day'])]))
}

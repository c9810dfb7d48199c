// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { sql } from '../database/sql.js'

/** Where the journal stands; ages in seconds. */
export interface JournalState {
  /** Lines whose write is not known to have been committed. */
  readonly waiting: number
  /** Lines of which that could not be told. */
  readonly undecided: number
  readonly unsealed: number
  readonly oldestUnsealed: number | null
  readonly lastSealed: number | null
}

/** Where the journal stands. Lines that have waited for fewer seconds than `patience` are not counted as waiting. */
export async function journalState(connection: Connection, patience: number): Promise<JournalState> {
  const { rows } = await connection.query(sql`
    SELECT
      (SELECT count(*) FROM openmairie.om_journal WHERE etat = 'attente' AND instant < now() - make_interval(secs => ${patience}))::text AS waiting,
      (SELECT count(*) FROM openmairie.om_journal WHERE etat = 'indecis')::text AS undecided,
      unsealed::text AS unsealed, extract(epoch FROM clock_timestamp() - oldest)::text AS oldest,
      (SELECT extract(epoch FROM clock_timestamp() - instant) FROM openmairie.om_journal WHERE place IS NOT NULL ORDER BY place DESC LIMIT 1)::text AS last
    FROM (SELECT count(*) AS unsealed, min(instant) AS oldest FROM openmairie.om_journal WHERE chaine IS NULL AND etat <> 'attente') AS open`)
  const [row = {}] = rows
  const age = (name: string): number | null => (row[name] === null ? null : Number(row[name]))
  return {
    waiting: Number(row['waiting']),
    undecided: Number(row['undecided']),
    unsealed: Number(row['unsealed']),
    oldestUnsealed: age('oldest'),
    lastSealed: age('last'),
  }
}

// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { accountFor } from './erase.js'

/** What tells how the journal was kept stays: without it nothing would account for what is gone. */
const kept = sql`('erase', 'baseline')`
/** What a line holds decides its write where that is not known yet: only then is it sealed. */
const purged = sql`place IS NOT NULL AND operation NOT IN ${kept}`

/** The last sealed line of an application written before a day, and how many payloads up to it are still held; null where there is none. */
export async function oldLines(
  connection: Connection,
  application: string,
  day: string,
  timeZone: string,
): Promise<{ readonly until: string; readonly payloads: number } | null> {
  const { rows } = await connection.query(sql`
    SELECT max(om_journal)::text AS until FROM openmairie.om_journal
    WHERE application = ${application} AND place IS NOT NULL AND instant < (${day}::date::timestamp AT TIME ZONE ${timeZone})`)
  const until = rows[0]?.['until']
  if (typeof until !== 'string') return null
  const counted = await connection.query(sql`
    SELECT count(*) AS n FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
    WHERE application = ${application} AND om_journal <= ${until}::bigint AND ${purged}`)
  return { until, payloads: Number(counted.rows[0]?.['n'] ?? 0) }
}

/** Erases what the lines of an application hold up to one, and says so in the journal. Returns how many held something. */
export async function purgePayloads(
  connection: Connection,
  application: string,
  actor: string,
  until: string,
): Promise<number> {
  const { count } = await connection.query(sql`
    DELETE FROM openmairie.om_journal_contenu c USING openmairie.om_journal l
    WHERE l.om_journal = c.om_journal AND l.application = ${application} AND l.om_journal <= ${until}::bigint AND ${purged}`)
  if (count > 0) await accountFor(connection, application, actor, { jusqua: until })
  return count
}

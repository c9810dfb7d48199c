// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { lineColumns, nextLink } from './link.js'

const batch = 1000

/**
 * Chains the lines written since the last call, so that writers never queue for the chain. One sealer at a time, by an
 * advisory lock. A line takes its place in the chain when it is sealed: numbers of lines are given when they are written,
 * and a smaller one may be committed later. Returns the number of lines sealed.
 */
export function sealJournal(database: Database): Promise<number> {
  return database.transaction(async (transaction) => {
    const lock = await transaction.query(sql`SELECT pg_try_advisory_xact_lock(7307192027) AS held`)
    if (lock.rows[0]?.['held'] !== true) return 0
    const last = await transaction.query(
      sql`SELECT place::text AS place, encode(chaine, 'hex') AS link FROM openmairie.om_journal WHERE place IS NOT NULL ORDER BY om_journal.place DESC LIMIT 1`,
    )
    // The chain follows the order of writing as long as it waits for every transaction that is open. One left open for an
    // hour, or a base restored elsewhere, where transactions are counted anew, does not hold it for ever.
    const open = await transaction.query(sql`
      SELECT ${lineColumns} FROM openmairie.om_journal
      WHERE chaine IS NULL AND etat <> 'attente'
        AND (ecrit < pg_snapshot_xmin(pg_current_snapshot()) OR instant < now() - interval '1 hour')
      ORDER BY om_journal LIMIT ${batch}`)
    let link = String(last.rows[0]?.['link'] ?? '')
    let place = BigInt(String(last.rows[0]?.['place'] ?? '0'))
    const sealed = open.rows.map((row) => {
      link = nextLink(link, row)
      place += 1n
      return { id: String(row['id']), link, place: String(place) }
    })
    const each = (read: (line: (typeof sealed)[number]) => string) => sql`CAST(${sealed.map(read)} AS text[])`
    if (sealed.length > 0)
      await transaction.query(sql`
        UPDATE openmairie.om_journal AS j SET chaine = decode(g.link, 'hex'), place = CAST(g.place AS bigint)
        FROM unnest(${each(({ id }) => id)}, ${each((line) => line.link)}, ${each((line) => line.place)}) AS g (id, link, place)
        WHERE j.om_journal = CAST(g.id AS bigint)`)
    return open.rows.length
  })
}

// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Row } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { holdsBaseline } from './baseline.js'
import { lineColumns, nextLink } from './link.js'
import { payloadOf } from './pending.js'
import { canonical, digestOf } from './write.js'

const batch = 1000

/**
 * Follows the chain from its first line. Returns the number of the first line that does not follow from what comes before
 * it, or whose payload is not the one it was written with; null where the chain is whole. An erased payload breaks
 * nothing. Lines taken off the end with their payload leave a whole chain: only a link noted elsewhere tells them.
 */
export async function verifyJournal(connection: Connection): Promise<string | null> {
  let link = ''
  let place = '0'
  for (;;) {
    const { rows } = await connection.query(sql`
      SELECT om_journal.place::text AS place, encode(chaine, 'hex') AS link, encode(sel, 'hex') AS salt, avant::text AS avant, apres::text AS apres, ${lineColumns}
      FROM openmairie.om_journal LEFT JOIN openmairie.om_journal_contenu USING (om_journal)
      WHERE om_journal.place > ${place}::bigint ORDER BY om_journal.place LIMIT ${batch}`)
    for (const row of rows) {
      link = nextLink(link, row)
      if (row['link'] !== link || !holdsPayload(row)) return String(row['id'])
      const id = String(row['id'])
      if (row['operation'] === 'baseline' && !(await holdsBaseline(connection, id, payloadOf(row['apres'])))) return id
      place = String(row['place'])
    }
    if (rows.length < batch) return lineGone(connection)
  }
}

/** Payloads that are looked at by one statement. */
const payloadsAtOnce = 100_000

/** The number of a line that is gone, its payload left behind; null where there is none. */
async function lineGone(connection: Connection): Promise<string | null> {
  for (let last: unknown = '0'; typeof last === 'string'; ) {
    const { rows } = await connection.query(sql`
      SELECT max(om_journal)::text AS last, min(om_journal) FILTER (WHERE NOT EXISTS (
        SELECT 1 FROM openmairie.om_journal l WHERE l.om_journal = c.om_journal))::text AS gone
      FROM (SELECT om_journal FROM openmairie.om_journal_contenu WHERE om_journal > ${last}::bigint
        ORDER BY om_journal LIMIT ${payloadsAtOnce}) AS c`)
    const gone = rows[0]?.['gone']
    if (typeof gone === 'string') return gone
    last = rows[0]?.['last']
  }
  return null
}

function holdsPayload(row: Row): boolean {
  if (row['salt'] === null) return true
  const [before, after] = [canonical(payloadOf(row['avant'])), canonical(payloadOf(row['apres']))]
  return digestOf(Buffer.from(String(row['salt']), 'hex'), before, after).toString('hex') === row['digest']
}

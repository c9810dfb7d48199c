// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import type { Database, Row } from '../database/contract.js'
import { sql } from '../database/sql.js'

const batch = 1000

/**
 * Chains the lines written since the last call, so that writers never queue for the chain. One sealer at a time, by an
 * advisory lock. Returns the number of lines sealed.
 */
export function sealJournal(database: Database): Promise<number> {
  return database.transaction(async (transaction) => {
    const lock = await transaction.query(sql`SELECT pg_try_advisory_xact_lock(7307192027) AS held`)
    if (lock.rows[0]?.['held'] !== true) return 0
    const last = await transaction.query(
      sql`SELECT encode(chaine, 'hex') AS link FROM openmairie.om_journal WHERE chaine IS NOT NULL ORDER BY om_journal DESC LIMIT 1`,
    )
    // A line still being committed may hold a smaller number: only lines older than every open transaction are chained.
    const open = await transaction.query(sql`
      SELECT om_journal::text AS id, encode(empreinte, 'hex') AS digest, acteur, application, entite, enregistrement, operation, instant::text AS instant, etat
      FROM openmairie.om_journal WHERE chaine IS NULL AND etat <> 'attente' AND instant < now() - interval '1 second' ORDER BY om_journal LIMIT ${batch}`)
    let link = String(last.rows[0]?.['link'] ?? '')
    for (const row of open.rows) {
      link = nextLink(link, row)
      await transaction.query(
        sql`UPDATE openmairie.om_journal SET chaine = decode(${link}, 'hex') WHERE om_journal = ${String(row['id'])}`,
      )
    }
    return open.rows.length
  })
}

/** The link of a line: digest of the link before and of all that the line says. */
export function nextLink(previous: string, line: Row): string {
  const said = [
    'id',
    'digest',
    'acteur',
    'application',
    'entite',
    'enregistrement',
    'operation',
    'instant',
    'etat',
  ].map((name) => String(line[name]))
  return createHash('sha256')
    .update(JSON.stringify([previous, ...said]))
    .digest('hex')
}

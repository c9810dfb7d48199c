// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { lineOf, type RecentLine, toldColumns } from './recent.js'
import { type JournalEntry, rowOperations } from './write.js'

/** A line of the journal as a history tells it. */
export interface PastLine extends RecentLine {
  /** Milliseconds since the epoch. */
  readonly instant: number
  /** Login of who wrote it, and the name of the account that has this login now, if any. */
  readonly actor: string
  readonly name: string | null
  /** Name, or login, of the person that he acted for, if any. */
  readonly onBehalfOf: string | null
  /** Whether its payload was erased since. */
  readonly erased: boolean
  /** What told of a person was replaced: what comes before is erased. */
  readonly anonymised: boolean
}

type Record = Pick<JournalEntry, 'application' | 'entity' | 'record'>

/**
 * The lines of a record from the last one back, older than a line where one is given. They begin with its last creation: what
 * bore its key before was another record, perhaps another collectivité's.
 */
export async function linesOfRecord(
  connection: Connection,
  { application, entity, record }: Record,
  before: string | null,
  limit: number,
): Promise<readonly PastLine[]> {
  const older = before === null ? sql`` : sql`AND om_journal < ${before}`
  const { rows } = await connection.query(sql`
    SELECT ${toldColumns}, acteur, operation = 'anonymise' AS anonymised, coalesce((SELECT nom FROM openmairie.om_utilisateur WHERE login = pour), pour) AS pour,
      (SELECT nom FROM openmairie.om_utilisateur WHERE login = acteur) AS nom, sel IS NULL AS erased,
      floor(extract(epoch FROM instant) * 1000)::text AS instant
    FROM openmairie.om_journal LEFT JOIN openmairie.om_journal_contenu USING (om_journal)
    WHERE application = ${application} AND entite = ${entity} AND enregistrement = ${record} AND etat = 'fait' AND operation IN ${rowOperations} ${older}
      AND om_journal >= coalesce((
        SELECT max(om_journal) FROM openmairie.om_journal
        WHERE application = ${application} AND entite = ${entity} AND enregistrement = ${record} AND etat = 'fait' AND operation = 'create'), 0)
    ORDER BY om_journal DESC LIMIT ${limit}`)
  return rows.map((row) => ({
    ...lineOf(row),
    instant: Number(row['instant']),
    actor: String(row['acteur']),
    name: row['nom'] === null ? null : String(row['nom']),
    onBehalfOf: row['pour'] === null ? null : String(row['pour']),
    erased: row['erased'] === true,
    anonymised: row['anonymised'] === true,
  }))
}

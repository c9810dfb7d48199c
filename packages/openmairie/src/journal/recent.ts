// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Row } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { operationOf, payloadOf } from './pending.js'
import type { JournalEntry } from './write.js'

/** A line of a write that was committed a moment ago. */
export interface RecentLine extends Pick<JournalEntry, 'record' | 'operation' | 'before' | 'after'> {
  readonly id: string
}

type Written = Pick<JournalEntry, 'actor' | 'application' | 'entity'>

/** The last line that someone wrote on a record, where it is at most so many seconds old by the base's own clock. */
export async function lastLine(
  connection: Connection,
  { actor, application, entity, record }: Written & Pick<JournalEntry, 'record'>,
  seconds: number,
): Promise<RecentLine | null> {
  const { rows } = await connection.query(sql`
    SELECT om_journal::text AS id, enregistrement, operation, avant::text AS avant, apres::text AS apres
    FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
    WHERE application = ${application} AND entite = ${entity} AND enregistrement = ${record} AND acteur = ${actor}
      AND etat = 'fait' AND instant > clock_timestamp() - make_interval(secs => ${seconds})
    ORDER BY om_journal DESC LIMIT 1`)
  return rows[0] ? lineOf(rows[0]) : null
}

/** A line by its identifier, as above; null where it is older, or is someone else's. */
export async function recentLine(
  connection: Connection,
  id: string,
  { actor, application, entity }: Written,
  seconds: number,
): Promise<RecentLine | null> {
  const { rows } = await connection.query(sql`
    SELECT om_journal::text AS id, enregistrement, operation, avant::text AS avant, apres::text AS apres
    FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
    WHERE om_journal = ${id} AND application = ${application} AND entite = ${entity} AND acteur = ${actor}
      AND etat = 'fait' AND instant > clock_timestamp() - make_interval(secs => ${seconds})`)
  return rows[0] ? lineOf(rows[0]) : null
}

/** A line with the entity whose record it tells of. */
export interface WrittenLine extends RecentLine {
  readonly entity: string
}

/**
 * The lines of one write of someone, last first, between two of them that were written with it; none where the last is
 * older than so many seconds, or is someone else's.
 */
export async function linesOfWrite(
  connection: Connection,
  { first, last }: { readonly first: string; readonly last: string },
  { actor, application }: Pick<JournalEntry, 'actor' | 'application'>,
  seconds: number,
): Promise<readonly WrittenLine[]> {
  const { rows } = await connection.query(sql`
    SELECT om_journal::text AS id, entite, enregistrement, operation, avant::text AS avant, apres::text AS apres
    FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
    WHERE om_journal BETWEEN ${first} AND ${last} AND etat = 'fait' AND application = ${application} AND acteur = ${actor}
      AND ecriture = (SELECT ecriture FROM openmairie.om_journal WHERE om_journal = ${last}
        AND instant > clock_timestamp() - make_interval(secs => ${seconds}))
    ORDER BY om_journal DESC`)
  return rows.map((row) => ({ ...lineOf(row), entity: String(row['entite']) }))
}

/** A line as the journal holds it. */
export function lineOf(row: Row): RecentLine {
  return {
    id: String(row['id']),
    record: String(row['enregistrement']),
    operation: operationOf(String(row['operation'])),
    before: payloadOf(row['avant']),
    after: payloadOf(row['apres']),
  }
}

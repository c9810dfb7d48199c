// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Row, Sql } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { Operation } from '../model/override.js'
import { operationOf, payloadOf } from './pending.js'
import { type JournalEntry, undoableOperations } from './write.js'

/** A line of a write that was committed a moment ago. */
export interface RecentLine extends Pick<JournalEntry, 'entity' | 'record' | 'before' | 'after'> {
  readonly id: string
  readonly operation: Operation
}

/** What a line tells, and where from: the line and its payload. */
export const toldColumns: Sql = sql`om_journal::text AS id, entite, enregistrement, operation, avant::text AS avant, apres::text AS apres`
export const toldLines: Sql = sql`openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)`

type Written = Pick<JournalEntry, 'actor' | 'application' | 'entity'>

/** The last line that someone wrote on a record, where it is at most so many seconds old by the base's own clock. */
export async function lastLine(
  connection: Connection,
  { actor, application, entity, record }: Written & Pick<JournalEntry, 'record'>,
  seconds: number,
): Promise<RecentLine | null> {
  const { rows } = await connection.query(sql`
    SELECT ${toldColumns} FROM ${toldLines}
    WHERE application = ${application} AND entite = ${entity} AND enregistrement = ${record} AND acteur = ${actor}
      AND etat = 'fait' AND operation IN ${undoableOperations} AND instant > clock_timestamp() - make_interval(secs => ${seconds})
    ORDER BY om_journal DESC LIMIT 1`)
  return rows[0] ? lineOf(rows[0]) : null
}

/** A line by its identifier, as above; null where it is older, or is someone else's. It is found where its payload was erased, too. */
export async function recentLine(
  connection: Connection,
  id: string,
  { actor, application, entity }: Written,
  seconds: number,
): Promise<RecentLine | null> {
  const { rows } = await connection.query(sql`
    SELECT ${toldColumns} FROM openmairie.om_journal LEFT JOIN openmairie.om_journal_contenu USING (om_journal)
    WHERE om_journal = ${id} AND application = ${application} AND entite = ${entity} AND acteur = ${actor}
      AND etat = 'fait' AND operation IN ${undoableOperations} AND instant > clock_timestamp() - make_interval(secs => ${seconds})`)
  return rows[0] ? lineOf(rows[0]) : null
}

/** Whether the payload of a line that may be undone was erased: it has one, of before or of after. */
export function isErased({ before, after }: Pick<RecentLine, 'before' | 'after'>): boolean {
  return before === null && after === null
}

/** A line as the journal holds it. */
export function lineOf(row: Row): RecentLine {
  return {
    id: String(row['id']),
    entity: String(row['entite']),
    record: String(row['enregistrement']),
    operation: operationOf(String(row['operation'])),
    before: payloadOf(row['avant']),
    after: payloadOf(row['apres']),
  }
}

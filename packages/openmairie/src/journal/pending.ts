// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { Operation } from '../model/override.js'
import type { JournalEntry, Payload } from './write.js'

/** A line whose write, on a base of another engine, is not known to have been committed. */
export interface PendingLine {
  readonly id: string
  readonly application: string
  readonly entity: string
  readonly record: string
  readonly operation: JournalEntry['operation']
  readonly before: Payload | null
  readonly after: Payload | null
}

export type Decision = 'fait' | 'abandon' | 'indecis'

/** Begins the waiting of a long write's lines when it ends: until then nothing can be said of its rows. */
export async function renewWrite(connection: Connection, write: string): Promise<void> {
  await connection.query(
    sql`UPDATE openmairie.om_journal SET instant = clock_timestamp() WHERE ecriture = ${write} AND etat = 'attente' AND instant < clock_timestamp() - interval '1 second'`,
  )
}

/** Says what became of the lines of a write that wait. */
export async function decideWrite(connection: Connection, write: string, decision: Decision): Promise<void> {
  await connection.query(
    sql`UPDATE openmairie.om_journal SET etat = ${decision} WHERE ecriture = ${write} AND etat = 'attente'`,
  )
}

/** Says what became of one line that waits. */
export async function decideLine(connection: Connection, id: string, decision: Decision): Promise<void> {
  await connection.query(
    sql`UPDATE openmairie.om_journal SET etat = ${decision} WHERE om_journal = ${id} AND etat = 'attente'`,
  )
}

/** What became of the line before one, of the same record in the same write; null where there is none. */
export async function decisionBefore(
  connection: Connection,
  { id, application, entity, record }: Pick<PendingLine, 'id' | 'application' | 'entity' | 'record'>,
): Promise<string | null> {
  const { rows } = await connection.query(sql`
    SELECT etat FROM openmairie.om_journal
    WHERE application = ${application} AND entite = ${entity} AND enregistrement = ${record} AND om_journal < ${id}::bigint
      AND ecriture = (SELECT ecriture FROM openmairie.om_journal WHERE om_journal = ${id}::bigint) ORDER BY om_journal DESC LIMIT 1`)
  const state = rows[0]?.['etat']
  return typeof state === 'string' ? state : null
}

/** Lines of an application that have waited for some seconds, oldest first. */
export async function pendingLines(
  connection: Connection,
  application: string,
  seconds: number,
): Promise<readonly PendingLine[]> {
  const { rows } = await connection.query(sql`
    SELECT om_journal::text AS id, entite, enregistrement, operation, avant::text AS avant, apres::text AS apres
    FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
    WHERE etat = 'attente' AND application = ${application} AND instant <= now() - make_interval(secs => ${seconds}) ORDER BY om_journal`)
  return rows.map((row) => ({
    id: String(row['id']),
    application,
    entity: String(row['entite']),
    record: String(row['enregistrement']),
    operation: isErasing(row['operation']) ? row['operation'] : operationOf(String(row['operation'])),
    before: payloadOf(row['avant']),
    after: payloadOf(row['apres']),
  }))
}

/** The operation that a line says. */
export function operationOf(text: string): Operation {
  return text === 'create' || text === 'delete' ? text : 'update'
}

function isErasing(operation: unknown): operation is 'anonymise' | 'erase' {
  return operation === 'anonymise' || operation === 'erase'
}

/** The payload of a line; null where there is none, or none any more. */
export function payloadOf(text: unknown): Payload | null {
  // Written by this folder, from a payload.
  return typeof text === 'string' ? (JSON.parse(text) as Payload) : null
}

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
  /** The write that it is a line of, and the bulk action or the import that this write is a part of. */
  readonly write: string | null
  readonly lot: string | null
}

export type Decision = 'fait' | 'abandon' | 'indecis'

/** Begins the waiting of a long write's lines when it ends: until then nothing can be said of its rows. */
export async function renewWrite(connection: Connection, write: string): Promise<void> {
  await connection.query(
    sql`UPDATE openmairie.om_journal SET instant = clock_timestamp() WHERE ecriture = ${write} AND etat = 'attente' AND instant < clock_timestamp() - interval '1 second'`,
  )
}

/** An import may be so long that one statement for all of its lines would outlast what a statement is given. */
const decidedAtOnce = 5000

/** Says what became of the lines of a write that wait. */
export async function decideWrite(connection: Connection, write: string, decision: Decision): Promise<void> {
  for (let after = '0'; ; ) {
    const { rows } = await connection.query(sql`
      SELECT om_journal::text AS id FROM openmairie.om_journal WHERE ecriture = ${write} AND etat = 'attente' AND om_journal > CAST(${after} AS bigint)
      ORDER BY om_journal LIMIT ${decidedAtOnce}`)
    const last = rows.at(-1)?.['id']
    if (typeof last !== 'string') return
    await decideLines(
      connection,
      rows.map(({ id }) => String(id)),
      decision,
    )
    after = last
  }
}

/** Says what became of some lines that wait. */
export async function decideLines(connection: Connection, ids: readonly string[], decision: Decision): Promise<void> {
  await connection.query(
    sql`UPDATE openmairie.om_journal SET etat = ${decision} WHERE om_journal = ANY (CAST(${ids} AS bigint[])) AND etat = 'attente'`,
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

/** Which lines that wait: those that have for some seconds, or some of a write, after one of them. */
export type Waiting =
  | { readonly seconds: number }
  | { readonly write: string; readonly after: string; readonly most: number }

/** Lines of an application that wait, oldest first. */
export async function pendingLines(
  connection: Connection,
  application: string,
  those: Waiting,
): Promise<readonly PendingLine[]> {
  const which =
    'seconds' in those
      ? sql`instant <= now() - make_interval(secs => ${those.seconds}) ORDER BY om_journal`
      : sql`ecriture = ${those.write} AND om_journal > CAST(${those.after} AS bigint) ORDER BY om_journal LIMIT ${those.most}`
  const { rows } = await connection.query(sql`
    SELECT om_journal::text AS id, entite, enregistrement, operation, avant::text AS avant, apres::text AS apres,
      ecriture::text AS ecriture, lot::text AS lot
    FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
    WHERE etat = 'attente' AND application = ${application} AND ${which}`)
  return rows.map((row) => ({
    id: String(row['id']),
    application,
    entity: String(row['entite']),
    record: String(row['enregistrement']),
    operation: isErasing(row['operation']) ? row['operation'] : operationOf(String(row['operation'])),
    before: payloadOf(row['avant']),
    after: payloadOf(row['apres']),
    write: textOf(row['ecriture']),
    lot: textOf(row['lot']),
  }))
}

/** The writes of a lot that have lines that wait. */
export async function pendingWrites(
  connection: Connection,
  application: string,
  lot: string,
): Promise<readonly string[]> {
  const { rows } = await connection.query(
    sql`SELECT DISTINCT ecriture::text AS id FROM openmairie.om_journal WHERE lot = ${lot} AND application = ${application} AND etat = 'attente' AND ecriture IS NOT NULL`,
  )
  return rows.map(({ id }) => String(id))
}

/** What became of a lot, once none of its lines waits: as long as some are done, it is; null where it has none of an entity. */
export async function decisionOfLot(
  connection: Connection,
  { application, entity, lot }: { readonly application: string; readonly entity: string; readonly lot: string },
): Promise<Decision | null> {
  const any = (decision: Decision) =>
    sql`EXISTS (SELECT FROM openmairie.om_journal WHERE lot = ${lot} AND application = ${application} AND entite = ${entity} AND etat = ${decision})`
  const { rows } = await connection.query(
    sql`SELECT ${any('fait')} AS fait, ${any('indecis')} AS indecis, ${any('abandon')} AS abandon`,
  )
  const decisions: readonly Decision[] = ['fait', 'indecis', 'abandon']
  return decisions.find((decision) => rows[0]?.[decision] === true) ?? null
}

const recordsAtOnce = 1000

/**
 * What became of a write that undoes a lot, by its lines of the records of that lot: null where it has none. What most of some of them
 * say holds for all of it: somebody else may have changed the rows of a few, where each was decided by itself. Asked of some records at
 * a time, which an index answers whatever the base knows of how its lines lie.
 */
export async function decisionOfUndo(
  connection: Connection,
  undo: { readonly application: string; readonly entity: string; readonly lot: string; readonly write: string },
): Promise<Decision | null> {
  let decision: Decision | null = null
  for (let after = '0'; ; ) {
    // By its lot alone: of a table that the base has not looked at, it would walk all lines of an entity sooner.
    const { rows } = await connection.query(sql`
      SELECT om_journal::text AS id, enregistrement FROM openmairie.om_journal
      WHERE lot = ${undo.lot} AND om_journal > CAST(${after} AS bigint) ORDER BY lot, om_journal LIMIT ${recordsAtOnce}`)
    const last = rows.at(-1)?.['id']
    if (typeof last !== 'string') return decision
    const records = rows.map((row) => String(row['enregistrement']))
    const found = await connection.query(sql`
      SELECT count(*) FILTER (WHERE etat = 'fait') - count(*) FILTER (WHERE etat = 'abandon') AS reste,
        count(*) FILTER (WHERE etat <> 'attente') AS decidees
      FROM openmairie.om_journal
      WHERE application = ${undo.application} AND entite = ${undo.entity} AND enregistrement = ANY(CAST(${records} AS text[]))
        AND om_journal > CAST(${String(rows[0]?.['id'])} AS bigint) AND ecriture = ${undo.write}`)
    const balance = Number(found.rows[0]?.['reste'])
    if (balance !== 0) return balance > 0 ? 'fait' : 'abandon'
    if (Number(found.rows[0]?.['decidees']) > 0) decision = 'indecis'
    after = last
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

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

// SPDX-License-Identifier: EUPL-1.2
import { createHash, randomBytes } from 'node:crypto'
import type { Connection, Sql, Transaction } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { Operation } from '../model/override.js'

export interface JournalEntry {
  readonly actor: string
  readonly application: string
  readonly entity: string
  /** Key of the record, parts joined as in its address. */
  readonly record: string
  /**
   * `anonymise` follows the writes that replaced what told of a person, `erase` the deletion of a record for good, or what was
   * erased besides: the payloads of the record that come before are erased.
   */
  readonly operation: Operation | 'anonymise' | 'erase'
  readonly before: Payload | null
  readonly after: Payload | null
  /** Login of the person that the actor acts for, if any. */
  readonly onBehalfOf?: string | null
  /** The bulk action, or the merge, that it is a part of. */
  readonly lot?: string | null
}
/** What is journalled beside writes: who came and left, what was taken away, what was refused, and the rows that
 * were there before it. */
export type JournalEvent =
  | 'sign-in'
  | 'sign-out'
  | 'export'
  | 'refused'
  | 'look-as'
  | 'act-for'
  | 'baseline'
  | 'working'
export type Payload = Readonly<Record<string, string | null>>

/** Lines that tell what a record became; and those of them that may be undone. */
export const rowOperations: Sql = sql`('create', 'update', 'delete', 'anonymise')`
export const undoableOperations: Sql = sql`('create', 'update', 'delete')`

/** What is written of a line, and for which write. */
type Written = Omit<JournalEntry, 'operation'> & { readonly operation: JournalEntry['operation'] | JournalEvent }
interface Write {
  readonly id: string | null
  readonly waits: boolean
}

/**
 * Writes a line of the journal in the transaction of the write it tells of. The payload lies apart from the line, which
 * holds its salted digest only: erasing a payload leaves the chain whole. The lines of one `write` bear its identifier; on another
 * base, the line waits until that write is decided. Returns the identifier of the line.
 */
export async function writeJournal(
  connection: Connection,
  entry: Written,
  write: Write = { id: null, waits: false },
): Promise<string> {
  const { rows } = await connection.query(lineOf(entry, write))
  return String(rows[0]?.['id'])
}

/** Writes a line as above, which ends a transaction: nobody waits for it. */
export function writeLastLine(transaction: Transaction, entry: Written, write: Write): Promise<void> {
  return transaction.last(lineOf(entry, write))
}

function lineOf(entry: Written, write: Write): Sql {
  const salt = randomBytes(saltBytes)
  const before = canonical(entry.before)
  const after = canonical(entry.after)
  return sql`
    WITH line AS (
      INSERT INTO openmairie.om_journal (acteur, application, entite, enregistrement, operation, empreinte, ecriture, etat, lot, pour)
      VALUES (${entry.actor}, ${entry.application}, ${entry.entity}, ${entry.record}, ${entry.operation}, ${digestOf(salt, before, after)}, ${write.id}, ${write.waits ? 'attente' : 'fait'}, ${entry.lot ?? null}, ${entry.onBehalfOf ?? null})
      RETURNING om_journal)
    INSERT INTO openmairie.om_journal_contenu (om_journal, sel, avant, apres)
    SELECT om_journal, ${salt}, ${before}::jsonb, ${after}::jsonb FROM line
    RETURNING om_journal::text AS id`
}

/** Writes lines as above, many by one statement. */
export async function writeJournalLines(
  connection: Connection,
  entries: readonly JournalEntry[],
  write: { readonly id: string | null; readonly waits: boolean },
): Promise<void> {
  if (entries.length === 0) return
  const salts = randomBytes(saltBytes * entries.length)
  const lines = entries.map((entry, index) => {
    const salt = salts.subarray(saltBytes * index, saltBytes * (index + 1))
    const [before, after] = [canonical(entry.before), canonical(entry.after)]
    return { entry, salt: salt.toString('hex'), digest: digestOf(salt, before, after).toString('hex'), before, after }
  })
  const each = (read: (line: (typeof lines)[number]) => string | null) => sql`CAST(${lines.map(read)} AS text[])`
  // The number of a line is taken before it is written, so that its payload is written beside it.
  await connection.query(sql`
    WITH given AS MATERIALIZED (
      SELECT nextval('openmairie.om_journal_om_journal_seq') AS om_journal, g.* FROM unnest(
        ${each(({ entry }) => entry.actor)}, ${each(({ entry }) => entry.application)}, ${each(({ entry }) => entry.entity)},
        ${each(({ entry }) => entry.record)}, ${each(({ entry }) => entry.operation)}, ${each(({ entry }) => entry.lot ?? null)},
        ${each(({ entry }) => entry.onBehalfOf ?? null)}, ${each(({ digest }) => digest)}, ${each(({ salt }) => salt)},
        ${each(({ before }) => before)}, ${each(({ after }) => after)}
      ) WITH ORDINALITY AS g (acteur, application, entite, enregistrement, operation, lot, pour, empreinte, sel, avant, apres, rang)
      ORDER BY rang),
    line AS (
      INSERT INTO openmairie.om_journal (om_journal, acteur, application, entite, enregistrement, operation, empreinte, ecriture, etat, lot, pour)
      OVERRIDING SYSTEM VALUE
      SELECT om_journal, acteur, application, entite, enregistrement, operation, decode(empreinte, 'hex'), CAST(${write.id} AS uuid), ${write.waits ? 'attente' : 'fait'}, CAST(lot AS uuid), pour FROM given)
    INSERT INTO openmairie.om_journal_contenu (om_journal, sel, avant, apres)
    SELECT om_journal, decode(sel, 'hex'), CAST(avant AS jsonb), CAST(apres AS jsonb) FROM given`)
}

/** How long the salt of a line is. */
export const saltBytes = 16

/** Salted digest of a payload, as its line keeps it. */
export function digestOf(salt: Uint8Array, before: string | null, after: string | null): Buffer {
  return createHash('sha256')
    .update(salt)
    .update(JSON.stringify([before, after]))
    .digest()
}

/** One spelling for one payload: properties in code-unit order, as jsonb does not keep the order given. */
export function canonical(payload: Payload | null): string | null {
  return payload === null ? null : JSON.stringify(ordered(payload))
}

/** The same properties in the order of the canonical spelling. */
export function ordered<T>(properties: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}

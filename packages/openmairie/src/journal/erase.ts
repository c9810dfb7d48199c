// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { payloadOf } from './pending.js'
import { type Payload, writeJournal } from './write.js'

interface Table {
  readonly application: string
  readonly entity: string
}

/** A line of a record with what it still holds. */
export interface HeldLine {
  readonly id: string
  readonly operation: string
  readonly lot: string | null
  readonly before: Payload | null
  readonly after: Payload | null
}

/** The lines of a record before a line, first first; those whose payload is erased hold nothing. */
export async function linesHeld(
  connection: Connection,
  { application, entity }: Table,
  record: string,
  until: string,
): Promise<readonly HeldLine[]> {
  const { rows } = await connection.query(sql`
    SELECT om_journal::text AS id, operation, lot::text AS lot, avant::text AS avant, apres::text AS apres
    FROM openmairie.om_journal LEFT JOIN openmairie.om_journal_contenu USING (om_journal)
    WHERE application = ${application} AND entite = ${entity} AND enregistrement = ${record} AND om_journal < ${until}::bigint ORDER BY om_journal`)
  return rows.map((row) => ({
    id: String(row['id']),
    operation: String(row['operation']),
    lot: row['lot'] === null ? null : String(row['lot']),
    before: payloadOf(row['avant']),
    after: payloadOf(row['apres']),
  }))
}

/** Records of a table that were deleted in a lot, and are not there again: in a merge, those that another took in. */
export async function takenIn(
  connection: Connection,
  { application, entity }: Table,
  lot: string,
): Promise<readonly { readonly record: string; readonly id: string }[]> {
  const { rows } = await connection.query(sql`
    SELECT om_journal::text AS id, enregistrement FROM openmairie.om_journal l
    WHERE lot = ${lot} AND application = ${application} AND entite = ${entity} AND operation = 'delete' AND etat = 'fait' AND NOT EXISTS (
      SELECT 1 FROM openmairie.om_journal c WHERE c.application = l.application AND c.entite = l.entite
        AND c.enregistrement = l.enregistrement AND c.operation = 'create' AND c.om_journal > l.om_journal)`)
  return rows.map((row) => ({ record: String(row['enregistrement']), id: String(row['id']) }))
}

/**
 * Erases what the lines of a record before a line hold, and the salt of what the baseline holds of it: the chain stays whole,
 * the digests alone tell nothing. A line of the record must come after: it accounts for them. Returns the number erased.
 */
export async function erasePayloads(
  connection: Connection,
  { application, entity }: Table,
  record: string,
  until: string,
): Promise<number> {
  const { count } = await connection.query(sql`
    DELETE FROM openmairie.om_journal_contenu c USING openmairie.om_journal l
    WHERE l.om_journal = c.om_journal AND l.application = ${application} AND l.entite = ${entity} AND l.enregistrement = ${record}
      AND l.om_journal < ${until}::bigint AND l.operation NOT IN ('erase', 'export')`)
  await connection.query(sql`
    UPDATE openmairie.om_socle_ligne SET sel = NULL
    WHERE application = ${application} AND entite = ${entity} AND hashtextextended(enregistrement, 0) = hashtextextended(${record}, 0)
      AND enregistrement = ${record} AND om_journal < ${until}::bigint AND sel IS NOT NULL`)
  return count
}

/** The lines that tell of what people keep beside a record (notes, tasks, files, mails) and still hold it. */
export async function linesBeside(
  connection: Connection,
  { application, entity }: Table,
  record: string,
): Promise<readonly string[]> {
  const { rows } = await connection.query(sql`
    SELECT om_journal::text AS id FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
    WHERE application = ${application} AND entite IN ('om_note', 'om_tache', 'om_fichier_usage', 'om_courriel')
      AND coalesce(apres, avant)->>'entite' = ${entity} AND coalesce(apres, avant)->>'enregistrement' = ${record}`)
  return rows.map((row) => String(row['id']))
}

/** Erases the payloads of some lines, which a line of its own accounts for. */
export async function eraseLines(connection: Connection, actor: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await connection.query(sql`DELETE FROM openmairie.om_journal_contenu WHERE om_journal = ANY(${ids}::bigint[])`)
  await accountFor(connection, 'openmairie', actor, { lignes: ids.join(' ') })
}

/** Writes the line that accounts for payloads that were erased: some lines (`lignes`), or all of an application up to one (`jusqua`). */
export async function accountFor(
  connection: Connection,
  application: string,
  actor: string,
  after: { readonly lignes: string } | { readonly jusqua: string },
): Promise<void> {
  const what = { application, entity: 'om_journal', record: '' }
  await writeJournal(connection, { actor, ...what, operation: 'erase', before: null, after })
}

/** What was erased from the journal. */
export interface Erasures {
  /** Lines whose payload was erased, and that a later line accounts for. */
  readonly erased: number
  /** Numbers of the first lines whose payload, or the salt of what it took down, is gone without any line that says why. */
  readonly unaccounted: readonly string[]
}

const told = 20

/** What was erased from the journal, and what is gone without a word: the chain is whole either way. */
export async function erasuresIn(connection: Connection): Promise<Erasures> {
  const { rows } = await connection.query(sql`
    WITH accounts AS (
      SELECT application, apres->>'lignes' AS lignes, (apres->>'jusqua')::bigint AS jusqua
      FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
      WHERE operation = 'erase' AND entite = 'om_journal' AND enregistrement = ''),
    listed AS (SELECT unnest(string_to_array(lignes, ' '))::bigint AS om_journal FROM accounts WHERE lignes IS NOT NULL),
    gone AS (
      SELECT l.om_journal, l.application, l.entite, l.enregistrement,
        l.om_journal <= coalesce((SELECT max(jusqua) FROM accounts a WHERE a.application = l.application), 0) AND l.operation NOT IN ('erase', 'baseline') AS old
      FROM openmairie.om_journal l WHERE NOT EXISTS (SELECT 1 FROM openmairie.om_journal_contenu c WHERE c.om_journal = l.om_journal)
      UNION ALL
      SELECT om_journal, application, entite, enregistrement, false FROM openmairie.om_socle_ligne WHERE sel IS NULL AND empreinte IS NOT NULL),
    judged AS (
      SELECT om_journal, old OR om_journal IN (SELECT om_journal FROM listed) OR (enregistrement <> '' AND EXISTS (
        SELECT 1 FROM openmairie.om_journal e WHERE e.application = gone.application AND e.entite = gone.entite
          AND e.enregistrement = gone.enregistrement AND e.operation IN ('anonymise', 'erase') AND e.etat = 'fait' AND e.om_journal > gone.om_journal)) AS known
      FROM gone)
    SELECT count(DISTINCT om_journal) FILTER (WHERE known)::text AS erased,
      (SELECT string_agg(om_journal::text, ' ' ORDER BY om_journal) FROM (
        SELECT DISTINCT om_journal FROM judged WHERE NOT known ORDER BY om_journal LIMIT ${told}) AS first) AS unaccounted
    FROM judged`)
  const unaccounted = rows[0]?.['unaccounted']
  return {
    erased: Number(rows[0]?.['erased'] ?? 0),
    unaccounted: typeof unaccounted === 'string' ? unaccounted.split(' ') : [],
  }
}

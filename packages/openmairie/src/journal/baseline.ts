// SPDX-License-Identifier: EUPL-1.2
import { createHash, randomBytes } from 'node:crypto'
import type { Connection, Transaction } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { canonical, digestOf, type Payload, rowOperations, writeJournal } from './write.js'

/** A record as a batch of the baseline takes it down: null where it is known to be gone. */
export interface Taken {
  readonly record: string
  readonly row: Payload | null
}

/** What the baseline holds of a record. */
export interface Held {
  /** Names of the fields that its digest is made of. */
  readonly fields: readonly string[]
  readonly salt: Buffer | null
  readonly digest: string | null
}

interface Table {
  readonly application: string
  readonly entity: string
}

/** How far a table was taken down. */
export interface Progress {
  readonly place: readonly (string | null)[] | null
  readonly ended: boolean
}

/** How far a table was taken down; its beginning where it was not begun. */
export async function baselineProgress(connection: Connection, { application, entity }: Table): Promise<Progress> {
  const { rows } = await connection.query(
    sql`SELECT place::text AS place, fini IS NOT NULL AS ended FROM openmairie.om_socle WHERE application = ${application} AND entite = ${entity}`,
  )
  const place = rows[0]?.['place']
  return {
    // Written by this folder.
    place: typeof place === 'string' ? (JSON.parse(place) as Progress['place']) : null,
    ended: rows[0]?.['ended'] === true,
  }
}

/** Says how far a table was taken down. */
export async function keepProgress(
  connection: Connection,
  { application, entity }: Table,
  { place, ended }: Progress,
): Promise<void> {
  await connection.query(sql`
    INSERT INTO openmairie.om_socle (application, entite, place, fini)
    VALUES (${application}, ${entity}, ${place === null ? null : JSON.stringify(place)}::jsonb, CASE WHEN ${ended} THEN now() END)
    ON CONFLICT (application, entite) DO UPDATE SET place = excluded.place, fini = excluded.fini`)
}

/** One at a time takes rows down, whichever process serves. False where another does. */
export async function holdBaseline(transaction: Transaction): Promise<boolean> {
  const { rows } = await transaction.query(sql`SELECT pg_try_advisory_xact_lock(7307192029) AS held`)
  return rows[0]?.['held'] === true
}

/** What is not yet over when this is asked: the write of a line from there on may not be in the rows read since. */
export async function baselineHorizon(connection: Connection): Promise<string> {
  const { rows } = await connection.query(sql`SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon`)
  return String(rows[0]?.['horizon'])
}

/** Those of some records of a table that a line of the journal tells of, or may tell of soon. */
export async function recordsTold(
  connection: Connection,
  { application, entity }: Table,
  records: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await connection.query(sql`
    SELECT DISTINCT enregistrement FROM openmairie.om_journal
    WHERE application = ${application} AND entite = ${entity} AND enregistrement = ANY(${records}::text[])
      AND etat IN ('fait', 'attente') AND operation IN ${rowOperations}`)
  return new Set(rows.map((row) => String(row['enregistrement'])))
}

/** Takes records down under a line of the journal that answers for them together. `horizon`: before the rows were read. */
export async function takeDown(
  transaction: Transaction,
  { application, entity, actor }: Table & { readonly actor: string },
  taken: readonly Taken[],
  fields: readonly string[],
  horizon: string,
): Promise<void> {
  if (taken.length === 0) return
  const lines = taken.map(({ record, row }) => {
    const salt = randomBytes(16)
    return { record, salt, digest: row === null ? null : rowDigest(salt, row, fields) }
  })
  const after = { fields: JSON.stringify(fields), digest: wholeDigest(lines) }
  const id = await writeJournal(transaction, {
    actor,
    application,
    entity,
    record: '',
    operation: 'baseline',
    before: null,
    after,
  })
  const columns = {
    records: lines.map(({ record }) => record),
    salts: lines.map(({ salt }) => salt.toString('hex')),
    digests: lines.map(({ digest }) => digest),
  }
  await transaction.query(sql`
    INSERT INTO openmairie.om_socle_ligne (om_journal, application, entite, enregistrement, horizon, sel, empreinte)
    SELECT ${id}::bigint, ${application}, ${entity}, record, ${horizon}::xid8, decode(salt, 'hex'), decode(digest, 'hex')
    FROM unnest(${columns.records}::text[], ${columns.salts}::text[], ${columns.digests}::text[]) AS line (record, salt, digest)`)
}

/** Salted digest of a row, over these fields alone: a column added since changes nothing to it. */
export function rowDigest(salt: Uint8Array, row: Payload, fields: readonly string[]): string {
  const said = Object.fromEntries(fields.map((name) => [name, row[name] ?? null]))
  return digestOf(salt, null, canonical(said)).toString('hex')
}

/** Digest of the digests of a batch, which its line holds. */
function wholeDigest(lines: readonly { readonly record: string; readonly digest: string | null }[]): string {
  const said = lines
    .map(({ record, digest }) => JSON.stringify([record, digest]))
    .sort()
    .join('\n')
  return createHash('sha256').update(said).digest('hex')
}

/** Whether a line answers to what lies under it. An erased salt changes nothing. */
export async function holdsBaseline(connection: Connection, id: string, after: Payload | null): Promise<boolean> {
  const { rows } = await connection.query(
    sql`SELECT enregistrement, encode(empreinte, 'hex') AS digest FROM openmairie.om_socle_ligne WHERE om_journal = ${id}`,
  )
  const lines = rows.map((row) => ({
    record: String(row['enregistrement']),
    digest: row['digest'] === null ? null : String(row['digest']),
  }))
  return after?.['digest'] === wholeDigest(lines)
}

/** What the baseline holds of some records of a table, where no line of the journal has said more since. */
export async function heldOf(
  connection: Connection,
  { application, entity }: Table,
  records: readonly string[],
): Promise<ReadonlyMap<string, Held>> {
  const { rows } = await connection.query(sql`
    SELECT DISTINCT ON (s.enregistrement) s.enregistrement, encode(s.sel, 'hex') AS salt, encode(s.empreinte, 'hex') AS digest, c.apres->>'fields' AS fields
    FROM openmairie.om_socle_ligne s JOIN openmairie.om_journal_contenu c USING (om_journal)
    WHERE s.application = ${application} AND s.entite = ${entity}
      AND hashtextextended(s.enregistrement, 0) = ANY (ARRAY(SELECT hashtextextended(one, 0) FROM unnest(${records}::text[]) AS one))
      AND s.enregistrement = ANY(${records}::text[]) AND NOT EXISTS (${lineSince})
    ORDER BY s.enregistrement, s.om_journal DESC`)
  return new Map(
    rows.map((row) => [
      String(row['enregistrement']),
      {
        // Written by this folder.
        fields: JSON.parse(String(row['fields'])) as readonly string[],
        salt: row['salt'] === null ? null : Buffer.from(String(row['salt']), 'hex'),
        digest: row['digest'] === null ? null : String(row['digest']),
      },
    ]),
  )
}

/** A line that says more of a record than its baseline `s`: later, or written by what was not over when the rows were read. */
const lineSince = sql`
  SELECT 1 FROM openmairie.om_journal l
  WHERE l.application = s.application AND l.entite = s.entite AND l.enregistrement = s.enregistrement
    AND l.etat = 'fait' AND l.operation IN ${rowOperations} AND (l.om_journal > s.om_journal OR l.ecrit >= s.horizon)`

/** A baseline that says more of a record than its last line `last`. */
export const baselineSince = sql`
  SELECT 1 FROM openmairie.om_socle_ligne s
  WHERE s.application = last.application AND s.entite = last.entite
    AND hashtextextended(s.enregistrement, 0) = hashtextextended(last.enregistrement, 0) AND s.enregistrement = last.enregistrement
    AND s.om_journal > last.om_journal AND last.ecrit < s.horizon`

/** The records that the next line of the baseline answers for, from a line on; null where there is none left. */
export async function nextBatch(
  connection: Connection,
  { application, entity }: Table,
  from: string,
): Promise<{ readonly id: string; readonly records: readonly string[] } | null> {
  const { rows } = await connection.query(sql`
    SELECT om_journal::text AS id, enregistrement FROM openmairie.om_socle_ligne WHERE om_journal = (
      SELECT om_journal FROM openmairie.om_journal WHERE application = ${application} AND entite = ${entity}
        AND enregistrement = '' AND operation = 'baseline' AND om_journal > ${from}::bigint ORDER BY om_journal LIMIT 1)`)
  const [first] = rows
  return first ? { id: String(first['id']), records: rows.map((row) => String(row['enregistrement'])) } : null
}

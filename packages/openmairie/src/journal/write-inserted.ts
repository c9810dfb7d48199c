// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto'
import type { Connection, Sql } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { type JournalEntry, ordered, saltBytes } from './write.js'

/** Rows that a statement inserts, and what it gives back of each. */
export interface Insertion {
  /** INSERT, up to its RETURNING. */
  readonly statement: Sql
  /** How many rows it inserts at most. */
  readonly rows: number
  /** The address of the record. */
  readonly record: Sql
  /** Its payload: each property as a text, or NULL. */
  readonly after: Readonly<Record<string, Sql>>
}

/** What the lines of many new records have in common. */
export type Insert = Omit<JournalEntry, 'record' | 'operation' | 'before' | 'after'>

/**
 * Inserts rows and writes a line of the journal for each, as `writeJournalLines` would, without any of it leaving the base: the
 * payloads are spelt and digested where they lie. `journal verify` holds them against the other telling of that rule.
 * Returns the addresses of the records.
 */
export async function writeInserted(
  connection: Connection,
  { statement, rows: most, record, after }: Insertion,
  entry: Insert,
  write: { readonly id: string },
): Promise<readonly string[]> {
  const { rows } = await connection.query(sql`
    WITH written AS (${statement} RETURNING ${record} AS enregistrement, ${spelt(after)} AS apres),
    given AS MATERIALIZED (
      SELECT nextval('openmairie.om_journal_om_journal_seq') AS om_journal, enregistrement, apres, ${saltOfEach(most)} AS sel FROM written),
    line AS (
      INSERT INTO openmairie.om_journal (om_journal, acteur, application, entite, enregistrement, operation, empreinte, ecriture, etat, lot, pour)
      OVERRIDING SYSTEM VALUE
      SELECT om_journal, ${entry.actor}, ${entry.application}, ${entry.entity}, enregistrement, 'create', ${digest}, CAST(${write.id} AS uuid), 'fait', CAST(${entry.lot ?? null} AS uuid), ${entry.onBehalfOf ?? null} FROM given),
    payload AS (
      INSERT INTO openmairie.om_journal_contenu (om_journal, sel, avant, apres)
      SELECT om_journal, sel, NULL, CAST(apres AS jsonb) FROM given)
    SELECT enregistrement AS record FROM given`)
  return rows.map((row) => String(row['record']))
}

/** `digestOf`, of a payload that nothing came before. */
const digest = sql`sha256(sel || convert_to('[null,' || to_json(apres)::text || ']', 'UTF8'))`

/** A salt for each row of a statement, drawn at once: a server may open its source of chance anew for each. */
function saltOfEach(rows: number): Sql {
  return sql`substring(CAST(${randomBytes(saltBytes * rows)} AS bytea) FROM CAST(row_number() OVER () - 1 AS integer) * ${sql.lit(saltBytes)} + 1 FOR ${sql.lit(saltBytes)})`
}

/** The canonical spelling of a payload: JSON has one way to write a text, here and in JavaScript. */
function spelt(payload: Insertion['after']): Sql {
  const texts = Object.entries(ordered(payload)).map(([name, text]) => sql`${text} AS ${sql.id(name)}`)
  return sql`(SELECT CAST(row_to_json(p.*) AS text) FROM (SELECT ${sql.join(texts)}) AS p)`
}

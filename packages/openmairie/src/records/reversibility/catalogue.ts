// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'

interface Sequence {
  /** Schema and name, quoted. */
  readonly name: string
  /** The last number that it gave; 0 where it gave none. */
  readonly last: bigint
}

/** The sequences that a column draws its numbers from: its own, or the one that its default names. */
export async function sequencesOf(
  connection: Connection,
  { table }: AnyEntity,
  field: string,
): Promise<readonly Sequence[]> {
  const { rows } = await connection.query(sql`
    SELECT DISTINCT s.oid::regclass::text AS name, pg_sequence_last_value(s.oid)::text AS last
    FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
    LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    JOIN pg_depend AS p ON p.classid = 'pg_class'::regclass AND p.refobjid = a.attrelid AND p.refobjsubid = a.attnum AND p.deptype IN ('a', 'i')
      OR p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid AND p.refclassid = 'pg_class'::regclass
    JOIN pg_class AS s ON s.relkind = 'S' AND s.oid = CASE WHEN p.classid = 'pg_class'::regclass THEN p.objid ELSE p.refobjid END
    WHERE c.relname = ${table.name} AND n.nspname = coalesce(${table.schema}, current_schema()) AND a.attname = ${field}`)
  return rows.map((row) => ({ name: String(row['name']), last: BigInt(String(row['last'] ?? '0')) }))
}

/** The columns of a table that the base computes: nothing is written there. */
export async function computedIn(connection: Connection, { table }: AnyEntity): Promise<ReadonlySet<string>> {
  const { rows } = await connection.query(sql`
    SELECT a.attname AS name FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relname = ${table.name} AND n.nspname = coalesce(${table.schema}, current_schema()) AND a.attgenerated <> ''`)
  return new Set(rows.map((row) => String(row['name'])))
}

/** The constraints of a table that may wait for the end of the transaction. */
export async function deferrableIn(connection: Connection, { table }: AnyEntity): Promise<ReadonlySet<string>> {
  const { rows } = await connection.query(sql`
    SELECT conname AS name FROM pg_constraint AS k JOIN pg_class AS c ON c.oid = k.conrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relname = ${table.name} AND n.nspname = coalesce(${table.schema}, current_schema()) AND k.condeferrable`)
  return new Set(rows.map((row) => String(row['name'])))
}

// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../contract.js'
import type { FreeGap } from '../../free-reading.js'
import { sql } from '../../sql.js'
import { freeRole } from '../barrier/names.js'
import { isTaken, roleStatements } from '../barrier/roles.js'

/** Statements that make the role of free texts in a base, and let the account act as it. */
export function freeRoleStatements(database: string): readonly string[] {
  return roleStatements([freeRole(database)])
}

/** Whether the role is there and the account, which may make one, may act as it; what would make it so. */
export async function missingFreeRole(connection: Pick<Connection, 'query'>): Promise<readonly string[]> {
  const { rows } = await connection.query(sql`
    SELECT current_database()::text AS database, rolsuper OR rolcreaterole AS creates FROM pg_roles WHERE rolname = session_user`)
  const database = String(rows[0]?.['database'])
  const gap = await freeGap(connection, null)
  return gap?.kind === 'role' && rows[0]?.['creates'] === true ? freeRoleStatements(database) : []
}

/** Schemas of the engine's own, and what lasts as long as a session. */
const notOurs = sql`n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'`
/** What an extension brought holds nothing of an application. */
const ofExtension = (alias: string, catalogue: string) =>
  sql`EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = ${sql.lit(catalogue)}::regclass AND d.objid = ${sql.id(alias, 'oid')} AND d.deptype = 'e')`

/**
 * Why a base cannot hold a text of a user's own to the rows that it is given; null where it can. `serving`: the role that
 * makes the views, the account's own where null.
 */
export async function freeGap(connection: Pick<Connection, 'query'>, serving: string | null): Promise<FreeGap | null> {
  const { rows: named } = await connection.query(sql`SELECT current_database()::text AS database`)
  const role = freeRole(String(named[0]?.['database']))
  const { rows } = await connection.query(sql`
    SELECT r.oid::text AS id, ${isTaken} AS acts,
      rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication OR rolcanlogin
        OR EXISTS (SELECT 1 FROM pg_auth_members m WHERE m.member = r.oid)
        OR EXISTS (SELECT 1 FROM pg_shdepend s WHERE s.refclassid = 'pg_authid'::regclass AND s.refobjid = r.oid
          AND s.deptype IN ('o', 'a') AND s.classid <> 'pg_database'::regclass) AS mighty,
      has_database_privilege(r.oid, current_database(), 'TEMP')
        AND has_database_privilege(coalesce(${serving}::text, session_user), current_database(), 'TEMP') AS temporary
    FROM pg_roles r WHERE r.rolname = ${role}`)
  const [found] = rows
  if (!found || found['acts'] !== true) return { kind: 'role', role }
  if (found['mighty'] === true) return { kind: 'mighty', role }
  if (found['temporary'] !== true) return { kind: 'temporary' }
  const id = sql`${String(found['id'])}::oid`
  const { rows: open } = await connection.query(sql`
    SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND ${notOurs} AND has_schema_privilege(${id}, n.oid, 'USAGE')
      AND CASE c.relkind WHEN 'S' THEN has_sequence_privilege(${id}, c.oid, 'SELECT, UPDATE, USAGE')
        ELSE has_any_column_privilege(${id}, c.oid, 'SELECT, INSERT, UPDATE, REFERENCES')
          OR has_table_privilege(${id}, c.oid, 'DELETE, TRUNCATE, TRIGGER') END
      AND NOT ${ofExtension('c', 'pg_class')}
    UNION ALL
    SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE p.prosecdef AND ${notOurs} AND has_schema_privilege(${id}, n.oid, 'USAGE')
      AND has_function_privilege(${id}, p.oid, 'EXECUTE') AND NOT ${ofExtension('p', 'pg_proc')}
    ORDER BY 1 LIMIT 5`)
  return open.length === 0 ? null : { kind: 'public', names: open.map((row) => String(row['name'])) }
}

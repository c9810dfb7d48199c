// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../contract.js'
import { sql } from '../../sql.js'
import type { Roles } from './roles.js'

/** What gives the roles of a base what they need, as far as the account may give it. */
export interface Grants {
  readonly statements: readonly string[]
  /** Tables and views, by schema and name, that the role that serves cannot read, and that the account may not give. */
  readonly withheld: ReadonlySet<string>
}

/** What the roles of a base need in these schemas. Whatever there belongs to somebody else is left as it is. */
export async function grantsFor(
  connection: Connection,
  { serving, searching }: Roles,
  schemas: readonly string[],
): Promise<Grants> {
  const { rows: places } = await connection.query(sql`
    SELECT quote_ident(nspname) AS name FROM pg_namespace WHERE nspname = ANY (${schemas}::text[])
      AND (pg_has_role(current_user, nspowner, 'USAGE') OR has_schema_privilege(oid, 'USAGE WITH GRANT OPTION'))`)
  const { rows } = await connection.query(sql`
    SELECT format('%I.%I', n.nspname, c.relname) AS name, n.nspname || '.' || c.relname AS place, c.relkind = 'S' AS sequence,
      pg_has_role(current_user, c.relowner, 'USAGE') OR has_table_privilege(c.oid, 'SELECT WITH GRANT OPTION') AS grantable,
      CASE WHEN to_regrole(quote_ident(${serving})) IS NULL THEN false
        ELSE has_table_privilege(to_regrole(quote_ident(${serving}))::oid, c.oid, 'SELECT') END AS readable
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ANY (${schemas}::text[]) AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') ORDER BY 1`)
  // Those that act with the rights of who made them are closed to everybody.
  const { rows: doors } = await connection.query(sql`
    SELECT p.oid::regprocedure::text AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'openmairie' AND n.nspname = ANY (${schemas}::text[]) AND p.prosecdef AND pg_has_role(current_user, p.proowner, 'USAGE')`)
  const own = rows.filter((row) => row['grantable'] === true)
  const named = (some: typeof rows): string => some.map((row) => String(row['name'])).join(', ')
  const tables = own.filter((row) => row['sequence'] !== true)
  const sequences = own.filter((row) => row['sequence'] === true)
  const role = quoted(serving)
  return {
    statements: [
      ...(places.length === 0 ? [] : [`GRANT USAGE ON SCHEMA ${named(places)} TO ${role}, ${quoted(searching)}`]),
      ...(tables.length === 0 ? [] : [`GRANT SELECT, INSERT, UPDATE, DELETE ON ${named(tables)} TO ${role}`]),
      ...(sequences.length === 0 ? [] : [`GRANT USAGE, SELECT ON SEQUENCE ${named(sequences)} TO ${role}`]),
      ...(doors.length === 0 ? [] : [`GRANT EXECUTE ON FUNCTION ${named(doors)} TO ${role}`]),
      // What the same account makes there later is served too.
      ...places.flatMap(({ name }) => [
        `ALTER DEFAULT PRIVILEGES IN SCHEMA ${String(name)} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role}`,
        `ALTER DEFAULT PRIVILEGES IN SCHEMA ${String(name)} GRANT USAGE, SELECT ON SEQUENCES TO ${role}`,
      ]),
    ],
    withheld: new Set(
      rows
        .filter((row) => row['sequence'] !== true && row['grantable'] !== true && row['readable'] !== true)
        .map((row) => String(row['place'])),
    ),
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

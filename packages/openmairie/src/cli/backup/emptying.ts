// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { sql } from '../../database/sql.js'

/** Whether a base holds nothing: no schema beside the usual one, and nothing in that one. */
export async function isEmpty(connection: Connection): Promise<boolean> {
  const { rows } = await connection.query(sql`
    SELECT NOT EXISTS (
      SELECT 1 FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', 'public')
    ) AND NOT EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = to_regnamespace('public')) AS empty`)
  return rows[0]?.['empty'] === true
}

/**
 * Takes all that a base holds away, in the transaction that restores it. The usual schema stays, with its owner and its
 * rights, which a backup does not tell: what it holds goes.
 */
export const emptying = `SET client_min_messages = warning;
SET lock_timeout = '30s';
DO $emptying$
DECLARE
  each record;
BEGIN
  PERFORM lo_unlink(oid) FROM pg_largeobject_metadata;
  FOR each IN SELECT format('DROP EXTENSION IF EXISTS %I CASCADE', extname) AS statement FROM pg_extension WHERE extname <> 'plpgsql' LOOP
    EXECUTE each.statement;
  END LOOP;
  FOR each IN SELECT format('DROP SCHEMA %I CASCADE', nspname) AS statement FROM pg_namespace
    WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', 'public') LOOP
    EXECUTE each.statement;
  END LOOP;
  FOR each IN SELECT format('DROP %s IF EXISTS public.%I CASCADE',
      CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE' WHEN 'c' THEN 'TYPE' ELSE 'TABLE' END,
      relname) AS statement
    FROM pg_class WHERE relnamespace = to_regnamespace('public') AND relkind IN ('r', 'p', 'f', 'v', 'm', 'c')
    ORDER BY relkind IN ('r', 'p', 'f') LOOP
    EXECUTE each.statement;
  END LOOP;
  FOR each IN SELECT format('DROP SEQUENCE IF EXISTS public.%I CASCADE', relname) AS statement
    FROM pg_class WHERE relnamespace = to_regnamespace('public') AND relkind = 'S' LOOP
    EXECUTE each.statement;
  END LOOP;
  FOR each IN SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', oid::regprocedure) AS statement
    FROM pg_proc WHERE pronamespace = to_regnamespace('public') LOOP
    EXECUTE each.statement;
  END LOOP;
  FOR each IN SELECT format('DROP TYPE IF EXISTS public.%I CASCADE', typname) AS statement
    FROM pg_type WHERE typnamespace = to_regnamespace('public') AND typtype IN ('d', 'e', 'r') LOOP
    EXECUTE each.statement;
  END LOOP;
END
$emptying$;
`

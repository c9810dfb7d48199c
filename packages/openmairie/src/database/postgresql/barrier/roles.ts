// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../contract.js'
import { sql } from '../../sql.js'
import { searchingRole, servingRole } from './names.js'

/** The roles of a base, as the connected account may use them. */
export interface Roles {
  readonly serving: string
  readonly searching: string
}

/** What the connected account is to row-level security. */
export interface AccountFacts {
  readonly database: string
  /** Superuser, or allowed to bypass row-level security: policies do not hold it. */
  readonly bypasses: boolean
  readonly mayCreateRoles: boolean
  /** Whether both roles of the base are there, neither is more than what it should be, and it may act as the one that serves. */
  readonly holdsRoles: boolean
}

/** What the connected account is, and whether the roles of its base are there for it. */
export async function accountFacts(connection: Connection): Promise<AccountFacts> {
  const { rows: own } = await connection.query(sql`
    SELECT current_database()::text AS database, rolsuper OR rolbypassrls AS bypasses, rolsuper OR rolcreaterole AS creates
    FROM pg_roles WHERE rolname = session_user`)
  const database = String(own[0]?.['database'])
  const names = [servingRole(database), searchingRole(database)]
  const { rows: held } = await connection.query(sql`
    SELECT count(*) FILTER (
      WHERE NOT rolsuper AND NOT rolbypassrls AND (rolname <> ${names[0]} OR pg_has_role(session_user, oid, 'MEMBER')))::text AS held
    FROM pg_roles WHERE rolname IN (${sql.join(names)})`)
  return {
    database,
    bypasses: own[0]?.['bypasses'] === true,
    mayCreateRoles: own[0]?.['creates'] === true,
    holdsRoles: Number(held[0]?.['held']) === names.length,
  }
}

/** Names of the roles of a base. */
export function rolesOf(database: string): Roles {
  return { serving: servingRole(database), searching: searchingRole(database) }
}

/** Statements that make roles where they are missing, for an account that may. */
export function roleStatements(roles: readonly string[]): readonly string[] {
  return roles.flatMap((role) => {
    const name = `"${role.replaceAll('"', '""')}"`
    const text = `'${name.replaceAll("'", "''")}'`
    return [
      `DO $om$ BEGIN IF to_regrole(${text}) IS NULL THEN CREATE ROLE ${name} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS; END IF; END $om$`,
      `GRANT ${name} TO CURRENT_USER`,
    ]
  })
}

/**
 * The statement after which the account acts no more as a role that reads every row: whoever is a member of one, the owner of
 * the tables too, has what its policies let it have.
 */
export function leaveStatement(role: string): string {
  return `REVOKE "${role.replaceAll('"', '""')}" FROM CURRENT_USER`
}

/** Statements that give the roles of a base what they need in these schemas. */
export function grantStatements({ serving, searching }: Roles, schemas: readonly string[]): readonly string[] {
  const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
  return schemas.flatMap((schema) => [
    `GRANT USAGE ON SCHEMA ${quoted(schema)} TO ${quoted(serving)}, ${quoted(searching)}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${quoted(schema)} TO ${quoted(serving)}`,
    `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${quoted(schema)} TO ${quoted(serving)}`,
    // What the same account makes there later is served too.
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${quoted(schema)} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${quoted(serving)}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${quoted(schema)} GRANT USAGE, SELECT ON SEQUENCES TO ${quoted(serving)}`,
  ])
}

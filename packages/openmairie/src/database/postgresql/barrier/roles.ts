// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../contract.js'
import { sql } from '../../sql.js'
import type { Sql } from '../../statement.js'
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
  readonly account: string
  /** Whether what a connection asks of the server at its start reaches it: some poolers forget it. */
  readonly carriesOptions: boolean
  /** Version of the server. */
  readonly major: number
}

/** What the connected account is, and whether the roles of its base are there for it. */
export async function accountFacts(connection: Connection): Promise<AccountFacts> {
  const { rows: own } = await connection.query(sql`
    SELECT current_database()::text AS database, rolsuper OR rolbypassrls AS bypasses, rolsuper OR rolcreaterole AS creates,
      session_user::text AS account, current_setting('server_version_num')::int / 10000 AS major,
      (SELECT source = 'client' FROM pg_settings WHERE name = 'extra_float_digits') AS carries
    FROM pg_roles WHERE rolname = session_user`)
  const database = String(own[0]?.['database'])
  const names = [servingRole(database), searchingRole(database)]
  const { rows: held } = await connection.query(sql`
    SELECT count(*) FILTER (
      WHERE NOT rolsuper AND NOT rolbypassrls AND (rolname <> ${names[0]} OR ${isTaken}))::text AS held
    FROM pg_roles WHERE rolname IN (${sql.join(names)})`)
  return {
    database,
    bypasses: own[0]?.['bypasses'] === true,
    mayCreateRoles: own[0]?.['creates'] === true,
    holdsRoles: Number(held[0]?.['held']) === names.length,
    account: String(own[0]?.['account']),
    carriesOptions: own[0]?.['carries'] === true,
    major: Number(own[0]?.['major']),
  }
}

/** Names of the roles of a base. */
export function rolesOf(database: string): Roles {
  return { serving: servingRole(database), searching: searchingRole(database) }
}

/** Statements that make roles where they are missing, for an account that may. */
export function makingStatements(roles: readonly string[]): readonly string[] {
  return roles.map((role) => {
    const name = quoted(role)
    return `DO $om$ BEGIN IF to_regrole(${literal(name)}) IS NULL THEN CREATE ROLE ${name} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS; END IF; END $om$`
  })
}

/** Statements that let the account act as roles; it may be a member already, without the right to make members. */
export function joinStatements(roles: readonly string[]): readonly string[] {
  return roles.map((role) => {
    const held = ['USAGE', 'SET'].map((right) => actsAs('current_user', `${literal(role)}::name`, right)).join(' AND ')
    return `DO $om$ BEGIN IF NOT (${held}) THEN GRANT ${quoted(role)} TO CURRENT_USER; END IF; END $om$`
  })
}

/** Statements that make roles where they are missing, and let the account act as them. */
export function roleStatements(roles: readonly string[]): readonly string[] {
  return [...makingStatements(roles), ...joinStatements(roles)]
}

/** Whether the account of the session may act as the role of a row of `pg_roles`. */
export const isTaken: Sql = sql.raw(actsAs('session_user', 'oid', 'SET'))

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Whether an account may act as a role; before PostgreSQL 16 whoever is a member may. */
function actsAs(account: string, role: string, right: string): string {
  return `pg_has_role(${account}, ${role}, CASE WHEN current_setting('server_version_num')::int >= 160000 THEN '${right}' ELSE 'MEMBER' END)`
}

/**
 * The statement after which the account acts no more as a role that reads every row: whoever is a member of one, the owner of
 * the tables too, has what its policies let it have.
 */
export function leaveStatement(role: string): string {
  return `REVOKE ${quoted(role)} FROM CURRENT_USER`
}

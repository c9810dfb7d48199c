// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../contract.js'
import type { Dialect } from '../../dialect/contract.js'
import { sql } from '../../sql.js'
import type { Scoped } from './belonging-sql.js'
import { grantStatements, leaveStatement, type Roles, roleStatements, rolesOf } from './roles.js'
import { searchSteps } from './search.js'
import { type BarrierState, barrierState } from './state.js'

/** What putting the barrier up, or bringing it up to date, would run; empty of statements where it stands. */
export interface BarrierPlan {
  readonly state: BarrierState
  /** Null where neither the roles are there nor the account may make them. */
  readonly roles: Roles | null
  readonly statements: readonly string[]
}

/** Says what is to be run for the tables of an application, whose schemas are these. */
export async function planBarrier(
  connection: Connection,
  scoped: Scoped,
  dialect: Dialect,
  schemas: readonly string[],
): Promise<BarrierPlan> {
  const state = await barrierState(connection, scoped)
  const { holdsRoles, mayCreateRoles, database } = state.facts
  const roles = holdsRoles || mayCreateRoles ? rolesOf(database) : null
  const isUp = state.lacking.length === 0 && (roles === null || holdsRoles)
  const searches =
    roles === null || !mayCreateRoles
      ? []
      : searchSteps(scoped, dialect, roles.searching).filter(({ entity }) => state.present.has(entity.name))
  const stale = await staleSearches(connection, searches)
  if (isUp && stale.length === 0) return { state, roles, statements: [] }
  const made =
    roles === null
      ? []
      : [...(holdsRoles ? [] : roleStatements([roles.serving, roles.searching])), ...grantStatements(roles, schemas)]
  // The owner to be of a function must be let make it, and whoever makes it be a member, for the time it takes.
  const opened =
    roles === null
      ? []
      : [
          ...roleStatements([roles.searching]),
          ...schemas.map((schema) => grant('GRANT', schema, 'TO', roles.searching)),
        ]
  const closed =
    roles === null
      ? []
      : [...schemas.map((schema) => grant('REVOKE', schema, 'FROM', roles.searching)), leaveStatement(roles.searching)]
  const searching = stale.length === 0 ? [] : [...opened, ...stale.flatMap(({ statements }) => statements), ...closed]
  return { state, roles, statements: [...made, ...state.lacking.flatMap(({ statements }) => statements), ...searching] }
}

function grant(verb: 'GRANT' | 'REVOKE', schema: string, to: 'TO' | 'FROM', role: string): string {
  const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
  return `${verb} CREATE ON SCHEMA ${quoted(schema)} ${to} ${quoted(role)}`
}

type Steps = ReturnType<typeof searchSteps>

async function staleSearches(connection: Connection, steps: Steps): Promise<Steps> {
  if (steps.length === 0) return []
  const { rows } = await connection.query(sql`
    SELECT n.nspname::text AS schema, c.relname::text AS name, obj_description(p.oid, 'pg_policy') AS digest
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE p.polname = 'om_barriere_recherche'`)
  const held = new Map(rows.map((row) => [`${row['schema']}.${row['name']}`, row['digest']]))
  return steps.filter(
    ({ entity, digest }) => held.get(`${entity.table.schema ?? 'public'}.${entity.table.name}`) !== digest,
  )
}

/** Runs the statements of a plan, or of a part of one, in a transaction. */
export async function raiseBarrier(
  transaction: Connection,
  { statements }: Pick<BarrierPlan, 'statements'>,
): Promise<void> {
  for (const statement of statements) await transaction.query(sql.raw(statement))
}

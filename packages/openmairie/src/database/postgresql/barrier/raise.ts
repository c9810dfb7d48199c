// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../contract.js'
import type { Dialect } from '../../dialect/contract.js'
import { sql } from '../../sql.js'
import type { Scoped } from './belonging-sql.js'
import { grantsFor } from './grants.js'
import { joinStatements, leaveStatement, makingStatements, type Roles, roleStatements, rolesOf } from './roles.js'
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
  const state = await barrierState(connection, scoped, dialect)
  const { holdsRoles, mayCreateRoles, database } = state.facts
  const roles = holdsRoles || mayCreateRoles ? rolesOf(database) : null
  const isUp = state.lacking.length === 0 && (roles === null || holdsRoles)
  const stale = roles === null || !mayCreateRoles ? [] : state.unsearched
  if (isUp && stale.length === 0) return { state, roles, statements: [] }
  // The role that reads every row is joined below alone, and left again.
  const joined =
    roles === null || holdsRoles
      ? []
      : [...makingStatements([roles.serving, roles.searching]), ...joinStatements([roles.serving])]
  const made = roles === null ? [] : [...joined, ...(await grantsFor(connection, roles, schemas)).statements]
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

/** Runs the statements of a plan, or of a part of one, in a transaction. */
export async function raiseBarrier(
  transaction: Connection,
  { statements }: Pick<BarrierPlan, 'statements'>,
): Promise<void> {
  for (const statement of statements) await transaction.query(sql.raw(statement))
}

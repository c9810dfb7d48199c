// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../contract.js'
import type { Dialect } from '../../dialect/contract.js'
import { sql } from '../../sql.js'
import type { Scoped } from './belonging-sql.js'
import { type BarrierStep, barrierSteps, belongsByReference, followedName, policyName } from './policies.js'
import { type AccountFacts, accountFacts, type Roles, rolesOf } from './roles.js'
import { readingPolicy, type SearchStep, searchSteps } from './search.js'

/** How row-level security stands for the tables of an application in a base. */
export interface BarrierState {
  readonly facts: AccountFacts
  /** Tables and views without what the model asks of them. */
  readonly lacking: readonly BarrierStep[]
  /** Names of the entities whose table or view is there. */
  readonly present: ReadonlySet<string>
  /** Names of the entities whose table has the search function that the model says. */
  readonly searched: ReadonlySet<string>
  /** What searches, where it is there but says another model: it could miss rows, and is not asked. */
  readonly stale: readonly SearchStep[]
  /** What would search and is not there, or is stale. */
  readonly unsearched: readonly SearchStep[]
  /** Views that the server, older than 15, has read with the rights of who made them. */
  readonly ownerViews: readonly string[]
}

/** The first server whose views ask with the rights of who reads them. */
const invokerViews = 15

/** Looks at a base; `steps` is what its tables should have. */
export async function barrierState(connection: Connection, scoped: Scoped, dialect: Dialect): Promise<BarrierState> {
  const { rows } = await connection.query(sql`
    SELECT n.nspname::text AS schema, c.relname::text AS name, c.relkind::text AS kind,
      c.relrowsecurity AND c.relforcerowsecurity AS forced,
      coalesce('security_invoker=true' = ANY (c.reloptions), false) AS invoker,
      (SELECT obj_description(p.oid, 'pg_policy') FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = ${policyName}) AS digest,
      EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = ${readingPolicy}) AS read,
      (SELECT obj_description(p.oid, 'pg_policy') FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = ${readingPolicy}) AS searching,
      EXISTS (SELECT 1 FROM pg_trigger g WHERE g.tgrelid = c.oid AND g.tgname = ${policyName} AND g.tgenabled <> 'D') AS triggered,
      EXISTS (SELECT 1 FROM pg_trigger g WHERE g.tgrelid = c.oid AND g.tgname = ${followedName} AND g.tgenabled <> 'D') AS followed
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm')
      AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`)
  const found = new Map(rows.map((row) => [`${row['schema']}.${row['name']}`, row]))
  const rowOf = ({ entity }: Pick<BarrierStep, 'entity'>) =>
    found.get(`${entity.table.schema ?? 'public'}.${entity.table.name}`)
  const facts = await accountFacts(connection)
  const steps = barrierSteps(scoped)
  const lacking = steps.filter((step) => {
    const row = rowOf(step)
    // A table that is gone is told as such; no policy can stand before a materialized view.
    if (!row || row['kind'] === 'm') return false
    if (step.entity.kind !== 'table') return facts.major >= invokerViews && row['invoker'] !== true
    if (belongsByReference(scoped, step.entity) && row['followed'] !== true) return true
    return row['forced'] !== true || row['triggered'] !== true || row['digest'] !== step.digest
  })
  const present = steps.filter((step) => rowOf(step) !== undefined)
  const searches = searchSteps(scoped, dialect, rolesOf(facts.database)).filter((step) => rowOf(step) !== undefined)
  const unsearched = searches.filter((step) => rowOf(step)?.['searching'] !== step.digest)
  const ownerViews = present.filter((step) => facts.major < invokerViews && rowOf(step)?.['kind'] === 'v')
  return {
    present: new Set(present.map(({ entity }) => entity.name)),
    facts,
    lacking,
    searched: new Set(
      searches.filter((step) => step.isSearched && !unsearched.includes(step)).map(({ entity }) => entity.name),
    ),
    stale: unsearched.filter((step) => rowOf(step)?.['read'] === true),
    unsearched,
    ownerViews: ownerViews.map(({ entity }) => entity.table.name),
  }
}

/** The roles that serve, where the account may act as them. */
export function usableRoles({ facts }: Pick<BarrierState, 'facts'>): Roles | null {
  return facts.holdsRoles ? rolesOf(facts.database) : null
}

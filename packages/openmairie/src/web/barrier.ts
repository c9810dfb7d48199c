// SPDX-License-Identifier: EUPL-1.2
import type { Access, Database } from '../database/contract.js'
import { DatabaseError } from '../database/errors.js'
import { holdingMigrations } from '../database/instance-schema.js'
import { grantsFor } from '../database/postgresql/barrier/grants.js'
import { type BarrierPlan, planBarrier, raiseBarrier } from '../database/postgresql/barrier/raise.js'
import { rolesOf } from '../database/postgresql/barrier/roles.js'
import { type BarrierState, usableRoles } from '../database/postgresql/barrier/state.js'
import { sql } from '../database/sql.js'
import type { ResolvedApplication } from '../model/application.js'

/** An application in a base, and whether its tables are those that it installs itself. */
export interface Tenant {
  readonly app: ResolvedApplication
  readonly ours: boolean
}

/** Why a base does not part collectivités itself. */
export type Gap =
  /** Tables whose policies wait for the administrator's word, by application. */
  | {
      readonly kind: 'waiting'
      readonly application: string
      readonly tables: readonly string[]
      readonly code: string | null
    }
  /** The account may not make the roles, and policies do not hold it. */
  | { readonly kind: 'account' }
  /** What stands before the base forgets the role that a connection asks for, and policies do not hold the account. */
  | { readonly kind: 'pooler' }

/** What is told of a base that parts collectivités, and keeps nobody from serving it. */
export interface Limit {
  /**
   * `search`: what searches says another model, and is not asked. `views`: the server has them read with the rights of who made
   * them. `withheld`: they are somebody else's, and the role that serves may not read them. `grants`: rights could not be given.
   */
  readonly kind: 'search' | 'views' | 'withheld' | 'grants'
  /** Tables or views. */
  readonly tables: readonly string[]
  /** The engine's code of what failed, where something did. */
  readonly code: string | null
}

/** How row-level security stands in a base, for those who serve it. */
export interface Barrier {
  /** Role to serve as; null: the account's own. */
  readonly role: string | null
  /** Null where nothing is to be parted, or where it is. */
  readonly gap: Gap | null
  readonly limits: readonly Limit[]
  /** Whether an application of the base has rows that belong to a collectivité. */
  readonly needed: boolean
  /** Names of the entities that a function searches, by application. */
  readonly searched: Readonly<Record<string, readonly string[]>>
}

/** A base where nothing is to be parted. */
export const noBarrier: Barrier = { role: null, gap: null, limits: [], needed: false, searched: {} }

/** Schemas of a base that those who serve it need. */
function schemasOf(tenants: readonly Tenant[], own: readonly string[]): readonly string[] {
  return [...new Set([...own, ...tenants.flatMap(({ app }) => app.source.schemas)])]
}

/**
 * Puts the barrier up for the applications that install their own tables, and looks at the others: what was there before is
 * changed on the administrator's word alone. `own`: the framework's schemas in that base.
 */
export function prepareBarrier(
  database: Database,
  tenants: readonly Tenant[],
  own: readonly string[],
): Promise<Barrier> {
  const scoped = tenants.filter(({ app }) => app.belongings.size > 0)
  if (scoped.length === 0) return Promise.resolve(noBarrier)
  return holdingMigrations(database, async (transaction) => {
    const schemas = schemasOf(tenants, own)
    // What fails is told as a gap: a table that is no longer what was generated.
    const codes = new Map<string, string>()
    for (const { app, ours } of scoped)
      if (ours)
        await transaction
          .attempt(async () =>
            raiseBarrier(transaction, await planBarrier(transaction, app, database.dialect, schemas)),
          )
          .catch((error: unknown) => codes.set(app.definition.name, codeOf(error)))
    const plans: Planned[] = []
    // One after the other: a transaction has one connection.
    for (const { app } of scoped)
      plans.push({
        app,
        plan: await planBarrier(transaction, app, database.dialect, schemas),
        code: codes.get(app.definition.name) ?? null,
      })
    const searched = Object.fromEntries(
      plans.map(({ app, plan }) => [app.definition.name, [...plan.state.searched]] as const),
    )
    const gap = gapOf(plans)
    const [first] = plans
    const roles = gap === null && first && takesRole(first.plan.state.facts) ? usableRoles(first.plan.state) : null
    const limits = plans.flatMap(limitsOf)
    if (roles === null) return { role: null, gap, limits, needed: true, searched: {} }
    const grants = await grantsFor(transaction, roles, schemas)
    const refused = await transaction.attempt(() => raiseBarrier(transaction, grants)).then(() => null, codeOf)
    const withheld = tenants
      .flatMap(({ app }) => [...app.localised.fr.values()])
      .filter(({ table }) => grants.withheld.has(`${table.schema ?? 'public'}.${table.name}`))
      .map(({ table }) => table.name)
    return {
      role: roles.serving,
      gap,
      limits: [
        ...limits,
        ...(withheld.length === 0 ? [] : [{ kind: 'withheld', tables: withheld, code: null } as const]),
        ...(refused === null ? [] : [{ kind: 'grants', tables: [], code: refused } as const]),
      ],
      needed: true,
      searched,
    }
  })
}

/** The engine's own code, fit for a log. */
function codeOf(error: unknown): string {
  return error instanceof DatabaseError ? error.code : 'unknown'
}

interface Planned {
  readonly app: ResolvedApplication
  readonly plan: BarrierPlan
  /** Why putting it up failed. */
  readonly code: string | null
}

function limitsOf({ plan: { state }, code }: Planned): readonly Limit[] {
  const stale = usableRoles(state) === null ? [] : state.stale.map(({ entity }) => entity.table.name)
  return [
    ...(stale.length === 0 ? [] : [{ kind: 'search', tables: stale, code } as const]),
    ...(state.ownerViews.length === 0 ? [] : [{ kind: 'views', tables: state.ownerViews, code: null } as const]),
  ]
}

/** Whether a connection acts as the role that serves: it takes it at its start, or is the role's own. */
function takesRole({ carriesOptions, account, database }: BarrierState['facts']): boolean {
  return carriesOptions || account === rolesOf(database).serving
}

function gapOf(plans: readonly Planned[]): Gap | null {
  for (const { app, plan, code } of plans) {
    const tables = plan.state.lacking.map(({ entity }) => entity.table.name)
    if (tables.length > 0) return { kind: 'waiting', application: app.definition.name, tables, code }
  }
  const facts = plans[0]?.plan.state.facts
  if (!facts?.bypasses) return null
  if (!facts.holdsRoles) return { kind: 'account' }
  return takesRole(facts) ? null : { kind: 'pooler' }
}

/** What `openmairie barrier` would run for an application in a base. */
export function barrierOf(access: Access, app: ResolvedApplication, own: readonly string[]): Promise<BarrierPlan> {
  return access.transaction((transaction) =>
    planBarrier(transaction, app, access.dialect, schemasOf([{ app, ours: false }], own)),
  )
}

/** Whether the instance knows of several collectivités, which one server must keep apart. */
export async function servesSeveral(database: Database): Promise<boolean> {
  const { rows } = await database.query(sql`SELECT count(*) > 1 AS several FROM openmairie.om_collectivite`)
  return rows[0]?.['several'] === true
}

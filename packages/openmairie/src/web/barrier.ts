// SPDX-License-Identifier: EUPL-1.2
import type { Access, Database } from '../database/contract.js'
import { holdingMigrations } from '../database/instance-schema.js'
import { type BarrierPlan, planBarrier, raiseBarrier } from '../database/postgresql/barrier/raise.js'
import { grantStatements } from '../database/postgresql/barrier/roles.js'
import { usableRoles } from '../database/postgresql/barrier/state.js'
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
  | { readonly kind: 'waiting'; readonly application: string; readonly tables: readonly string[] }
  /** The account may not make the roles, and policies do not hold it. */
  | { readonly kind: 'account' }

/** How row-level security stands in a base, for those who serve it. */
export interface Barrier {
  /** Role to serve as; null: the account's own. */
  readonly role: string | null
  /** Null where nothing is to be parted, or where it is. */
  readonly gap: Gap | null
  /** Whether an application of the base has rows that belong to a collectivité. */
  readonly needed: boolean
  /** Names of the entities that a function searches, by application. */
  readonly searched: Readonly<Record<string, readonly string[]>>
}

/** A base where nothing is to be parted. */
export const noBarrier: Barrier = { role: null, gap: null, needed: false, searched: {} }

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
    for (const { app, ours } of scoped)
      if (ours)
        await transaction
          .attempt(async () =>
            raiseBarrier(transaction, await planBarrier(transaction, app, database.dialect, schemas)),
          )
          .catch(() => undefined)
    const plans: Planned[] = []
    // One after the other: a transaction has one connection.
    for (const { app } of scoped)
      plans.push({ app, plan: await planBarrier(transaction, app, database.dialect, schemas) })
    const searched = Object.fromEntries(
      plans.map(({ app, plan }) => [app.definition.name, [...plan.state.searched]] as const),
    )
    const gap = gapOf(plans)
    const [first] = plans
    const roles = gap === null && first ? usableRoles(first.plan.state) : null
    if (roles === null) return { role: null, gap, needed: true, searched: {} }
    await raiseBarrier(transaction, { statements: grantStatements(roles, schemas) })
    return { role: roles.serving, gap, needed: true, searched }
  })
}

interface Planned {
  readonly app: ResolvedApplication
  readonly plan: BarrierPlan
}

function gapOf(plans: readonly Planned[]): Gap | null {
  for (const { app, plan } of plans) {
    const tables = plan.state.lacking.map(({ entity }) => entity.table.name)
    if (tables.length > 0) return { kind: 'waiting', application: app.definition.name, tables }
  }
  const facts = plans[0]?.plan.state.facts
  return facts && !facts.holdsRoles && facts.bypasses ? { kind: 'account' } : null
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

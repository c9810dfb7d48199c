// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'
import type { Database } from '../../packages/openmairie/src/database/contract.js'
import { planBarrier, raiseBarrier } from '../../packages/openmairie/src/database/postgresql/barrier/raise.js'
import { barrierState } from '../../packages/openmairie/src/database/postgresql/barrier/state.js'
import { openDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import type { Ctx } from '../../packages/openmairie/src/records/index.js'
import type { TestApplication } from './application.js'
import type { Scratch } from './database.js'

export interface Behind {
  /** The context of someone of these collectivités, on connections that row-level security holds. */
  behind(ctx: Ctx): Ctx
  readonly serving: string
  readonly database: Database
  /** Closes the connections; the roles go once the base is dropped. */
  close(): Promise<void>
  dropRoles(): Promise<void>
}

/** Puts the barrier up before the tables of an application, and opens connections that serve behind it. */
export async function raiseTestBarrier(base: Scratch, app: TestApplication): Promise<Behind> {
  const { roles, searched } = await app.database.transaction(async (transaction) => {
    const schemas = ['openmairie', 'public']
    const plan = await planBarrier(transaction, app.ctx.app, app.database.dialect, schemas)
    await raiseBarrier(transaction, plan)
    if (!plan.roles) throw new Error('The account of the tests may not make roles')
    const { searched: found } = await barrierState(transaction, app.ctx.app, app.database.dialect)
    return { roles: plan.roles, searched: found }
  })
  const database = openDatabase({
    url: base.url,
    size: 10,
    applicationName: 'test behind the barrier',
    statementTimeout: 60_000,
    timeZone: 'Europe/Paris',
    role: roles.serving,
    failed: () => undefined,
  })
  return {
    behind: (ctx) => ({ ...ctx, database, instance: database, app: { ...ctx.app, searched } }),
    serving: roles.serving,
    database,
    close: () => database.close(),
    dropRoles: async () => {
      const address = new URL(base.url)
      address.pathname = '/postgres'
      const client = new pg.Client({ connectionString: address.href })
      await client.connect()
      await client.query(`DROP ROLE ${pg.escapeIdentifier(roles.serving)}, ${pg.escapeIdentifier(roles.searching)}`)
      await client.end()
    },
  }
}

/** The application as if it knew of no collectivité that a row belongs to: the condition of the one door is off, and the base alone is left. */
export function withoutCondition(ctx: Ctx): Ctx {
  const belongings = new Map([...ctx.app.belongings.keys()].map((name) => [name, { kind: 'shared' } as const]))
  return { ...ctx, app: { ...ctx.app, belongings } }
}

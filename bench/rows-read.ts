// SPDX-License-Identifier: EUPL-1.2
import { loadApplication } from '../packages/openmairie/src/application/load.js'
import type { Database, Sql } from '../packages/openmairie/src/database/contract.js'
import { openDatabase } from '../packages/openmairie/src/database/postgresql/pool.js'
import { sql } from '../packages/openmairie/src/database/sql.js'
import { type Ctx, list } from '../packages/openmairie/src/records/index.js'
import { compileGrants } from '../packages/openmairie/src/rights/grants.js'
import { readListState } from '../packages/openmairie/src/ui/list-state.js'

interface Plan {
  readonly 'Node Type': string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly Plan[]
}

/** Rows that the scans of a listing's page read, by EXPLAIN ANALYZE of the very statements that it runs. */
export async function rowsRead(url: string, application: string, path: string): Promise<number> {
  const database = openDatabase({
    url,
    size: 1,
    applicationName: 'bench',
    statementTimeout: 60_000,
    failed: () => undefined,
  })
  let total = 0
  for (const statement of await statementsOf(database, application, path)) {
    const { rows } = await database.query(sql`EXPLAIN (ANALYZE, FORMAT JSON) ${statement}`)
    const plans = JSON.parse(String(rows[0]?.['QUERY PLAN'])) as readonly { readonly Plan: Plan }[] // as PostgreSQL documents it
    for (const { Plan: plan } of plans) total += scanned(plan)
  }
  await database.close()
  return total
}

/** The statements that a page of the listing runs. */
export async function statementsOf(database: Database, application: string, path: string): Promise<readonly Sql[]> {
  const statements: Sql[] = []
  const watched: Database = {
    ...database,
    query: (statement) => {
      statements.push(statement)
      return database.query(statement)
    },
  }
  const { app } = await loadApplication(application)
  const entity = app.localised.fr.get('ressource')
  if (!entity) throw new Error('No ressource')
  const ctx: Ctx = {
    app,
    database: watched,
    instance: watched,
    actor: { id: '1', login: 'bench', name: 'bench', kind: 'user' },
    grants: compileGrants('consultation', new Set(['*.list', '*.read'])),
    collectivites: null,
    parametre: () => null,
    declared: () => null,
    locale: 'fr',
    clock: { now: () => Date.now() },
    timeZone: 'Europe/Paris',
    secret: 'bench',
  }
  const query = new URLSearchParams(path.split('?')[1])
  const state = readListState(entity, query, { locale: 'fr', today: '2026-01-01', timeZone: 'Europe/Paris' })
  await list(ctx, state.entity, state.query)
  return statements
}

function scanned(plan: Plan): number {
  const own =
    / Scan$/.test(plan['Node Type']) && !plan.Plans
      ? (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']
      : 0
  return (plan.Plans ?? []).reduce((sum, child) => sum + scanned(child), own)
}

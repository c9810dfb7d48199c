// SPDX-License-Identifier: EUPL-1.2
import { sql } from '../../database/sql.js'
import type { QueryDefinition } from '../../model/query.js'
import type { Ctx } from '../context.js'
import type { Within } from '../contract.js'
import { column } from '../reading/columns.js'
import type { Running } from './contract.js'
import { planFor, toldCriteria } from './run.js'
import { keysStatement } from './statement.js'

/** The records that a query finds, for a listing to keep to them; null where it tells rows together, or they have no key. */
export function withinQuery(ctx: Ctx, definition: QueryDefinition, running: Omit<Running, 'most'>): Within | null {
  const { plan } = planFor(ctx, definition)
  if (!plan || plan.grouped || plan.root.key.length === 0) return null
  const { root } = plan
  const found = sql.join(root.key.map((_, index) => column('q', `k${index}`)))
  const keys = keysStatement(ctx, plan, running)
  return {
    told: JSON.stringify({ requete: definition.name, criteres: toldCriteria(definition, running.given) }),
    holds: (alias) =>
      sql`(${sql.join(root.key.map((name) => column(alias, name)))}) IN (SELECT ${found} FROM (${keys}) AS ${sql.id('q')})`,
  }
}

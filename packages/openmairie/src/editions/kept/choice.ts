// SPDX-License-Identifier: EUPL-1.2
import { knownQueries } from '../../kept-queries/choice.js'
import { type Ctx, homeOf } from '../../records/index.js'
import { keptOver } from './own.js'
import { inUse } from './store.js'
import { definitionOf, replaced } from './texts.js'

/**
 * The context with the editions, and the queries within them, that hold for its user: what his collectivité keeps, else the nearest above it, else the instance,
 * else the file; and what they made besides. All that is printed goes through here.
 */
export async function withEditions(ctx: Ctx): Promise<Ctx> {
  const { app } = ctx
  const kept = await inUse(ctx.instance, app.definition.name, homeOf(ctx))
  const known = await knownQueries(ctx)
  const isFiled = known.every((each) => each.kept === null)
  if (kept.length === 0 && isFiled) return ctx
  // A text of SQL is none of an edition.
  const queries = known.flatMap(({ question }) => (question.kind === 'entites' ? [question.definition] : []))
  // A version whose file is no longer there waits for it.
  const by = kept.flatMap((version) => {
    const filed = keptOver(app.editions, version)
    return filed ? [definitionOf(filed, version.texts)] : []
  })
  return { ...ctx, app: { ...app, editions: replaced(app.editions, by), queries } }
}

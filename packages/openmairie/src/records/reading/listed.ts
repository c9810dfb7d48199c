// SPDX-License-Identifier: EUPL-1.2
import { codeOfState, DatabaseError } from '../../database/errors.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import type { Count, ListQuery, Page } from '../contract.js'
import { agreed, count, isLarge, isWhole } from './count.js'
import { list } from './list.js'
import { searches } from './search.js'

/** How long a page that searches may have taken, in milliseconds, for its result to be counted too: it walks the table again. */
const patience = 1000

/**
 * One page of a listing, and how many rows there are. What searches for words may walk the table: its page is read first, and
 * what follows is counted only where the page does not tell, and was quick. Else `counted` says that there are more than it shows.
 */
export async function listed(
  ctx: Ctx,
  entity: AnyEntity,
  query: ListQuery,
): Promise<{ readonly page: Page; readonly counted: Count }> {
  if (!searches(query)) {
    const [page, counted] = await Promise.all([list(ctx, entity, query), count(ctx, entity, query)])
    return { page, counted: agreed(counted, query, page) }
  }
  const started = ctx.clock.now()
  const page = await list(ctx, entity, query)
  if (isWhole(query, page)) return { page, counted: { count: page.rows.length, capped: false } }
  const isSlow = ctx.clock.now() - started > patience && !isLarge(ctx, entity, query)
  if (hasMore(query, page) && isSlow) return { page, counted: { count: page.rows.length, capped: true } }
  return { page, counted: agreed(await countBeside(ctx, entity, query, page), query, page) }
}

/** Whether there are rows before or after those of a page; from a first value on, nobody has looked at what lies before. */
function hasMore(query: ListQuery, page: Page): boolean {
  return page.next !== null || (query.from === null && page.previous !== null)
}

/** A count that is given up takes nothing from the page that was read. */
async function countBeside(ctx: Ctx, entity: AnyEntity, query: ListQuery, page: Page): Promise<Count> {
  return count(ctx, entity, query).catch((error: unknown) => {
    const isGivenUp = error instanceof DatabaseError && codeOfState(error) === 'OM_TOO_LONG'
    if (!isGivenUp || !hasMore(query, page)) throw error
    return { count: page.rows.length, capped: true }
  })
}

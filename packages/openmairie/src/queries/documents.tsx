// SPDX-License-Identifier: EUPL-1.2
import type { JSX } from 'preact'
import { withEditions } from '../editions/kept/choice.js'
import { LotForm } from '../editions/lot/form.js'
import { keptTo, type LotQuery, writeLotQuery } from '../editions/lot/query.js'
import { lotControls } from '../editions/lot/route.js'
import { OpenMairieError } from '../errors/errors.js'
import { inTime } from '../listing/too-long.js'
import type { QueryDefinition } from '../model/query.js'
import { type Ctx, count } from '../records/index.js'
import { howMany } from '../ui/how-many.js'
import { readListState } from '../ui/list-state.js'
import type { PageRequest } from '../ui/page.js'
import { typingOf } from '../ui/target.js'

/** One document for each of the records that a query finds; null where it tells rows together, or they may not be taken away. */
export async function documentsOf(
  request: PageRequest,
  ctx: Ctx,
  { entity: about }: QueryDefinition,
  query: LotQuery,
): Promise<JSX.Element | null> {
  const entity = ctx.app.localised[ctx.locale].get(about)
  if (!entity || !ctx.grants.can(ctx.app.definition.name, entity, 'export')) return null
  const listed = readListState(entity, new URLSearchParams(), typingOf(ctx)).query
  const kept = await keptTo(ctx, entity, listed, query).catch((error: unknown) => {
    if (error instanceof OpenMairieError && error.code === 'OM_NOT_FOUND') return null
    throw error
  })
  if (!kept) return null
  const counted = await inTime(count(ctx, entity, kept))
  const words = counted ? howMany(ctx, entity, counted) : entity.noun.plural
  return (
    <LotForm ctx={await withEditions(ctx)} entity={entity} counted={words} csrf={request.csrf}>
      <input type="hidden" name={lotControls.query} value={writeLotQuery(query)} />
    </LotForm>
  )
}

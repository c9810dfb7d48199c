// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import { type Count, type Ctx, count, type ListQuery } from '../records/index.js'
import { listMessages } from './list-messages.js'

/** How many rows out of their validity dates the listing leaves out; null where there are too many to count. */
export async function hiddenCount(
  ctx: Ctx,
  entity: AnyEntity,
  query: ListQuery,
  counted: Count,
): Promise<number | null> {
  if (!entity.validity || query.expired) return 0
  if (counted.capped) return null
  const all = await count(ctx, entity, { ...query, expired: true })
  return all.capped ? null : all.count - counted.count
}

/** Shows or hides the rows out of their validity dates; nothing where none is hidden. */
export function ExpiredToggle({
  ctx,
  entity,
  shown,
  hidden,
  href,
}: {
  ctx: Ctx
  entity: AnyEntity
  shown: boolean
  hidden: number | null
  href: (expired: string | null) => string
}) {
  const messages = listMessages(ctx.locale)
  if (!entity.validity || (!shown && hidden === 0)) return null
  return (
    <a class="button" href={href(shown ? null : '1')}>
      {shown ? messages.hideExpired : messages.showExpired(hidden)}
    </a>
  )
}

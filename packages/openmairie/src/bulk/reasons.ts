// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import type { Ctx, Dependents, Reason, Rejected } from '../records/index.js'
import { bulkMessages } from './messages.js'

/** Why a record is refused, in words; told alike for all that are refused for the same reason. */
export function reasonText(ctx: Ctx, entity: AnyEntity, reason: Reason): string {
  const messages = bulkMessages(ctx.locale)
  switch (reason.kind) {
    case 'gone':
      return messages.gone
    case 'problems':
      return reason.problems
        .map(({ field, message }) => {
          const label = field === null ? undefined : entity.fields[field]?.label
          return label === undefined ? message : messages.problem(label, message)
        })
        .join(' ')
    case 'referred': {
      const labels = [...new Set(reason.dependents.filter(forbids).map((each) => childLabel(ctx, each)))]
      return messages.referred(labels.join(', '))
    }
  }
}

/** How many children hold a record back, where the user may list them. */
export function heldBy(ctx: Ctx, reason: Reason): number | null {
  if (reason.kind !== 'referred') return null
  const seen = reason.dependents.filter((each) => forbids(each) && isListed(ctx, each))
  return seen.length === 0 ? null : seen.reduce((sum, { count }) => sum + count.count, 0)
}

const forbids = (found: Dependents): boolean => !found.follows

function isListed(ctx: Ctx, { entity, count }: Dependents): boolean {
  const child = ctx.app.localised[ctx.locale].get(entity)
  return count.count > 0 && child !== undefined && ctx.grants.can(ctx.app.definition.name, child, 'list')
}

/** Not even the name is told of what the profil does not list. */
function childLabel(ctx: Ctx, found: Dependents): string {
  const label = ctx.app.localised[ctx.locale].get(found.entity)?.label ?? found.entity
  return isListed(ctx, found) ? label : bulkMessages(ctx.locale).unseen
}

/** What is refused, by reason, the most frequent first. */
export function byReason(
  ctx: Ctx,
  entity: AnyEntity,
  rejected: readonly Rejected[],
): readonly (readonly [string, readonly Rejected[]])[] {
  const groups = new Map<string, Rejected[]>()
  for (const each of rejected) {
    const text = reasonText(ctx, entity, each.reason)
    const group = groups.get(text)
    if (group) group.push(each)
    else groups.set(text, [each])
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length)
}

// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import type { Verb } from '../../rights/contract.js'
import type { Ctx } from '../context.js'

/** What merging asks for on the entity itself: its own right, and those of what it does. */
export const mergeVerbs: readonly Verb[] = ['merge', 'read', 'update', 'delete']

/** Whether two records of an entity may be made one at all. */
export function isMergeable(entity: AnyEntity): boolean {
  return entity.mergeable && !entity.readOnly && entity.kind === 'table'
}

/** Whether a user may merge records of an entity. */
export function mayMerge(ctx: Ctx, entity: AnyEntity): boolean {
  return (
    isMergeable(entity) &&
    entity.key.length > 0 &&
    !ctx.app.drifted.has(entity.name) &&
    mergeVerbs.every((verb) => ctx.grants.can(ctx.app.definition.name, entity, verb))
  )
}

// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, RowVerb } from '../model/entity.js'
import { type Ctx, overrideOf } from '../records/index.js'
import type { Verb } from '../rights/contract.js'

const asked = { consult: 'read', modify: 'update', copy: 'create', delete: 'delete' } as const satisfies Record<
  RowVerb,
  Verb
>

/** Whether the user may write so on the records of an entity. */
export function mayWrite(ctx: Ctx, entity: AnyEntity, verb: Verb): boolean {
  const isOpen = !entity.readOnly && !ctx.app.drifted.has(entity.name)
  return isOpen && ctx.grants.can(ctx.app.definition.name, entity, verb)
}

/** What the menu of a row offers by the author's wish and the user's rights. */
export function rowVerbs(ctx: Ctx, entity: AnyEntity): readonly RowVerb[] {
  return entity.listing.menu.filter((verb) =>
    verb === 'consult'
      ? ctx.grants.can(ctx.app.definition.name, entity, asked[verb])
      : mayWrite(ctx, entity, asked[verb]),
  )
}

/** Whether the rows of a listing have a menu for this user; what it offers is read when it opens. */
export function hasMenu(ctx: Ctx, entity: AnyEntity): boolean {
  if (entity.key.length === 0 || !ctx.grants.can(ctx.app.definition.name, entity, 'read')) return false
  const { actions, listing } = overrideOf(ctx, entity)
  const isOpen = !ctx.app.drifted.has(entity.name)
  return (
    rowVerbs(ctx, entity).length > 0 ||
    Object.keys(listing?.links ?? {}).length > 0 ||
    Object.values(actions ?? {}).some(
      ({ rows, right }) => rows === true && isOpen && ctx.grants.can(ctx.app.definition.name, entity, right),
    )
  )
}

/** The fields that this user changes in their cell. */
export function editableCells(ctx: Ctx, entity: AnyEntity): readonly string[] {
  return entity.key.length > 0 && mayWrite(ctx, entity, 'update') ? entity.listing.editable : []
}

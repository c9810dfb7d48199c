// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import { limitsOf } from './limits.js'

/** What a document about a record told beyond it, and how far its reader reached: kept with it, for others to be shown no more than they may see. */
export interface ToldOf {
  /** Names of the entities whose rows it told. */
  readonly entities: readonly string[]
  /** The collectivités whose rows its reader saw; null: all of them. */
  readonly collectivites: readonly string[] | null
}

/** Whether nothing that such a document may hold is kept from a user, who may read its record: no field, no row, no entity. */
export function maySeeTold(ctx: Ctx, about: AnyEntity, { entities, collectivites }: ToldOf): boolean {
  const { app, grants } = ctx
  const isParted = (name: string): boolean => {
    const kind = app.belongings.get(name)?.kind
    return kind !== undefined && kind !== 'shared'
  }
  const reaches = ctx.collectivites === null || (collectivites?.every((id) => ctx.collectivites?.includes(id)) ?? false)
  // What refers to a record of one collectivité is its own.
  if (!reaches && !isParted(about.name) && entities.some(isParted)) return false
  const isWhole = (entity: AnyEntity): boolean => Object.values(entity.fields).every(({ withheld }) => !withheld)
  return (
    isWhole(about) &&
    entities.every((name) => {
      const entity = app.localised[ctx.locale].get(name)
      if (!entity || !isWhole(entity) || limitsOf(ctx, entity).length > 0) return false
      return (['list', 'read'] as const).some((verb) => grants.can(app.definition.name, entity, verb))
    })
  )
}

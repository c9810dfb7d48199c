// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import { userIn } from './limits.js'

/** Users choose columns, and collectivités are many: memory must not follow them. */
const mostShapes = 200

/**
 * Keeps what does not change from one request of a profil to the next, by profil, entity, collectivités, the
 * user where limits of rows look at him, and the name given, which must tell the rest apart: made once, a statement is half made.
 */
export function keepingShapes<Shape>(): (ctx: Ctx, entity: AnyEntity, name: string, make: () => Shape) => Shape {
  const shapes = new WeakMap<Ctx['grants'], WeakMap<AnyEntity, Map<string, Shape>>>()
  return (ctx, entity, name, make) => {
    const ofGrants = shapes.get(ctx.grants) ?? new WeakMap<AnyEntity, Map<string, Shape>>()
    shapes.set(ctx.grants, ofGrants)
    const known = ofGrants.get(entity) ?? new Map<string, Shape>()
    ofGrants.set(entity, known)
    const user = userIn(ctx)
    const whole =
      ctx.collectivites === null && user === '' ? name : `${name} ${JSON.stringify([ctx.collectivites, user])}`
    const kept = known.get(whole)
    if (kept !== undefined) return kept
    const made = make()
    if (known.size >= mostShapes) known.clear()
    known.set(whole, made)
    return made
  }
}

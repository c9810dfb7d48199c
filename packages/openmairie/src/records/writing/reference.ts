// SPDX-License-Identifier: EUPL-1.2
import { createHmac, timingSafeEqual } from 'node:crypto'
import { OpenMairieError } from '../../errors/errors.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../context.js'

/** What a reference undoes: one line of the journal, or a lot of them. */
export type Undone = 'line' | 'bulk' | 'merge'

/** An authenticated reference to what may be undone, for this user and this entity alone. */
export function referenceTo(ctx: Ctx, entity: AnyEntity, undone: Undone, id: string): string {
  return `${id}.${seal(ctx, entity, undone, id)}`
}

/** What a reference names. Raises OM_NOT_FOUND where it was not made above, for the same user, entity and purpose. */
export function referredBy(ctx: Ctx, entity: AnyEntity, undone: Undone, reference: string): string {
  const [, id = '', given = ''] = /^([\da-f-]{1,36})\.([\w-]{43})$/.exec(reference) ?? []
  if (id === '' || !timingSafeEqual(Buffer.from(given), Buffer.from(seal(ctx, entity, undone, id))))
    throw new OpenMairieError('OM_NOT_FOUND')
  return id
}

function seal(ctx: Ctx, entity: AnyEntity, undone: Undone, id: string): string {
  const said = JSON.stringify(['undo', undone, ctx.actor.id, ctx.app.definition.name, entity.name, id])
  return createHmac('sha256', ctx.secret).update(said).digest('base64url')
}

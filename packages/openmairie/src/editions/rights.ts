// SPDX-License-Identifier: EUPL-1.2
import type { Target } from '../ui/target.js'

/** Whether the user may send editions of records of an entity by mail. */
export function maySend({ app, ctx, entity }: Target): boolean {
  return ctx.grants.can(app.definition.name, entity, 'send')
}

/** Whether the signature of the collectivité appears on what the user prints of the records of an entity. */
export function maySign({ app, ctx, entity }: Target): boolean {
  return ctx.grants.can(app.definition.name, entity, 'sign')
}

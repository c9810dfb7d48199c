// SPDX-License-Identifier: EUPL-1.2
import type { Target } from '../ui/target.js'

/** Whether the user may send editions of records of an entity by mail. */
export function maySend({ app, ctx, entity }: Target): boolean {
  return ctx.grants.can(app.definition.name, entity, 'send')
}

/** Whether he sends one to each record of a listing: he takes away what it holds, and learns who had it already. */
export function maySendToEach(target: Target): boolean {
  const { app, ctx, entity } = target
  const may = (verb: 'read' | 'export') => ctx.grants.can(app.definition.name, entity, verb)
  return maySend(target) && may('read') && may('export')
}

/** Whether the signature of the collectivité appears on what the user prints of the records of an entity. */
export function maySign({ app, ctx, entity }: Target): boolean {
  return ctx.grants.can(app.definition.name, entity, 'sign')
}

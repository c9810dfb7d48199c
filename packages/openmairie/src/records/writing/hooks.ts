// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import type { HookContext } from '../../model/hook-context.js'
import type { AnyOverride, Change, Problem } from '../../model/override.js'
import type { Ctx } from '../context.js'

type AnyRow = Readonly<Record<string, unknown>>

/** The hooks of an entity with the inherited ones bound: what a write calls. */
export interface BoundHooks {
  prepare(input: AnyRow): Promise<AnyRow>
  /** `before`: the record as it is; null where it is added. */
  validate(row: AnyRow, before: AnyRow | null): Promise<readonly Problem[]>
  validateDeletion(row: AnyRow): Promise<readonly Problem[]>
  beforeWrite(change: Change<AnyRow>): Promise<void>
  afterWrite(change: Change<AnyRow>): Promise<void>
  afterCommit(change: Change<AnyRow>): Promise<void>
}

/** Binds the hooks of an override to a context. The inherited ones change nothing and find nothing. */
export function bindHooks(override: AnyOverride, context: HookContext): BoundHooks {
  const hooks = override.hooks ?? {}
  const nothing = async (): Promise<void> => {}
  return {
    prepare: async (input) => (hooks.prepare ? hooks.prepare(input, context, async (given) => given) : input),
    validate: async (row, before) =>
      hooks.validate ? hooks.validate(row, { ...context, before }, async () => []) : [],
    validateDeletion: async (row) =>
      hooks.validateDeletion ? hooks.validateDeletion(row, context, async () => []) : [],
    beforeWrite: async (change) => hooks.beforeWrite?.(change, context, nothing),
    afterWrite: async (change) => hooks.afterWrite?.(change, context, nothing),
    afterCommit: async (change) => hooks.afterCommit?.(change, context, nothing),
  }
}

/** The override of an entity; an entity made by the framework alone has none. */
export function overrideOf(ctx: Ctx, entity: AnyEntity): AnyOverride {
  return ctx.app.entities.get(entity.name)?.override ?? {}
}

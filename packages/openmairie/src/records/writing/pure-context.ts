// SPDX-License-Identifier: EUPL-1.2
import type { HookContext } from '../../model/hook-context.js'
import type { Ctx } from '../context.js'
import { hookContext } from './hook-context.js'

/** Conditions and proposed values look at the row and at the context, not at the base. */
export function pureContext(ctx: Ctx): HookContext {
  const refuse = () => Promise.reject(new Error('A condition may neither query the base nor write'))
  return hookContext(ctx, { dialect: ctx.database.dialect, query: refuse }, null, { update: refuse, create: refuse })
}

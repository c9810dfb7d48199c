// SPDX-License-Identifier: EUPL-1.2
import type { Access } from '../database/contract.js'
import { contextOf } from '../database/postgresql/barrier/context.js'
import type { Ctx } from './context.js'

/**
 * The application's data as row-level security shows them to a user: every statement on its tables is sent through this, so
 * that none is sent without saying for which collectivités. What says nothing sees nothing.
 */
export function accessOf(ctx: Ctx): Access {
  const { database } = ctx
  const context = contextIn(ctx)
  return database.under && context !== null ? database.under(context) : database
}

/** What policies read of a user; null for an application without collectivités, which has none. */
export function contextIn({ app, collectivites }: Pick<Ctx, 'app' | 'collectivites'>): string | null {
  return app.belongings.size > 0 ? contextOf(collectivites) : null
}

// SPDX-License-Identifier: EUPL-1.2
import type { Access } from '../database/contract.js'
import { contextOf } from '../database/postgresql/barrier/context.js'
import type { Ctx } from './context.js'

/**
 * The application's data as row-level security shows them to a user: every statement on its tables is sent through this, so
 * that none is sent without saying for which collectivités. What says nothing sees nothing.
 */
export function accessOf({ database, app, collectivites }: Ctx): Access {
  // An application without collectivités has no policy to read it.
  return database.under && app.belongings.size > 0 ? database.under(contextOf(collectivites)) : database
}

// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import type { Route } from '../ui/page.js'
import { confirmRoute, previewRoute } from './confirm.js'
import { lostRoute, startRoute } from './start.js'
import { undoRoute } from './undo.js'

/** What may be done to several records at once. */
export function bulkRoutes(instance: Database): readonly Route[] {
  const confirm = confirmRoute(instance)
  const lost = [startRoute, previewRoute, confirm].map((route): Route => ({ ...lostRoute, path: route.path }))
  return [startRoute, previewRoute, confirm, undoRoute(instance), ...lost]
}

// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import type { Route } from '../ui/page.js'
import { recentsRoutes } from './recents-routes.js'
import { searchesRoutes } from './searches-routes.js'

/** What the counter remembers, in the instance's base: saved searches, records seen and pinned, the last search. */
export function memoryRoutes(database: Database): readonly Route[] {
  return [...recentsRoutes(database), ...searchesRoutes(database)]
}

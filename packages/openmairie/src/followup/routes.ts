// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import type { Route } from '../ui/page.js'
import { noteRoutes } from './notes/routes.js'
import { finishRoutes } from './tasks/finish-routes.js'
import { taskFormRoutes } from './tasks/form-routes.js'
import { tasksRoute } from './tasks/list-route.js'

/** Notes and tasks, kept in the instance's base beside the records of any application. */
export function followupRoutes(database: Database, timeZone: string): readonly Route[] {
  return [...noteRoutes, ...taskFormRoutes, ...finishRoutes, tasksRoute(database, timeZone)]
}

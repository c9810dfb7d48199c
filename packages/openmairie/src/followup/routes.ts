// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import type { Route } from '../ui/page.js'
import { attachmentRoutes } from './attachments/routes.js'
import { besideDraftRoutes } from './draft-routes.js'
import { mailRoute } from './mails/routes.js'
import { noteRoutes } from './notes/routes.js'
import { finishRoutes } from './tasks/finish-routes.js'
import { taskFormRoutes } from './tasks/form-routes.js'
import { tasksRoute } from './tasks/list-route.js'

/** Notes, tasks, attachments and mails, kept in the instance's base beside the records of any application; `most`: bytes of a file at most. */
export function followupRoutes(database: Database, timeZone: string, most: number): readonly Route[] {
  return [
    ...attachmentRoutes(most),
    mailRoute,
    ...noteRoutes,
    ...taskFormRoutes,
    ...finishRoutes,
    ...besideDraftRoutes,
    tasksRoute(database, timeZone),
  ]
}

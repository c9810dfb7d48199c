// SPDX-License-Identifier: EUPL-1.2
import type { Route } from '../ui/page.js'
import { noteRoutes } from './notes/routes.js'

/** Notes and tasks, kept in the instance's base beside the records of any application. */
export const followupRoutes: readonly Route[] = [...noteRoutes]

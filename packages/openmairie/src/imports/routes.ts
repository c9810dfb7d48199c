// SPDX-License-Identifier: EUPL-1.2
import type { Route } from '../ui/page.js'
import type { Needed } from './needed.js'
import { sendRoutes } from './send-routes.js'
import { settingsRoutes } from './settings-routes.js'
import { workRoutes } from './work-routes.js'

/** Where files are imported: sent, read, checked, mended, confirmed, undone. */
export function importRoutes(needed: Needed): readonly Route[] {
  return [...sendRoutes(needed), ...settingsRoutes(needed), ...workRoutes(needed)]
}

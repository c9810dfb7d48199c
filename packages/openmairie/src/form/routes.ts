// SPDX-License-Identifier: EUPL-1.2
import type { Route } from '../ui/page.js'
import { draftRoutes } from './drafts/routes.js'
import { editRoutes } from './edit.js'
import { modelsRoute } from './next/copy-from.js'
import { removeRoutes } from './remove.js'
import { actionRoute, choicesRoute } from './small-routes.js'
import { undoRoute } from './undo.js'
import { viewRoute } from './view.js'

export const formRoutes: readonly Route[] = [
  choicesRoute,
  modelsRoute,
  ...editRoutes,
  ...draftRoutes,
  ...removeRoutes,
  undoRoute,
  actionRoute,
  viewRoute,
]

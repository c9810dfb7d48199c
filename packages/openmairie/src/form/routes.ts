// SPDX-License-Identifier: EUPL-1.2
import type { Route } from '../ui/page.js'
import { cellRoutes } from './cell.js'
import { recordDraftRoutes } from './drafts/routes.js'
import { duplicateRoutes } from './duplicates/route.js'
import { showEdit, showNew } from './edit.js'
import { fileRoute } from './file-route.js'
import { modelsRoute } from './next/copy-from.js'
import { removeRoutes } from './remove.js'
import { rowMenuRoute } from './row-menu.js'
import { createNew, saveEdit } from './save.js'
import { actionRoute, choicesRoute } from './small-routes.js'
import { undoRoute } from './undo.js'
import { viewRoute } from './view.js'

export const formRoutes: readonly Route[] = [
  choicesRoute,
  modelsRoute,
  showNew,
  createNew,
  showEdit,
  saveEdit,
  ...recordDraftRoutes,
  ...duplicateRoutes,
  fileRoute,
  ...removeRoutes,
  undoRoute,
  actionRoute,
  rowMenuRoute,
  ...cellRoutes,
  viewRoute,
]

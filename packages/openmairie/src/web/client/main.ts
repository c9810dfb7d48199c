// SPDX-License-Identifier: EUPL-1.2
import { reloader, startAgain } from './again.js'
import { startAttachments } from './attachments.js'
import { startAutocomplete } from './autocomplete.js'
import { startCells } from './cells.js'
import { startChoices } from './choices.js'
import { startColumns } from './columns.js'
import { startDrafts } from './drafts.js'
import { startDrop } from './drop.js'
import { startDuplicates } from './duplicates.js'
import { startEditions } from './editions.js'
import { startForms } from './forms.js'
import { attempt } from './fragments.js'
import { startJobs } from './job.js'
import { startKeyboard } from './keyboard.js'
import { startNames } from './names.js'
import { startNotice } from './notice.js'
import { startPopups } from './popups.js'
import { startQueries } from './queries.js'
import { startRowMenus } from './row-menu.js'
import { startRows } from './rows.js'
import { startSelection } from './selection.js'
import { startSession } from './session.js'
import { startUndo } from './undo.js'
import { startWidgets } from './widgets.js'

startAgain()
startAttachments()
startAutocomplete()
startForms()
startEditions()
startQueries()
startNames()
startChoices()
startWidgets()
startRows()
startCells()
startColumns()
startNotice()
startRowMenus()
startKeyboard()
startPopups()
startDrafts()
startDrop()
startDuplicates()
startUndo()
startSelection()
startJobs()
startSession()
// Pages that an application wrote are few: the others do not carry what they need.
if (document.querySelector('[data-stream], form[data-checked]'))
  void import('./authored.js').then(({ startAuthored }) => startAuthored({ send: attempt, reloader }))

// SPDX-License-Identifier: EUPL-1.2
import { startAutocomplete } from './autocomplete.js'
import { startDrafts } from './drafts.js'
import { startForms } from './forms.js'
import { startJob } from './job.js'
import { startKeyboard } from './keyboard.js'
import { startPopups } from './popups.js'
import { startRows } from './rows.js'
import { startSelection } from './selection.js'
import { startUndo } from './undo.js'

startAutocomplete()
startForms()
startRows()
startKeyboard()
startPopups()
startDrafts()
startUndo()
startSelection()
startJob()

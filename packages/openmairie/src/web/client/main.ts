// SPDX-License-Identifier: EUPL-1.2
import { startAutocomplete } from './autocomplete.js'
import { startDrafts } from './drafts.js'
import { startDuplicates } from './duplicates.js'
import { startForms } from './forms.js'
import { startKeyboard } from './keyboard.js'
import { startPopups } from './popups.js'
import { startRows } from './rows.js'
import { startUndo } from './undo.js'

startAutocomplete()
startForms()
startRows()
startKeyboard()
startPopups()
startDrafts()
startDuplicates()
startUndo()

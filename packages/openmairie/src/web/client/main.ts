// SPDX-License-Identifier: EUPL-1.2
import { startAutocomplete } from './autocomplete.js'
import { startDrafts } from './drafts.js'
import { startForms } from './forms.js'
import { startKeyboard } from './keyboard.js'
import { startNames } from './names.js'
import { startPopups } from './popups.js'
import { startRows } from './rows.js'
import { startUndo } from './undo.js'

startAutocomplete()
startForms()
startNames()
startRows()
startKeyboard()
startPopups()
startDrafts()
startUndo()

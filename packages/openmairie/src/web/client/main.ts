// SPDX-License-Identifier: EUPL-1.2
import { startAutocomplete } from './autocomplete.js'
import { startChoices } from './choices.js'
import { startDrafts } from './drafts.js'
import { startForms } from './forms.js'
import { startKeyboard } from './keyboard.js'
import { startNames } from './names.js'
import { startPopups } from './popups.js'
import { startRows } from './rows.js'
import { startUndo } from './undo.js'
import { startWidgets } from './widgets.js'

startAutocomplete()
startForms()
startNames()
startChoices()
startWidgets()
startRows()
startKeyboard()
startPopups()
startDrafts()
startUndo()

// SPDX-License-Identifier: EUPL-1.2
import type { Note } from '../contract.js'
import type { Hanging } from '../opening.js'
import { readNote } from './store.js'

/** How the notes of a record are opened. */
export const notes = { kind: 'notes', parameter: 'note', read: readNote } as const satisfies Hanging<Note>

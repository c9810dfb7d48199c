// SPDX-License-Identifier: EUPL-1.2
import { draftRoutes } from '../drafts/routes.js'
import type { Route } from '../ui/page.js'
import { draftsBeside } from './drafts.js'
import { notes } from './notes/hanging.js'
import { opened, openedToAdd } from './opening.js'
import { mayChangeNote, mayChangeTask } from './rights.js'
import { tasks } from './tasks/hanging.js'
import { besideUrl, noteUrl, taskUrl } from './urls.js'

/** What a draft may hold of what is sent: what is typed, and the version that it is typed over. */
const only =
  (...names: readonly string[]) =>
  (body: URLSearchParams): URLSearchParams =>
    new URLSearchParams([...body].filter(([name]) => names.includes(name)))
const ofNote = only('texte', '-version')
const ofTask = only('objet', 'echeance', 'responsable', '-version')

/** The drafts of the forms of notes and tasks, with the rights that these forms ask for. */
export const besideDraftRoutes: readonly Route[] = [
  ...draftRoutes('/:entity/:key/-/notes', async (request) => {
    const anchor = await openedToAdd(request, notes)
    const of = draftsBeside(anchor, { kind: 'notes', id: '' })
    // The form unfolds on the page of the record.
    return { of, kept: ofNote, shown: besideUrl(anchor, request.query, 'notes') }
  }),
  ...draftRoutes('/:entity/:key/-/notes/:note', async (request) => {
    const { anchor, item } = await opened(request, notes, mayChangeNote)
    const of = draftsBeside(anchor, { kind: 'notes', id: item.id })
    return { of, kept: ofNote, shown: noteUrl(anchor, request.query, item.id, 'modifier') }
  }),
  ...draftRoutes('/:entity/:key/-/taches', async (request) => {
    const anchor = await openedToAdd(request, tasks)
    const of = draftsBeside(anchor, { kind: 'taches', id: '' })
    return { of, kept: ofTask, shown: taskUrl(anchor, request.query, 'nouvelle') }
  }),
  ...draftRoutes('/:entity/:key/-/taches/:task', async (request) => {
    const { anchor, item } = await opened(request, tasks, mayChangeTask)
    const of = draftsBeside(anchor, { kind: 'taches', id: item.id })
    return { of, kept: ofTask, shown: taskUrl(anchor, request.query, item.id, 'modifier') }
  }),
]

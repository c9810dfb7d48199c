// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import { dropDraft } from '../../drafts/store.js'
import { OpenMairieError } from '../../errors/errors.js'
import { undoSeconds } from '../../records/index.js'
import type { Flash, PageRequest, Reply, Route } from '../../ui/page.js'
import { undoMessages } from '../../ui/undo-messages.js'
import { plainText } from '../../ui/values.js'
import type { Note } from '../contract.js'
import { draftsBeside, openedBeside, withoutDraft } from '../drafts.js'
import { besidePage, Confirmation, type Wrong } from '../form-parts.js'
import { followupMessages } from '../messages.js'
import { type Anchored, opened, openedToAdd } from '../opening.js'
import { mayChangeNote, mayDelete } from '../rights.js'
import { lineToUndo, undoOf } from '../undoing.js'
import { besideUrl } from '../urls.js'
import { notes } from './hanging.js'
import { blank, NoteForm, type NoteState, noteControl } from './note-form.js'
import { addNote, changeNote, longestNote, readNoteEvenRemoved, removeNote, undoNote } from './store.js'

const base = { method: 'GET', scope: 'application', access: 'signed-in' } as const

const openNew: Route = {
  ...base,
  path: '/:entity/:key/-/notes',
  async handle(request) {
    const anchor = await openedToAdd(request, notes)
    const { draft, notice } = await openedBeside(request, anchor, { kind: 'notes', id: '' })
    const state = draft ? typedIn(draft.fields, draft.form, null) : blank
    return formPage(request, anchor, null, { state, problems: [], notice })
  },
}

const add: Route = {
  ...openNew,
  method: 'POST',
  async again(request) {
    const anchor = await openedToAdd(request, notes)
    return formPage(request, anchor, null, { state: sentIn(request, null), problems: [] })
  },
  async handle(request) {
    const anchor = await openedToAdd(request, notes)
    const state = sentIn(request, null)
    const problems = problemsOf(request, state.text)
    if (problems.length > 0) return formPage(request, anchor, null, { state, problems })
    const id = await addNote(anchor, state.text, state.once)
    await dropDraft(draftsBeside(anchor, { kind: 'notes', id: '' }), state.once ?? '')
    return written(request, anchor, id, 'noteAdded')
  },
}

const openChange: Route = {
  ...base,
  path: '/:entity/:key/-/notes/:note/modifier',
  async handle(request) {
    const { anchor, item: note } = await opened(request, notes, mayChangeNote)
    const { draft, notice } = await openedBeside(request, anchor, { kind: 'notes', id: note.id })
    const { text, version } = note
    const state = draft ? typedIn(draft.fields, draft.form, version) : { ...blank, text, version }
    return formPage(request, anchor, note.id, { state, problems: [], notice })
  },
}

const change: Route = {
  ...openChange,
  method: 'POST',
  async again(request) {
    const { anchor, item: note } = await opened(request, notes, mayChangeNote)
    return formPage(request, anchor, note.id, { state: sentIn(request, ''), problems: [] })
  },
  async handle(request) {
    const { anchor, item: note } = await opened(request, notes, mayChangeNote)
    const state = sentIn(request, '')
    const problems = problemsOf(request, state.text)
    if (problems.length > 0) return formPage(request, anchor, note.id, { state, problems })
    const outcome = await changeNote(anchor, note.id, state.text, state.version ?? '')
    if (outcome.kind === 'written' || outcome.kind === 'unchanged')
      await dropDraft(draftsBeside(anchor, { kind: 'notes', id: note.id }), state.once ?? '')
    switch (outcome.kind) {
      case 'conflict': {
        const { current } = outcome
        const version = current.version
        return formPage(request, anchor, note.id, { state: { ...state, version }, problems: [], held: current })
      }
      case 'gone':
        return back(request, anchor, 'warning', 'noteGone')
      case 'unchanged':
        return back(request, anchor, 'info', 'noteSame')
      case 'written':
        return written(request, anchor, note.id, 'noteChanged')
    }
  },
}

const askRemove: Route = {
  ...base,
  path: '/:entity/:key/-/notes/:note/supprimer',
  async handle(request) {
    const { anchor, item: note } = await opened(request, notes, mayDelete)
    const messages = followupMessages(request.locale)
    return besidePage(
      request,
      anchor,
      messages.removeNote,
      <Confirmation request={request} back={besideUrl(anchor, request.query, 'notes')} ask={messages.removeNoteAsk}>
        <blockquote class="note-text">{note.text}</blockquote>
      </Confirmation>,
    )
  },
}

const remove: Route = {
  ...askRemove,
  method: 'POST',
  async handle(request) {
    const { anchor, item: note } = await opened(request, notes, mayDelete)
    const isDone = await removeNote(anchor, note.id)
    return isDone ? written(request, anchor, note.id, 'noteRemoved') : back(request, anchor, 'warning', 'noteGone')
  },
}

/** Asked by the message that offers to undo what was just written. */
const restore: Route = {
  ...base,
  method: 'POST',
  path: '/:entity/:key/-/notes/:note/remettre',
  async handle(request) {
    const { anchor, item: note } = await opened(request, { ...notes, read: readNoteEvenRemoved }, mayDelete)
    const messages = followupMessages(request.locale)
    const line = await lineToUndo(request, anchor, 'notes', note.id)
    if (!line)
      return told(request, anchor, { tone: 'warning', message: undoMessages(request.locale).undoLate(undoSeconds) })
    if (line.operation === 'update' && !mayChangeNote(anchor, note)) throw new OpenMairieError('OM_FORBIDDEN')
    return (await undoNote(anchor, note.id, line))
      ? told(request, anchor, { tone: 'success', message: messages.noteUndone[line.operation] })
      : told(request, anchor, { tone: 'warning', message: messages.undoChanged })
  },
}

export const noteRoutes: readonly Route[] = [openNew, add, openChange, change, askRemove, remove, restore]

/** What the form of a note was sent with, or its draft kept; `version`: where it says none, null for a new note. */
function typedIn(fields: URLSearchParams, once: string | null, version: string | null): NoteState {
  const over = version === null ? null : (fields.get('-version') ?? version)
  return { text: plainText(fields.get('texte') ?? ''), version: over, once, resumed: true }
}

const sentIn = ({ body }: PageRequest, version: string | null): NoteState =>
  typedIn(body, body.get('-once') || null, version)

function problemsOf({ locale }: PageRequest, text: string): readonly Wrong[] {
  const messages = followupMessages(locale)
  if (text === '') return [{ control: noteControl, message: messages.blankNote }]
  return text.length > longestNote
    ? [{ control: noteControl, message: messages.longText(text.length, longestNote) }]
    : []
}

type Said = 'noteAdded' | 'noteChanged' | 'noteSame' | 'noteGone' | 'noteRemoved'

/** Back to the notes, with the way to undo what was written. */
async function written(request: PageRequest, anchor: Anchored, id: string, said: Said): Promise<Reply> {
  const message = followupMessages(request.locale)[said]
  return told(request, anchor, { tone: 'success', message, ...(await undoOf(request, anchor, 'notes', id)) })
}

function back(request: PageRequest, anchor: Anchored, tone: 'info' | 'warning', said: Said): Reply {
  return told(request, anchor, { tone, message: followupMessages(request.locale)[said] })
}

function told(request: PageRequest, anchor: Anchored, flash: Flash): Reply {
  return { kind: 'redirect', location: besideUrl(anchor, request.query, 'notes'), flash }
}

interface Shown {
  readonly state: NoteState
  readonly problems: readonly Wrong[]
  /** What stands above the form. */
  readonly notice?: ComponentChildren
  /** What another window saved meanwhile. */
  readonly held?: Note
}

function formPage(
  request: PageRequest,
  anchor: Anchored,
  id: string | null,
  { state, problems, notice, held }: Shown,
): Promise<Reply> {
  const messages = followupMessages(request.locale)
  const carried = withoutDraft(request)
  const body = (
    <>
      {notice}
      {held && (
        <div class="flash warning" role="alert">
          <p>{messages.conflict}</p>
          <p>
            <strong>{messages.held}</strong>
          </p>
          <blockquote class="note-text">{held.text}</blockquote>
        </div>
      )}
      <NoteForm
        request={request}
        anchor={anchor}
        id={id}
        carried={carried}
        state={state}
        problems={problems}
        back={besideUrl(anchor, carried, 'notes')}
      />
    </>
  )
  const title = id === null ? messages.addNote : messages.changeNote
  return besidePage(request, anchor, title, body, held ? 409 : problems.length > 0 ? 422 : 200)
}

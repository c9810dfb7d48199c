// SPDX-License-Identifier: EUPL-1.2
import type { PageRequest, Reply, Route } from '../../ui/page.js'
import { plainText } from '../../ui/values.js'
import type { Note } from '../contract.js'
import { besidePage, Confirmation, type Wrong } from '../form-parts.js'
import { followupMessages } from '../messages.js'
import { type Anchored, type Hanging, opened, openedToAdd } from '../opening.js'
import { mayChangeNote, mayDelete } from '../rights.js'
import { besideUrl, noteUrl } from '../urls.js'
import { NoteForm, noteControl } from './note-form.js'
import { addNote, changeNote, longestNote, readNote, removeNote } from './store.js'

const notes = { kind: 'notes', parameter: 'note', read: readNote } as const satisfies Hanging<Note>

const base = { method: 'GET', scope: 'application', access: 'signed-in' } as const

const openNew: Route = {
  ...base,
  path: '/:entity/:key/-/notes',
  async handle(request) {
    const anchor = await openedToAdd(request, notes)
    return newPage(request, anchor, '', [])
  },
}

const add: Route = {
  ...openNew,
  method: 'POST',
  async again(request) {
    return newPage(request, await openedToAdd(request, notes), textOf(request), [])
  },
  async handle(request) {
    const anchor = await openedToAdd(request, notes)
    const text = textOf(request)
    const problems = problemsOf(request, text)
    if (problems.length > 0) return newPage(request, anchor, text, problems)
    await addNote(anchor, text, request.body.get('-once') || null)
    return back(request, anchor, 'success', 'noteAdded')
  },
}

const openChange: Route = {
  ...base,
  path: '/:entity/:key/-/notes/:note/modifier',
  async handle(request) {
    const { anchor, item: note } = await opened(request, notes, mayChangeNote)
    return changePage(request, anchor, { text: note.text, version: note.version, problems: [], held: null })
  },
}

const change: Route = {
  ...openChange,
  method: 'POST',
  async again(request) {
    const { anchor } = await opened(request, notes, mayChangeNote)
    return changePage(request, anchor, { text: textOf(request), version: versionOf(request), problems: [], held: null })
  },
  async handle(request) {
    const { anchor, item: note } = await opened(request, notes, mayChangeNote)
    const text = textOf(request)
    const version = versionOf(request)
    const problems = problemsOf(request, text)
    if (problems.length > 0) return changePage(request, anchor, { text, version, problems, held: null })
    const outcome = await changeNote(anchor, note.id, text, version)
    switch (outcome.kind) {
      case 'conflict':
        return changePage(request, anchor, {
          text,
          version: outcome.current.version,
          problems: [],
          held: outcome.current,
        })
      case 'gone':
        return back(request, anchor, 'warning', 'noteGone')
      case 'unchanged':
        return back(request, anchor, 'info', 'noteSame')
      case 'written':
        return back(request, anchor, 'success', 'noteChanged')
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
    return isDone ? back(request, anchor, 'success', 'noteRemoved') : back(request, anchor, 'warning', 'noteGone')
  },
}

export const noteRoutes: readonly Route[] = [openNew, add, openChange, change, askRemove, remove]

function textOf({ body }: PageRequest): string {
  return plainText(body.get('texte') ?? '')
}

function versionOf({ body }: PageRequest): string {
  return body.get('-version') ?? ''
}

function problemsOf({ locale }: PageRequest, text: string): readonly Wrong[] {
  const messages = followupMessages(locale)
  if (text === '') return [{ control: noteControl, message: messages.blankNote }]
  return text.length > longestNote
    ? [{ control: noteControl, message: messages.longText(text.length, longestNote) }]
    : []
}

type Said = 'noteAdded' | 'noteChanged' | 'noteSame' | 'noteGone' | 'noteRemoved'

function back(request: PageRequest, anchor: Anchored, tone: 'success' | 'info' | 'warning', said: Said): Reply {
  const message = followupMessages(request.locale)[said]
  return { kind: 'redirect', location: besideUrl(anchor, request.query, 'notes'), flash: { tone, message } }
}

function newPage(request: PageRequest, anchor: Anchored, text: string, problems: readonly Wrong[]): Promise<Reply> {
  const once = request.body.get('-once')
  const form = (
    <NoteForm
      request={request}
      action={noteUrl(anchor, request.query)}
      text={text}
      version={null}
      {...(once ? { once } : {})}
      problems={problems}
      back={besideUrl(anchor, request.query, 'notes')}
    />
  )
  const { addNote: title } = followupMessages(request.locale)
  return besidePage(request, anchor, title, form, problems.length > 0 ? 422 : 200)
}

interface Changing {
  readonly text: string
  readonly version: string
  readonly problems: readonly Wrong[]
  /** What another window saved meanwhile. */
  readonly held: Note | null
}

function changePage(
  request: PageRequest,
  anchor: Anchored,
  { text, version, problems, held }: Changing,
): Promise<Reply> {
  const messages = followupMessages(request.locale)
  const body = (
    <>
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
        action={request.url}
        text={text}
        version={version}
        problems={problems}
        back={besideUrl(anchor, request.query, 'notes')}
      />
    </>
  )
  return besidePage(request, anchor, messages.changeNote, body, held ? 409 : problems.length > 0 ? 422 : 200)
}

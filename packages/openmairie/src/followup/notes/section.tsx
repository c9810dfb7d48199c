// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { spokenInstant } from '../../ui/moments.js'
import type { PageRequest } from '../../ui/page.js'
import type { Beside, Note } from '../contract.js'
import { followupMessages } from '../messages.js'
import { mayAnnotate, mayChangeNote, mayDelete } from '../rights.js'
import type { Anchor } from '../rows.js'
import { noteUrl } from '../urls.js'
import { blank, NoteForm } from './note-form.js'

interface Props {
  readonly request: PageRequest
  readonly anchor: Anchor
  readonly carried: Readonly<Record<string, string>>
}

/** The notes of a record, the last one first, and the form that adds one; `drafts`: what was begun of it. */
export function NotesSection({ beside, drafts, ...props }: Props & { beside: Beside; drafts: ComponentChildren }) {
  const { request, anchor } = props
  const messages = followupMessages(request.locale)
  const { notes, notesInAll } = beside
  const adds = mayAnnotate(anchor)
  if (notes.length === 0 && !adds) return null
  return (
    <section class="beside" id="notes" aria-labelledby="notes-titre">
      <h2 id="notes-titre">
        {messages.notes} {notesInAll > 0 && <span class="count">{notesInAll}</span>}
      </h2>
      {drafts}
      {adds && (
        <details class="adding">
          <summary class="button">{messages.addNote}</summary>
          <NoteForm {...props} id={null} state={blank} back={null} />
        </details>
      )}
      {notes.length === 0 && <p class="help">{messages.noNote}</p>}
      {notes.length < notesInAll && <p class="help">{messages.lastNotes(notes.length, notesInAll)}</p>}
      {notes.length > 0 && (
        <ol class="notes">
          {notes.map((note) => (
            <li key={note.id}>
              <One note={note} {...props} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function One({ request, anchor, carried, note }: Props & { note: Note }) {
  const messages = followupMessages(request.locale)
  const moment = spokenInstant(note.created, anchor.ctx)
  const it = messages.theNote(moment)
  return (
    <article>
      <p class="signature">
        {messages.signed(note.author?.name ?? messages.unknownAuthor, moment)}
        {note.modified !== null && (
          <span class="later"> – {messages.modifiedOn(spokenInstant(note.modified, anchor.ctx))}</span>
        )}
      </p>
      <p class="note-text">{note.text}</p>
      {(mayChangeNote(anchor, note) || mayDelete(anchor, note)) && (
        <p class="own">
          {mayChangeNote(anchor, note) && (
            <a href={noteUrl(anchor, carried, note.id, 'modifier')} aria-label={messages.modifyOne(it)}>
              {messages.modify}
            </a>
          )}
          {mayDelete(anchor, note) && (
            <a href={noteUrl(anchor, carried, note.id, 'supprimer')} aria-label={messages.removeOne(it)}>
              {messages.remove}
            </a>
          )}
        </p>
      )}
    </article>
  )
}

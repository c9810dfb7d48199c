// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { PageRequest } from '../../ui/page.js'
import { keptAttributes } from '../drafts.js'
import { Field, SaveButtons, Summary, type Wrong } from '../form-parts.js'
import { followupMessages } from '../messages.js'
import type { Anchor } from '../rows.js'
import { type Carried, noteUrl } from '../urls.js'
import { longestNote } from './store.js'

export const noteControl = 'note-texte'

/** What the form of a note holds. */
export interface NoteState {
  readonly text: string
  /** The version of a note that is changed; null for a new one. */
  readonly version: string | null
  /** The one-time key of the form, which its draft is kept under; null for one that is opened. */
  readonly once: string | null
  /** Whether it holds what was typed before. */
  readonly resumed: boolean
}

/** The form of a new note, blank. */
export const blank: NoteState = { text: '', version: null, once: null, resumed: false }

interface Props {
  readonly request: PageRequest
  readonly anchor: Anchor
  /** The note that is changed; null for a new one. */
  readonly id: string | null
  readonly carried: Carried
  readonly state: NoteState
  readonly problems?: readonly Wrong[]
  /** Where one goes without saving; null where the form folds. */
  readonly back: string | null
}

/** The text of a note, new or not. */
export function NoteForm({ request, anchor, id, carried, state, problems = [], back }: Props) {
  const messages = followupMessages(request.locale)
  const { text, version, once, resumed } = state
  return (
    <form
      method="post"
      action={id === null ? noteUrl(anchor, carried) : noteUrl(anchor, carried, id, 'modifier')}
      class="record-form note-form"
      data-guard="1"
      {...keptAttributes(anchor, carried, { kind: 'notes', id: id ?? '' }, resumed)}
      noValidate
    >
      <input type="hidden" name="-csrf" value={request.csrf} />
      <input type="hidden" name="-once" value={once ?? randomUUID()} />
      {version !== null && <input type="hidden" name="-version" value={version} />}
      <Summary request={request} problems={problems} />
      <Field
        request={request}
        id={noteControl}
        label={messages.noteText}
        {...(version === null ? { help: messages.noteHelp } : {})}
        problems={problems}
      >
        {(attributes) => (
          <textarea {...attributes} name="texte" rows={5} maxLength={longestNote}>
            {text}
          </textarea>
        )}
      </Field>
      <SaveButtons
        save={version === null ? messages.saveNote : messages.saveChanges}
        cancel={messages.cancel}
        back={back}
      />
    </form>
  )
}

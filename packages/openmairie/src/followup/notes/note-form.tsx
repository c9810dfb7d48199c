// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { PageRequest } from '../../ui/page.js'
import { Field, SaveButtons, Summary, type Wrong } from '../form-parts.js'
import { followupMessages } from '../messages.js'
import { longestNote } from './store.js'

export const noteControl = 'note-texte'

interface Props {
  readonly request: PageRequest
  readonly action: string
  readonly text: string
  /** The version of a note that is changed; null for a new one. */
  readonly version: string | null
  readonly once?: string
  readonly problems?: readonly Wrong[]
  /** Where one goes without saving; null where the form folds. */
  readonly back: string | null
}

/** The text of a note, new or not. */
export function NoteForm({ request, action, text, version, once, problems = [], back }: Props) {
  const messages = followupMessages(request.locale)
  return (
    <form method="post" action={action} class="record-form note-form" data-guard="1" noValidate>
      <input type="hidden" name="-csrf" value={request.csrf} />
      {version === null ? (
        <input type="hidden" name="-once" value={once ?? randomUUID()} />
      ) : (
        <input type="hidden" name="-version" value={version} />
      )}
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

// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { sizeText } from '../../files/size.js'
import type { PageRequest } from '../../ui/page.js'
import { Field, SaveButtons, Summary, type Wrong } from '../form-parts.js'
import { followupMessages } from '../messages.js'

export const filesControl = 'pieces-fichiers'

/** Files sent at once at most. */
export const mostAtOnce = 20

interface Props {
  readonly request: PageRequest
  readonly action: string
  /** Bytes of a file at most. */
  readonly most: number
  readonly problems?: readonly Wrong[]
  /** Where one goes without sending; null where the form folds. */
  readonly back: string | null
}

/** Sends files to a record: by a plain control, and by a script that also takes what is dropped or pasted and tells how far it is. */
export function AttachForm({ request, action, most, problems = [], back }: Props) {
  const messages = followupMessages(request.locale)
  return (
    <form
      method="post"
      action={action}
      encType="multipart/form-data"
      class="record-form note-form attach-form"
      data-sending={messages.sending(0)}
      data-failed={messages.sendingFailed}
      data-stop={messages.stopSending}
      noValidate
    >
      <input type="hidden" name="-csrf" value={request.csrf} />
      <input type="hidden" name="-once" value={randomUUID()} />
      <Summary request={request} problems={problems} />
      <Field
        request={request}
        id={filesControl}
        label={messages.files}
        help={messages.filesHelp(sizeText(most, request.locale), mostAtOnce)}
        problems={problems}
      >
        {(attributes) => <input {...attributes} type="file" name="fichiers" multiple />}
      </Field>
      <p class="help scripted" hidden>
        {messages.dropHelp}
      </p>
      <div class="field taken-by-camera">
        <label for="pieces-photo">{messages.photo}</label>
        <input type="file" id="pieces-photo" name="photo" accept="image/*" capture="environment" />
      </div>
      <SaveButtons save={messages.send} cancel={messages.cancel} back={back} />
    </form>
  )
}

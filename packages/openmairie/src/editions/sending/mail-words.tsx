// SPDX-License-Identifier: EUPL-1.2
import { Field, type Wrong } from '../../followup/form-parts.js'
import type { PageRequest } from '../../ui/page.js'
import { controls, type Typed } from './input.js'
import { sendingMessages } from './messages.js'

interface Props {
  readonly request: PageRequest
  readonly typed: Pick<Typed, 'subject' | 'text'>
  readonly problems: readonly Wrong[]
  /** Where answers go; null: where mails of the instance come from. */
  readonly replyTo: string | null
  /** What is said of what is kept of it. */
  readonly kept: string
}

/** The subject and the words of a mail. */
export function MailWords({ request, typed, problems, replyTo, kept }: Props) {
  const messages = sendingMessages(request.locale)
  const common = { request, problems }
  return (
    <>
      <Field {...common} id={controls.subject} label={messages.subject}>
        {(attributes) => <input {...attributes} type="text" name={controls.subject} value={typed.subject} />}
      </Field>
      <Field {...common} id={controls.text} label={messages.text}>
        {(attributes) => (
          <textarea {...attributes} name={controls.text} rows={12}>
            {typed.text}
          </textarea>
        )}
      </Field>
      <p class="help">
        {replyTo === null ? messages.noReplies : messages.replies(replyTo)}
        <br />
        {kept}
      </p>
    </>
  )
}

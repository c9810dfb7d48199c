// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { describedBy, ErrorOf, Field, SaveButtons, Summary, type Wrong } from '../../followup/form-parts.js'
import type { PageRequest } from '../../ui/page.js'
import type { AskedEdition } from '../asked.js'
import { labelOfEtat } from '../compose/etat.js'
import { editionUrl, sendUrl } from '../urls.js'
import { controls, type Typed } from './input.js'
import { MailWords } from './mail-words.js'
import { sendingMessages } from './messages.js'

interface Props {
  readonly request: PageRequest
  readonly asked: AskedEdition
  readonly typed: Typed
  /** Whether the address is that of the record. */
  readonly isProposed: boolean
  readonly problems: readonly Wrong[]
  /** Where answers go; null: where mails of the instance come from. */
  readonly replyTo: string | null
  readonly back: string
}

/** Whom to send an edition to and with which words, beside the PDF that goes with it. */
export function SendingForm({ request, asked, typed, isProposed, problems, replyTo, back }: Props) {
  const { app, entity, etat, key } = asked
  const messages = sendingMessages(request.locale)
  const pdf = editionUrl(app, entity, key, etat.name)
  const common = { request, problems }
  return (
    <>
      <Summary {...common} />
      <div class="mail-page">
        <section
          id={controls.file}
          tabIndex={-1}
          aria-labelledby={`${controls.file}-titre`}
          aria-describedby={describedBy(controls.file, problems, false)}
        >
          <h2 id={`${controls.file}-titre`}>{messages.attached}</h2>
          <ErrorOf id={controls.file} problems={problems} />
          <p class="help">
            {messages.attachedHelp}{' '}
            <a href={pdf} type="application/pdf">
              {messages.openPdf}
            </a>
          </p>
          <iframe
            title={`${messages.frame}\u00a0: ${labelOfEtat(etat, entity)}`}
            src={`${pdf}?cadre=1`}
            loading="lazy"
          />
        </section>
        <form
          method="post"
          action={sendUrl(app, entity, key, etat.name, request.query)}
          class="record-form note-form"
          noValidate
        >
          <input type="hidden" name="-csrf" value={request.csrf} />
          <input type="hidden" name={controls.once} value={request.body.get(controls.once) || randomUUID()} />
          <Field
            {...common}
            id={controls.to}
            label={messages.to}
            help={isProposed ? messages.toProposed : messages.toHelp}
          >
            {(attributes) => (
              <input {...attributes} type="email" name={controls.to} value={typed.to} autoComplete="off" />
            )}
          </Field>
          <MailWords {...common} typed={typed} replyTo={replyTo} kept={messages.keptHelp} />
          <SaveButtons save={messages.submit} cancel={messages.cancel} back={back} />
        </form>
      </div>
    </>
  )
}

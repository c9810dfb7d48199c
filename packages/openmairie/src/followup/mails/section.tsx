// SPDX-License-Identifier: EUPL-1.2
import { spokenInstant } from '../../ui/moments.js'
import type { PageRequest } from '../../ui/page.js'
import type { Anchor } from '../rows.js'
import { mailUrl } from '../urls.js'
import type { KeptMail, MailState } from './contract.js'
import { mailMessages } from './messages.js'
import { mayTakePdf } from './rights.js'

interface Props {
  readonly request: PageRequest
  readonly anchor: Anchor
}

/** The mails by which editions of a record were sent, the last one first. */
export function MailsSection({
  mails,
  mailsInAll,
  ...props
}: Props & { readonly mails: readonly KeptMail[]; readonly mailsInAll: number }) {
  if (mails.length === 0) return null
  const messages = mailMessages(props.request.locale)
  return (
    <section class="beside" id="courriels" aria-labelledby="courriels-titre">
      <h2 id="courriels-titre">
        {messages.title} <span class="count">{mailsInAll}</span>
      </h2>
      {mails.length < mailsInAll && <p class="help">{messages.last(mails.length, mailsInAll)}</p>}
      <ul class="notes">
        {mails.map((mail) => (
          <li key={mail.id}>
            <One mail={mail} {...props} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function One({ request, anchor, mail }: Props & { readonly mail: KeptMail }) {
  const { ctx } = anchor
  const messages = mailMessages(request.locale)
  const { id, edition, to, subject, text, author, asked, state, file } = mail
  const signature = messages.by(author?.name ?? messages.formerUser, spokenInstant(asked, ctx))
  return (
    <>
      <p class="mail-heading">
        <strong>{edition}</strong> <span class="note-text">{messages.to(to)}</span>
      </p>
      <p class={state.kind === 'failed' ? 'late' : 'standing'}>{stateText(state, anchor, request)}</p>
      <p class="signature">{signature}</p>
      <p class="mail-file">
        {file && !mayTakePdf(anchor, mail) ? (
          <span class="help">{messages.keptPdf}</span>
        ) : file ? (
          <a href={mailUrl(anchor, id)} type="application/pdf">
            {messages.pdf(file.name)}
          </a>
        ) : (
          <span class="help">{messages.noPdf}</span>
        )}
      </p>
      <details>
        <summary>{messages.message}</summary>
        <p class="note-text">
          <strong>{messages.subject}</strong>
          {subject}
        </p>
        <blockquote class="note-text">{text}</blockquote>
      </details>
    </>
  )
}

function stateText(state: MailState, { ctx }: Anchor, { locale }: PageRequest): string {
  const messages = mailMessages(locale)
  switch (state.kind) {
    case 'sent':
      return messages.sent(spokenInstant(state.at, ctx))
    case 'stopped':
      return messages.stopped
    case 'waiting':
      return state.reason === null ? messages.waiting : messages.waitingFor[state.reason]
    case 'failed':
      return state.reason === null ? messages.failed : messages.failedFor[state.reason]
  }
}

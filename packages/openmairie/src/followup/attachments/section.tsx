// SPDX-License-Identifier: EUPL-1.2
import { extensionOf } from '../../files/names.js'
import { sizeText } from '../../files/size.js'
import { isPicture } from '../../files/thumbnail.js'
import { spokenInstant } from '../../ui/moments.js'
import type { PageRequest } from '../../ui/page.js'
import { followupMessages } from '../messages.js'
import { mayAnnotate, mayDelete } from '../rights.js'
import type { Anchor } from '../rows.js'
import { attachmentUrl } from '../urls.js'
import { AttachForm } from './attach-form.js'
import type { Attachment } from './store.js'

interface Props {
  readonly request: PageRequest
  readonly anchor: Anchor
  readonly carried: Readonly<Record<string, string>>
}

interface Attached {
  readonly attachments: readonly Attachment[]
  readonly inAll: number
  readonly most: number
}

/** The files attached to a record, the last one first, and the form that adds some. */
export function AttachmentsSection({ attachments, inAll, most, ...props }: Props & Attached) {
  const { request, anchor, carried } = props
  const messages = followupMessages(request.locale)
  const adds = mayAnnotate(anchor)
  if (attachments.length === 0 && !adds) return null
  return (
    <section class="beside" id="pieces" aria-labelledby="pieces-titre">
      <h2 id="pieces-titre">
        {messages.attachments} {inAll > 0 && <span class="count">{inAll}</span>}
      </h2>
      {adds && (
        <details class="adding">
          <summary class="button">{messages.attach}</summary>
          <AttachForm request={request} action={attachmentUrl(anchor, carried)} most={most} back={null} />
        </details>
      )}
      {attachments.length === 0 && <p class="help">{messages.noAttachment}</p>}
      {attachments.length < inAll && <p class="help">{messages.lastAttachments(attachments.length, inAll)}</p>}
      {attachments.length > 0 && (
        <ul class="attachments">
          {attachments.map((each) => (
            <li key={each.id}>
              <One attachment={each} {...props} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const shown = /^(image\/(png|jpeg|gif|webp|avif)|application\/pdf)$/

function One({ request, anchor, carried, attachment }: Props & { attachment: Attachment }) {
  const messages = followupMessages(request.locale)
  const { id, name, size, type, created, author } = attachment
  const url = attachmentUrl(anchor, {}, id)
  return (
    <>
      {isPicture(attachment) ? (
        <img class="picture" src={`${url}/vignette`} alt="" width={64} height={64} loading="lazy" />
      ) : (
        <span class="picture" aria-hidden="true">
          {extensionOf(name).slice(0, 4)}
        </span>
      )}
      <div>
        <p class="what">
          <a href={url} download={name}>
            {name}
          </a>
        </p>
        <p class="signature">
          {sizeText(size, request.locale)} –{' '}
          {messages.signed(author?.name ?? messages.unknownAuthor, spokenInstant(created, anchor.ctx))}
        </p>
      </div>
      <div class="own">
        {shown.test(type) && (
          <a href={`${url}?afficher=1`} aria-label={messages.showOne(name)}>
            {messages.show}
          </a>
        )}
        {mayDelete(anchor, attachment) && (
          <form method="post" action={attachmentUrl(anchor, carried, id, 'retirer')}>
            <input type="hidden" name="-csrf" value={request.csrf} />
            <button type="submit" class="link" aria-label={messages.takeOffOne(name)}>
              {messages.takeOff}
            </button>
          </form>
        )}
      </div>
    </>
  )
}

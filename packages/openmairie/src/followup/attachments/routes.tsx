// SPDX-License-Identifier: EUPL-1.2
import { undoSeconds } from '../../records/index.js'
import type { Flash, PageRequest, Reply, Route } from '../../ui/page.js'
import { shortEnough } from '../../ui/urls.js'
import { besidePage, type Wrong } from '../form-parts.js'
import { followupMessages } from '../messages.js'
import { type Anchored, type Hanging, opened, openedToAdd } from '../opening.js'
import { mayDelete } from '../rights.js'
import { attachmentUrl, besideUrl } from '../urls.js'
import { AttachForm, filesControl, mostAtOnce } from './attach-form.js'
import { type Attachment, attach, putBack, readAttachment, readTakenOff, takeOff } from './store.js'

const pieces = { kind: 'attachments', parameter: 'piece', read: readAttachment } as const satisfies Hanging<Attachment>

const base = { method: 'GET', scope: 'application', access: 'signed-in' } as const

/** Files attached to records; `most`: bytes of one at most. */
export function attachmentRoutes(most: number): readonly Route[] {
  const openNew: Route = {
    ...base,
    path: '/:entity/:key/-/pieces',
    async handle(request) {
      return newPage(request, await openedToAdd(request, pieces), most, [], [])
    },
  }
  const add: Route = {
    ...openNew,
    method: 'POST',
    async uploads(request) {
      await openedToAdd(request, pieces)
      return { count: mostAtOnce }
    },
    async handle(request) {
      const anchor = await openedToAdd(request, pieces)
      const messages = followupMessages(request.locale)
      const taken = request.files.flatMap(({ file }) => (file ? [file] : []))
      const refused = request.files.flatMap((each) => (each.file ? [] : [each.problem]))
      if (taken.length > 0) await attach(anchor, taken, request.body.get('-once') || null)
      const names = taken.map(({ name }) => name)
      if (refused.length > 0 || taken.length === 0)
        return newPage(request, anchor, most, names, refused.length > 0 ? refused : [messages.noFile])
      return back(request, anchor, { tone: 'success', message: said(request, names) })
    },
  }
  return [openNew, add, download, small, remove, restore]
}

const download: Route = {
  ...base,
  path: '/:entity/:key/-/pieces/:piece',
  async handle(request) {
    const { item: file } = await opened(request, pieces, () => true)
    return { kind: 'file', file, inline: request.query.get('afficher') === '1' }
  },
}

const small: Route = {
  ...base,
  path: '/:entity/:key/-/pieces/:piece/vignette',
  async handle(request) {
    const { item: file } = await opened(request, pieces, () => true)
    return { kind: 'file', file, small: true }
  },
}

const remove: Route = {
  ...base,
  method: 'POST',
  path: '/:entity/:key/-/pieces/:piece/retirer',
  async handle(request) {
    const { anchor, item } = await opened(request, pieces, mayDelete)
    const messages = followupMessages(request.locale)
    return (await takeOff(anchor, item.id))
      ? back(request, anchor, {
          tone: 'success',
          message: messages.takenOff(item.name),
          ...undoOf(request, anchor, item),
        })
      : back(request, anchor, { tone: 'warning', message: messages.attachmentGone })
  },
}

/** Asked by the message that offers to undo what was taken off. */
const restore: Route = {
  ...base,
  method: 'POST',
  path: '/:entity/:key/-/pieces/:piece/remettre',
  async handle(request) {
    const { anchor, item } = await opened(request, { ...pieces, read: readTakenOff }, mayDelete)
    const messages = followupMessages(request.locale)
    return (await putBack(anchor, item.id))
      ? back(request, anchor, { tone: 'success', message: messages.putBack(item.name) })
      : back(request, anchor, { tone: 'warning', message: messages.tooLate })
  },
}

function undoOf(request: PageRequest, anchor: Anchored, { id }: Attachment): Pick<Flash, 'undo'> {
  const action = shortEnough(
    attachmentUrl(anchor, request.query, id, 'remettre'),
    attachmentUrl(anchor, {}, id, 'remettre'),
  )
  return { undo: { action, reference: id, until: anchor.ctx.clock.now() + undoSeconds * 1000 } }
}

function back(request: PageRequest, anchor: Anchored, flash: Flash): Reply {
  return { kind: 'redirect', location: besideUrl(anchor, request.query, 'pieces'), flash }
}

function said({ locale }: PageRequest, names: readonly string[]): string {
  const messages = followupMessages(locale)
  const [name = ''] = names
  return names.length === 1 ? messages.attachedOne(name) : messages.attachedMany(names.length)
}

/** What was attached stays so, whatever was not. */
function newPage(
  request: PageRequest,
  anchor: Anchored,
  most: number,
  taken: readonly string[],
  refused: readonly string[],
): Promise<Reply> {
  const problems: readonly Wrong[] = refused.map((message) => ({ control: filesControl, message }))
  const body = (
    <>
      {taken.length > 0 && (
        <p class="flash success" role="status">
          {said(request, taken)}
        </p>
      )}
      <AttachForm
        request={request}
        action={attachmentUrl(anchor, request.query)}
        most={most}
        problems={problems}
        back={besideUrl(anchor, request.query, 'pieces')}
      />
    </>
  )
  const { attach: title } = followupMessages(request.locale)
  return besidePage(request, anchor, title, body, problems.length > 0 && taken.length === 0 ? 422 : 200)
}

// SPDX-License-Identifier: EUPL-1.2
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Locale } from '../../model/application.js'
import type { PageContent, Route } from '../../ui/page.js'
import { isLocal } from '../../ui/urls.js'
import { isMultipart, mostText, receiveForm } from '../files/receive.js'
import { surelyOurs } from '../same-origin.js'
import { type Assets, send } from '../send.js'
import type { Services } from '../services.js'
import type { Visitor } from '../visitor.js'
import { sessionMessages } from './messages.js'

/**
 * Answers whoever is not signed in: he is sent to sign in, and comes back to where he was. What he typed in a form of ours
 * meanwhile is in the page that he gets instead, and nowhere else.
 */
export async function answerSignedOut(
  services: Services,
  assets: Assets,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  visitor: Visitor,
): Promise<FastifyReply> {
  const signIn = `/-/connexion?retour=${encodeURIComponent(pageOf(request))}`
  const sent = isHeld(services, route, request) ? await fieldsOf(services, request, visitor.locale) : null
  return sent
    ? send(services, assets, request, reply, visitor, null, heldPage(request.url, signIn, sent, visitor.locale))
    : reply.redirect(signIn, 303)
}

/** The page that a request asks for, or the one that shows its form; the first one where there is none. */
function pageOf(request: FastifyRequest): string {
  const { url: pattern = '' } = request.routeOptions
  return request.method === 'GET' || request.server.hasRoute({ method: 'GET', url: pattern }) ? request.url : '/'
}

/** Whether what a form brought is shown to whoever sent it: he waits for a page, and nobody else filled it. */
function isHeld({ files }: Services, route: Route, request: FastifyRequest): boolean {
  const { accept = '', 'content-length': length } = request.headers
  if (!route.again || !surelyOurs(request) || !isLocal(request.url)) return false
  return accept.includes('text/html') && (!isMultipart(request) || Number(length) <= files.most + mostText)
}

interface Sent {
  readonly fields: URLSearchParams
  readonly hasFiles: boolean
}

/** Field by which the page tells, each time that it is sent, that files came with the form: they are told until it is shown. */
const filesLeft = '-fichiers'

/** What was typed; no file is stored. */
async function fieldsOf({ files }: Services, request: FastifyRequest, locale: Locale): Promise<Sent> {
  if (isMultipart(request)) {
    const { body, files: told } = await receiveForm(request, files, { count: 0 }, locale, () => false)
    return { fields: body, hasFiles: told.length > 0 }
  }
  const fields = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
  return { fields, hasFiles: fields.has(filesLeft) }
}

/** The token is left out: it opens nothing any more, and the form is to be shown again before it is written. */
function heldPage(action: string, signIn: string, { fields, hasFiles }: Sent, locale: Locale): PageContent {
  const messages = sessionMessages(locale)
  const typed = [...fields].filter(([name]) => name !== '-csrf' && name !== filesLeft)
  return {
    kind: 'page',
    status: 403,
    title: messages.overTitle,
    breadcrumb: [],
    body: (
      <div class="card">
        <p class="flash warning" role="alert">
          {messages.held}
        </p>
        {hasFiles && <p>{messages.heldFiles}</p>}
        <p>
          {messages.first}{' '}
          <a href={signIn} target="_blank" rel="noopener">
            {messages.newTab}
          </a>
        </p>
        <p>{messages.afterwards}</p>
        <form method="post" action={action} data-guard="1" data-resumed="1">
          {typed.map(([name, value]) => (
            <input type="hidden" name={name} value={value} key={name} />
          ))}
          {hasFiles && <input type="hidden" name={filesLeft} value="1" />}
          <p class="buttons">
            <button type="submit" class="primary">
              {messages.resume}
            </button>
          </p>
        </form>
      </div>
    ),
  }
}

/** A form that is shown again with what was posted, as its session had ended: told above it, and told to be no success. */
export function shownAgain(form: PageContent, posted: URLSearchParams, locale: Locale): PageContent {
  // What says that its record is gone shows what was typed by itself.
  if (form.status === 410) return form
  const body = (
    <>
      <p class="flash warning" role="alert">
        {sessionMessages(locale).resumed}
        {posted.has(filesLeft) && ` ${sessionMessages(locale).heldFiles}`}
      </p>
      {form.body}
    </>
  )
  return { ...form, status: 403, body }
}

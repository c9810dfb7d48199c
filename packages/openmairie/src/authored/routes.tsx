// SPDX-License-Identifier: EUPL-1.2

import { pdfReply } from '../editions/pdf-reply.js'
import { printedDocument } from '../editions/printed/document.js'
import type { EditionServices } from '../editions/services.js'
import { OpenMairieError } from '../errors/errors.js'
import type { Files } from '../files/contract.js'
import type { Asked, PageShown } from '../model/authored-page.js'
import type { Problem } from '../model/override.js'
import { submitPage } from '../records/index.js'
import type { PageContent, PageRequest, Reply, Route, Uploads } from '../ui/page.js'
import { ProblemSummary } from '../ui/problems.js'
import { applicationUrl } from '../ui/urls.js'
import { shownToAll } from './kept.js'
import { pageEntry } from './menu-entry.js'
import { authoredMessages } from './messages.js'
import { type Addressed, addressed, contextFor, pageUrl } from './page-of.js'
import { nothingSent, readSent, uploadsOf } from './sent-files.js'
import { type FormGuard, linksOf, shown } from './shown.js'

/** Verb of the address at which an open page is told of what changed. */
export const liveVerb = 'flux'
/** Field of a form that is only looked at: what it would do is shown, nothing is kept. */
const lookedAt = '-essai'

/** Seconds after which a browser without script asks for a page that moves again. */
const withoutScript = 30

/** Without an account one is asked to sign in. */
function demandSignedIn({ declaration }: Addressed, request: PageRequest): Reply | null {
  if (declaration.access === 'public' || request.actor) return null
  const back = encodeURIComponent(request.url)
  return { kind: 'redirect', location: `/-/connexion?retour=${back}` }
}

/** What draws what pages print, and where what their forms bring waits. */
type Needed = Pick<EditionServices, 'renderer' | 'letterhead'> & { readonly files: Files }

async function showPage(needed: Needed, request: PageRequest): Promise<Reply> {
  const page = addressed(request.app, request.params)
  const sent = demandSignedIn(page, request)
  if (sent) return sent
  return replyOf(needed, request, page, { typed: new URLSearchParams(), file: nothingSent.file, problems: [] }, 200)
}

/** The page that a form is sent to, and what it does. What is open to all has no form: it raises OM_NOT_FOUND. */
function formOf(request: PageRequest) {
  const page = addressed(request.app, request.params)
  const { submit, access } = page.declaration
  if (!submit || access === 'public') throw new OpenMairieError('OM_NOT_FOUND')
  return { page, submit }
}

/** Nothing that a form brings is read for whoever may not open its page, nor by a page that takes no file. */
async function uploads(request: PageRequest): Promise<Uploads> {
  const { page } = formOf(request)
  contextFor(request, page)
  if (!page.declaration.files) throw new OpenMairieError('OM_BAD_REQUEST', { reason: 'multipart' })
  return uploadsOf(page.declaration.files)
}

async function submitted(needed: Needed, request: PageRequest): Promise<Reply> {
  const { page, submit } = formOf(request)
  const typed = typedIn(request)
  const sent = request.files.length === 0 ? nothingSent : await readSent(needed.files, request)
  const { file } = sent
  const asked = askedOf(request, page, { typed, file, problems: [] })
  if (request.body.has(lookedAt)) {
    const looked = await shown(contextFor(request, page), page, asked, guardOf(request))
    return looked.kind === 'page' ? { kind: 'fragment', body: looked.body } : { kind: 'fragment', body: null }
  }
  const ctx = contextFor(request, page)
  if (sent.problems.length > 0) return replyOf(needed, request, page, { typed, file, problems: sent.problems }, 422)
  const oneTime = { idempotencyKey: request.body.get('-once') || null, files: sent.digests }
  const outcome = await submitPage(ctx, page.name, asked, linksOf(ctx, page), submit, oneTime)
  if (outcome.kind === 'done')
    return { kind: 'redirect', location: outcome.to, flash: { tone: 'success', message: outcome.message } }
  if (outcome.kind === 'shown') return replyOf(needed, request, page, { typed, file, problems: [] }, 200)
  const status = outcome.kind === 'conflict' ? 409 : 422
  return replyOf(needed, request, page, { typed, file, problems: outcome.problems }, status)
}

/** The page with what was typed in its form, and the files that are to be chosen again; nothing is handed to its author's code but to be shown. */
async function typedAgain(needed: Needed, request: PageRequest): Promise<Reply> {
  const { page } = formOf(request)
  const { problems } = await readSent(needed.files, request)
  return replyOf(needed, request, page, { typed: typedIn(request), file: nothingSent.file, problems }, 200)
}

function typedIn({ body }: PageRequest): URLSearchParams {
  return new URLSearchParams([...body].filter(([name]) => !name.startsWith('-')))
}

/** What a form said of itself. */
type Given = Pick<Asked, 'typed' | 'file' | 'problems'>

function askedOf(request: PageRequest, { parts }: Addressed, given: Given): Asked {
  return { parts, query: request.query, ...given }
}

function guardOf(request: PageRequest) {
  return { csrf: request.csrf, once: request.body.get('-once') }
}

async function replyOf(
  needed: Needed,
  request: PageRequest,
  page: Addressed,
  given: Given,
  status: number,
): Promise<Reply> {
  const found = await foundFor(request, page, given)
  if (found.kind === 'print') {
    // Drawing takes a process of its own: that is not for whoever passes by.
    if (page.declaration.access === 'public') throw new Error('A page that is open to all prints nothing')
    const ctx = contextFor(request, page)
    const { pdf } = await needed.renderer.draw(printedDocument(ctx, found, await needed.letterhead(ctx)))
    return pdfReply(found.filename, pdf)
  }
  if (found.kind === 'json') return { kind: 'json', value: found.value }
  if (found.kind === 'file')
    return { kind: 'stream', type: found.type, filename: found.filename, content: once(found.content) }
  return { ...pageOf(request, page, found, given.problems), status }
}

/** What a page shows: of what is open to all, whoever has no account sees what the one before him did, of the same second. */
function foundFor(request: PageRequest, page: Addressed, given: Given): Promise<PageShown> {
  const ctx = contextFor(request, page)
  const make = (guard: FormGuard) => shown(ctx, page, askedOf(request, page, given), guard)
  if (page.declaration.access !== 'public' || request.actor) return make(guardOf(request))
  const { app, name, collectivite, parts } = page
  const key = [app.definition.name, name, collectivite, parts, [...request.query], request.locale]
  // What others are shown too has nothing of one visitor.
  return shownToAll(ctx.database, key, ctx.clock.now(), () => make({ csrf: '', once: '' }))
}

async function* once(content: string): AsyncIterable<string> {
  yield content
}

type Page = Extract<PageShown, { readonly kind: 'page' }>

function pageOf(request: PageRequest, page: Addressed, found: Page, problems: readonly Problem[]): PageContent {
  const { app, declaration, name, collectivite, parts } = page
  const live = declaration.live === undefined ? null : pageUrl(app, name, collectivite, parts, liveVerb)
  const home = request.actor ? [{ label: app.definition.label, href: applicationUrl(app) }] : []
  return {
    kind: 'page',
    title: found.title,
    breadcrumb: [...home, ...(found.above ?? [])],
    current: pageEntry(name),
    ...(collectivite === null ? {} : { of: collectivite }),
    ...(found.wide ? { wide: true } : {}),
    ...(found.bare ? { bare: true } : {}),
    ...(live === null ? {} : { refresh: withoutScript }),
    body: (
      <>
        {live !== null && (
          <p class="stream" role="status" data-stream={live} data-lost={authoredMessages(request.locale).lost} />
        )}
        <ProblemSummary
          title={authoredMessages(request.locale).problems(problems.length)}
          problems={problems.map(({ field, message }) => ({ text: message, control: field }))}
        />
        {found.body}
      </>
    ),
  }
}

const paths = ['/-/:page', '/-/:page/*'] as const

/** Pages that the authors of applications write. */
export function authoredRoutes(needed: Needed): readonly Route[] {
  return paths.flatMap((path): readonly Route[] => [
    { method: 'GET', scope: 'application', access: 'public', path, handle: (request) => showPage(needed, request) },
    // What is open to all has no form.
    {
      method: 'POST',
      scope: 'application',
      access: 'signed-in',
      path,
      uploads,
      again: (request) => typedAgain(needed, request),
      handle: (request) => submitted(needed, request),
    },
  ])
}

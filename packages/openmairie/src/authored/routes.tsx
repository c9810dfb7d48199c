// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import type { Asked, PageShown } from '../model/authored-page.js'
import type { Problem } from '../model/override.js'
import { submitPage } from '../records/index.js'
import type { PageContent, PageRequest, Reply, Route } from '../ui/page.js'
import { ProblemSummary } from '../ui/problems.js'
import { applicationUrl } from '../ui/urls.js'
import { shownToAll } from './kept.js'
import { pageEntry } from './menu-entry.js'
import { authoredMessages } from './messages.js'
import { type Addressed, addressed, contextFor, pageUrl } from './page-of.js'
import { linksOf, shown } from './shown.js'

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

async function showPage(request: PageRequest): Promise<Reply> {
  const page = addressed(request.app, request.params)
  const sent = demandSignedIn(page, request)
  if (sent) return sent
  return replyOf(request, page, { typed: new URLSearchParams(), problems: [] }, 200)
}

async function submitted(request: PageRequest): Promise<Reply> {
  const page = addressed(request.app, request.params)
  const { submit } = page.declaration
  if (!submit || page.declaration.access === 'public') throw new OpenMairieError('OM_NOT_FOUND')
  const typed = new URLSearchParams([...request.body].filter(([name]) => !name.startsWith('-')))
  const asked = askedOf(request, page, { typed, problems: [] })
  if (request.body.has(lookedAt)) {
    const looked = await shown(contextFor(request, page), page, asked, guardOf(request))
    return looked.kind === 'page' ? { kind: 'fragment', body: looked.body } : { kind: 'fragment', body: null }
  }
  const ctx = contextFor(request, page)
  const idempotencyKey = request.body.get('-once') || null
  const outcome = await submitPage(ctx, page.name, asked, linksOf(ctx, page), submit, { idempotencyKey })
  if (outcome.kind === 'done')
    return { kind: 'redirect', location: outcome.to, flash: { tone: 'success', message: outcome.message } }
  return replyOf(request, page, { typed, problems: outcome.problems }, outcome.kind === 'conflict' ? 409 : 422)
}

function askedOf(
  request: PageRequest,
  { parts }: Addressed,
  { typed, problems }: Pick<Asked, 'typed' | 'problems'>,
): Asked {
  return { parts, query: request.query, typed, problems }
}

function guardOf(request: PageRequest) {
  return { csrf: request.csrf, once: request.body.get('-once') }
}

async function replyOf(
  request: PageRequest,
  page: Addressed,
  given: Pick<Asked, 'typed' | 'problems'>,
  status: number,
): Promise<Reply> {
  const found = await foundFor(request, page, given)
  if (found.kind === 'json') return { kind: 'json', value: found.value }
  if (found.kind === 'file')
    return { kind: 'stream', type: found.type, filename: found.filename, content: once(found.content) }
  return { ...pageOf(request, page, found, given.problems), status }
}

/** What a page shows: of what is open to all, whoever has no account sees what the one before him did, of the same second. */
function foundFor(request: PageRequest, page: Addressed, given: Pick<Asked, 'typed' | 'problems'>): Promise<PageShown> {
  const ctx = contextFor(request, page)
  const make = () => shown(ctx, page, askedOf(request, page, given), guardOf(request))
  if (page.declaration.access !== 'public' || request.actor) return make()
  const { app, name, collectivite, parts } = page
  const key = [app.definition.name, name, collectivite, parts, [...request.query], request.locale]
  return shownToAll(ctx.database, key, ctx.clock.now(), make)
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
export const authoredRoutes: readonly Route[] = paths.flatMap((path): readonly Route[] => [
  { method: 'GET', scope: 'application', access: 'public', path, handle: showPage },
  // What is open to all has no form.
  { method: 'POST', scope: 'application', access: 'signed-in', path, handle: submitted },
])

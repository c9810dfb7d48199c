// SPDX-License-Identifier: EUPL-1.2
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { addressed, contextFor } from '../../authored/page-of.js'
import { liveVerb } from '../../authored/routes.js'
import { shown } from '../../authored/shown.js'
import { OpenMairieError } from '../../errors/errors.js'
import { markup } from '../../ui/markup.js'
import { openStream } from '../live/stream.js'
import { contextOf, openContextOf } from '../mount.js'
import { appsOf } from '../reach.js'
import type { Services } from '../services.js'
import { cookies, type Visitor, visitorLocale } from '../visitor.js'
import { type OpenPage, openPages } from './pages.js'

/** Open pages that one process tells of what changes, and different ones among them. */
const mostOnlookers = 5000
const mostPages = 500
/** Pages that somebody with an account may have open, in one process. */
const mostOfOne = 12
/** Milliseconds between two signs of life, for what stands between not to cut the line. */
const beatEvery = 15_000

/**
 * Tells those who have a page of an application open of what changes there (`text/event-stream`). What is open to all is looked at once,
 * however many have it open; what a right opens, under the session of who looks, which it does not prolong and does not outlive.
 */
export function mountAuthoredLive(server: FastifyInstance, services: Services): void {
  const pages = openPages((error) => {
    if (!(error instanceof OpenMairieError))
      services.log.error(
        { error: error instanceof Error ? error.message : 'unknown' },
        'a page looked at as it changes',
      )
  })
  server.addHook('preClose', async () => pages.stop())
  for (const path of [`/:app/-/${liveVerb}/:page`, `/:app/-/${liveVerb}/:page/*`])
    server.get(path, async (request, reply) => {
      const page = await openPage(services, request)
      // Whoever may not see it is told so by its first look; where it is open already, that was seen to.
      if (!pages.isOpen(page.key)) await page.render()
      // No content: the browser does not ask again, and the page is asked for anew as without script.
      const isFull = pages.count() >= mostOnlookers || (pages.pages() >= mostPages && !pages.isOpen(page.key))
      if (isFull || (page.viewer !== null && pages.countOf(page.viewer) >= mostOfOne)) return reply.code(204).send()
      follow(pages, page, reply)
      return reply
    })
}

interface ViewedPage extends OpenPage {
  /** Null: it is the same for everybody. */
  readonly viewer: string | null
}

function follow(pages: ReturnType<typeof openPages>, page: ViewedPage, reply: FastifyReply): void {
  const stream = openStream(reply)
  const leave = pages.watch(page, {
    viewer: page.viewer,
    tell: (html) => stream.send('page', html),
    over: () => stream.end('over'),
  })
  const beat = setInterval(() => stream.beat(), beatEvery)
  stream.closed(() => {
    clearInterval(beat)
    leave()
  })
}

/** The page that a request names, under the rights of who asks, looked at anew each time. Raises OM_NOT_FOUND, OM_FORBIDDEN. */
async function openPage(services: Services, request: FastifyRequest): Promise<ViewedPage> {
  const params = request.params as Readonly<Record<string, string>> // the router gives texts only
  const locale = visitorLocale(request)
  const look = async () => {
    const visitor = await lookingAt(services, request)
    const app = appsOf(services, visitor).find(({ definition }) => definition.name === params['app']) ?? null
    const page = addressed(app, params)
    const ctx = contextFor(
      {
        contextOf: (of) => contextOf(services, visitor, of),
        openContextOf: (of, collectivite) => openContextOf(services, locale, of, collectivite),
      },
      page,
    )
    return { page, ctx }
  }
  const { page, ctx } = await look()
  const { live, access } = page.declaration
  if (live === undefined) throw new OpenMairieError('OM_NOT_FOUND')
  const viewer = access === 'public' ? null : ctx.actor.id
  return {
    key: JSON.stringify([page.app.definition.name, page.name, page.collectivite, page.parts, locale, viewer]),
    viewer,
    every: Math.max(1, live) * 1000,
    render: async () => {
      const now = await look()
      const asked = {
        parts: page.parts,
        query: new URLSearchParams(),
        typed: new URLSearchParams(),
        file: () => null,
        problems: [],
      }
      // Its forms are not among what is told: they keep the guard that they came with.
      const found = await shown(now.ctx, now.page, asked, { csrf: '', once: '' })
      return found.kind === 'page' ? markup(found.body) : ''
    },
  }
}

/** Who looks, as the session is now; looking is no use of it. */
async function lookingAt({ sessions }: Services, request: FastifyRequest): Promise<Visitor> {
  const token = request.cookies[cookies.session] ?? null
  const session = token === null ? null : await sessions.peek(token)
  return { token, session, locale: visitorLocale(request), flash: null }
}

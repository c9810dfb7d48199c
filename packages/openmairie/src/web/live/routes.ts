// SPDX-License-Identifier: EUPL-1.2
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { OpenMairieError } from '../../errors/errors.js'
import type { Job } from '../../jobs/contract.js'
import type { JobsOf } from '../../jobs/listed.js'
import { jobsPermission } from '../../progress/reach.js'
import { runs, standingOf } from '../../progress/standing.js'
import { liveUrl } from '../../ui/job-urls.js'
import { queryOf } from '../fields.js'
import { collectivitesOf, grantsOf } from '../reach.js'
import type { Services } from '../services.js'
import { cookies, type Visitor, visitorLocale } from '../visitor.js'
import { openStream } from './stream.js'

/** Open pages of a user that are told of jobs, in one process: a browser keeps one for all of its pages. */
const mostPages = 4
/** Milliseconds between two signs of life, for what stands between not to cut the line; the session is looked at then. */
const beatEvery = 15_000

/**
 * Tells an open page of jobs as they move (`text/event-stream`), under the rights of its session, which it does not prolong and does not
 * outlive. It ends with the last job of its user: the page asks again once there is another.
 */
export function mountLive(server: FastifyInstance, services: Services): void {
  server.get(liveUrl, async (request, reply) => {
    const all = queryOf(request.url).get('de') === 'tous'
    const first = await lookingAt(services, request)
    const of = first && jobsOf(services, first, all)
    if (!first?.session || !of) throw new OpenMairieError('OM_FORBIDDEN')
    const user = first.session.actor.id
    // No content: the browser does not ask again.
    if (services.live.countOf(user) >= mostPages) return reply.code(204).send()
    follow(services, request, reply, { user, of, all })
    return reply
  })
}

interface Followed {
  readonly user: string
  readonly of: JobsOf
  readonly all: boolean
}

function follow(services: Services, request: FastifyRequest, reply: FastifyReply, { user, of, all }: Followed): void {
  const locale = visitorLocale(request)
  const stream = openStream(reply)
  const running = new Set<string>()
  /** Whether its session lives and still has the rights that it began with. */
  const holds = async (): Promise<boolean> => {
    const now = await lookingAt(services, request)
    const reach = now && jobsOf(services, now, all)
    return now?.session?.actor.id === user && JSON.stringify(reach) === JSON.stringify(of)
  }
  const over = (): void => stream.end('over')
  const tell = async (jobs: readonly Job[]): Promise<void> => {
    if (!(await holds())) return over()
    for (const job of jobs) {
      if (runs(job)) running.add(job.id)
      else running.delete(job.id)
      stream.send('job', standingOf(locale, job))
    }
    if (!all && running.size === 0) over()
  }
  const failed = (error: unknown): void => {
    services.log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'jobs told as they move')
    stream.end(null)
  }
  const close = services.live.open({
    user,
    of,
    tell: (jobs) => void tell(jobs).catch(failed),
    // The browser asks again, and finds another process.
    end: () => stream.end(null),
  })
  const beat = setInterval(() => {
    holds()
      .then((still) => (still ? stream.beat() : over()))
      .catch(failed)
  }, beatEvery)
  stream.closed(() => {
    clearInterval(beat)
    close()
  })
}

/** Who looks, as the session is now; looking is no use of it. */
async function lookingAt({ sessions }: Services, request: FastifyRequest): Promise<Visitor | null> {
  const token = request.cookies[cookies.session] ?? ''
  const session = await sessions.peek(token)
  return session && { token, session, locale: visitorLocale(request), flash: null }
}

function jobsOf(services: Services, visitor: Visitor, all: boolean): JobsOf | null {
  if (!visitor.session) return null
  if (!all) return { user: visitor.session.actor.id }
  return grantsOf(services, visitor).holds(jobsPermission)
    ? { collectivites: collectivitesOf(services, visitor) }
    : null
}

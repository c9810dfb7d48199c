// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { Database } from '../../database/contract.js'
import { journalBeyond, journalVisit } from '../events.js'
import type { Sessions } from '../sessions.js'
import { cookies } from '../visitor.js'
import { type Beyond, type RefusalLimits, refusalCounts, usualRefusalLimits } from './limits.js'
import { type Refusal, refusalOf } from './noted.js'

/** What is kept of a worker's refusals, and written of them. */
export interface Refusals {
  /** Journals a refusal, unless there were too many of late: those are counted, and told in one line. */
  journal(request: FastifyRequest, refusal: Refusal): Promise<void>
  /** Whether this token, which opens no session, was met of late. */
  isMet(token: string): boolean
  /** The same, which it then was. False for one of two requests that come at once. */
  isFirst(token: string): boolean
  /** Journals how many were refused beyond the limits; what cannot be told now is told the next time. `isLast`: nothing follows. */
  tell(isLast?: boolean): Promise<void>
}

/** Opens what a worker keeps of refusals. */
export function openRefusals(
  database: Database,
  limits: RefusalLimits = usualRefusalLimits,
  now: () => number = Date.now,
): Refusals {
  const counts = refusalCounts(limits, now)
  const untold: Beyond[] = []
  return {
    async journal(request, { motive, actor, tried }) {
      if (!counts.admits(actor?.login ?? null, request.ip)) return
      await journalVisit(database, 'refused', actor ?? { login: tried ?? '' }, request, { motif: motive })
    },
    isMet: (token) => counts.isMet(digest(token)),
    isFirst: (token) => counts.isFirst(digest(token)),
    async tell(isLast = false) {
      untold.push(...counts.takeBeyond(isLast))
      for (let next = untold.shift(); next !== undefined; next = untold.shift())
        try {
          await journalBeyond(database, next.login, next.count, limits.minutes)
        } catch (error) {
          untold.unshift(next)
          throw error
        }
    },
  }
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** Has each answer that refuses journalled before it leaves; one that cannot be is logged, and leaves all the same. */
export function mountRefusals(
  server: FastifyInstance,
  { refusals, sessions, log }: { readonly refusals: Refusals; readonly sessions: Sessions; readonly log: Logger },
): void {
  server.addHook('onSend', async (request, reply) => {
    const refusal = refusalOf(request)
    if (refusal === null) return
    const token = request.cookies[cookies.session] ?? ''
    try {
      if (refusal.motive === 'session') {
        // A page that is left open asks again and again: the base is asked nothing of a token that was told.
        if (!isRefused(reply) || refusals.isMet(token)) return
        // One that waits for its second factor is a session, which opens no page yet; one that does not opens that page no more.
        if ((await sessions.find(token)) || (await sessions.waiting(token))) return
        if (!refusals.isFirst(token)) return
      }
      await refusals.journal(request, refusal)
    } catch (error) {
      log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'a refusal was not journalled')
    }
  })
  server.addHook('onClose', () => refusals.tell(true).catch(() => undefined))
}

/** Whether an answer keeps something back, or sends to the page where one signs in. */
function isRefused(reply: FastifyReply): boolean {
  if (reply.statusCode >= 400) return true
  return reply.statusCode === 303 && String(reply.getHeader('location')).startsWith('/-/connexion')
}

// SPDX-License-Identifier: EUPL-1.2
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { spokenHour } from '../../ui/moments.js'
import { posted } from '../posted.js'
import type { Services } from '../services.js'
import { cookies, visitorLocale } from '../visitor.js'
import { spokenLimits } from './limits.js'
import { sessionMessages } from './messages.js'

/** Where a page asks how long its session has left, and says that its user stays. */
const sessionUrl = '/-/session'

/** How long a session has left, and the words that its page says then. Asking does not prolong it; staying does. */
export function mountSessionEnd(server: FastifyInstance, services: Services): void {
  const { sessions, config, clock } = services

  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const left = await sessions.left(request.cookies[cookies.session] ?? '')
    const locale = visitorLocale(request)
    const messages = sessionMessages(locale)
    const words = { title: left === null ? messages.overTitle : messages.title, again: messages.again }
    reply.header('cache-control', 'no-store')
    if (left === null)
      return reply.send({ left: 0, stays: false, text: messages.over, button: messages.again, ...words })
    const seconds = Math.max(0, Math.min(left.idle, left.absolute))
    const stays = left.idle <= left.absolute
    const at = spokenHour(clock.now() + seconds * 1000, { locale, timeZone: config.timeZone })
    const text = stays ? messages.text(at) : messages.lastText(at, spokenLimits(config.sessions, locale).days)
    return reply.send({ left: seconds, stays, text, button: stays ? messages.stay : messages.understood, ...words })
  }

  server.get(sessionUrl, answer)
  server.post(sessionUrl, async (request, reply) => {
    const { visitor } = await posted(request, services)
    await sessions.touch(visitor.token)
    return answer(request, reply)
  })
}

// SPDX-License-Identifier: EUPL-1.2
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isLocal } from '../ui/urls.js'
import { journalVisit } from './events.js'
import { secondFactorUrl } from './second-factor/urls.js'
import type { Services } from './services.js'
import { awaitedOf } from './sessions.js'
import { cookies } from './visitor.js'

/** Lets in whoever has shown a password, or sends to the second factor where the account has one. */
export async function enterAs(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  user: string,
  back: string,
): Promise<FastifyReply> {
  const awaits = await awaitedOf(services.database, user)
  if (awaits === null) {
    await openSession(services, request, reply, user)
    return reply.redirect(isLocal(back) ? back : '/', 303)
  }
  await closeFormer(services, request)
  const token = await services.sessions.open(user, request.headers['user-agent'] ?? '', awaits)
  keepToken(services, reply, token)
  return reply.redirect(`${secondFactorUrl}?retour=${encodeURIComponent(back)}`, 303)
}

/** Opens the session of someone who has shown all that is asked for, and journals it. A token seen before is worth nothing. Returns the new one. */
export async function openSession(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  user: string,
): Promise<string> {
  const { sessions, database } = services
  await closeFormer(services, request)
  const token = await sessions.open(user, request.headers['user-agent'] ?? '')
  const session = await sessions.find(token)
  if (session) await journalVisit(database, 'sign-in', session.actor, request)
  keepToken(services, reply, token)
  return token
}

async function closeFormer({ sessions }: Services, request: FastifyRequest): Promise<void> {
  const before = request.cookies[cookies.session]
  if (before !== undefined) await sessions.close(before)
}

/** Gives the browser the token of its session. */
export function keepToken({ config }: Services, reply: FastifyReply, token: string): void {
  const secure = config.mode === 'production'
  reply.setCookie(cookies.session, token, { path: '/', httpOnly: true, sameSite: 'lax', secure })
}

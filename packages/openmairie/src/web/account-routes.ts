// SPDX-License-Identifier: EUPL-1.2
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { OpenMairieError } from '../errors/errors.js'
import { applicationUrl, isLocal } from '../ui/urls.js'
import { authenticate, demonstrationUser } from './accounts.js'
import { forgetFailures, isThrottled, rememberFailure } from './attempts.js'
import { journalVisit } from './events.js'
import { queryOf } from './fields.js'
import { type Assets, send } from './mount.js'
import { sameOrigin, sameToken } from './same-origin.js'
import type { Services } from './services.js'
import { signInPage } from './sign-in.js'
import { cookies, visitorOf } from './visitor.js'

/** How often an address may ask for what nobody has to be signed in for. */
export const perMinute = { rateLimit: { max: 20, timeWindow: '1 minute' } }

/** Home, sign-in, sign-out, language: what concerns the visitor rather than an application. */
export function mountAccountRoutes(server: FastifyInstance, services: Services, assets: Assets): void {
  const { config, sessions, database } = services
  const secure = config.mode === 'production'
  const demonstration = config.mode === 'demonstration'

  const enter = async (
    request: FastifyRequest,
    reply: FastifyReply,
    user: string,
    back: string,
  ): Promise<FastifyReply> => {
    // A new session at each sign-in: a token seen before it is worth nothing.
    const before = request.cookies[cookies.session]
    if (before !== undefined) await sessions.close(before)
    const token = await sessions.open(user, request.headers['user-agent'] ?? '')
    const session = await sessions.find(token)
    if (session) await journalVisit(database, 'sign-in', session.actor, request)
    reply.setCookie(cookies.session, token, { path: '/', httpOnly: true, sameSite: 'lax', secure })
    return reply.redirect(isLocal(back) ? back : '/', 303)
  }
  const signIn = async (
    request: FastifyRequest,
    reply: FastifyReply,
    login: string,
    failed: boolean,
    back: string,
  ): Promise<FastifyReply> => {
    const visitor = await visitorOf(request, sessions)
    return send(
      services,
      assets,
      request,
      reply,
      visitor,
      null,
      signInPage(visitor.locale, { demonstration, login, failed, back }),
    )
  }

  server.get('/', async (request, reply) => {
    const visitor = await visitorOf(request, sessions)
    if (!visitor.session) return reply.redirect('/-/connexion', 303)
    const first = services.apps[0]
    return reply.redirect(first ? applicationUrl(first.app) : '/-/raccourcis', 303)
  })
  server.get('/-/connexion', (request, reply) => signIn(request, reply, '', false, backOf(request)))
  server.post('/-/connexion', { config: perMinute }, async (request, reply) => {
    const body = bodyOf(request)
    const back = body.get('retour') ?? '/'
    const login = body.get('login') ?? ''
    if (await isThrottled(database, login)) throw new OpenMairieError('OM_TOO_MANY_ATTEMPTS')
    const user = await authenticate(database, login, body.get('password') ?? '')
    if (user === null) {
      await rememberFailure(database, login)
      return signIn(request, reply, login, true, back)
    }
    await forgetFailures(database, login)
    return enter(request, reply, user, back)
  })
  server.post('/-/essayer', { config: perMinute }, async (request, reply) => {
    const body = bodyOf(request)
    const user = demonstration ? await demonstrationUser(database, body.get('profil') ?? '') : null
    if (user === null) throw new OpenMairieError('OM_NOT_FOUND')
    return enter(request, reply, user, body.get('retour') ?? '/')
  })
  server.post('/-/deconnexion', async (request, reply) => {
    const body = bodyOf(request)
    const { token, session } = await visitorOf(request, sessions)
    // The token of a session that is over is not asked for: there is nothing left to close.
    if (session && !sameToken(body.get('-csrf'), session.csrf)) throw new OpenMairieError('OM_FORBIDDEN')
    if (session) await journalVisit(database, 'sign-out', session.actor, request)
    if (token !== null) await sessions.close(token)
    return reply.clearCookie(cookies.session, { path: '/' }).redirect('/-/connexion', 303)
  })
  server.post('/-/langue', async (request, reply) => {
    const body = bodyOf(request)
    const back = body.get('retour') ?? '/'
    reply.setCookie(cookies.locale, body.get('locale') === 'en' ? 'en' : 'fr', {
      path: '/',
      sameSite: 'lax',
      maxAge: 31_536_000,
    })
    return reply.redirect(isLocal(back) ? back : '/', 303)
  })
}

function backOf(request: FastifyRequest): string {
  return queryOf(request.url).get('retour') ?? '/'
}

/**
 * The form of a request that comes from our own pages. Nobody has a token before signing in, and a language changes
 * nothing but words: their origin is enough.
 */
function bodyOf(request: FastifyRequest): URLSearchParams {
  if (!sameOrigin(request)) throw new OpenMairieError('OM_FORBIDDEN')
  return request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
}

// SPDX-License-Identifier: EUPL-1.2
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { OpenMairieError } from '../errors/errors.js'
import type { Locale } from '../model/application.js'
import { wordOf } from '../model/word.js'
import { applicationUrl, isLocal } from '../ui/urls.js'
import { authenticate, demonstrationProfils, demonstrationUser, hasAccount } from './accounts.js'
import { countAttempt, forgetAttempts } from './attempts.js'
import { enterAs } from './entering.js'
import { journalVisit } from './events.js'
import { queryOf } from './fields.js'
import { noteRefusal } from './refusals/noted.js'
import { formOf, sameToken } from './same-origin.js'
import { type Assets, send } from './send.js'
import type { Services } from './services.js'
import { signInPage } from './sign-in.js'
import { cookies, visitorOf } from './visitor.js'

/** How often an address may ask for what nobody has to be signed in for. */
export const perMinute = { rateLimit: { max: 20, timeWindow: '1 minute' } }

/** Home, sign-in, sign-out, language: what concerns the visitor rather than an application. */
export function mountAccountRoutes(server: FastifyInstance, services: Services, assets: Assets): void {
  const { config, sessions, database } = services
  const demonstration = config.mode === 'demonstration'

  /** The profils of the demonstration, in the words of the applications that propose them. */
  const profilsIn = async (locale: Locale) =>
    (await demonstrationProfils(database)).map(({ profil, label }) => ({
      profil,
      label: services.apps.reduce((said, { app }) => wordOf(app.definition, locale, said), label),
    }))

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
      signInPage(visitor.locale, {
        demonstration: demonstration ? await profilsIn(visitor.locale) : null,
        login,
        failed,
        back,
        recovers: services.mailer !== null,
        limits: sessions.limits,
      }),
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
    const body = formOf(request)
    const back = body.get('retour') ?? '/'
    const login = body.get('login') ?? ''
    // What was typed may be a password in the wrong field: an account is named where there is one, nothing else.
    const tried = async (): Promise<string | null> => ((await hasAccount(database, login)) ? login : null)
    if (!(await countAttempt(database, login))) {
      noteRefusal(request, 'OM_TOO_MANY_ATTEMPTS', null, await tried())
      throw new OpenMairieError('OM_TOO_MANY_ATTEMPTS')
    }
    const user = await authenticate(database, login, body.get('password') ?? '')
    if (user === null) {
      noteRefusal(request, 'password', null, await tried())
      return signIn(request, reply, login, true, back)
    }
    await forgetAttempts(database, login)
    return enterAs(services, request, reply, user, back)
  })
  server.post('/-/essayer', { config: perMinute }, async (request, reply) => {
    const body = formOf(request)
    const user = demonstration ? await demonstrationUser(database, body.get('profil') ?? '') : null
    if (user === null) throw new OpenMairieError('OM_NOT_FOUND')
    return enterAs(services, request, reply, user, body.get('retour') ?? '/')
  })
  server.post('/-/deconnexion', async (request, reply) => {
    const body = formOf(request)
    const { token, session } = await visitorOf(request, sessions)
    // The token of a session that is over is not asked for: there is nothing left to close.
    if (session && !sameToken(body.get('-csrf'), session.csrf)) throw new OpenMairieError('OM_FORBIDDEN')
    if (session) await journalVisit(database, 'sign-out', session.actor, request)
    if (token !== null) await sessions.close(token)
    return reply.clearCookie(cookies.session, { path: '/' }).redirect('/-/connexion', 303)
  })
  server.post('/-/langue', async (request, reply) => {
    const body = formOf(request)
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

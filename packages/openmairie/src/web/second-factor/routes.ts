// SPDX-License-Identifier: EUPL-1.2
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ErrorCode } from '../../errors/catalogue.js'
import { OpenMairieError } from '../../errors/errors.js'
import { isLocal } from '../../ui/urls.js'
import { perMinute } from '../account-routes.js'
import { countAttempt, forgetAttempts } from '../attempts.js'
import { openSession } from '../entering.js'
import { queryOf } from '../fields.js'
import { noteRefusal } from '../refusals/noted.js'
import { formOf, sameToken } from '../same-origin.js'
import { type Assets, send } from '../send.js'
import type { Services } from '../services.js'
import type { Awaited, WaitingSession } from '../sessions.js'
import { cookies, setFlash, visitorOf } from '../visitor.js'
import { plainCode } from './code.js'
import { factorMessages } from './messages.js'
import { mountOwnFactor } from './own-routes.js'
import { codePage, codesPage, enrolPage } from './pages.js'
import { checkFactor, confirmFactor, factorState, preparedFactor, prepareFactor } from './store.js'
import { secondFactorUrl } from './urls.js'

/** Attempts with codes are counted apart from those with passwords: a right password does not wipe them. */
const attemptsOf = (login: string): string => `second-facteur\n${login}`

const enrolUrl = `${secondFactorUrl}/inscription`

/** The second factor after the password; whoever waits for it reaches nothing else. */
export function mountSecondFactor(server: FastifyInstance, services: Services, assets: Assets): void {
  const { database, sessions, config, clock } = services
  mountOwnFactor(server, services, assets)

  const waitingOf = async (request: FastifyRequest): Promise<WaitingSession | null> => {
    const token = request.cookies[cookies.session] ?? ''
    const waiting = await sessions.waiting(token)
    if (token !== '' && !waiting) noteRefusal(request, 'session')
    return waiting
  }
  /** The form of someone who waits for a step, counted as a try. Null where the time for it, or its tries, are over. Raises OM_FORBIDDEN, OM_TOO_MANY_ATTEMPTS. */
  const posted = async (request: FastifyRequest, step: Awaited) => {
    const body = formOf(request)
    const waiting = await waitingOf(request)
    if (waiting?.awaits !== step) return null
    const { actor } = waiting
    if (!sameToken(body.get('-csrf'), waiting.csrf)) throw refused(request, 'OM_FORBIDDEN', actor)
    if (!(await countAttempt(database, attemptsOf(actor.login)))) throw refused(request, 'OM_TOO_MANY_ATTEMPTS', actor)
    if (!(await sessions.countTry(request.cookies[cookies.session] ?? ''))) return null
    return { waiting, body, back: localOnly(body.get('retour')) }
  }
  const failed = (request: FastifyRequest, { actor }: WaitingSession): void =>
    // The password was right: whoever reads the journal learns that it may be known to another.
    noteRefusal(request, 'second-factor', actor)
  const show = async (request: FastifyRequest, reply: FastifyReply, page: Parameters<typeof send>[6]) =>
    send(services, assets, request, reply, await visitorOf(request, sessions), null, page)
  const enrolment = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { actor, csrf }: WaitingSession,
    back: string,
    secret: string,
    wrong: boolean,
  ) => {
    const { locale } = await visitorOf(request, sessions)
    const problem = wrong ? 'code' : null
    const shown = {
      locale,
      csrf,
      back,
      secret,
      login: actor.login,
      issuer: config.name,
      required: true,
      problem,
    } as const
    return show(request, reply, await enrolPage({ ...shown, action: enrolUrl }))
  }

  server.get(secondFactorUrl, async (request, reply) => {
    const waiting = await waitingOf(request)
    if (!waiting) return reply.redirect('/-/connexion', 303)
    const back = localOnly(queryOf(request.url).get('retour'))
    if (waiting.awaits === 'inscription') {
      const secret = await prepareFactor(database, waiting.actor.id, config.secret)
      return enrolment(request, reply, waiting, back, secret, false)
    }
    const { locale } = await visitorOf(request, sessions)
    return show(request, reply, codePage(locale, waiting.csrf, back, false))
  })

  server.post(secondFactorUrl, { config: perMinute }, async (request, reply) => {
    const form = await posted(request, 'code')
    if (!form) return reply.redirect('/-/connexion', 303)
    const { waiting, body, back } = form
    const { locale } = await visitorOf(request, sessions)
    const shown = await checkFactor(database, waiting.actor, body.get('code') ?? '', config.secret, clock.now())
    if (shown === null) {
      failed(request, waiting)
      return show(request, reply, codePage(locale, waiting.csrf, back, true))
    }
    await forgetAttempts(database, attemptsOf(waiting.actor.login))
    await openSession(services, request, reply, waiting.actor.id)
    if (shown === 'recovery') {
      const messages = factorMessages(locale)
      const { codesLeft } = await factorState(database, waiting.actor.id)
      setFlash(reply, { tone: 'warning', message: messages.usedRecovery(messages.left(codesLeft)) })
    }
    return reply.redirect(back, 303)
  })

  server.post(enrolUrl, { config: perMinute }, async (request, reply) => {
    const form = await posted(request, 'inscription')
    if (!form) return reply.redirect('/-/connexion', 303)
    const { waiting, body, back } = form
    const { actor } = waiting
    const codes = await confirmFactor(database, actor, plainCode(body.get('code') ?? ''), config.secret, clock.now())
    if (codes === null) {
      failed(request, waiting)
      const secret =
        (await preparedFactor(database, actor.id, config.secret)) ??
        (await prepareFactor(database, actor.id, config.secret))
      return enrolment(request, reply, waiting, back, secret, true)
    }
    await forgetAttempts(database, attemptsOf(actor.login))
    const token = await openSession(services, request, reply, actor.id)
    // The other sessions were opened with the password alone.
    await sessions.closeOf(actor.id, token, null)
    const { locale } = await visitorOf(request, sessions)
    return show(request, reply, codesPage(locale, codes, back))
  })
}

/** The error, which the journal tells of whoever has shown a password: nobody is signed in yet. */
function refused(request: FastifyRequest, code: ErrorCode, actor: WaitingSession['actor']): OpenMairieError {
  noteRefusal(request, code, actor)
  return new OpenMairieError(code)
}

function localOnly(address: string | null): string {
  return address !== null && isLocal(address) ? address : '/'
}

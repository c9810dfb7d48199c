// SPDX-License-Identifier: EUPL-1.2
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isPassword } from '../account/password.js'
import { showAccount } from '../account/routes.js'
import { accountUrl } from '../account/urls.js'
import { demandAttempt, forgetAttempts } from '../attempts.js'
import { demandOwnEyes, ownerOf, postedByOwner, type SignedIn } from '../posted.js'
import { noteRefusal } from '../refusals/noted.js'
import { type Assets, send } from '../send.js'
import type { Services } from '../services.js'
import { setFlash } from '../visitor.js'
import { plainCode } from './code.js'
import { factorMessages } from './messages.js'
import { codesPage, enrolPage, type FactorProblem } from './pages.js'
import { confirmFactor, factorState, preparedFactor, prepareFactor, removeFactor, renewRecoveryCodes } from './store.js'
import { ownFactorUrl } from './urls.js'

/** The second factor of who is signed in: set up, with new recovery codes, taken off. Each asks for the password again. */
export function mountOwnFactor(server: FastifyInstance, services: Services, assets: Assets): void {
  const { database, sessions, config, clock } = services

  /** Whether the password that was typed is the user's own; it counts as at sign-in. Raises OM_TOO_MANY_ATTEMPTS. */
  const knows = async (request: FastifyRequest, { session: { actor } }: SignedIn, typed: string): Promise<boolean> => {
    await demandAttempt(database, actor.login)
    const right = await isPassword(database, actor.id, typed)
    if (right) await forgetAttempts(database, actor.login)
    else noteRefusal(request, 'password', actor)
    return right
  }
  const enrolment = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visitor: SignedIn,
    secret: string,
    problem: FactorProblem | null,
  ): Promise<FastifyReply> => {
    const { locale, session } = visitor
    const shown = { locale, csrf: session.csrf, secret, login: session.actor.login, issuer: config.name } as const
    const page = await enrolPage({ ...shown, action: ownFactorUrl, back: accountUrl, required: false, problem })
    return send(services, assets, request, reply, visitor, null, page)
  }
  const codes = (request: FastifyRequest, reply: FastifyReply, visitor: SignedIn, drawn: readonly string[]) =>
    send(services, assets, request, reply, visitor, null, codesPage(visitor.locale, drawn, accountUrl))

  server.get(ownFactorUrl, async (request, reply) => {
    const visitor = await ownerOf(request, services)
    if (!visitor) return reply.redirect(`/-/connexion?retour=${encodeURIComponent(ownFactorUrl)}`, 303)
    // What is shown is drawn, and kept.
    demandOwnEyes(visitor)
    const { id } = visitor.session.actor
    if ((await factorState(database, id)).enrolled) return reply.redirect(accountUrl, 303)
    return enrolment(request, reply, visitor, await prepareFactor(database, id, config.secret), null)
  })

  server.post(ownFactorUrl, async (request, reply) => {
    const { visitor, body } = await postedByOwner(request, services)
    const { actor } = visitor.session
    const secret = await preparedFactor(database, actor.id, config.secret)
    if (secret === null) return reply.redirect(ownFactorUrl, 303)
    if (!(await knows(request, visitor, body.get('current') ?? '')))
      return enrolment(request, reply, visitor, secret, 'password')
    const drawn = await confirmFactor(database, actor, plainCode(body.get('code') ?? ''), config.secret, clock.now())
    if (drawn === null) return enrolment(request, reply, visitor, secret, 'code')
    // The other sessions were opened with the password alone.
    await sessions.closeOf(actor.id, visitor.token, null)
    return codes(request, reply, visitor, drawn)
  })

  server.post(`${ownFactorUrl}/changer`, async (request, reply) => {
    const { visitor, body } = await postedByOwner(request, services)
    const { actor } = visitor.session
    if (!(await knows(request, visitor, body.get('own') ?? '')))
      return showAccount(services, assets, request, reply, visitor, 'own')
    const { enrolled, required } = await factorState(database, actor.id)
    if (body.get('action') === 'renouveler' && enrolled)
      return codes(request, reply, visitor, await renewRecoveryCodes(database, actor))
    if (body.get('action') === 'retirer' && !required && (await removeFactor(database, actor, actor.id, 'own')))
      setFlash(reply, { tone: 'success', message: factorMessages(visitor.locale).removed })
    return reply.redirect(accountUrl, 303)
  })
}

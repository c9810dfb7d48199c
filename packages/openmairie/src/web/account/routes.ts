// SPDX-License-Identifier: EUPL-1.2
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { OpenMairieError } from '../../errors/errors.js'
import { today } from '../../records/index.js'
import { profilLabel } from '../accounts.js'
import { forgetFailures, isThrottled, rememberFailure } from '../attempts.js'
import { queryOf } from '../fields.js'
import { type Assets, send } from '../mount.js'
import { demandOwnEyes, posted, type SignedIn, signedIn } from '../posted.js'
import type { Services } from '../services.js'
import type { DelegationsShown } from '../taken-for/section.js'
import { colleaguesOf, type DelegationProblem, delegationsOf } from '../taken-for/store.js'
import { cookies, setFlash, visitorOf } from '../visitor.js'
import { accountMessages } from './messages.js'
import { accountPage } from './page.js'
import { changePassword, hasPassword, type PasswordProblem } from './password.js'
import { accountUrl } from './urls.js'

/** The account of who is signed in. Its routes know the token of the session, which those of features do not. */
export function mountOwnAccountRoutes(server: FastifyInstance, services: Services, assets: Assets): void {
  const { database, sessions, config } = services
  const secure = config.mode === 'production'

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visitor: SignedIn,
    problem: PasswordProblem | null,
    delegation: DelegationProblem | null = null,
  ): Promise<FastifyReply> => {
    const { id } = visitor.session.actor
    const [own, open, profil, delegations] = await Promise.all([
      hasPassword(database, id),
      sessions.of(id, visitor.token),
      profilLabel(database, visitor.session.profil),
      shownDelegations(services, visitor, delegation),
    ])
    const showing = { locale: visitor.locale, timeZone: config.timeZone }
    const page = accountPage({
      showing,
      session: visitor.session,
      profil,
      hasPassword: own,
      sessions: open,
      problem,
      delegations,
    })
    return send(services, assets, request, reply, visitor, null, page)
  }

  server.get(accountUrl, async (request, reply) => {
    const visitor = signedIn(await visitorOf(request, sessions))
    if (!visitor) return reply.redirect(`/-/connexion?retour=${encodeURIComponent(accountUrl)}`, 303)
    return show(request, reply, visitor, null, problemIn(queryOf(request.url).get('delegation')))
  })

  server.post(`${accountUrl}/mot-de-passe`, async (request, reply) => {
    const { visitor, body } = await posted(request, services)
    demandOwnEyes(visitor)
    const { actor } = visitor.session
    if (await isThrottled(database, actor.login)) throw new OpenMairieError('OM_TOO_MANY_ATTEMPTS')
    const asked = {
      current: body.get('current') ?? '',
      next: body.get('next') ?? '',
      again: body.get('again') ?? '',
    }
    const day = today({ clock: { now: () => Date.now() }, timeZone: config.timeZone })
    const problem = await changePassword(database, actor, asked, day)
    if (problem === 'current') await rememberFailure(database, actor.login)
    if (problem !== null) return show(request, reply, visitor, problem)
    await forgetFailures(database, actor.login)
    // Whoever knew the former one is put out; this browser goes on under a token that was never seen.
    const token = await sessions.open(actor.id, request.headers['user-agent'] ?? '')
    await sessions.closeOf(actor.id, token, null)
    reply.setCookie(cookies.session, token, { path: '/', httpOnly: true, sameSite: 'lax', secure })
    setFlash(reply, { tone: 'success', message: accountMessages(visitor.locale).changed })
    return reply.redirect(accountUrl, 303)
  })

  server.post(`${accountUrl}/fermer`, async (request, reply) => {
    const { visitor, body } = await posted(request, services)
    demandOwnEyes(visitor)
    const count = await sessions.closeOf(visitor.session.actor.id, visitor.token, body.get('session'))
    setFlash(reply, { tone: count > 0 ? 'success' : 'info', message: accountMessages(visitor.locale).closed(count) })
    return reply.redirect(accountUrl, 303)
  })
}

/** What is lent is not lent again: whoever acts for someone sees nothing of his own delegations meanwhile. */
async function shownDelegations(
  { database, config }: Services,
  { session }: SignedIn,
  problem: DelegationProblem | null,
): Promise<DelegationsShown | null> {
  if (session.acting || session.view) return null
  const [held, colleagues] = await Promise.all([
    delegationsOf(database, session.actor.id),
    colleaguesOf(database, session.actor.id),
  ])
  const day = today({ clock: { now: () => Date.now() }, timeZone: config.timeZone })
  return { ...held, colleagues, today: day, problem }
}

function problemIn(text: string | null): DelegationProblem | null {
  return text === 'delegate' || text === 'dates' || text === 'long' ? text : null
}

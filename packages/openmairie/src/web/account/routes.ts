// SPDX-License-Identifier: EUPL-1.2
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { today } from '../../records/index.js'
import { profilLabel } from '../accounts.js'
import { demandAttempt, forgetAttempts } from '../attempts.js'
import { keepToken } from '../entering.js'
import { queryOf } from '../fields.js'
import { ownerOf, postedByOwner, type SignedIn } from '../posted.js'
import { noteRefusal } from '../refusals/noted.js'
import { factorState } from '../second-factor/store.js'
import { type Assets, send } from '../send.js'
import type { Services } from '../services.js'
import type { DelegationsShown } from '../taken-for/section.js'
import { colleaguesOf, type DelegationProblem, delegationsOf } from '../taken-for/store.js'
import { setFlash } from '../visitor.js'
import { accountMessages } from './messages.js'
import { type AccountProblem, accountPage } from './page.js'
import { changePassword, hasPassword } from './password.js'
import { accountUrl } from './urls.js'

/** Shows the account of who is signed in, with what is wrong with what was typed. */
export async function showAccount(
  services: Services,
  assets: Assets,
  request: FastifyRequest,
  reply: FastifyReply,
  visitor: SignedIn,
  problem: AccountProblem | null,
  delegation: DelegationProblem | null = null,
): Promise<FastifyReply> {
  const { database, sessions, config } = services
  const { id } = visitor.session.actor
  const [own, open, profil, factor, delegations] = await Promise.all([
    hasPassword(database, id),
    sessions.of(id, visitor.token),
    profilLabel(database, visitor.session.profil),
    factorState(database, id),
    shownDelegations(services, visitor, delegation),
  ])
  const showing = { locale: visitor.locale, timeZone: config.timeZone }
  const { session } = visitor
  const page = accountPage({
    showing,
    session,
    profil,
    hasPassword: own,
    factor,
    sessions: open,
    limits: sessions.limits,
    problem,
    delegations,
  })
  return send(services, assets, request, reply, visitor, null, page)
}

/** The account of who is signed in. Its routes know the token of the session, which those of features do not. */
export function mountOwnAccountRoutes(server: FastifyInstance, services: Services, assets: Assets): void {
  const { database, sessions, config, clock } = services

  server.get(accountUrl, async (request, reply) => {
    const visitor = await ownerOf(request, services)
    if (!visitor) return reply.redirect(`/-/connexion?retour=${encodeURIComponent(accountUrl)}`, 303)
    return showAccount(
      services,
      assets,
      request,
      reply,
      visitor,
      null,
      problemIn(queryOf(request.url).get('delegation')),
    )
  })

  server.post(`${accountUrl}/mot-de-passe`, async (request, reply) => {
    const { visitor, body } = await postedByOwner(request, services)
    const { actor } = visitor.session
    await demandAttempt(database, actor.login)
    const asked = {
      current: body.get('current') ?? '',
      next: body.get('next') ?? '',
      again: body.get('again') ?? '',
    }
    const day = today({ clock, timeZone: config.timeZone })
    const problem = await changePassword(database, actor, asked, day)
    if (problem !== 'current') await forgetAttempts(database, actor.login)
    if (problem === 'current') noteRefusal(request, 'password', actor)
    if (problem !== null) return showAccount(services, assets, request, reply, visitor, problem)
    // Whoever knew the former one is put out; this browser goes on under a token that was never seen.
    const token = await sessions.open(actor.id, request.headers['user-agent'] ?? '')
    await sessions.closeOf(actor.id, token, null)
    keepToken(services, reply, token)
    setFlash(reply, { tone: 'success', message: accountMessages(visitor.locale).changed })
    return reply.redirect(accountUrl, 303)
  })

  server.post(`${accountUrl}/fermer`, async (request, reply) => {
    const { visitor, body } = await postedByOwner(request, services)
    const count = await sessions.closeOf(visitor.session.actor.id, visitor.token, body.get('session'))
    setFlash(reply, { tone: count > 0 ? 'success' : 'info', message: accountMessages(visitor.locale).closed(count) })
    return reply.redirect(accountUrl, 303)
  })
}

/** What is lent is not lent again: whoever acts for someone sees nothing of his own delegations meanwhile. */
async function shownDelegations(
  { database, config, clock }: Services,
  { session }: SignedIn,
  problem: DelegationProblem | null,
): Promise<DelegationsShown | null> {
  if (session.acting || session.view) return null
  const [held, colleagues] = await Promise.all([
    delegationsOf(database, session.actor.id),
    colleaguesOf(database, session.actor.id),
  ])
  const day = today({ clock, timeZone: config.timeZone })
  return { ...held, colleagues, today: day, problem }
}

function problemIn(text: string | null): DelegationProblem | null {
  return text === 'delegate' || text === 'dates' || text === 'long' ? text : null
}

// SPDX-License-Identifier: EUPL-1.2
import type { FastifyInstance } from 'fastify'
import { lookUrl } from '../../administration/urls.js'
import { OpenMairieError } from '../../errors/errors.js'
import { today } from '../../records/index.js'
import { administrationName } from '../../rights/administration.js'
import { accountUrl } from '../account/urls.js'
import { journalVisit } from '../events.js'
import { demandOwnEyes, posted } from '../posted.js'
import { appsOf, grantsOf } from '../reach.js'
import type { Services } from '../services.js'
import { setFlash, type Visitor } from '../visitor.js'
import { takenForMessages } from './messages.js'
import { delegationsOf, giveRights, revokeRights } from './store.js'
import { delegationUrl, ownRightsUrl } from './urls.js'

/** What a session is taken for: a profil that an administrator looks as, someone that a delegate acts for, or its user again. */
export function mountTakenForRoutes(server: FastifyInstance, services: Services): void {
  const { database, sessions, config, clock, rights } = services

  server.post(lookUrl, async (request, reply) => {
    const { visitor, body } = await posted(request, services)
    demandOwnRights(visitor)
    if (!mayLook(services, visitor)) throw new OpenMairieError('OM_FORBIDDEN')
    const profil = rights.current().profils.find(({ name }) => name === body.get('profil'))
    if (!profil) throw new OpenMairieError('OM_NOT_FOUND')
    await sessions.takeFor(visitor.token, { view: profil.name })
    await journalVisit(database, 'look-as', visitor.session.actor, request, { profil: profil.name })
    return reply.redirect('/', 303)
  })

  server.post(ownRightsUrl, async (request, reply) => {
    const { visitor } = await posted(request, services)
    await sessions.takeFor(visitor.token)
    setFlash(reply, { tone: 'success', message: takenForMessages(visitor.locale).stopped })
    return reply.redirect('/', 303)
  })

  server.post(delegationUrl, async (request, reply) => {
    const { visitor, body } = await posted(request, services)
    demandOwnRights(visitor)
    const messages = takenForMessages(visitor.locale)
    const asked = {
      delegate: body.get('delegue') ?? '',
      first: body.get('debut') ?? '',
      last: body.get('fin') ?? '',
      reason: body.get('motif') ?? '',
    }
    const day = today({ clock, timeZone: config.timeZone })
    const outcome = await giveRights(database, visitor.session.actor, asked, day)
    if ('problem' in outcome) return reply.redirect(`${accountUrl}?delegation=${outcome.problem}#delegations`, 303)
    setFlash(reply, { tone: 'success', message: messages.done(outcome.name) })
    return reply.redirect(`${accountUrl}#delegations`, 303)
  })

  server.post(`${delegationUrl}/fin`, async (request, reply) => {
    const { visitor, body } = await posted(request, services)
    demandOwnRights(visitor)
    const messages = takenForMessages(visitor.locale)
    const ended = await revokeRights(database, visitor.session.actor, body.get('delegation') ?? '')
    setFlash(reply, { tone: ended ? 'success' : 'info', message: ended ? messages.revoked : messages.over })
    return reply.redirect(`${accountUrl}#delegations`, 303)
  })

  server.post(`${delegationUrl}/agir`, async (request, reply) => {
    const { visitor, body } = await posted(request, services)
    demandOwnRights(visitor)
    const messages = takenForMessages(visitor.locale)
    const { received } = await delegationsOf(database, visitor.session.actor.id)
    const taken = received.find(({ id, active }) => active && id === body.get('delegation'))
    if (!taken) {
      setFlash(reply, { tone: 'warning', message: messages.over })
      return reply.redirect(accountUrl, 303)
    }
    if (taken.lacksFactor) {
      setFlash(reply, { tone: 'warning', message: messages.factorFirst(taken.name) })
      return reply.redirect(accountUrl, 303)
    }
    await sessions.takeFor(visitor.token, { delegation: taken.id })
    await journalVisit(database, 'act-for', visitor.session.actor, request, { delegation: taken.id })
    setFlash(reply, { tone: 'success', message: messages.started(taken.name) })
    return reply.redirect('/', 303)
  })
}

/** What is lent is neither lent again nor looked through: both ask for rights of one's own. */
function demandOwnRights(visitor: Visitor): void {
  demandOwnEyes(visitor)
  if (visitor.session?.acting) throw new OpenMairieError('OM_FORBIDDEN')
}

function mayLook(services: Services, visitor: Visitor): boolean {
  const app = appsOf(services, visitor).find(({ definition }) => definition.name === administrationName)
  const entity = app?.localised[visitor.locale].get('om_droit')
  return entity !== undefined && grantsOf(services, visitor).can(administrationName, entity, 'list')
}

// SPDX-License-Identifier: EUPL-1.2
import type { FastifyInstance } from 'fastify'
import { OpenMairieError } from '../../errors/errors.js'
import { writeJournal } from '../../journal/write.js'
import { isLocal } from '../../ui/urls.js'
import { ownerOf, postedByOwner } from '../posted.js'
import { narrowing, wholeReachOf, workingOf } from '../reach.js'
import { type Assets, send } from '../send.js'
import type { Services } from '../services.js'
import { setFlash } from '../visitor.js'
import { canSwitch, choicesOf } from './choices.js'
import { workingMessages } from './messages.js'
import { workingPage } from './page.js'
import { workingUrl } from './urls.js'

/** Where one chooses the collectivité that one works for, for the length of a session. */
export function mountWorkingRoutes(server: FastifyInstance, services: Services, assets: Assets): void {
  server.get(workingUrl, async (request, reply) => {
    const visitor = await ownerOf(request, services)
    if (!visitor) return reply.redirect(`/-/connexion?retour=${encodeURIComponent(workingUrl)}`, 303)
    const tree = services.collectivites.current()
    const whole = wholeReachOf(services, visitor)
    if (!canSwitch(tree, whole)) throw new OpenMairieError('OM_NOT_FOUND')
    const { retour } = request.query as Readonly<Record<string, unknown>> // a query of unknown values
    const page = workingPage({
      locale: visitor.locale,
      csrf: visitor.session.csrf,
      choices: choicesOf(tree, whole),
      working: workingOf(services, visitor),
      attached: visitor.session.collectivite?.label ?? null,
      back: backTo(retour),
    })
    return send(services, assets, request, reply, visitor, null, page)
  })

  server.post(workingUrl, async (request, reply) => {
    const { visitor, body } = await postedByOwner(request, services)
    const messages = workingMessages(visitor.locale)
    const tree = services.collectivites.current()
    const asked = body.get('collectivite') || null
    const chosen = narrowing(tree, wholeReachOf(services, visitor), asked)
    if (asked !== null && chosen === null) throw new OpenMairieError('OM_BAD_REQUEST', { reason: messages.unknown })
    await services.sessions.workFor(visitor.token, chosen)
    await writeJournal(services.database, {
      actor: visitor.session.actor.login,
      onBehalfOf: visitor.session.actor.onBehalfOf ?? null,
      application: 'openmairie',
      entity: 'om_session',
      record: '',
      operation: 'working',
      before: { om_collectivite: workingOf(services, visitor) },
      after: { om_collectivite: chosen },
    })
    const message = chosen === null ? messages.nowAll : messages.now(tree.find(chosen)?.label ?? chosen)
    setFlash(reply, { tone: 'success', message })
    return reply.redirect(backTo(body.get('retour')), 303)
  })
}

/** Where one comes from, on this site; the first page otherwise. */
function backTo(given: unknown): string {
  return typeof given === 'string' && isLocal(given) && !given.startsWith(workingUrl) ? given : '/'
}

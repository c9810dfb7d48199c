// SPDX-License-Identifier: EUPL-1.2
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { OpenMairieError } from '../../errors/errors.js'
import { MailError } from '../../mail/contract.js'
import { today } from '../../records/index.js'
import type { Reply } from '../../ui/page.js'
import { newPasswordProblem } from '../account/password.js'
import { perMinute } from '../account-routes.js'
import { forgetAttempts } from '../attempts.js'
import { formOf } from '../same-origin.js'
import { type Assets, send } from '../send.js'
import type { Services } from '../services.js'
import { setFlash, visitorOf } from '../visitor.js'
import { recoveryMessages } from './messages.js'
import { askPage, choosePage, sentPage } from './pages.js'
import { sendLinks } from './send.js'
import { choosePassword, ownerOfLink } from './store.js'
import { recoveryUrl } from './urls.js'

/** A forgotten password: a link by mail, where there is a mail server; and the page of such a link, whoever gave it. */
export function mountRecovery(server: FastifyInstance, services: Services, assets: Assets): void {
  const { database, config, clock, sessions, log } = services
  const show = async (request: FastifyRequest, reply: FastifyReply, page: Reply): Promise<FastifyReply> =>
    send(services, assets, request, reply, await visitorOf(request, sessions), null, page)
  const offered = (): void => {
    if (services.mailer === null) throw new OpenMairieError('OM_NOT_FOUND')
  }

  server.get(recoveryUrl, async (request, reply) => {
    offered()
    const { locale } = await visitorOf(request, sessions)
    return show(request, reply, askPage(locale, false))
  })

  server.post(recoveryUrl, { config: perMinute }, async (request, reply) => {
    offered()
    const who = (formOf(request).get('who') ?? '').trim().slice(0, 300)
    const { locale } = await visitorOf(request, sessions)
    if (who === '') return show(request, reply, askPage(locale, true))
    reply.raw.once('finish', () => {
      sendLinks(services, who, request.ip, locale).catch((error: unknown) => {
        // A code alone: the words of a mail server name who it was for.
        const reason = error instanceof MailError ? error.code : error instanceof Error ? error.name : 'unknown'
        log.error({ reason }, 'a link was not sent')
      })
    })
    return show(request, reply, sentPage(locale))
  })

  server.get<{ Params: { token: string } }>(`${recoveryUrl}/:token`, { config: perMinute }, async (request, reply) => {
    const owner = await ownerOfLink(database, request.params.token)
    if (!owner) throw new OpenMairieError('OM_LINK_OVER')
    const { locale } = await visitorOf(request, sessions)
    return show(request, reply, choosePage(locale, request.params.token, owner.login, null))
  })

  server.post<{ Params: { token: string } }>(`${recoveryUrl}/:token`, { config: perMinute }, async (request, reply) => {
    const { token } = request.params
    const body = formOf(request)
    const owner = await ownerOfLink(database, token)
    if (!owner) throw new OpenMairieError('OM_LINK_OVER')
    const chosen = { next: body.get('next') ?? '', again: body.get('again') ?? '' }
    const day = today({ clock, timeZone: config.timeZone })
    const problem = await newPasswordProblem(database, chosen, [owner.login, owner.name], day)
    const { locale } = await visitorOf(request, sessions)
    if (problem !== null) return show(request, reply, choosePage(locale, token, owner.login, problem))
    if (!(await choosePassword(database, token, chosen.next))) throw new OpenMairieError('OM_LINK_OVER')
    sessions.refresh(owner.id)
    await forgetAttempts(database, owner.login)
    setFlash(reply, { tone: 'success', message: recoveryMessages(locale).done })
    return reply.redirect('/-/connexion', 303)
  })
}

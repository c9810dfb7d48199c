// SPDX-License-Identifier: EUPL-1.2
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { OpenMairieError } from '../../errors/errors.js'
import { isMailAddress } from '../../mail/address.js'
import { today } from '../../records/index.js'
import { isLogin, longestName } from '../account/identity.js'
import { newPasswordProblem } from '../account/password.js'
import { perMinute } from '../account-routes.js'
import { openSession } from '../entering.js'
import { findLink } from '../links.js'
import { formOf } from '../same-origin.js'
import { type Assets, send } from '../send.js'
import type { Services } from '../services.js'
import { setFlash, visitorOf } from '../visitor.js'
import { setupMessages } from './messages.js'
import { type SetupProblem, setupPage } from './page.js'
import { lacksAccount, setUp } from './store.js'
import { setupUrl } from './urls.js'

/** What is served before there is an administrator: the page that asks for one, and what it is made of. */
const served = /^\/-\/(installation\/:token|statique\/.*|langue|csp|health|ready|metrics)$/

/** Asks for the first administrator, once, of whoever holds the link that the server printed; until then nothing else is served. */
export function mountSetup(server: FastifyInstance, services: Services, assets: Assets): void {
  const { database, config, clock, sessions } = services
  let waits = config.awaitsSetup

  if (waits)
    server.addHook('onRequest', async (request) => {
      if (!waits) return
      waits = await lacksAccount(database)
      if (waits && !served.test(request.routeOptions.url ?? '')) throw new OpenMairieError('OM_SETUP_AWAITED')
    })

  const open = async (token: string): Promise<void> => {
    if (!waits) throw new OpenMairieError('OM_NOT_FOUND')
    if (!(await findLink(database, 'installation', token))) throw new OpenMairieError('OM_LINK_OVER')
  }
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    shown: Omit<Parameters<typeof setupPage>[0], 'locale'>,
  ): Promise<FastifyReply> => {
    const visitor = await visitorOf(request, sessions)
    return send(services, assets, request, reply, visitor, null, setupPage({ locale: visitor.locale, ...shown }))
  }

  server.get<{ Params: { token: string } }>(`${setupUrl}/:token`, { config: perMinute }, async (request, reply) => {
    const { token } = request.params
    await open(token)
    return show(request, reply, { token, typed: { name: '', login: '', email: '' }, problems: [], password: null })
  })

  server.post<{ Params: { token: string } }>(`${setupUrl}/:token`, { config: perMinute }, async (request, reply) => {
    const { token } = request.params
    const body = formOf(request)
    await open(token)
    const said = (name: string): string => (body.get(name) ?? '').trim()
    const typed = { name: said('name'), login: said('login'), email: said('email') }
    const next = body.get('next') ?? ''
    const problems: SetupProblem[] = []
    if (typed.name === '' || [...typed.name].length > longestName) problems.push('name')
    if (!isLogin(typed.login)) problems.push('login')
    if (!isMailAddress(typed.email)) problems.push('email')
    const day = today({ clock, timeZone: config.timeZone })
    const words = [typed.login, typed.name, typed.email]
    const password = await newPasswordProblem(database, { next, again: body.get('again') ?? '' }, words, day)
    if (problems.length > 0 || password !== null) return show(request, reply, { token, typed, problems, password })
    const user = await setUp(database, token, { ...typed, password: next })
    if (user === null) throw new OpenMairieError('OM_LINK_OVER')
    waits = false
    await openSession(services, request, reply, user)
    const { locale } = await visitorOf(request, sessions)
    setFlash(reply, { tone: 'success', message: setupMessages(locale).done })
    return reply.redirect('/', 303)
  })
}

// SPDX-License-Identifier: EUPL-1.2
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { OpenMairieError } from '../errors/errors.js'
import type { Locale, ResolvedApplication } from '../model/application.js'
import { declaredIn } from '../model/parametre.js'
import type { Ctx } from '../records/index.js'
import { noGrants } from '../rights/grants.js'
import type { Companion, PageRequest, Route } from '../ui/page.js'
import { accompanied, usual } from './companions.js'
import { fail } from './failing.js'
import { queryOf } from './fields.js'
import { isMultipart, receiveForm } from './files/receive.js'
import { webMessages } from './messages.js'
import { demandOwnEyes } from './posted.js'
import { appsOf, collectivitesOf, grantsOf, homeOf, workingOf } from './reach.js'
import { noteRefusal } from './refusals/noted.js'
import { sameOrigin, sameToken, surelyOurs } from './same-origin.js'
import { type Assets, send } from './send.js'
import type { Services } from './services.js'
import { answerSignedOut, shownAgain } from './session-end/resuming.js'
import { type Visitor, visitorOf } from './visitor.js'

/** Mounts the routes of features: opens the session, checks CSRF, calls the feature, puts its page into the layout. */
export function mountRoutes(
  server: FastifyInstance,
  services: Services,
  assets: Assets,
  routes: readonly Route[],
  companions: readonly Companion[],
): void {
  const mount = (scope: FastifyInstance, route: Route): void => {
    const url = route.scope === 'application' ? `/:app${route.path}` : route.path
    scope.route({
      method: route.method,
      url,
      handler: (request, reply) => handle(services, assets, companions, route, request, reply),
    })
  }
  for (const route of routes) if (!route.uploads) mount(server, route)
  // Forms with files are read by the routes that take some, and by no other.
  void server.register(async (scope) => {
    await scope.register(multipart, { throwFileSizeLimit: false })
    for (const route of routes) if (route.uploads) mount(scope, route)
  })
  server.setNotFoundHandler((request, reply) =>
    fail(services, assets, request, reply, new OpenMairieError('OM_NOT_FOUND')),
  )
  server.setErrorHandler((error, request, reply) => fail(services, assets, request, reply, error))
}

async function handle(
  services: Services,
  assets: Assets,
  companions: readonly Companion[],
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const visitor = await visitorOf(request, services.sessions)
  if (route.access === 'signed-in' && !visitor.session)
    return answerSignedOut(services, assets, route, request, reply, visitor)
  const asked = requestOf(services, companions, route, request, visitor)
  const pageRequest =
    route.uploads && isMultipart(request) ? await received(services, route, request, asked, visitor) : asked
  if (route.method === 'POST') {
    const again = isOfSession(route, request, pageRequest, visitor) ? null : route.again
    demandOwnEyes(visitor)
    if (again) {
      const form = await again(pageRequest).catch(unlessFound)
      // What is not there any more, or has moved, is refused as any form of another session is.
      if (form?.kind !== 'page') throw expired(visitor.locale)
      const shown = shownAgain(form, pageRequest.body, visitor.locale)
      return send(services, assets, request, reply, visitor, pageRequest.app, shown)
    }
  }
  const answer = await accompanied(await route.handle(pageRequest), companions, pageRequest)
  // Of a record: other answers of that kind only ask for a word more.
  if (route.method === 'POST' && answer.kind === 'page' && answer.status === 409 && pageRequest.params['key'])
    noteRefusal(request, 'conflict', pageRequest.actor)
  if (answer.kind === 'page' && (answer.status ?? 200) >= 500)
    services.log.warn({ route: request.routeOptions.url, method: request.method }, `answered with ${answer.status}`)
  return send(services, assets, request, reply, visitor, pageRequest.app, answer)
}

/** The request with what its form brought: nothing of it is read before it is known to be one of ours, and allowed. */
async function received(
  services: Services,
  route: Route,
  request: FastifyRequest,
  asked: PageRequest,
  visitor: Visitor,
): Promise<PageRequest> {
  demandOwnEyes(visitor)
  const uploads = await route.uploads?.(asked)
  if (!uploads) return asked
  const admit = (body: URLSearchParams): boolean => isOfSession(route, request, { ...asked, body }, visitor)
  return { ...asked, ...(await receiveForm(request, services.files, uploads, asked.locale, admit)) }
}

function requestOf(
  services: Services,
  companions: readonly Companion[],
  route: Route,
  request: FastifyRequest,
  visitor: Visitor,
): PageRequest {
  const params = request.params as Readonly<Record<string, string>> // the router gives texts only
  const apps = appsOf(services, visitor)
  const app =
    route.scope === 'application' ? (apps.find((each) => each.definition.name === params['app']) ?? null) : null
  if (route.scope === 'application' && !app) throw new OpenMairieError('OM_NOT_FOUND')
  const grants = grantsOf(services, visitor)
  const asked: PageRequest = {
    params,
    query: queryOf(request.url),
    body: request.body instanceof URLSearchParams ? request.body : new URLSearchParams(),
    files: [],
    locale: visitor.locale,
    grants,
    actor: visitor.session?.actor ?? null,
    app,
    apps,
    contextOf: (of) => contextOf(services, visitor, of),
    openContextOf: (of, collectivite) => openContextOf(services, visitor.locale, of, collectivite),
    usual: (of, entity) => usual(of, entity, companions, asked),
    url: request.url,
    csrf: visitor.session?.csrf ?? '',
    clock: services.clock,
    mode: services.config.mode,
  }
  return asked
}

/** The context of a visitor in an application. Raises OM_FORBIDDEN where nobody is signed in. */
export function contextOf(services: Services, visitor: Visitor, app: ResolvedApplication): Ctx {
  if (!visitor.session) throw new OpenMairieError('OM_FORBIDDEN')
  return {
    ...shared(services),
    app,
    database: services.databaseOf(app),
    actor: visitor.session.actor,
    grants: grantsOf(services, visitor),
    collectivites: collectivitesOf(services, visitor),
    working: workingOf(services, visitor),
    parametre: (name: string) => services.collectivites.current().parametre(name, homeOf(services, visitor)),
    locale: visitor.locale,
  }
}

/** What every context of an instance has. */
function shared(services: Services): Pick<Ctx, 'instance' | 'declared' | 'clock' | 'timeZone' | 'secret'> {
  return {
    instance: services.database,
    declared: (name: string) =>
      declaredIn(
        services.apps.map((each) => each.app),
        name,
      ),
    clock: services.clock,
    timeZone: services.config.timeZone,
    secret: services.config.secret,
  }
}

/** Whoever comes without an account. */
const anybody = { id: 'public', login: 'public', name: 'Public', kind: 'system' } as const

/**
 * The context of whoever has no account: nothing is granted, on the rows of a collectivité and those below it; of all of them
 * where the application knows none. Raises OM_NOT_FOUND for one that does not exist.
 */
export function openContextOf(
  services: Services,
  locale: Locale,
  app: ResolvedApplication,
  collectivite: string | null,
): Ctx {
  const tree = services.collectivites.current()
  if (collectivite !== null && tree.find(collectivite) === null) throw new OpenMairieError('OM_NOT_FOUND')
  if (collectivite === null && app.belongings.size > 0) throw new OpenMairieError('OM_NOT_FOUND')
  const seen = services.apps.find((each) => each.app.definition.name === app.definition.name)?.app ?? app
  return {
    ...shared(services),
    app: seen,
    database: services.databaseOf(seen),
    actor: anybody,
    grants: noGrants,
    collectivites: collectivite === null ? null : tree.below(collectivite),
    working: collectivite,
    parametre: (name: string) => tree.parametre(name, collectivite),
    locale,
  }
}

/**
 * A form is accepted from our own pages only, with the token of the session that showed it. False for one of ours with another
 * token, which its route can show again; any other raises OM_BAD_REQUEST.
 */
function isOfSession(
  route: Route,
  request: FastifyRequest,
  { body, csrf, locale }: PageRequest,
  { session }: Visitor,
): boolean {
  if (sameOrigin(request) && sameToken(body.get('-csrf'), csrf)) return true
  noteRefusal(request, 'form', session?.actor ?? null)
  if (route.again && session && surelyOurs(request)) return false
  throw expired(locale)
}

function expired(locale: Locale): OpenMairieError {
  return new OpenMairieError('OM_BAD_REQUEST', { reason: webMessages(locale).expiredForm })
}

/** Nothing for what is not found; anything else is raised again. */
function unlessFound(error: unknown): null {
  if (error instanceof OpenMairieError && error.code === 'OM_NOT_FOUND') return null
  throw error
}

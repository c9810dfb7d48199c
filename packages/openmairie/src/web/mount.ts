// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DatabaseError } from '../database/errors.js'
import { OpenMairieError } from '../errors/errors.js'
import { withTasks } from '../followup/tasks/entities.js'
import type { ResolvedApplication } from '../model/application.js'
import { declaredIn } from '../model/parametre.js'
import { endsRetentions } from '../personal/due.js'
import type { Ctx } from '../records/index.js'
import { administrationName } from '../rights/administration.js'
import type { Companion, PageRequest, Reply, Route } from '../ui/page.js'
import { accompanied, usual } from './companions.js'
import { errorPage, knownError } from './errors.js'
import { journalVisit } from './events.js'
import { queryOf } from './fields.js'
import type { Frame } from './frame.js'
import { lookOf } from './look.js'
import { webMessages } from './messages.js'
import { demandOwnEyes } from './posted.js'
import { appsOf, collectivitesOf, grantsOf, homeOf, wholeReachOf, workingOf } from './reach.js'
import { renderFragment, renderPage } from './render.js'
import { sameOrigin, sameToken } from './same-origin.js'
import type { Services } from './services.js'
import { version } from './version.js'
import { cookies, setFlash, type Visitor, visitorOf } from './visitor.js'
import { canSwitch } from './working/choices.js'
import { otherCollectivite } from './working/other.js'

export type Assets = Frame['assets']

/** Mounts the routes of features: opens the session, checks CSRF, calls the feature, puts its page into the layout. */
export function mountRoutes(
  server: FastifyInstance,
  services: Services,
  assets: Assets,
  routes: readonly Route[],
  companions: readonly Companion[],
): void {
  for (const route of routes) {
    const url = route.scope === 'application' ? `/:app${route.path}` : route.path
    server.route({
      method: route.method,
      url,
      handler: (request, reply) => handle(services, assets, companions, route, request, reply),
    })
  }
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
    return reply.redirect(
      `/-/connexion?retour=${encodeURIComponent(request.method === 'GET' ? request.url : '/')}`,
      303,
    )
  const pageRequest = requestOf(services, companions, route, request, visitor)
  if (route.method === 'POST') {
    checkForgery(request, pageRequest)
    demandOwnEyes(visitor)
  }
  const answer = await accompanied(await route.handle(pageRequest), companions, pageRequest)
  if (answer.kind === 'page' && (answer.status ?? 200) >= 500)
    services.log.warn({ route: request.routeOptions.url, method: request.method }, `answered with ${answer.status}`)
  return send(services, assets, request, reply, visitor, pageRequest.app, answer)
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
    locale: visitor.locale,
    grants,
    actor: visitor.session?.actor ?? null,
    app,
    apps,
    contextOf: (of) => contextOf(services, visitor, of),
    usual: (of, entity) => usual(of, entity, companions, asked),
    url: request.url,
    csrf: visitor.session?.csrf ?? '',
    mode: services.config.mode,
  }
  return asked
}

/** The context of a visitor in an application. Raises OM_FORBIDDEN where nobody is signed in. */
export function contextOf(services: Services, visitor: Visitor, app: ResolvedApplication): Ctx {
  if (!visitor.session) throw new OpenMairieError('OM_FORBIDDEN')
  return {
    app,
    database: services.databaseOf(app),
    instance: services.database,
    actor: visitor.session.actor,
    grants: grantsOf(services, visitor),
    collectivites: collectivitesOf(services, visitor),
    working: workingOf(services, visitor),
    declared: (name: string) =>
      declaredIn(
        services.apps.map((each) => each.app),
        name,
      ),
    parametre: (name: string) => services.collectivites.current().parametre(name, homeOf(services, visitor)),
    locale: visitor.locale,
    clock: { now: () => Date.now() },
    timeZone: services.config.timeZone,
    secret: services.config.secret,
  }
}

/** A form is accepted from our own pages only, with the token of the session that showed it. */
function checkForgery(request: FastifyRequest, { body, csrf, locale }: PageRequest): void {
  if (sameOrigin(request) && sameToken(body.get('-csrf'), csrf)) return
  throw new OpenMairieError('OM_BAD_REQUEST', { reason: webMessages(locale).expiredForm })
}

/** The page around an answer. */
export function frameOf(
  services: Services,
  assets: Assets,
  request: FastifyRequest,
  visitor: Visitor,
  app: ResolvedApplication | null,
): Frame {
  const grants = grantsOf(services, visitor)
  const all = appsOf(services, visitor)
  const isAdministration = (each: ResolvedApplication): boolean => each.definition.name === administrationName
  const apps = all.filter((each) => !isAdministration(each))
  const only = apps.length === 1 ? (apps[0] ?? null) : null
  return {
    locale: visitor.locale,
    session: visitor.session,
    apps,
    administration: all.find(isAdministration) ?? null,
    app: app ?? (visitor.session ? only : null),
    instanceName: services.config.name,
    version,
    mode: services.config.mode,
    flash: visitor.flash,
    idleSeconds: services.config.sessions.idleMinutes * 60,
    path: request.url.split('?')[0] ?? '',
    url: request.method === 'GET' ? request.url : '/',
    assets,
    can: (permission) => grants.holds(permission),
    hasTasks: withTasks({ apps: all, grants }).length > 0,
    endsRetentions: endsRetentions({ apps: all, grants }),
    look: lookOf(services.collectivites.current(), homeOf(services, visitor)),
    switches: canSwitch(services.collectivites.current(), wholeReachOf(services, visitor)),
    isUnattached: collectivitesOf(services, visitor)?.length === 0,
    canList: (of, name) => {
      const entity = of.localised[visitor.locale].get(name)
      return entity !== undefined && grants.can(of.definition.name, entity, 'list')
    },
  }
}

/** Turns the answer of a feature into that of HTTP. */
export async function send(
  services: Services,
  assets: Assets,
  request: FastifyRequest,
  reply: FastifyReply,
  visitor: Visitor,
  app: ResolvedApplication | null,
  answer: Reply,
): Promise<FastifyReply> {
  switch (answer.kind) {
    case 'page': {
      if (visitor.flash) reply.clearCookie(cookies.flash, { path: '/' })
      // Kept by the browser for its back button only, and asked again otherwise.
      reply
        .code(answer.status ?? 200)
        .type('text/html; charset=utf-8')
        .header('cache-control', 'private, no-cache')
      // Encoded once: a text would be measured first, then encoded.
      return reply.send(Buffer.from(renderPage(frameOf(services, assets, request, visitor, app), answer)))
    }
    case 'fragment':
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'private, no-store')
        .send(renderFragment(answer.body))
    case 'redirect':
      if (answer.flash) setFlash(reply, answer.flash)
      return reply.redirect(answer.location, 303)
    case 'json':
      return reply
        .code(answer.status ?? 200)
        .header('cache-control', 'private, no-store')
        .send(answer.value)
    case 'stream': {
      // The first piece is read before anything is said: what is refused or fails at once gets a page that says so.
      const pieces = answer.content[Symbol.asyncIterator]()
      const first = await pieces.next()
      return reply
        .type(answer.type)
        .header('content-disposition', `attachment; filename="${answer.filename.replace(/[^\w.-]/g, '_')}"`)
        .header('cache-control', 'private, no-store')
        .send(Readable.from(resumed(first, pieces)))
    }
  }
}

async function* resumed<T>(first: IteratorResult<T>, rest: AsyncIterator<T>): AsyncIterable<T> {
  try {
    for (let step = first; !step.done; step = await rest.next()) yield step.value
  } finally {
    await rest.return?.()
  }
}

async function fail(
  services: Services,
  assets: Assets,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): Promise<FastifyReply> {
  const visitor = await visitorOf(request, services.sessions).catch(() => ({
    token: null,
    session: null,
    locale: 'fr' as const,
    flash: null,
  }))
  if (error instanceof OpenMairieError && error.code === 'OM_FORBIDDEN' && visitor.session)
    await journalVisit(services.database, 'refused', visitor.session.actor, request).catch((cause: unknown) =>
      services.log.error({ error: errorText(cause) }, 'a refusal was not journalled'),
    )
  const names = request.routeOptions.url?.includes(':key') === true
  const other = await otherCollectivite(services, visitor, request, error)
  if (other) return send(services, assets, request, reply, visitor, null, other)
  const known = knownError(error, names, visitor.locale) ?? clientMistake(error)
  const incident = randomUUID()
  // The route's pattern, never the address: it may hold names and values.
  if (!known)
    services.log.error(
      { incident, route: request.routeOptions.url, method: request.method, error: errorText(error) },
      'unexpected error',
    )
  else if (known.cause instanceof DatabaseError && known.status >= 500)
    services.log.warn({ route: request.routeOptions.url, method: request.method }, known.cause.message)
  return send(services, assets, request, reply, visitor, null, errorPage(visitor.locale, known, incident))
}

/** What Fastify itself refuses: a body too large, a type unknown, too many attempts. */
function clientMistake(error: unknown): OpenMairieError | null {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 429) return new OpenMairieError('OM_TOO_MANY_ATTEMPTS')
  if (status === 413) return new OpenMairieError('OM_TOO_LARGE')
  return status >= 400 && status < 500 ? new OpenMairieError('OM_BAD_REQUEST', { reason: String(status) }) : null
}

function errorText(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { stack, message } = error
  return stack ?? message
}

// SPDX-License-Identifier: EUPL-1.2
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance } from 'fastify'
import helmet from 'helmet'
import { matrixRoutes } from '../administration/matrix/routes.js'
import { whyRoute } from '../administration/why/routes.js'
import { authoredRoutes } from '../authored/routes.js'
import { bulkRoutes } from '../bulk/routes.js'
import { dashboardRoutes } from '../dashboard/routes.js'
import { openRenderer } from '../documents/renderer.js'
import { duplicatesCompanion } from '../duplicates/companion.js'
import { duplicatesRoutes } from '../duplicates/routes.js'
import { editionsCompanion } from '../editions/companion.js'
import { editionRoutes } from '../editions/routes.js'
import { mailLimit } from '../editions/sending/limits.js'
import type { EditionServices, Mails } from '../editions/services.js'
import { OpenMairieError } from '../errors/errors.js'
import { followupCompanion } from '../followup/companion.js'
import { followupRoutes } from '../followup/routes.js'
import { formRoutes } from '../form/routes.js'
import { generatorRoutes } from '../generator/routes.js'
import { sheetsRoutes } from '../generator/sheets/routes.js'
import { historyCompanion } from '../history/companion.js'
import { historyRoutes } from '../history/routes.js'
import { importsCompanion } from '../imports/companion.js'
import { importRoutes } from '../imports/routes.js'
import { listingRoutes } from '../listing/routes.js'
import { memoryCompanion } from '../memory/companion.js'
import { memoryRoutes } from '../memory/routes.js'
import { personalCompanion } from '../personal/companion.js'
import { personalRoutes } from '../personal/routes.js'
import { planningRoutes } from '../planning/routes.js'
import { jobsRoutes } from '../progress/list-routes.js'
import { jobsPermission } from '../progress/reach.js'
import { progressRoutes } from '../progress/routes.js'
import { queryRoutes } from '../queries/routes.js'
import { reversibilityCompanion } from '../reversibility/companion.js'
import { reversibilityRoutes } from '../reversibility/routes.js'
import { accessCompanion } from './access/companion.js'
import { accessRoutes } from './access/routes.js'
import { mountOwnAccountRoutes } from './account/routes.js'
import { mountAccountRoutes } from './account-routes.js'
import { mountAssets } from './assets.js'
import { countAttempt } from './attempts.js'
import { mountAuthoredLive } from './authored-live/routes.js'
import { readFields } from './fields.js'
import { letterheadOf } from './letterhead.js'
import { mountLive } from './live/routes.js'
import { mountLooks } from './look.js'
import { mountMetrics } from './metrics/routes.js'
import { mountRoutes } from './mount.js'
import { picturesCompanion } from './pictures/companion.js'
import { mountPictureRoutes } from './pictures/routes.js'
import { mountPolicyReports } from './policy-reports.js'
import { mountReadiness } from './readiness.js'
import { mountRecovery } from './recovery/routes.js'
import { mountRefusals } from './refusals/journal.js'
import { namesThisMachine } from './same-origin.js'
import { mountSecondFactor } from './second-factor/routes.js'
import type { Services } from './services.js'
import { mountSessionEnd } from './session-end/routes.js'
import { mountSetup } from './setup/routes.js'
import { shortcutsRoutes } from './shortcuts.js'
import { mountStylesheets } from './stylesheets.js'
import { mountTakenForRoutes } from './taken-for/routes.js'
import { mountWorkingRoutes } from './working/routes.js'

const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  reportUri: ['/-/csp'],
}

const longestPart = 8200

/** Whether the router can read an address. What it cannot leads nowhere, by a page with the headers of every other. */
function isReadable(url: string): boolean {
  const [path = ''] = url.split('?', 1)
  try {
    decodeURIComponent(path)
    return path.split('/').every((part) => part.length <= longestPart)
  } catch {
    return false
  }
}

/** The HTTP shell: headers, cookies, assets, then the routes of each feature. */
export async function createServer(services: Services): Promise<FastifyInstance> {
  const server = fastify({
    logger: false,
    // Keys of records travel in addresses: the longest that an index holds, each byte escaped, there and in Referer.
    routerOptions: { maxParamLength: longestPart },
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : '/-/illisible'),
    http: { maxHeaderSize: 65_536 },
    bodyLimit: 2_000_000,
    trustProxy: services.config.mode === 'production' ? 'loopback' : false,
    forceCloseConnections: 'idle',
  })
  // Made once: Fastify's own plugin makes it anew for each request.
  const protect = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    // The demonstration speaks plain HTTP on the machine itself.
    strictTransportSecurity: services.config.mode === 'production',
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  })
  server.addHook('onRequest', (request, reply, done) => protect(request.raw, reply.raw, () => done()))
  await server.register(cookie)
  mountRefusals(server, services)
  const { mode, host } = services.config
  if (mode !== 'production') tellTime(server)
  if (mode !== 'production' && (host === '127.0.0.1' || host === 'localhost' || host === '::1'))
    server.addHook('onRequest', (request, _, done) =>
      done(namesThisMachine(request) ? undefined : new OpenMairieError('OM_FORBIDDEN')),
    )
  // Forms alone are read: what no page of ours sends is refused before anything is made of it.
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, readFields(String(body))),
  )
  await server.register(rateLimit, { global: false })
  const assets = await mountAssets(server)
  mountReadiness(server, [
    { name: 'instance', connection: services.database },
    ...services.apps.flatMap(({ app }) => {
      const connection = services.databaseOf(app)
      return connection === services.database ? [] : [{ name: app.definition.name, connection }]
    }),
  ])
  await mountMetrics(server, services)
  mountPolicyReports(server, services.log)
  mountSetup(server, services, assets)
  mountAccountRoutes(server, services, assets)
  mountOwnAccountRoutes(server, services, assets)
  mountWorkingRoutes(server, services, assets)
  mountLooks(server)
  mountPictureRoutes(server, services, assets)
  mountSecondFactor(server, services, assets)
  mountTakenForRoutes(server, services)
  mountRecovery(server, services, assets)
  mountSessionEnd(server, services)
  mountLive(server, services)
  mountStylesheets(server, services)
  mountAuthoredLive(server, services)
  const renderer = openRenderer()
  const mails: Mails | null = services.mailer && {
    admits: (user) => countAttempt(services.database, `courriel\n${user}`, mailLimit),
  }
  const editions: EditionServices = {
    renderer,
    database: services.database,
    files: services.files,
    mails,
    letterhead: (ctx, signs = false) => letterheadOf(services, ctx, signs),
  }
  server.addHook('onClose', (_, done) => {
    renderer.stop()
    done()
  })
  mountRoutes(
    server,
    services,
    assets,
    [
      ...shortcutsRoutes(services),
      ...accessRoutes(services),
      ...generatorRoutes(services.generator),
      ...sheetsRoutes({
        database: services.database,
        files: services.files,
        clock: services.clock,
        jobKinds: services.jobKinds,
        allowed: services.generator.allowed,
        folder: services.generator.newIn,
        served: services.generator.apps.map(({ folder }) => folder),
        names: services.apps.map(({ app }) => app.definition.name),
      }),
      ...matrixRoutes(services),
      whyRoute(services.database),
      ...dashboardRoutes,
      ...authoredRoutes({ ...editions, files: services.files }),
      ...listingRoutes,
      ...formRoutes,
      ...memoryRoutes(services.database),
      ...duplicatesRoutes,
      ...historyRoutes,
      ...personalRoutes,
      ...followupRoutes(services.database, services.config.timeZone, services.files.most),
      ...bulkRoutes(services.database),
      ...importRoutes(services),
      ...editionRoutes(editions),
      ...queryRoutes(editions),
      ...jobsRoutes({
        database: services.database,
        kinds: services.jobKinds,
        timeZone: services.config.timeZone,
        refresh: (user) => services.sessions.refresh(user),
      }),
      ...progressRoutes(services.database, services.jobKinds),
      ...reversibilityRoutes(services.database),
      ...planningRoutes({
        database: services.database,
        schedules: services.schedules,
        timeZone: services.config.timeZone,
        jobsPermission,
        backsUp: services.config.backups !== null,
      }),
    ],
    [
      memoryCompanion(services.database),
      duplicatesCompanion,
      accessCompanion,
      historyCompanion,
      importsCompanion,
      editionsCompanion({ mails }),
      personalCompanion,
      picturesCompanion,
      reversibilityCompanion,
      followupCompanion(services.database, services.files.most),
    ],
  )
  return server
}

/** Each answer says how long the server took: the browser's tools show it, and the bench reads it. */
function tellTime(server: FastifyInstance): void {
  const started = new WeakMap<object, number>()
  server.addHook('onRequest', (request, _, done) => {
    started.set(request, performance.now())
    done()
  })
  server.addHook('onSend', (request, reply, payload, done) => {
    const taken = performance.now() - (started.get(request) ?? performance.now())
    reply.header('server-timing', `total;dur=${taken.toFixed(1)}`)
    done(null, payload)
  })
}

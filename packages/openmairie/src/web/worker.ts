// SPDX-License-Identifier: EUPL-1.2
import { Server } from 'node:net'
import { pino } from 'pino'
import { administration } from '../administration/application.js'
import { syncPermissions } from '../administration/sync.js'
import { beforeDatabase } from '../application/drift.js'
import { loadApplication } from '../application/load.js'
import { bulkJobs } from '../bulk/jobs.js'
import { holdCollectivites } from '../collectivites/held.js'
import type { Database } from '../database/contract.js'
import { openByAddress } from '../database/open.js'
import { actsAs } from '../database/postgresql/barrier/acting.js'
import { openDatabase } from '../database/postgresql/pool.js'
import { OpenMairieError } from '../errors/errors.js'
import { openFiles } from '../files/files.js'
import { importJobs } from '../imports/jobs.js'
import { openFeed } from '../jobs/feed.js'
import { startJobs } from '../jobs/runner.js'
import type { ResolvedApplication } from '../model/application.js'
import { systemContext } from '../records/index.js'
import { holdRights } from '../rights/rights.js'
import { gapWords } from './barrier-words.js'
import { startChores } from './chores.js'
import { configSchema, configVariable } from './config.js'
import { jobContexts } from './job-contexts.js'
import { openRefusals } from './refusals/journal.js'
import { createServer } from './server.js'
import { openSessions } from './sessions.js'

/** A worker of the supervisor: loads the applications once, serves until it is told to drain. */
const config = configSchema.parse(JSON.parse(process.env[configVariable] ?? '{}'))
const log = pino({ level: config.logLevel }, pino.destination(2))
const database = openDatabase({
  url: config.databaseUrl,
  size: config.poolSize,
  applicationName: 'openmairie',
  statementTimeout: 15_000,
  timeZone: config.timeZone,
  ...(config.roles.instance === null ? {} : { role: config.roles.instance }),
  failed: (error) => log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'database connection'),
})
const elsewhere = new Map(
  Object.entries(config.elsewhere).map(([name, url]) => [
    name,
    openByAddress({
      url,
      size: config.poolSize,
      applicationName: 'openmairie',
      statementTimeout: 15_000,
      timeZone: config.timeZone,
      ...(config.roles.elsewhere[name] === undefined ? {} : { role: config.roles.elsewhere[name] }),
      failed: (error) =>
        log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'database connection'),
    }),
  ]),
)
for (const [base, role] of [
  [database, config.roles.instance],
  ...[...elsewhere].map(([name, base]) => [base, config.roles.elsewhere[name] ?? null] as const),
] as const) {
  if (role === null || (await actsAs(base, role))) continue
  throw new OpenMairieError('OM_NO_BARRIER', { reason: gapWords({ kind: 'pooler' }) })
}
const addressOf = (app: ResolvedApplication): string => config.elsewhere[app.definition.name] ?? config.databaseUrl
const databaseOf = (app: ResolvedApplication): Database => elsewhere.get(app.definition.name) ?? database
const apps = await Promise.all(
  config.folders.map(async (folder) => {
    const loaded = await loadApplication(folder, config.mode === 'production')
    const served = await beforeDatabase(loaded, addressOf(loaded.app))
    const searched = new Set(config.searched[loaded.app.definition.name])
    return { ...served, app: { ...served.app, searched } }
  }),
)
// Last: the first one is where a visitor enters.
const served = [...apps, { folder: '', app: administration, compiled: true }]
await syncPermissions(
  database,
  served.map(({ app }) => app),
)
const rights = await holdRights(database)
const collectivites = await holdCollectivites(database)
const sessions = openSessions(database, rights, collectivites, config.sessions)
const refusals = openRefusals(database)
const files = openFiles(database, config.files)
const server = await createServer({
  config,
  log,
  database,
  databaseOf,
  apps: served,
  rights,
  collectivites,
  sessions,
  refusals,
  files,
  // Read where mails are sent only.
  mailer:
    config.mail &&
    (await import('../mail/smtp.js')).openSmtp(config.mail.server, { name: config.name, address: config.mail.from }),
  generator: {
    apps,
    addressOf,
    allowed: config.mode !== 'production',
    generated: () => process.send?.('reload'),
  },
})

const contextOf = jobContexts({ config, database, databaseOf, apps: served.map(({ app }) => app) })

let draining = false
server.addHook('onSend', (_, reply, payload, done) => {
  if (draining) reply.header('connection', 'close')
  done(null, payload)
})
await server.listen({ host: config.host, port: config.port })

const chores = startChores(
  database,
  sessions,
  refusals,
  served.map(({ app }) => systemContext(app, databaseOf(app), database, config.timeZone)),
  log,
  config.retention,
  files,
)

const feed = openFeed(config.databaseUrl, (error) =>
  log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'feed of jobs'),
)
const jobs = startJobs({
  url: config.databaseUrl,
  database,
  kinds: [...bulkJobs(contextOf), ...importJobs({ database, files, contextOf })],
  feed,
  node: config.node,
  ...config.jobs,
  failed: (error) => log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'job'),
})

/**
 * No new connection, but those that are open may still ask once: closing an idle one could cross a request on its way.
 * Each answer tells its connection to close.
 */
function drain(): void {
  draining = true
  chores.stop()
  void jobs.stop().then(() => feed.stop())
  // What the last answers refused is told too; a base that does not answer is waited for no longer than a client.
  const leave = () =>
    refusals
      .tell(true)
      .catch(() => undefined)
      .finally(() => process.exit(0))
  Server.prototype.close.call(server.server, () => void leave())
  setTimeout(() => server.server.closeIdleConnections(), 5000).unref()
  setTimeout(() => process.exit(0), 15_000).unref()
}
process.on('message', (message) => {
  if (message === 'drain') drain()
})
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    server.close().finally(() => process.exit(0))
    setTimeout(() => process.exit(0), 2000).unref()
  })
}
process.on('disconnect', () => {
  if (!draining) process.exit(0)
})

// SPDX-License-Identifier: EUPL-1.2
import { Server } from 'node:net'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { administration } from '../administration/application.js'
import { syncPermissions } from '../administration/sync.js'
import { holdCollectivites } from '../collectivites/held.js'
import { openFiles } from '../files/files.js'
import { openFeed } from '../jobs/feed.js'
import { openHeavy } from '../jobs/heavy/heavy.js'
import { needsServed } from '../jobs/needs.js'
import { startJobs } from '../jobs/runner.js'
import { startSchedules } from '../jobs/schedules/start.js'
import { systemContext } from '../records/index.js'
import { holdRights } from '../rights/rights.js'
import { backupSchedule } from './backup-schedule.js'
import { openBases } from './bases.js'
import { startChores } from './chores.js'
import { configSchema, configVariable } from './config.js'
import { jobKinds } from './job-kinds.js'
import { openLive } from './live/live.js'
import { openRefusals } from './refusals/journal.js'
import { usualRefusalLimits } from './refusals/limits.js'
import { scheduledNames, schedulesOf } from './schedules.js'
import { createServer } from './server.js'
import { openSessions } from './sessions.js'
import { folderOfNew } from './sheets.js'
import type { ReloadAsked } from './supervisor.js'

/** A worker of the supervisor: loads the applications once, serves until it is told to drain. */
const config = configSchema.parse(JSON.parse(process.env[configVariable] ?? '{}'))
const log = pino({ level: config.logLevel }, pino.destination(2))
const bases = await openBases(config, log)
const { database, databaseOf, addressOf, apps, clock } = bases
// Last: the first one is where a visitor enters.
const served = [...apps, { folder: '', app: administration, compiled: true }]
await syncPermissions(
  database,
  served.map(({ app }) => app),
)
const rights = await holdRights(database)
const collectivites = await holdCollectivites(database)
const sessions = openSessions(database, rights, collectivites, config.sessions)
const refusals = openRefusals(database, usualRefusalLimits, clock.now)
const files = openFiles(database, config.files)
const feed = openFeed(config.databaseUrl, (error) =>
  log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'feed of jobs'),
)
const live = openLive(database, feed, (error) =>
  log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'jobs told as they move'),
)
const schedules = schedulesOf(config, bases, log, await backupSchedule(config, database))
/** Asks to be replaced by workers that take up what was written; with one more application, where a folder is named. */
const reload = (folder: string | null): void => {
  const asked: ReloadAsked = { reload: true, folder }
  process.send?.(asked)
}
// Read where mails are sent only.
const mailer =
  config.mail &&
  (await import('../mail/smtp.js')).openSmtp(config.mail.server, { name: config.name, address: config.mail.from })
const kinds = jobKinds(config, bases, files, schedules, reload, mailer)
const server = await createServer({
  config,
  log,
  clock,
  database,
  databaseOf,
  apps: served,
  rights,
  collectivites,
  sessions,
  refusals,
  files,
  live,
  schedules,
  jobKinds: kinds,
  mailer,
  generator: {
    apps,
    addressOf,
    allowed: config.mode !== 'production',
    generated: () => reload(null),
    newIn: folderOfNew(config),
  },
})

let draining = false
server.addHook('onSend', (_, reply, payload, done) => {
  if (draining) reply.header('connection', 'close')
  done(null, payload)
})
await server.listen({ host: config.host, port: config.port })

const chores = startChores(
  database,
  refusals,
  served.map(({ app }) => systemContext(app, databaseOf(app), database, config.timeZone, clock)),
  log,
  files,
)
// One that lasts less than an hour is reset with its files too: they say from the start that they are its own.
if (config.mode === 'demonstration')
  files
    .standing()
    .then((standing) => (standing === 'free' ? files.take() : undefined))
    .catch((error: unknown) => log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'files'))
const scheduler = startSchedules({
  database,
  schedules,
  applications: scheduledNames(bases),
  timeZone: config.timeZone,
  clock,
  failed: (error) => log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'schedules'),
})

const heavy = openHeavy({
  file: fileURLToPath(new URL('./heavy-worker.js', import.meta.url)),
  // As wide a young generation as here: lines in flight outlive a narrow one, which took a fifth of an import.
  execArgv: process.execArgv,
  env: process.env,
})
const jobs = startJobs({
  url: config.databaseUrl,
  database,
  kinds,
  feed,
  heavy,
  node: config.node,
  served: needsServed(
    served.map(({ app }) => app.definition.name),
    schedules,
  ),
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
  scheduler.stop()
  live.stop()
  void jobs.stop().then(() => {
    heavy.stop()
    return feed.stop()
  })
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

// SPDX-License-Identifier: EUPL-1.2
import type { Logger } from 'pino'
import { administration } from '../administration/application.js'
import { readCollectivites } from '../collectivites/held.js'
import type { Database } from '../database/contract.js'
import { forgetDrafts } from '../drafts/store.js'
import { forgetImports } from '../imports/store.js'
import type { Run, Schedule } from '../jobs/schedules/contract.js'
import { forgetJobs } from '../jobs/store.js'
import { forgetLastSearches } from '../memory/last-search.js'
import type { Locale, ResolvedApplication } from '../model/application.js'
import { declaredIn } from '../model/parametre.js'
import type { Cadence, ScheduleDeclaration } from '../model/schedule.js'
import { wordOf } from '../model/word.js'
import { type Ctx, forgetAttached, forgetOperations, runScheduled, systemContext } from '../records/index.js'
import type { Bases } from './bases.js'
import type { Config } from './config.js'
import { appFor } from './reach.js'
import { endRetentions } from './retention.js'
import { ownScheduleMessages } from './schedule-messages.js'
import { purgeSessions } from './sessions.js'

/** What the framework itself does, as a name of an application. */
export const frameworkName = 'openmairie'

type Needed = Pick<Bases, 'database' | 'databaseOf' | 'apps' | 'clock'>
type OwnName = Exclude<
  keyof ReturnType<typeof ownScheduleMessages>,
  'nothing' | 'erased' | 'due' | 'ended' | 'backedUp' | 'noFolder'
>

/** All that recurs in an instance: what the framework does by itself, its backup where it makes one, then what its applications declare. */
export function schedulesOf(
  config: Config,
  bases: Needed,
  log: Logger,
  backup: Schedule | null = null,
): readonly Schedule[] {
  return [
    ...frameworkSchedules(config, bases, log),
    ...(backup === null ? [] : [backup]),
    ...bases.apps.flatMap(({ app }) =>
      Object.entries(app.schedules).map(([name, declared]) => applicationSchedule(config, bases, app, name, declared)),
    ),
  ]
}

/** Names of the applications that schedules are of, the framework’s own included. */
export function scheduledNames({ apps }: Pick<Bases, 'apps'>): readonly string[] {
  return [frameworkName, ...apps.map(({ app }) => app.definition.name)]
}

function frameworkSchedules(config: Config, bases: Needed, log: Logger): readonly Schedule[] {
  const messages = ownScheduleMessages('fr')
  const own = (name: OwnName, cadence: Cadence, work: (database: Database) => Promise<number>): Schedule => ({
    application: frameworkName,
    name,
    label: labelOf(name),
    cadence,
    per: 'instance',
    run: async ({ signal }) => {
      const count = await work(bases.database.until?.(signal) ?? bases.database)
      return count === 0 ? messages.nothing : messages.erased(count)
    },
  })
  return [
    own('sessions', { every: 'hour', minute: 3 }, (database) => purgeSessions(database, config.sessions)),
    own('searches', { every: 'hour', minute: 8 }, forgetLastSearches),
    own('operations', { every: 'hour', minute: 13 }, forgetOperations),
    own('drafts', { every: 'hour', minute: 18 }, forgetDrafts),
    own('jobs', { every: 'day', at: '03:23' }, forgetJobs),
    own('imports', { every: 'day', at: '03:33' }, forgetImports),
    own('attached', { every: 'hour', minute: 28 }, forgetAttached),
    {
      application: frameworkName,
      name: 'retention',
      label: labelOf('retention'),
      // At the beginning of a day, what ends on it is told.
      cadence: { every: 'day', at: '00:20' },
      per: 'instance',
      run: async ({ signal }) => {
        const served = [...bases.apps.map(({ app }) => app), administration]
        const systems = served.map((app) => systemOf(config, bases, app, signal))
        const { due, ended, refused } = await endRetentions(systems, config.retention, log)
        return config.retention === 'apply' && due > 0
          ? `${messages.due(due)} ${messages.ended(ended, refused)}`
          : messages.due(due)
      },
    },
  ]
}

/** How something that the framework does is called. */
export function labelOf(name: OwnName): Readonly<Record<Locale, string>> {
  return { fr: ownScheduleMessages('fr')[name], en: ownScheduleMessages('en')[name] }
}

function applicationSchedule(
  config: Config,
  bases: Needed,
  app: ResolvedApplication,
  name: string,
  declared: ScheduleDeclaration,
): Schedule {
  const { label, cadence, per } = declared
  return {
    application: app.definition.name,
    name,
    label: {
      fr: wordOf(app.definition, 'fr', label),
      en: wordOf(app.definition, 'en', label),
    },
    cadence,
    per,
    run: async (run) => {
      await runScheduled(await contextFor(config, bases, app, run), declared, run.keep)
      return null
    },
  }
}

/** The system, for all collectivités or for one of them alone, whose parameters then hold. */
async function contextFor(
  config: Config,
  bases: Needed,
  app: ResolvedApplication,
  { collectivite, signal }: Run,
): Promise<Ctx> {
  const tree = await readCollectivites(bases.database)
  const whole = systemOf(config, bases, app, signal)
  const collectivites = collectivite === null ? null : [collectivite]
  return {
    ...whole,
    app: appFor(app, collectivites, whole.grants),
    collectivites,
    parametre: (name) => tree.parametre(name, collectivite),
    declared: (name) =>
      declaredIn(
        bases.apps.map((each) => each.app),
        name,
      ),
  }
}

/** The system in an application, on bases that stop with the signal. */
function systemOf(config: Config, bases: Needed, app: ResolvedApplication, signal: AbortSignal): Ctx {
  const instance = bases.database.until?.(signal) ?? bases.database
  const data = bases.databaseOf(app)
  // One and the same where it is: that is how a write and its line of journal are one transaction.
  const database = data === bases.database ? instance : (data.until?.(signal) ?? data)
  return systemContext(app, database, instance, config.timeZone, bases.clock)
}

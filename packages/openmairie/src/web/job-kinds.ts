// SPDX-License-Identifier: EUPL-1.2
import { administration } from '../administration/application.js'
import { bulkJobs } from '../bulk/jobs.js'
import { readCollectivites } from '../collectivites/held.js'
import type { Database } from '../database/contract.js'
import { lotJobs } from '../editions/lot/job.js'
import { mailJobs } from '../editions/sending/job.js'
import { mailLotJobs } from '../editions/sending/lot-job.js'
import { exportJobs } from '../exports/jobs.js'
import type { Files } from '../files/contract.js'
import { sheetsJobs } from '../generator/sheets/jobs.js'
import { importJobs } from '../imports/jobs.js'
import type { JobKind } from '../jobs/contract.js'
import type { Schedule } from '../jobs/schedules/contract.js'
import { schedulesKind } from '../jobs/schedules/kind.js'
import type { Mailer } from '../mail/contract.js'
import type { ResolvedApplication } from '../model/application.js'
import { type Ctx, systemContext } from '../records/index.js'
import { reversibilityJobs } from '../reversibility/jobs.js'
import type { Contexts } from '../reversibility/sources.js'
import type { Bases } from './bases.js'
import type { Config } from './config.js'
import { jobContexts } from './job-contexts.js'
import { letterheadFrom } from './letterhead.js'
import { sheetsOf } from './sheets.js'

/** Every kind of job of an instance, in the process that serves and in those of heavy jobs alike. `served`: serves one more application; `mailer`: null where no mail is sent. */
export function jobKinds(
  config: Config,
  { database, databaseOf, apps, clock }: Bases,
  files: Files,
  schedules: readonly Schedule[],
  served: (folder: string) => void,
  mailer: Mailer | null,
): readonly JobKind[] {
  const contextOf = jobContexts({
    config,
    database,
    databaseOf,
    apps: [...apps.map(({ app }) => app), administration],
    clock,
  })
  const letterhead = async (ctx: Ctx, signs: boolean) =>
    letterheadFrom(database, await readCollectivites(database), ctx, signs)
  const contextsUnder = (signal: AbortSignal): Contexts => {
    // Applications that share a base go on sharing it.
    const stopping = new Map<Database, Database>()
    const until = (base: Database): Database => {
      const known = stopping.get(base) ?? base.until?.(signal) ?? base
      stopping.set(base, known)
      return known
    }
    const of = (app: ResolvedApplication) =>
      systemContext(app, until(databaseOf(app)), until(database), config.timeZone, clock)
    return { apps: apps.map(({ app }) => of(app)), administration: of(administration) }
  }
  const systemOf = (name: string): Ctx | null => {
    const served = apps.find(({ app }) => app.definition.name === name)
    return served ? systemContext(served.app, databaseOf(served.app), database, config.timeZone, clock) : null
  }
  return [
    ...lotJobs({ database, files, contextOf, letterhead }),
    ...mailJobs({ database, files, contextOf, mailer }),
    ...mailLotJobs({ database, files, contextOf, letterhead, mailer }),
    ...bulkJobs(contextOf),
    ...importJobs({ database, files, contextOf, systemOf }),
    ...exportJobs({ database, files, contextOf }),
    ...sheetsJobs(sheetsOf(config, { database, files, clock, contextOf }, served)),
    ...reversibilityJobs({ database, files, contextOf, contextsUnder }),
    schedulesKind(database, schedules),
  ]
}

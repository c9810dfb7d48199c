// SPDX-License-Identifier: EUPL-1.2
import { administration } from '../administration/application.js'
import { bulkJobs } from '../bulk/jobs.js'
import type { Database } from '../database/contract.js'
import type { Files } from '../files/contract.js'
import { importJobs } from '../imports/jobs.js'
import type { JobKind } from '../jobs/contract.js'
import type { Schedule } from '../jobs/schedules/contract.js'
import { schedulesKind } from '../jobs/schedules/kind.js'
import type { ResolvedApplication } from '../model/application.js'
import { systemContext } from '../records/index.js'
import { reversibilityJobs } from '../reversibility/jobs.js'
import type { Contexts } from '../reversibility/sources.js'
import type { Bases } from './bases.js'
import type { Config } from './config.js'
import { jobContexts } from './job-contexts.js'

/** Every kind of job of an instance, in the process that serves and in those of heavy jobs alike. */
export function jobKinds(
  config: Config,
  { database, databaseOf, apps }: Bases,
  files: Files,
  schedules: readonly Schedule[],
): readonly JobKind[] {
  const contextOf = jobContexts({ config, database, databaseOf, apps: [...apps.map(({ app }) => app), administration] })
  const contextsUnder = (signal: AbortSignal): Contexts => {
    const instance: Database = database.until?.(signal) ?? database
    const of = (app: ResolvedApplication) => {
      const data = databaseOf(app)
      return systemContext(
        app,
        data === database ? instance : (data.until?.(signal) ?? data),
        instance,
        config.timeZone,
      )
    }
    return { apps: apps.map(({ app }) => of(app)), administration: of(administration) }
  }
  return [
    ...bulkJobs(contextOf),
    ...importJobs({ database, files, contextOf }),
    ...reversibilityJobs({ database, files, contextOf, contextsUnder }),
    schedulesKind(database, schedules),
  ]
}

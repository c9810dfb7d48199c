// SPDX-License-Identifier: EUPL-1.2
import { administration } from '../administration/application.js'
import { bulkJobs } from '../bulk/jobs.js'
import { readCollectivites } from '../collectivites/held.js'
import { lotJobs } from '../editions/lot/job.js'
import type { Files } from '../files/contract.js'
import { importJobs } from '../imports/jobs.js'
import type { JobKind } from '../jobs/contract.js'
import type { Schedule } from '../jobs/schedules/contract.js'
import { schedulesKind } from '../jobs/schedules/kind.js'
import type { Ctx } from '../records/index.js'
import type { Bases } from './bases.js'
import type { Config } from './config.js'
import { jobContexts } from './job-contexts.js'
import { letterheadFrom } from './letterhead.js'

/** Every kind of job of an instance, in the process that serves and in those of heavy jobs alike. */
export function jobKinds(
  config: Config,
  { database, databaseOf, apps }: Bases,
  files: Files,
  schedules: readonly Schedule[],
): readonly JobKind[] {
  const contextOf = jobContexts({ config, database, databaseOf, apps: [...apps.map(({ app }) => app), administration] })
  const letterhead = async (ctx: Ctx) => letterheadFrom(database, await readCollectivites(database), ctx)
  return [
    ...lotJobs({ database, files, contextOf, letterhead }),
    ...bulkJobs(contextOf),
    ...importJobs({ database, files, contextOf }),
    schedulesKind(database, schedules),
  ]
}

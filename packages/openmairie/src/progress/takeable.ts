// SPDX-License-Identifier: EUPL-1.2
import type { Job, JobKind } from '../jobs/contract.js'
import type { ListedJob } from '../jobs/listed.js'
import { runs } from './standing.js'

/** Whether a user may still take away what his job gave, and the list of what it could not do: a right may have gone since. */
export async function mayTake(kinds: readonly JobKind[], job: Job): Promise<boolean> {
  const kind = kinds.find(({ name }) => name === job.kind)
  return (await kind?.mayTake?.(job)) ?? false
}

/** The same jobs, without the results that `user` may not take: those of others, and of his own those whose right has gone. */
export function takeableBy(
  kinds: readonly JobKind[],
  user: string,
  jobs: readonly ListedJob[],
): Promise<readonly ListedJob[]> {
  return Promise.all(
    jobs.map(async (job) => {
      const offered = job.result && job.user === user && !runs(job) && (await mayTake(kinds, job))
      return { ...job, result: offered }
    }),
  )
}

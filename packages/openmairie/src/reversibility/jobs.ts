// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import { readCollectivites } from '../collectivites/held.js'
import type { Database } from '../database/contract.js'
import { OpenMairieError } from '../errors/errors.js'
import type { Files } from '../files/contract.js'
import { sizeText } from '../files/size.js'
import type { JobKind } from '../jobs/contract.js'
import { today } from '../records/index.js'
import { keepResult } from '../ui/job-result.js'
import { askedShape, type ContextOf, localeOf } from '../ui/job-target.js'
import { exportCollectivite, partCount } from './export.js'
import { reversibilityMessages } from './messages.js'
import { mayTake } from './reach.js'
import type { Contexts } from './sources.js'

/** Name of the kind of job. */
export const reversibilityJob = 'reversibilite'

const payload = z.object({ ...askedShape, collectivite: z.string() })

interface Needed {
  readonly database: Database
  readonly files: Files
  readonly contextOf: ContextOf
  /** The system's own contexts, on bases that stop with a signal. */
  contextsUnder(signal: AbortSignal): Contexts
}

/** How the archive of a collectivité is made, for its user to download: in one part, which leaves nothing where it is stopped. */
export function reversibilityJobs({ database, files, contextOf, contextsUnder }: Needed): readonly JobKind[] {
  return [
    {
      name: reversibilityJob,
      // Rows of shared tables, and digests of files, are held until the end.
      heavy: { memoryMegabytes: 800 },
      total: async (job, signal) => {
        const { all } = await readCollectivites(database)
        return partCount(contextsUnder(signal), payload.parse(job.payload).collectivite, all.length === 1)
      },
      async next(job, keep, signal, tell) {
        const { collectivite, ...given } = payload.parse(job.payload)
        const ctx = await contextOf({ ...given, user: job.user }, signal)
        if (!ctx || !mayTake(ctx, collectivite)) throw new OpenMairieError('OM_FORBIDDEN')
        const content = exportCollectivite({
          ...contextsUnder(signal),
          collectivite,
          files,
          actor: ctx.actor.login,
          onBehalfOf: ctx.actor.onBehalfOf ?? null,
          at: ctx.clock.now(),
          tell: async (done) => {
            signal.throwIfAborted()
            await tell(done)
          },
        })
        const name = `reversibilite-${collectivite}-${today(ctx)}.zip`
        const stored = await files.put(content, { name, own: true })
        const label = (await readCollectivites(database)).find(collectivite)?.label ?? collectivite
        await database.transaction(async (transaction) => {
          await keepResult(transaction, job, stored, ctx.clock)
          const message = reversibilityMessages(ctx.locale).ended(label, sizeText(stored.size, ctx.locale))
          await keep(transaction, { checkpoint: {}, done: 0, refusals: [], ended: message })
        })
      },
      async mayTake(job) {
        const { collectivite, ...given } = payload.parse(job.payload)
        const ctx = await contextOf({ ...given, user: job.user }, new AbortController().signal)
        return ctx !== null && mayTake(ctx, collectivite)
      },
      stopped: (job) => reversibilityMessages(localeOf(job)).stopped,
      failed: (job, error) => (error instanceof OpenMairieError ? error.publicMessage(localeOf(job)) : null),
      broken: (job) => reversibilityMessages(localeOf(job)).broken,
    },
  ]
}

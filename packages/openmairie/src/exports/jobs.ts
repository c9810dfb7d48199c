// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import type { Database } from '../database/contract.js'
import { OpenMairieError } from '../errors/errors.js'
import type { Files } from '../files/contract.js'
import type { Job, JobKind } from '../jobs/contract.js'
import { countWhole, forFile, type ListQuery, type ListRow, today } from '../records/index.js'
import { howMany } from '../ui/how-many.js'
import { keepResult } from '../ui/job-result.js'
import { askedShape, type ContextOf, jobTarget, localeOf, targetStill } from '../ui/job-target.js'
import { byKeys, readListState, withColumns } from '../ui/list-state.js'
import { type Target, typingOf } from '../ui/target.js'
import { exportFormats } from './choice.js'
import { exportMessages } from './messages.js'
import { contentOf } from './reply.js'

/** Name of the kind of job. */
export const exportJob = 'export'

const key = z.array(z.string())
const payload = z.object({
  ...askedShape,
  state: z.string(),
  sort: z.array(z.object({ field: z.string(), direction: z.enum(['asc', 'desc']) })),
  columns: z.array(z.string()),
  parent: z.object({ reference: z.string(), key }).nullable(),
  keys: z.array(key).nullable(),
  format: z.enum(exportFormats),
})

/** Rows between two words on how far it is. */
const toldEvery = 5000

interface Needed {
  readonly database: Database
  readonly files: Files
  readonly contextOf: ContextOf
}

/** How files of many records are prepared: of one instant, with what their user may read by then, to be downloaded. */
export function exportJobs({ database, files, contextOf }: Needed): readonly JobKind[] {
  const begun = async (job: Job, signal: AbortSignal) => {
    const given = payload.parse(job.payload)
    const target = await jobTarget(contextOf, job, given, signal)
    return { target, query: queryOf(target, given), ...given }
  }
  return [
    {
      name: exportJob,
      heavy: { memoryMegabytes: 600 },
      async total(job, signal) {
        const { target, query } = await begun(job, signal)
        // A base that is slow to count is not waited for: the progress is told without it.
        return countWhole(target.ctx, target.entity, query).catch(() => null)
      },
      async next(job, keep, signal, tell) {
        const { target, query, columns, format } = await begun(job, signal)
        const { ctx, entity } = target
        // What may be read is asked anew: a field kept from the user meanwhile leaves with nobody.
        const readable = columns.filter((name) => entity.fields[name]?.hidden === false)
        const taken = withColumns(entity, readable)
        const { rows: all, tell: journal } = forFile(ctx, taken, query, format)
        let done = 0
        async function* rows(): AsyncIterable<ListRow> {
          for await (const row of all) {
            if (++done % toldEvery === 0) {
              signal.throwIfAborted()
              await tell(done)
            }
            yield row
          }
        }
        const name = `${entity.name}-${today(ctx)}.${format}`
        const file = await files.put(contentOf(ctx, taken, rows(), format), { name, own: true })
        const ended = exportMessages(ctx.locale).ready(howMany(ctx, entity, { count: done, capped: false }))
        await tell(done)
        await database.transaction(async (transaction) => {
          await journal(transaction)
          await keepResult(transaction, job, file, ctx.clock)
          await keep(transaction, { checkpoint: {}, done: 0, refusals: [], ended })
        })
      },
      async mayTake(job) {
        const given = payload.parse(job.payload)
        const target = await targetStill(contextOf, job, given)
        const may = target?.ctx.grants.can(given.application, target.entity, 'export') ?? false
        return may && given.columns.every((name) => target?.entity.fields[name]?.hidden === false)
      },
      broken: (job) => exportMessages(localeOf(job)).broken,
      stopped: (job) => exportMessages(localeOf(job)).stopped,
      failed: (job, error) => (error instanceof OpenMairieError ? error.publicMessage(localeOf(job)) : null),
    },
  ]
}

function queryOf({ ctx, entity }: Target, given: z.infer<typeof payload>): ListQuery {
  const { state, parent, keys } = given
  const { query } = readListState(entity, new URLSearchParams(state), typingOf(ctx), parent)
  const sort = given.sort.filter(({ field }) => entity.fields[field]?.hidden === false)
  const whole = { ...query, sort, after: null, before: null, from: null }
  return keys ? byKeys(whole, keys) : whole
}

// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import { OpenMairieError } from '../errors/errors.js'
import type { Job, JobKind, JobRefusal } from '../jobs/contract.js'
import { keyText } from '../model/key-text.js'
import { type BulkReport, type Ctx, countWhole, undoBatch, workOnBatch } from '../records/index.js'
import { howMany } from '../ui/how-many.js'
import { askedShape, type ContextOf, jobTarget, listsStill, localeOf } from '../ui/job-target.js'
import { byKeys, readListState } from '../ui/list-state.js'
import { type Target, typingOf } from '../ui/target.js'
import { bulkMessages } from './messages.js'
import { reasonText } from './reasons.js'

/** Names of the kinds of job of this feature. */
export const selectionJob = 'selection'
export const undoJob = 'annulation de selection'

const value = z.union([z.string(), z.null(), z.array(z.string().nullable())])
const work = z.union([
  z.object({ kind: z.literal('delete') }),
  z.object({ kind: z.literal('update'), input: z.record(z.string(), value) }),
])
const key = z.array(z.string())
const parent = z.object({ reference: z.string(), key }).nullable()
const selectionPayload = z.object({ ...askedShape, state: z.string(), parent, keys: z.array(key).nullable(), work })
const undoPayload = z.object({ ...askedShape, lot: z.string(), lines: z.number() })
const counts = { written: z.number(), rejected: z.number(), followed: z.number() }
const checkpoint = z.object({
  ...counts,
  place: z.array(z.string().nullable()).nullable(),
  undoable: z.boolean(),
})
type Counts = Pick<z.infer<typeof checkpoint>, 'written' | 'rejected' | 'followed'>
const nothing = { written: 0, rejected: 0, followed: 0, place: null, undoable: true }

/** How selections of many records are written, and undone, by batches. */
export function bulkJobs(contextOf: ContextOf): readonly JobKind[] {
  const targetFor = async (
    job: Job,
    given: z.infer<typeof selectionPayload | typeof undoPayload>,
    signal: AbortSignal,
  ): Promise<Target> => {
    const target = await jobTarget(contextOf, job, given, signal)
    return { ...target, ctx: { ...target.ctx, lot: job.id } }
  }
  const common = {
    broken: (job: Job) => bulkMessages(localeOf(job)).broken,
    stopped: (job: Job) => bulkMessages(localeOf(job)).stopped,
    failed: (job: Job, error: unknown) => {
      if (!(error instanceof OpenMairieError)) return null
      return error.code === 'OM_FORBIDDEN' ? bulkMessages(localeOf(job)).forbidden : error.publicMessage(localeOf(job))
    },
  }
  return [
    {
      ...common,
      name: selectionJob,
      mayTake: (job) => listsStill(contextOf, job, selectionPayload.parse(job.payload)),
      async total(job, signal) {
        const given = selectionPayload.parse(job.payload)
        const { ctx, entity } = await targetFor(job, given, signal)
        // A base that is slow to count is not waited for: the progress is told without it.
        return countWhole(ctx, entity, queryOf(ctx, entity, given)).catch(() => null)
      },
      async next(job, keep, signal) {
        const given = selectionPayload.parse(job.payload)
        const target = await targetFor(job, given, signal)
        const { ctx, entity } = target
        const former = checkpoint.parse(job.checkpoint ?? nothing)
        const query = queryOf(ctx, entity, given)
        await workOnBatch(ctx, entity, query, given.work, former.place, async (connection, batch) => {
          const now = added(former, batch)
          const said = given.work.kind === 'delete' ? 'deleted' : 'updated'
          await keep(connection, {
            checkpoint: { ...now, place: batch.place, undoable: now.followed === 0 && now.written > 0 },
            done: doneBy(batch),
            refusals: refusalsIn(target, batch),
            ended: batch.place === null ? endOf(target, now, said) : null,
          })
        })
      },
    },
    {
      ...common,
      name: undoJob,
      mayTake: (job) => listsStill(contextOf, job, undoPayload.parse(job.payload)),
      total: async (job) => undoPayload.parse(job.payload).lines,
      async next(job, keep, signal) {
        const given = undoPayload.parse(job.payload)
        const target = await targetFor(job, given, signal)
        const former = checkpoint.parse(job.checkpoint ?? nothing)
        const before = former.place?.[0] ?? null
        await undoBatch(target.ctx, target.entity, given.lot, before, async (connection, batch) => {
          const now = added(former, batch)
          await keep(connection, {
            checkpoint: { ...now, place: batch.before === null ? null : [batch.before], undoable: false },
            done: doneBy(batch),
            refusals: refusalsIn(target, batch),
            ended: batch.before === null ? endOf(target, now, 'undone') : null,
          })
        })
      },
    },
  ]
}

function queryOf(
  ctx: Ctx,
  entity: Target['entity'],
  { state, parent, keys }: Pick<z.infer<typeof selectionPayload>, 'state' | 'parent' | 'keys'>,
) {
  const { query } = readListState(entity, new URLSearchParams(state), typingOf(ctx), parent)
  return keys ? byKeys(query, keys) : { ...query, after: null, before: null, from: null }
}

function added(former: Counts, { written, rejected, followed }: BulkReport): Counts {
  return {
    written: former.written + written,
    rejected: former.rejected + rejected.length,
    followed: former.followed + followed,
  }
}

function doneBy({ written, unchanged, rejected }: BulkReport): number {
  return written + unchanged + rejected.length
}

function refusalsIn({ ctx, entity }: Target, { rejected }: BulkReport): readonly JobRefusal[] {
  return rejected.map(({ key, label, reason }) => ({
    record: keyText(key),
    label,
    reason: reasonText(ctx, entity, reason),
  }))
}

function endOf({ ctx, entity }: Target, { written, rejected }: Counts, said: 'updated' | 'deleted' | 'undone'): string {
  const messages = bulkMessages(ctx.locale)
  const what = howMany(ctx, entity, { count: written, capped: false })
  const done = messages[said](what, entity.noun, written)
  if (rejected === 0) return done
  return `${done} ${said === 'undone' ? messages.undoLeft(rejected) : messages.left(rejected, entity.noun)}`
}

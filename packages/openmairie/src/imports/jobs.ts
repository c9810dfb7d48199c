// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import type { Database } from '../database/contract.js'
import { OpenMairieError } from '../errors/errors.js'
import type { Files } from '../files/contract.js'
import { withSource } from '../files/local.js'
import { findFile } from '../files/usages.js'
import type { Job, JobKind, KeepStep, Step } from '../jobs/contract.js'
import { type ImportReport, rehearseImport, runImport, undoImport } from '../records/index.js'
import type { Source } from '../spreadsheets/contract.js'
import { askedShape, type ContextOf, jobTarget, localeOf } from '../ui/job-target.js'
import { openAside } from './aside.js'
import { type Import, noOutcome, type Outcome, type RefusedLine } from './contract.js'
import { ended, finishImport, finishLate, finishUndo, finishUndoLate, type SystemOf } from './finish.js'
import { importJobMessages } from './job-messages.js'
import { importMessages } from './messages.js'
import { type ReadLines, readLines } from './read-lines.js'
import { correctionsOf, countCauses, forgetRefused, keepRefused } from './refused-store.js'
import { findImport, foretellImport, foretellUndo, tellImport } from './store.js'

/** Names of the kinds of job of this feature. */
export const checkJob = 'verification d import'
export const importJob = 'import'
export const undoImportJob = 'annulation d import'

const payload = z.object({ ...askedShape, import: z.string(), leaveAside: z.boolean().default(false) })

/** What is about to be written elsewhere is told; nothing is done yet. */
const foretold: Step = { checkpoint: {}, done: 0, refusals: [], ended: null, foretells: true }

interface Needed {
  readonly database: Database
  readonly files: Files
  readonly contextOf: ContextOf
  readonly systemOf: SystemOf
}

/** How files are checked, imported, and their imports undone: each whole, in one part that leaves nothing where it is stopped. */
export function importJobs({ database, files, contextOf, systemOf }: Needed): readonly JobKind[] {
  const workOf = async (job: Job, signal: AbortSignal) => {
    const given = payload.parse(job.payload)
    const target = await jobTarget(contextOf, job, given, signal)
    const { application, entity } = given
    const held = await findImport(database, { id: given.import, application, entity, user: job.user })
    // Given up, or another job works on it.
    if (held?.job !== job.id) throw new OpenMairieError('OM_NOT_FOUND')
    return { target, held, mine: { id: held.id, job: job.id }, leaveAside: given.leaveAside }
  }
  const late = (job: Job, keep: KeepStep) => finishLate({ database, systemOf }, job, payload.parse(job.payload), keep)
  const common = {
    // A file is read, judged and written away from the pages that are served.
    heavy: { memoryMegabytes: 600 },
    total: async () => null,
    stopped: (job: Job) => importJobMessages(localeOf(job)).stopped,
    failed: (job: Job, error: unknown) =>
      error instanceof OpenMairieError ? error.publicMessage(localeOf(job)) : null,
  }
  const broken = (job: Job) => importJobMessages(localeOf(job)).broken
  /** An application that is not served here may have its rows in another base. */
  const isElsewhere = (job: Job) => {
    const system = systemOf(payload.parse(job.payload).application)
    return system === null || system.instance !== system.database
  }
  /** What is there by then is found when it is asked for again. */
  const brokenThere = (job: Job) => (isElsewhere(job) ? importJobMessages(localeOf(job)).brokenElsewhere : broken(job))
  const lateUndo = (job: Job, keep: KeepStep) =>
    finishUndoLate({ database, systemOf }, job, payload.parse(job.payload), keep)
  const sourceOf = async <T>(held: Import, work: (source: Source) => Promise<T>): Promise<T> => {
    const file = await findFile(database, held.file)
    if (!file) throw new OpenMairieError('OM_NOT_FOUND')
    return withSource(files, file, work)
  }
  return [
    {
      ...common,
      name: checkJob,
      broken,
      async next(job, keep, signal, tell) {
        if (await late(job, keep)) return
        const { target, held, mine } = await workOf(job, signal)
        const { ctx, entity } = target
        // What was found before holds no longer: a check that is stopped leaves nothing to confirm.
        await database.transaction(async (transaction) => {
          await tellImport(transaction, mine, 'reglage', null)
          await forgetRefused(transaction, held.id)
          await tell(0, transaction)
        })
        const outcome = await sourceOf(held, async (source) => {
          const seen = watched(readLines(ctx, entity, source, held.settings, await correctionsOf(database, held.id)))
          const counted = counter()
          await rehearseImport(ctx, entity, held.settings, seen.lines(), async (report) => {
            signal.throwIfAborted()
            const { read } = counted.add(report)
            // As one: who carries the job by now keeps his own.
            await database.transaction(async (transaction) => {
              await tell(read, transaction)
              await keepRefused(transaction, held.id, refusedIn(held, report, seen.cells()))
            })
            seen.over()
          })
          return { ...counted.sum(), totals: seen.totals() }
        })
        await database.transaction(async (transaction) => {
          await tellImport(transaction, mine, 'verifie', outcome)
          await countCauses(transaction, held.id)
          await keep(transaction, ended(importMessages(ctx.locale).checked(outcome)))
        })
      },
    },
    {
      ...common,
      name: importJob,
      doneElsewhere: late,
      isElsewhere,
      broken: brokenThere,
      async next(job, keep, signal, tell) {
        if (await late(job, keep)) return
        const { target, held, mine, leaveAside } = await workOf(job, signal)
        const { entity } = target
        const ctx = { ...target.ctx, lot: held.id }
        await sourceOf(held, async (source) => {
          const seen = watched(readLines(ctx, entity, source, held.settings, await correctionsOf(database, held.id)))
          const counted = counter()
          const aside = await openAside(database, held.id)
          const outcome = () => ({ ...counted.sum(), totals: seen.totals() })
          const refused = await runImport(
            ctx,
            entity,
            held.settings,
            seen.lines(),
            async (report) => {
              signal.throwIfAborted()
              await aside.add(refusedIn(held, report, seen.cells()))
              seen.over()
              await tell(counted.add(report).read)
            },
            {
              leaveAside,
              // Whoever carries the job by then finds that the rows may be there, and a job that was stopped has none.
              foretell: async (connection) => {
                signal.throwIfAborted()
                await aside.store(connection)
                await foretellImport(connection, mine, outcome())
                await keep(connection, foretold)
              },
              keep: async (connection) => {
                await aside.store(connection)
                await finishImport(connection, target, mine, outcome(), keep)
              },
            },
          )
          if (refused.length === 0) return
          // What was right when it was checked no longer is, or only all lines together tell.
          await database.transaction(async (transaction) => {
            const found = refusedIn(held, { created: 0, updated: 0, unchanged: 0, refused }, seen.cells())
            const before = held.outcome ?? noOutcome
            const created = Math.max(0, before.created - found.length)
            await keepRefused(transaction, held.id, found)
            await tellImport(transaction, mine, 'verifie', {
              ...before,
              created,
              refused: before.refused + found.length,
            })
            await countCauses(transaction, held.id)
            await keep(transaction, ended(importMessages(ctx.locale).changedSince(found[0]?.line ?? 0)))
          })
        })
      },
    },
    {
      ...common,
      name: undoImportJob,
      doneElsewhere: lateUndo,
      isElsewhere,
      broken: brokenThere,
      async next(job, keep, signal, tell) {
        if (await lateUndo(job, keep)) return
        const { target, held, mine } = await workOf(job, signal)
        const messages = importMessages(target.ctx.locale)
        const undone = await undoImport(target.ctx, target.entity, held.id, {
          tell: async (done) => {
            signal.throwIfAborted()
            await tell(done)
          },
          foretell: async (connection, undoing) => {
            signal.throwIfAborted()
            await foretellUndo(connection, mine, undoing)
            await keep(connection, foretold)
          },
          keep: (connection, lines) => finishUndo(connection, target.ctx.locale, { held, job: job.id, lines }, keep),
        })
        if (undone.kind === 'undone') return
        await database.transaction((transaction) =>
          keep(transaction, ended(undone.kind === 'touched' ? messages.touched(undone.records) : undone.message)),
        )
      },
    },
  ]
}

/**
 * What is read of a file, batch after batch, with the cells of those that nothing was told of yet: a batch is read while the one
 * before it is under way.
 */
function watched(batches: AsyncIterable<ReadLines>) {
  const held: ReadLines['cells'][] = []
  let totals = 0
  return {
    async *lines() {
      for await (const batch of batches) {
        held.push(batch.cells)
        totals += batch.totals
        yield batch.lines
      }
    },
    /** The cells of the oldest batch. */
    cells: () => held[0] ?? new Map(),
    /** The oldest batch is told of. */
    over: () => void held.shift(),
    totals: () => totals,
  }
}

/** Sums up what is told of lines. */
function counter() {
  let sum: Outcome = noOutcome
  return {
    sum: () => sum,
    add: ({ created, updated, unchanged, refused }: ImportReport): Outcome => {
      const read = sum.read + created + updated + unchanged + refused.length
      sum = {
        read,
        created: sum.created + created,
        updated: sum.updated + updated,
        unchanged: sum.unchanged + unchanged,
        refused: sum.refused + refused.length,
        totals: 0,
      }
      return sum
    },
  }
}

/** The lines of a report that are refused, with the columns that are guilty. */
function refusedIn({ settings }: Import, { refused }: ImportReport, cells: ReadLines['cells']): readonly RefusedLine[] {
  return refused.map(({ line, problems }) => ({
    line,
    cells: cells.get(line) ?? [],
    faults: problems.map(({ field, message }) => {
      const column = field === null ? -1 : settings.columns.indexOf(field)
      return { column: column < 0 ? null : column, message }
    }),
  }))
}

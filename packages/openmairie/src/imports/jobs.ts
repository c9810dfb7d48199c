// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import type { Connection, Database } from '../database/contract.js'
import { OpenMairieError } from '../errors/errors.js'
import type { Files } from '../files/contract.js'
import { withSource } from '../files/local.js'
import { findFile } from '../files/usages.js'
import type { Job, JobKind, Step } from '../jobs/contract.js'
import { type ImportReport, rehearseImport, runImport, undoImport } from '../records/index.js'
import type { Source } from '../spreadsheets/contract.js'
import { howMany } from '../ui/how-many.js'
import { askedShape, type ContextOf, jobTarget, localeOf } from '../ui/job-target.js'
import type { Target } from '../ui/target.js'
import { type Import, noOutcome, type Outcome, type RefusedLine } from './contract.js'
import { importMessages } from './messages.js'
import { type ReadLines, readLines } from './read-lines.js'
import { correctionsOf, countCauses, forgetRefused, keepRefused } from './refused-store.js'
import { findImport, tellImport } from './store.js'

/** Names of the kinds of job of this feature. */
export const checkJob = 'verification d import'
export const importJob = 'import'
export const undoImportJob = 'annulation d import'

const payload = z.object({ ...askedShape, import: z.string(), leaveAside: z.boolean().default(false) })

interface Needed {
  readonly database: Database
  readonly files: Files
  readonly contextOf: ContextOf
}

/** How files are checked, imported, and their imports undone: each whole, in one part that leaves nothing where it is stopped. */
export function importJobs({ database, files, contextOf }: Needed): readonly JobKind[] {
  const workOf = async (job: Job, signal: AbortSignal) => {
    const given = payload.parse(job.payload)
    const target = await jobTarget(contextOf, job, given, signal)
    const { application, entity } = given
    const held = await findImport(database, { id: given.import, application, entity, user: job.user })
    // Given up, or another job works on it.
    if (held?.job !== job.id) throw new OpenMairieError('OM_NOT_FOUND')
    return { target, held, mine: { id: held.id, job: job.id }, leaveAside: given.leaveAside }
  }
  const common = {
    // A file is read, judged and written away from the pages that are served.
    heavy: { memoryMegabytes: 600 },
    total: async () => null,
    broken: (job: Job) => importMessages(localeOf(job)).broken,
    stopped: (job: Job) => importMessages(localeOf(job)).stopped,
    failed: (job: Job, error: unknown) =>
      error instanceof OpenMairieError ? error.publicMessage(localeOf(job)) : null,
  }
  const sourceOf = async <T>(held: Import, work: (source: Source) => Promise<T>): Promise<T> => {
    const file = await findFile(database, held.file)
    if (!file) throw new OpenMairieError('OM_NOT_FOUND')
    return withSource(files, file, work)
  }
  return [
    {
      ...common,
      name: checkJob,
      async next(job, keep, signal, tell) {
        const { target, held, mine } = await workOf(job, signal)
        const { ctx, entity } = target
        // What was found before holds no longer: a check that is stopped leaves nothing to confirm.
        await database.transaction(async (transaction) => {
          await tellImport(transaction, mine, 'reglage', null)
          await forgetRefused(transaction, held.id)
        })
        const outcome = await sourceOf(held, async (source) => {
          const seen = watched(readLines(ctx, entity, source, held.settings, await correctionsOf(database, held.id)))
          const counted = counter()
          await rehearseImport(ctx, entity, held.settings, seen.lines(), async (report) => {
            signal.throwIfAborted()
            await keepRefused(database, held.id, refusedIn(held, report, seen.cells()))
            seen.over()
            await tell(counted.add(report).read)
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
      async next(job, keep, signal, tell) {
        const { target, held, mine, leaveAside } = await workOf(job, signal)
        const { entity } = target
        const ctx = { ...target.ctx, lot: held.id }
        await sourceOf(held, async (source) => {
          const seen = watched(readLines(ctx, entity, source, held.settings, await correctionsOf(database, held.id)))
          const counted = counter()
          const aside = asideOf(database, held.id)
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
              keep: async (connection) => {
                const outcome = { ...counted.sum(), totals: seen.totals() }
                await aside.keep(connection)
                await tellImport(connection, mine, 'importe', outcome)
                await keep(connection, ended(importMessages(ctx.locale).imported(countOf(target, outcome))))
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
      async next(job, keep, signal, tell) {
        const { target, held, mine } = await workOf(job, signal)
        const messages = importMessages(target.ctx.locale)
        const undone = await undoImport(target.ctx, target.entity, held.id, {
          tell: async (done) => {
            signal.throwIfAborted()
            await tell(done)
          },
          keep: async (connection, lines) => {
            await tellImport(connection, mine, 'annule', held.outcome)
            await keep(connection, ended(messages.undone(lines)))
          },
        })
        if (undone.kind === 'undone') return
        await database.transaction((transaction) =>
          keep(transaction, ended(undone.kind === 'touched' ? messages.touched(undone.records) : undone.message)),
        )
      },
    },
  ]
}

const ended = (message: string): Step => ({ checkpoint: {}, done: 0, refusals: [], ended: message })

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

/** Lines held in memory at most until an import is kept. */
const heldAside = 20_000
const keptAtOnce = 1000

/**
 * The lines that an import leaves aside, which take the place of those that its check refused once it is kept; at once where they
 * are more than should be held.
 */
function asideOf(database: Database, id: string) {
  let held: RefusedLine[] = []
  let spilt = false
  const flush = async (connection: Connection): Promise<void> => {
    if (!spilt) await forgetRefused(connection, id)
    for (let from = 0; from < held.length; from += keptAtOnce)
      await keepRefused(connection, id, held.slice(from, from + keptAtOnce))
    held = []
  }
  return {
    async add(lines: readonly RefusedLine[]): Promise<void> {
      held.push(...lines)
      if (held.length <= heldAside) return
      await flush(database)
      spilt = true
    },
    keep: flush,
  }
}

/** «37 ressources ajoutées, 2 modifiées» */
function countOf({ ctx, entity }: Target, { created, updated, refused }: Outcome): string {
  const messages = importMessages(ctx.locale)
  const of = (count: number) => howMany(ctx, entity, { count, capped: false })
  const parts = [
    ...(created > 0 || updated === 0 ? [messages.added(of(created), entity.noun, created)] : []),
    ...(updated > 0 ? [messages.modified(of(updated), entity.noun, updated)] : []),
    ...(refused > 0 ? [messages.leftAside(refused)] : []),
  ]
  return parts.join(', ')
}

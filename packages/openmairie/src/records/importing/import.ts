// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import type { AnyEntity } from '../../model/entity.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import { demandUndoable, writeWhole } from '../writing/undoable.js'
import type { ImportLine, ImportPlan, ImportReport, LineRefusal, TellLines } from './contract.js'
import { demandImport, lineWork } from './work.js'

/** Carries what was found out of a transaction, which is rolled back. */
class Rehearsed extends Error {
  readonly report: ImportReport
  constructor(report: ImportReport) {
    super('It was a rehearsal')
    this.report = report
  }
}

/** Lines are refused that nobody said to leave aside. */
class Stopped extends Error {
  readonly refused: readonly LineRefusal[]
  constructor(refused: readonly LineRefusal[]) {
    super('Lines are refused')
    this.refused = refused
  }
}

/**
 * Says what an import would do, by doing it and undoing it: batch after batch, so that nobody waits long for a row. Hooks run,
 * but for those that wait for the commit. Raises OM_FORBIDDEN, OM_TABLE_CHANGED, OM_NOTHING_UNDONE.
 */
export async function rehearseImport(
  ctx: Ctx,
  entity: AnyEntity,
  plan: ImportPlan,
  batches: AsyncIterable<readonly ImportLine[]>,
  tell: TellLines,
): Promise<void> {
  demandImport(ctx, entity, plan)
  await demandUndoable(accessOf(ctx), entity)
  const work = lineWork(ctx, entity, plan, 'rehearsed')
  for await (const batch of ahead(work.foresee(batches))) {
    try {
      await writeWhole(ctx, null, async (writing) => {
        // What is not to be kept is not to be journalled.
        const unheard = {
          ...writing,
          journal: async () => '',
          journalAll: async () => undefined,
          journalInserted: null,
        }
        throw new Rehearsed(await work.write(unheard, batch))
      })
    } catch (error) {
      if (!(error instanceof Rehearsed)) throw error
      work.rolledBack()
      await tell(error.report)
    }
  }
}

export interface ImportOptions {
  /** Lines that are refused are left aside; else nothing is written where one is. */
  readonly leaveAside: boolean
  /** Stored in the transaction of the import. */
  keep(connection: Connection): Promise<void>
  /** Stored before the rows are committed, where they lie in another base; see `Writing.keep`. */
  foretell?(connection: Connection): Promise<void>
}

/**
 * Imports a file in one transaction, which is journalled under `ctx.lot`. Returns the lines for which nothing was written at
 * all: none once it is done. Raises OM_FORBIDDEN, OM_TABLE_CHANGED, OM_NOTHING_UNDONE.
 */
export async function runImport(
  ctx: Ctx,
  entity: AnyEntity,
  plan: ImportPlan,
  batches: AsyncIterable<readonly ImportLine[]>,
  tell: TellLines,
  { leaveAside, keep, foretell }: ImportOptions,
): Promise<readonly LineRefusal[]> {
  demandImport(ctx, entity, plan)
  await demandUndoable(accessOf(ctx), entity)
  const work = lineWork(ctx, entity, plan, 'kept')
  try {
    await writeWhole(ctx, null, async (writing) => {
      for await (const batch of ahead(work.foresee(batches))) {
        const report = await work.write(writing, batch)
        if (report.refused.length > 0 && !leaveAside) throw new Stopped(report.refused)
        await tell(report)
      }
      await writing.keep(keep, foretell)
    })
    return []
  } catch (error) {
    if (error instanceof Stopped) return error.refused
    throw error
  }
}

/** The same batches, each asked for while the one before it is worked on: lines are read and judged while the base writes. */
async function* ahead<T>(batches: AsyncIterable<T>): AsyncIterable<T> {
  const iterator = batches[Symbol.asyncIterator]()
  let next = iterator.next()
  try {
    for (;;) {
      const { done, value } = await next
      if (done) return
      next = iterator.next()
      // Whoever stops in between never asks for it.
      next.catch(() => undefined)
      yield value
    }
  } finally {
    await iterator.return?.()
  }
}

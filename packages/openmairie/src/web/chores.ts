// SPDX-License-Identifier: EUPL-1.2
import type { Logger } from 'pino'
import type { Database } from '../database/contract.js'
import { claimCollection } from '../files/collect.js'
import type { Files } from '../files/contract.js'
import { undoingWrites } from '../imports/store.js'
import { sealJournal } from '../journal/seal.js'
import { baselineTables, type Ctx, continueBaseline, reconcile } from '../records/index.js'
import type { Refusals } from './refusals/journal.js'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** Seconds after which a write that waits was stopped halfway: no statement lasts as long. */
const longAgo = 30

/** Decides what was stopped halfway in the applications whose rows lie in another base. */
export async function reconcileAll(systems: readonly Ctx[], log: Pick<Logger, 'error'>): Promise<void> {
  for (const ctx of systems.filter(({ instance, database }) => instance !== database)) {
    // Asked first: lines that come later are not old enough.
    const undoings = await undoingWrites(ctx.instance, ctx.app.definition.name)
    const undecided = await reconcile(ctx, longAgo, undoings)
    // Names of tables and keys alone: the rows are in the journal.
    if (undecided.length > 0) log.error({ application: ctx.app.definition.name, undecided }, 'writes left undecided')
  }
}

/** A work that is not begun again before it is over. */
function unlessRunning(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  return () => {
    running ??= work().finally(() => {
      running = null
    })
    return running
  }
}

/** Rows taken down at most in a turn: who works meanwhile does not feel it. */
const rowsInTurn = 3000

/** A table that waits to be taken down, not before an instant where it failed. */
interface Untaken {
  readonly ctx: Ctx
  readonly table: string
  readonly pause: number
  readonly notBefore: number
}

/** Takes down, a little at a time, what the journal knows nothing of yet, and leaves out of the list what is done. */
async function extendBaseline(left: Untaken[], log: Logger): Promise<void> {
  let rows = 0
  for (let index = left.findIndex(isDue); index >= 0 && rows < rowsInTurn; index = left.findIndex(isDue)) {
    const [next] = left.splice(index, 1)
    if (!next) return
    const { ctx, table, pause } = next
    try {
      const looked = await continueBaseline(ctx, table)
      if (looked === 'busy') {
        left.unshift(next)
        return
      }
      if (looked === 'ended') continue
      rows += looked
      left.unshift({ ...next, pause: minute })
    } catch (error) {
      // One table that cannot be read keeps none of the others back.
      left.push({ ...next, pause: Math.min(pause * 2, hour), notBefore: Date.now() + pause })
      const reason = error instanceof Error ? error.message : 'unknown'
      log.warn({ application: ctx.app.definition.name, table, error: reason }, 'a table was not taken down')
    }
  }
}

const isDue = ({ notBefore }: Untaken): boolean => notBefore <= Date.now()

/** What a worker does beside its requests, all the time: chains the journal, takes down what it does not know. Several workers may do so at once. */
export function startChores(
  database: Database,
  refusals: Refusals,
  systems: readonly Ctx[],
  log: Logger,
  files: Files,
): { stop(): void } {
  const every = (period: number, name: string, work: () => Promise<unknown>): NodeJS.Timeout =>
    setInterval(() => {
      work().catch((error: unknown) => log.error({ error: error instanceof Error ? error.message : 'unknown' }, name))
    }, period).unref()
  const untaken = systems.flatMap((ctx) =>
    baselineTables(ctx).map((table) => ({ ctx, table, pause: minute, notBefore: 0 })),
  )
  const timers = [
    every(second, 'journal sealing', () => sealJournal(database)),
    every(
      second,
      'baseline',
      unlessRunning(() => extendBaseline(untaken, log)),
    ),
    every(10 * second, 'reconciliation', () => reconcileAll(systems, log)),
    every(minute, 'refusals beyond the limits', () => refusals.tell()),
    every(
      hour,
      'collection of files',
      unlessRunning(async () => {
        if (await claimCollection(database)) await files.collect()
      }),
    ),
  ]
  return { stop: () => timers.forEach(clearInterval) }
}

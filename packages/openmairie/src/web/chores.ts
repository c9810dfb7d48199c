// SPDX-License-Identifier: EUPL-1.2
import type { Logger } from 'pino'
import type { Database } from '../database/contract.js'
import { forgetDrafts } from '../form/drafts/store.js'
import { forgetJobs } from '../jobs/store.js'
import { sealJournal } from '../journal/seal.js'
import { forgetLastSearches } from '../memory/last-search.js'
import { type Ctx, continueBaseline, forgetAttached, forgetOperations, reconcile } from '../records/index.js'
import type { Sessions } from './sessions.js'

const second = 1000
const hour = 3600 * second

/** Seconds after which a write that waits was stopped halfway: no statement lasts as long. */
const longAgo = 30

async function reconcileAll(systems: readonly Ctx[], log: Logger): Promise<void> {
  for (const ctx of systems) {
    const undecided = await reconcile(ctx, longAgo)
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

/** Takes down, a little at a time, what the journal knows nothing of yet, and leaves out of the list what is done. */
async function extendBaseline(left: Ctx[]): Promise<void> {
  let rows = 0
  while (left[0] && rows < rowsInTurn) {
    const looked = await continueBaseline(left[0])
    if (looked === 'busy') return
    if (looked === 'ended') left.shift()
    else rows += looked
  }
}

/** What a worker does beside its requests: chains the journal, forgets what is over. Several workers may do so at once. */
export function startChores(
  database: Database,
  sessions: Sessions,
  systems: readonly Ctx[],
  log: Logger,
): { stop(): void } {
  const every = (period: number, name: string, work: () => Promise<unknown>): NodeJS.Timeout =>
    setInterval(() => {
      work().catch((error: unknown) => log.error({ error: error instanceof Error ? error.message : 'unknown' }, name))
    }, period).unref()
  const untaken = [...systems]
  const timers = [
    every(second, 'journal sealing', () => sealJournal(database)),
    every(
      second,
      'baseline',
      unlessRunning(() => extendBaseline(untaken)),
    ),
    every(10 * second, 'reconciliation', () => reconcileAll(systems, log)),
    every(hour, 'purge of sessions', () => sessions.purge()),
    every(hour, 'purge of last searches', () => forgetLastSearches(database)),
    every(hour, 'purge of operations', () => forgetOperations(database)),
    every(hour, 'purge of drafts', () => forgetDrafts(database)),
    every(hour, 'purge of jobs', () => forgetJobs(database)),
    every(hour, 'purge of notes and tasks', () => forgetAttached(database)),
  ]
  return { stop: () => timers.forEach(clearInterval) }
}

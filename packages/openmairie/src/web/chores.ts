// SPDX-License-Identifier: EUPL-1.2
import type { Logger } from 'pino'
import type { Database } from '../database/contract.js'
import { forgetDrafts } from '../form/drafts/store.js'
import { forgetJobs } from '../jobs/store.js'
import { sealJournal } from '../journal/seal.js'
import { forgetLastSearches } from '../memory/last-search.js'
import { type Ctx, forgetAttached, forgetOperations, reconcile } from '../records/index.js'
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
  const timers = [
    every(second, 'journal sealing', () => sealJournal(database)),
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

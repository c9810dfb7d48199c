// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'
import type { Database } from '../database/contract.js'
import { type Lead, seekLead } from '../database/postgresql/lead.js'
import { carryJob, giveUp, resumeJobs, silence } from './carry.js'
import type { JobKind } from './contract.js'
import { task } from './store.js'

/** Of those that the framework takes: one process at a time carries the jobs of an instance. */
const leadLock = 7_307_192_028
/** Milliseconds. */
const lookAround = 3000

/**
 * The queue, read where it serves: the processes that only wait do without. Nothing of it is logged, as its lines hold
 * identifiers alone and its errors come by the task.
 */
async function queue() {
  const { Logger, run, runMigrations } = await import('graphile-worker')
  return { run, runMigrations, logger: new Logger(() => () => undefined) }
}

/** Makes or brings up to date the tables of the queue. */
export async function migrateJobs(url: string): Promise<void> {
  const { runMigrations, logger } = await queue()
  await runMigrations({ connectionString: url, logger })
}

export interface JobsOptions {
  readonly url: string
  readonly database: Database
  readonly kinds: readonly JobKind[]
  readonly failed: (error: unknown) => void
}

/** Carries jobs in one of the processes that serve an instance; another takes over where it ends or dies. */
export function startJobs(options: JobsOptions): Lead {
  const { url, failed } = options
  return seekLead({ url, lock: leadLock, pause: lookAround, gained: () => carryAll(options), failed })
}

async function carryAll({ url, database, kinds, failed }: JobsOptions): Promise<() => Promise<void>> {
  const known = new Map(kinds.map((kind) => [kind.name, kind]))
  let paused = false
  const { run, logger } = await queue()
  const pool = queuePool(url, failed)
  const runner = await run({
    pgPool: pool,
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    logger,
    taskList: {
      [task]: async (payload, { job }) => {
        const id = idOf(payload)
        try {
          if ((await carryJob(database, known, id, () => paused)) === 'paused') throw new Error('Paused')
        } catch (error) {
          if (!paused) failed(error)
          if (!paused && job.attempts >= job.max_attempts) await giveUp(database, known, id)
          throw error
        }
      },
    },
  }).catch(async (error: unknown) => {
    await pool.end()
    throw error
  })
  runner.promise.catch(failed)
  // Whoever carried jobs before is gone, as the lead is here; were it not, its next part would be refused.
  await resumeJobs(database, null)
  const timer = setInterval(() => void resumeJobs(database, silence).catch(failed), 10_000).unref()
  return async () => {
    paused = true
    clearInterval(timer)
    await runner.stop().finally(() => pool.end())
  }
}

/** The queue stops listening to its pool before the last connections are closed: one that dies then would end the process. */
function queuePool(url: string, failed: (error: unknown) => void): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 4, application_name: 'openmairie jobs' })
  const watch = (client: pg.PoolClient): void => {
    client.on('error', failed)
  }
  pool.on('error', failed)
  pool.on('connect', watch)
  return pool
}

function idOf(payload: unknown): string {
  return typeof payload === 'object' && payload !== null && 'id' in payload ? String(payload.id) : ''
}

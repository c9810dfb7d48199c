// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'
import type { Database } from '../database/contract.js'
import { type Lead, seekLead } from '../database/postgresql/lead.js'
import { openDatabase } from '../database/postgresql/pool.js'
import { carryJob } from './carry.js'
import type { JobKind } from './contract.js'
import { fullFlags } from './fairness.js'
import type { JobFeed } from './feed.js'
import { endUnserved, foreignFlags } from './needs.js'
import type { Parts } from './parts.js'
import { task } from './queue.js'
import { giveUp, lockOf, requeueLost, resumeJobs } from './resume.js'

/** Milliseconds between two attempts at carrying the jobs of a node, and between two looks for those of the dead. */
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
  readonly feed: JobFeed
  /** Runs the parts of heavy kinds. */
  readonly heavy: Parts | null
  /** Number of the node: the processes that serve an instance on one machine share it. */
  readonly node: number
  /** How many jobs this node carries at once; 0: it carries none. */
  readonly atOnce: number
  /** How many jobs of one collectivité run at once, on all nodes together. */
  readonly perCollectivite: number
  /** What this node serves, of what jobs need; null: all. */
  readonly served: readonly string[] | null
  readonly failed: (error: unknown) => void
}

/** Carries jobs on one node of an instance, in one of its processes; another of them takes over where it ends or dies. */
export function startJobs(options: JobsOptions): Lead {
  const { url, node, atOnce, failed } = options
  if (atOnce === 0) return { stop: async () => undefined }
  return seekLead({ url, lock: lockOf(node), pause: lookAround, gained: () => carryAll(options), failed })
}

async function carryAll(options: JobsOptions): Promise<() => Promise<void>> {
  const { url, database, feed, heavy, node, atOnce, perCollectivite, served, failed } = options
  const kinds = new Map(options.kinds.map((kind) => [kind.name, kind]))
  let paused = false
  const carrying = { database, kinds, feed, heavy, node, perCollectivite, served, paused: () => paused }
  const { run, logger } = await queue()
  const pool = queuePool(url, atOnce, failed)
  const owner = openDatabase({ url, size: 1, applicationName: 'openmairie jobs', statementTimeout: 15_000, failed })
  const close = (): Promise<unknown> => Promise.all([pool.end(), owner.close()])
  const look = async (of: number | null): Promise<void> => {
    await resumeJobs(database, kinds, of)
    await requeueLost(owner)
    await endUnserved(database, served)
  }
  // Whoever carried the jobs of this node before is gone, as the lead is here. None is carried yet that would be taken for theirs.
  await look(node).catch(failed)
  const runner = await run({
    pgPool: pool,
    concurrency: atOnce,
    pollInterval: 2000,
    noHandleSignals: true,
    logger,
    forbiddenFlags: async () => [
      ...(await fullFlags(database, perCollectivite)),
      ...(await foreignFlags(database, served)),
    ],
    taskList: {
      [task]: async (payload, { job }) => {
        const id = idOf(payload)
        try {
          await carryJob(carrying, id)
        } catch (error) {
          failed(error)
          if (job.attempts >= job.max_attempts) await giveUp(database, kinds, id)
          throw error
        }
      },
    },
  }).catch(async (error: unknown) => {
    await close()
    throw error
  })
  runner.promise.catch(failed)
  const deaf = feed.listen(() => undefined)
  const timer = setInterval(() => void look(null).catch(failed), lookAround).unref()
  return async () => {
    paused = true
    clearInterval(timer)
    deaf()
    await runner.stop().finally(close)
  }
}

/** The queue stops listening to its pool before the last connections are closed: one that dies then would end the process. */
function queuePool(url: string, atOnce: number, failed: (error: unknown) => void): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: atOnce + 2, application_name: 'openmairie jobs' })
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

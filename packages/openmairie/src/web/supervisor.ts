// SPDX-License-Identifier: EUPL-1.2
import cluster, { type Worker } from 'node:cluster'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type Config, configVariable } from './config.js'
import { answerMeasures } from './metrics/exchange.js'

/** What goes wrong while it runs: new workers do not start, a dead one cannot be replaced for now. */
export type Trouble = 'reload' | 'worker'

/** What a worker asks for: to be replaced, with one more application where a folder is named. */
const reloadSchema = z.object({ reload: z.literal(true), folder: z.string().nullable() })
export type ReloadAsked = z.infer<typeof reloadSchema>

/** Between two attempts at replacing a dead worker: longer after each failure, never given up. */
const shortestPause = 500
const longestPause = 10_000

export interface Supervisor {
  /** Resolves when every worker has ended. */
  stop(): Promise<void>
}

/**
 * What a page allocates dies with it: a larger nursery, in MiB, spares most of the collections. A page is many small
 * functions: more of them are compiled into their callers. Node’s own code lies on large pages where the system has them.
 */
const engineFlags: readonly string[] = [
  '--max-semi-space-size=32',
  '--max-inlined-bytecode-size-cumulative=3000',
  '--use-largepages=silent',
]

/**
 * Holds the listening socket and its workers. A worker that asks for it is replaced: modules cannot be unloaded, so new
 * workers start, and the old ones drain once the new ones answer. Rejects where the first workers cannot start.
 */
export async function supervise(
  config: Config,
  workers: number,
  told: (trouble: Trouble) => void,
): Promise<Supervisor> {
  cluster.setupPrimary({
    exec: fileURLToPath(new URL('./worker.js', import.meta.url)),
    args: [],
    execArgv: [...process.execArgv, ...engineFlags],
  })
  let stopping = false
  let current: readonly Worker[] = []
  // What is served, and what is to be from the next reload on: one that fails leaves things as they are.
  let { folders } = config
  let wanted = folders
  let generation = 0
  let restoring = false
  let reload: Promise<void> | null = null
  let again = false

  const start = (of: Config['folders'] = folders): Promise<Worker> =>
    new Promise((resolve, reject) => {
      const worker = cluster.fork({ [configVariable]: JSON.stringify({ ...config, folders: of }) })
      const failed = (): void => reject(new Error('A worker stopped at its start'))
      worker.once('exit', failed)
      worker.once('error', reject)
      worker.once('listening', () => {
        worker.off('exit', failed)
        worker.on('message', (message) => {
          const asked = reloadSchema.safeParse(message)
          if (asked.success) requestReload(asked.data.folder)
          else void answerMeasures(message, (answer) => worker.isConnected() && worker.send(answer))
        })
        worker.once('exit', () => replaceDead(worker))
        resolve(worker)
      })
    })
  const startAll = async (of: Config['folders']): Promise<readonly Worker[]> => {
    const started = await Promise.allSettled(Array.from({ length: workers }, () => start(of)))
    const living = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    const failed = started.find((each) => each.status === 'rejected')
    if (!failed) return living
    // All or none: a worker of a version that does not wholly start must not serve.
    for (const worker of living) worker.process.kill('SIGTERM')
    throw failed.reason
  }

  const requestReload = (folder: string | null): void => {
    if (folder !== null && !wanted.includes(folder)) wanted = [...wanted, folder]
    again = reload !== null
    reload ??= replaceAll().finally(() => {
      reload = null
      if (again) requestReload(null)
    })
  }
  const replaceAll = async (): Promise<void> => {
    const asked = wanted
    try {
      const fresh = await startAll(asked)
      // Read now: a dead one may have been replaced meanwhile, or one of the new ones may have died.
      const old = current
      generation++
      folders = asked
      current = fresh.filter((worker) => !worker.isDead())
      old.forEach(drain)
      restore()
    } catch {
      if (wanted === asked) wanted = folders
      told('reload')
    }
  }
  const drain = (worker: Worker): void => {
    if (worker.isConnected()) worker.send('drain')
  }
  const replaceDead = (worker: Worker): void => {
    if (!current.includes(worker)) return
    current = current.filter((each) => each !== worker)
    restore()
  }
  /** Starts workers until none lacks: whatever keeps them from starting, the database for one, may come back. */
  const restore = (): void => {
    if (restoring) return
    restoring = true
    startLacking().finally(() => {
      restoring = false
    })
  }
  const startLacking = async (): Promise<void> => {
    let failures = 0
    while (!stopping && current.length < workers) {
      await wait(Math.min(shortestPause * 2 ** failures, longestPause))
      const version = generation
      const fresh = stopping ? null : await start().catch(() => null)
      if (stopping) return
      if (fresh === null) {
        if (failures++ === 0) told('worker')
        continue
      }
      failures = 0
      if (fresh.isDead()) continue
      // Of a version replaced meanwhile, or no longer lacking.
      if (version !== generation || current.length >= workers) drain(fresh)
      else current = [...current, fresh]
    }
  }

  current = await startAll(folders)
  if (current.some((worker) => worker.isDead())) {
    current = current.filter((worker) => !worker.isDead())
    restore()
  }
  return {
    stop: async () => {
      stopping = true
      const living = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)
      await Promise.all(
        living.map(
          (worker) =>
            new Promise<void>((resolve) => {
              worker.once('exit', () => resolve())
              worker.process.kill('SIGTERM')
            }),
        ),
      )
    },
  }
}

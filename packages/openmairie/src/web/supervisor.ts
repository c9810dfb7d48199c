// SPDX-License-Identifier: EUPL-1.2
import cluster, { type Worker } from 'node:cluster'
import { fileURLToPath } from 'node:url'
import { type Config, configVariable } from './config.js'

/** What goes wrong while it runs: new workers do not start, a dead one cannot be replaced. */
export type Trouble = 'reload' | 'worker'

export interface Supervisor {
  /** Resolves when every worker has ended. */
  stop(): Promise<void>
}

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
    // What a page allocates dies with it: a larger nursery, in MiB, spares most of the collections.
    execArgv: [...process.execArgv, '--max-semi-space-size=32'],
  })
  let stopping = false
  let current: readonly Worker[] = []
  let reload: Promise<void> | null = null
  let again = false

  const start = (): Promise<Worker> =>
    new Promise((resolve, reject) => {
      const worker = cluster.fork({ [configVariable]: JSON.stringify(config) })
      const failed = (): void => reject(new Error('A worker stopped at its start'))
      worker.once('exit', failed)
      worker.once('error', reject)
      worker.once('listening', () => {
        worker.off('exit', failed)
        worker.on('message', (message) => {
          if (message === 'reload') requestReload()
        })
        worker.once('exit', () => replaceDead(worker))
        resolve(worker)
      })
    })
  const startAll = async (): Promise<readonly Worker[]> => {
    const started = await Promise.allSettled(Array.from({ length: workers }, start))
    const living = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    const failed = started.find((each) => each.status === 'rejected')
    if (!failed) return living
    // All or none: a worker of a version that does not wholly start must not serve.
    for (const worker of living) worker.process.kill('SIGTERM')
    throw failed.reason
  }

  const requestReload = (): void => {
    again = reload !== null
    reload ??= replaceAll().finally(() => {
      reload = null
      if (again) requestReload()
    })
  }
  const replaceAll = async (): Promise<void> => {
    try {
      const old = current
      current = await startAll()
      for (const worker of old) if (worker.isConnected()) worker.send('drain')
    } catch {
      told('reload')
    }
  }
  const replaceDead = (worker: Worker): void => {
    if (stopping || !current.includes(worker)) return
    current = current.filter((each) => each !== worker)
    setTimeout(() => {
      if (stopping) return
      start().then(
        (fresh) => {
          current = [...current, fresh]
        },
        () => told('worker'),
      )
    }, 500)
  }

  current = await startAll()
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

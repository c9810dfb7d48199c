// SPDX-License-Identifier: EUPL-1.2
import { setTimeout as wait } from 'node:timers/promises'
import { type Child, type ChildOptions, type Outcome, startChild } from '../../processes/child.js'
import type { Job, JobKind } from '../contract.js'
import { Killed, type Parts, Refused } from '../parts.js'
import { type Standing, Taken } from '../standing.js'
import { heavyMessages } from './messages.js'
import { type Answer, type Asked, answerSchema } from './protocol.js'

/** Jobs after which a process is replaced: what they left in its memory goes with it. */
const jobsEach = 20
/** Milliseconds after which a process that nobody asks for anything ends. */
const idleFor = 60_000
/** Milliseconds that a part is given to give up by itself: then its process is killed. */
const grace = 800

export interface Heavy extends Parts {
  /** Ends the processes that do nothing. */
  stop(): void
}

interface Worker {
  readonly child: Child<Asked, Answer>
  job: string
  jobs: number
  idle?: NodeJS.Timeout
}

/** Runs the parts of heavy jobs in processes that are started as they are needed, used again, and replaced after some jobs. */
export function openHeavy(started: Omit<ChildOptions<Answer>, 'answer'>, each: number = jobsEach): Heavy {
  const options = { ...started, answer: answerSchema }
  const free: Worker[] = []
  const retire = (worker: Worker): void => {
    clearTimeout(worker.idle)
    const index = free.indexOf(worker)
    if (index >= 0) free.splice(index, 1)
    worker.child.kill()
  }
  const obtain = async (job: string, memoryMegabytes: number): Promise<Worker> => {
    const fit = free.filter(({ child }) => child.memoryMegabytes === memoryMegabytes)
    const found = fit.find((worker) => worker.job === job) ?? fit[0]
    if (!found) return { child: await startChild(options, memoryMegabytes), job, jobs: 1 }
    clearTimeout(found.idle)
    free.splice(free.indexOf(found), 1)
    if (!found.child.lives() || (found.job !== job && found.jobs >= each)) {
      retire(found)
      return obtain(job, memoryMegabytes)
    }
    if (found.job !== job) found.jobs++
    found.job = job
    return found
  }
  const giveBack = (worker: Worker): void => {
    if (!worker.child.lives()) return
    free.push(worker)
    worker.idle = setTimeout(() => retire(worker), idleFor).unref()
  }
  const run = async (
    part: 'total' | 'next',
    kind: JobKind,
    job: Job,
    standing: Standing,
    signal: AbortSignal,
  ): Promise<number | null> => {
    const memoryMegabytes = kind.heavy?.memoryMegabytes ?? 0
    const worker = await obtain(job.id, memoryMegabytes)
    const { child } = worker
    const over = new AbortController()
    const stop = (): void => {
      child.tell({ kind: 'abort' })
      void wait(grace, null, { signal: over.signal }).then(
        () => child.kill(),
        () => undefined,
      )
    }
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
    const outcome = await child.ask({ kind: 'part', part, job: job.id, carrier: standing.carrier })
    over.abort()
    signal.removeEventListener('abort', stop)
    giveBack(worker)
    return resultOf(outcome, job, memoryMegabytes)
  }
  return {
    total: (...asked) => run('total', ...asked),
    next: async (...asked) => {
      await run('next', ...asked)
    },
    stop: () => [...free].forEach(retire),
  }
}

function resultOf(outcome: Outcome<Answer>, { payload }: Job, memoryMegabytes: number): number | null {
  const messages = heavyMessages(payload['locale'] === 'en' ? 'en' : 'fr')
  switch (outcome.kind) {
    case 'done':
      return outcome.total
    case 'taken':
      throw new Taken()
    case 'refused':
      throw new Refused(outcome.told)
    case 'memory':
      throw new Refused(messages.memory(memoryMegabytes))
    case 'crash':
      throw new Refused(messages.crash)
    case 'killed':
      throw new Killed(messages.killed)
    case 'fault':
      throw new Error(outcome.error)
  }
}

// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { Database } from '../database/contract.js'
import type { Job, JobKind } from './contract.js'
import { type Taking, takeJob } from './fairness.js'
import type { JobFeed } from './feed.js'
import { Killed, own, type Parts, Refused } from './parts.js'
import { type Standing, standingOf, Taken } from './standing.js'
import { findJob } from './store.js'

/** Milliseconds between two signs. */
const beatEvery = 10_000
/** Milliseconds that a part is given to stop by itself: then it is left alone, and what it was about to write is refused. */
const grace = 1000

export type Carried = 'ended' | 'taken' | 'paused' | 'full' | 'elsewhere' | 'lost'

export interface Carrying extends Pick<Taking, 'node' | 'perCollectivite' | 'served'> {
  readonly database: Database
  readonly kinds: ReadonlyMap<string, JobKind>
  /** Tells at once that a job is asked to stop; null: that is seen between two parts and at each sign. */
  readonly feed: JobFeed | null
  /** Runs the parts of heavy kinds; null: they are not carried. */
  readonly heavy: Parts | null
  /** This process ends: it gives back what it carries after the part under way. */
  readonly paused: () => boolean
}

/**
 * Carries a job, part after part, until it ends, is stopped by its user, is taken over, or this process ends. Whoever takes it
 * becomes its only carrier: each part checks in its own transaction that this still holds. Where its collectivité has as many
 * under way as it may, or this node does not serve what it needs, the job waits. Rethrows what is no refusal, for the queue to try again.
 */
export async function carryJob(carrying: Carrying, id: string): Promise<Carried> {
  const { database, node, perCollectivite, served, feed } = carrying
  const carrier = randomUUID()
  const taken = await takeJob(database, { id, carrier, node, perCollectivite, served })
  if (taken !== 'taken') return taken
  const standing = standingOf(database, id, carrier)
  const stop = new AbortController()
  const look = (): void => {
    standing.sign().then(
      (cancelled) => cancelled && stop.abort(new Error('Its user stops it')),
      // A base that does not answer is asked again.
      (error: unknown) => error instanceof Taken && stop.abort(error),
    )
  }
  // A part may last longer than the silence after which a job is taken over.
  const beat = setInterval(look, beatEvery)
  const deaf = feed?.listen((heard) => {
    if (heard === null || (heard.job === id && heard.cancelled)) look()
  })
  try {
    return await carryOn(carrying, id, standing, stop.signal)
  } finally {
    clearInterval(beat)
    deaf?.()
  }
}

async function carryOn(
  { database, kinds, heavy, paused }: Carrying,
  id: string,
  standing: Standing,
  signal: AbortSignal,
): Promise<Carried> {
  for (;;) {
    const job = await findJob(database, id, null)
    const kind = job && kinds.get(job.kind)
    if (job?.state === 'fait') kind?.after?.(job)
    if (job?.state !== 'en cours') return 'ended'
    if (!kind) throw new Error(`No kind of job ${job.kind}`)
    if (paused()) {
      await standing.release(true)
      return 'paused'
    }
    if (job.cancelled) {
      const carried = await endUnlessDone(kind, job, standing, 'annule', kind.stopped(job))
      if (carried === 'done') continue
      return carried
    }
    try {
      const parts = kind.heavy ? heavy : own
      if (!parts) throw new Error(`Nothing carries heavy jobs here: ${job.kind}`)
      if (job.total === null && job.checkpoint === null)
        await standing.tellTotal(await orLeft(parts.total(kind, job, standing, signal), signal))
      await orLeft(parts.next(kind, job, standing, signal), signal)
    } catch (error) {
      if (error instanceof Taken || signal.reason instanceof Taken) return 'taken'
      if (signal.aborted) continue
      if (error instanceof Killed) {
        const found = await foundDone(kind, job, standing)
        if (found === 'done') continue
        return found === 'taken' ? 'taken' : standing.lose(error.told)
      }
      const message = error instanceof Refused ? error.told : kind.failed(job, error)
      if (message === null) {
        // The queue tries again, later and later: no longer a job that gives no sign.
        await standing.release(false)
        throw error
      }
      const carried = await endUnlessDone(kind, job, standing, 'echec', message)
      if (carried !== 'done') return carried
    }
  }
}

/** Ends a job so, unless what its last part wrote elsewhere is there: it is done then. */
async function endUnlessDone(
  kind: JobKind,
  job: Job,
  standing: Standing,
  state: 'annule' | 'echec',
  message: string,
): Promise<'done' | 'ended' | 'taken'> {
  const found = await foundDone(kind, job, standing)
  if (found !== 'no') return found
  await standing.end(state, message)
  return 'ended'
}

/** Whether what the last part of a job wrote elsewhere is there; the job is then told as done. */
async function foundDone(kind: JobKind, job: Job, standing: Standing): Promise<'done' | 'taken' | 'no'> {
  try {
    return (await kind.doneElsewhere?.(job, standing.keep)) ? 'done' : 'no'
  } catch (error) {
    if (error instanceof Taken) return 'taken'
    await standing.release(false)
    throw error
  }
}

/** What a work gives; rejects where it goes on for long after the signal, and is left alone. */
function orLeft<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    const leave = (): void => {
      timer = setTimeout(() => reject(signal.reason), grace)
    }
    if (signal.aborted) leave()
    else signal.addEventListener('abort', leave, { once: true })
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer)
      signal.removeEventListener('abort', leave)
    })
  })
}

// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../../database/contract.js'
import { ready } from '../../processes/child.js'
import type { JobKind } from '../contract.js'
import { standingOf, Taken } from '../standing.js'
import { findJob } from '../store.js'
import { type Answer, type Asked, askedSchema } from './protocol.js'

/** In a process of heavy jobs: does the parts that its parent asks for, one at a time, until the parent is gone. */
export function answerParts(database: Database, kinds: readonly JobKind[]): void {
  const known = new Map(kinds.map((kind) => [kind.name, kind]))
  let under = new AbortController()
  const say = (answer: Answer): void => {
    process.send?.(answer)
  }
  process.on('message', (message) => {
    const asked = askedSchema.parse(message)
    if (asked.kind === 'abort') return under.abort(new Error('Its user stops it'))
    under = new AbortController()
    void done(database, known, asked, under.signal).then(say)
  })
  process.on('disconnect', () => process.exit(0))
  // A signal to the whole group is its parent's to answer: a part cut here would be told as a breakdown.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => undefined)
  process.send?.(ready)
}

async function done(
  database: Database,
  kinds: ReadonlyMap<string, JobKind>,
  { part, job: id, carrier }: Extract<Asked, { kind: 'part' }>,
  signal: AbortSignal,
): Promise<Answer> {
  try {
    const job = await findJob(database, id, null)
    const kind = job && kinds.get(job.kind)
    if (!job || !kind) return { kind: 'fault', error: `No job ${id} of a kind known here` }
    try {
      if (part === 'total') return { kind: 'done', total: await kind.total(job, signal) }
      const { keep, tell } = standingOf(database, id, carrier)
      await kind.next(job, keep, signal, tell)
      return { kind: 'done', total: null }
    } catch (error) {
      if (error instanceof Taken) return { kind: 'taken' }
      const told = kind.failed(job, error)
      if (told !== null) return { kind: 'refused', told }
      throw error
    }
  } catch (error) {
    return { kind: 'fault', error: error instanceof Error ? error.message : 'unknown' }
  }
}

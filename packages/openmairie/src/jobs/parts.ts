// SPDX-License-Identifier: EUPL-1.2
import type { Job, JobKind } from './contract.js'
import type { Standing } from './standing.js'

/** Where the parts of jobs run. What they raise is what the kind raises, Refused, or Killed. */
export interface Parts {
  total(kind: JobKind, job: Job, standing: Standing, signal: AbortSignal): Promise<number | null>
  next(kind: JobKind, job: Job, standing: Standing, signal: AbortSignal): Promise<void>
}

/** Ends a job, in words for its user. */
export class Refused extends Error {
  constructor(readonly told: string) {
    super('A job was refused')
  }
}

/** What ran a part was killed from outside: another may do it. Carries what is told where that happens again and again. */
export class Killed extends Error {
  constructor(readonly told: string) {
    super('What ran a part of a job was killed')
  }
}

/** In this very process. */
export const own: Parts = {
  total: (kind, job, _, signal) => kind.total(job, signal),
  next: (kind, job, { keep, tell }, signal) => kind.next(job, keep, signal, tell),
}

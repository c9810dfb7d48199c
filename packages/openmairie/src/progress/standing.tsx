// SPDX-License-Identifier: EUPL-1.2
import type { Job } from '../jobs/contract.js'
import type { JobStanding } from '../jobs/store.js'
import type { Locale } from '../model/application.js'
import { progressMessages } from './messages.js'

/** Whether a job has not ended. */
export function runs({ state }: Pick<Job, 'state'>): boolean {
  return state === 'attente' || state === 'en cours'
}

/** What is said of a job as it stands. */
export function toldOf(locale: Locale, job: Job): string {
  const messages = progressMessages(locale)
  if (runs(job) && job.cancelled) return messages.stopping
  return job.message ?? messages.states[job.state]
}

/** What an open page is sent of a job that moves. */
export function standingOf(locale: Locale, job: Job): JobStanding {
  const { id, done, total } = job
  return {
    id,
    runs: runs(job),
    told: toldOf(locale, job),
    done,
    total,
    said: progressMessages(locale).done(done, total),
  }
}

/** How far a job is: in a bar, and in words. A bar without value moves by itself: how much there is to do is not known. */
export function Bar({ job, locale, label }: { readonly job: Job; readonly locale: Locale; readonly label: string }) {
  const { done, total, state } = job
  const value = total === null ? undefined : state === 'fait' ? total : Math.min(done, total)
  return (
    <>
      <progress aria-label={label} max={total ?? undefined} value={value} />{' '}
      <span class="said">{progressMessages(locale).done(done, total)}</span>
    </>
  )
}

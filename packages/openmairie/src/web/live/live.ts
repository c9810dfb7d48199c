// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../../database/contract.js'
import type { Job } from '../../jobs/contract.js'
import type { Heard, JobFeed } from '../../jobs/feed.js'
import { type JobsOf, type ListedJob, recentJobs } from '../../jobs/listed.js'
import { findJob } from '../../jobs/store.js'

/** An open page that is told of jobs as they move. */
export interface Viewer {
  /** Identifier of who looks. */
  readonly user: string
  /** Whose jobs it shows. */
  readonly of: JobsOf
  /** Tells it of jobs, all of them its own. */
  tell(jobs: readonly Job[]): void
  /** Nothing more comes: the process ends. */
  end(): void
}

export interface Live {
  /** Tells a page of the jobs under way and of those that have just ended, then of each that moves, until what it returns is called. */
  open(viewer: Viewer): () => void
  /** How many pages a user has open here. */
  countOf(user: string): number
  stop(): void
}

/** Milliseconds in which moves of a job are told together. */
const together = 250
/** Seconds: what ended before a page was open, and after it was made, is told too. */
const recent = 120

/** Tells the open pages of this process of the jobs of an instance: each that moves is read once, whoever looks. */
export function openLive(database: Database, feed: JobFeed, failed: (error: unknown) => void): Live {
  const viewers = new Set<Viewer>()
  const moved = new Set<string>()
  let deaf: (() => void) | null = null
  let timer: NodeJS.Timeout | undefined

  const showAll = async (viewer: Viewer): Promise<void> => {
    const jobs: readonly ListedJob[] = await recentJobs(database, viewer.of, recent)
    viewer.tell(jobs)
  }
  const flush = async (): Promise<void> => {
    const ids = [...moved]
    moved.clear()
    for (const id of ids) {
      const job = await findJob(database, id, null)
      if (job) for (const viewer of viewers) if (concerns(viewer.of, job)) viewer.tell([job])
    }
  }
  const hear = (heard: Heard | null): void => {
    // Some may have moved unheard: all are told anew.
    if (heard === null) return void viewers.forEach((viewer) => void showAll(viewer).catch(failed))
    const { job, user } = heard
    if (![...viewers].some(({ of }) => of.user === undefined || of.user === user)) return
    moved.add(job)
    timer ??= setTimeout(() => {
      timer = undefined
      void flush().catch(failed)
    }, together)
  }
  return {
    open: (viewer) => {
      viewers.add(viewer)
      deaf ??= feed.listen(hear)
      void showAll(viewer).catch(failed)
      return () => {
        viewers.delete(viewer)
        if (viewers.size > 0) return
        deaf?.()
        deaf = null
      }
    },
    countOf: (user) => [...viewers].filter((viewer) => viewer.user === user).length,
    stop: () => {
      clearTimeout(timer)
      for (const viewer of [...viewers]) viewer.end()
    },
  }
}

function concerns({ user, collectivites }: JobsOf, job: Job): boolean {
  if (user !== undefined) return job.user === user
  return collectivites === null || (job.collectivite !== null && collectivites.includes(job.collectivite))
}

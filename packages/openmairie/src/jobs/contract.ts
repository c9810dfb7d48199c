// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'

export type JobState = 'attente' | 'en cours' | 'fait' | 'annule' | 'echec'

/** What a handler wrote down of where it stands: anything that JSON holds. */
export type Checkpoint = Readonly<Record<string, unknown>>

/** A work that lasts longer than a request, as its user sees it. */
export interface Job {
  readonly id: string
  /** Identifier of the user who asked for it, and with whose rights, as they are now, it runs. */
  readonly user: string
  /** The collectivité that the user worked for: those of an instance are served in turn. Null: none in particular. */
  readonly collectivite: string | null
  readonly kind: string
  /** What it does, in the words of its user. */
  readonly label: string
  /** Page to go back to. */
  readonly home: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly state: JobState
  readonly done: number
  /** Null while it is not known. */
  readonly total: number | null
  readonly checkpoint: Checkpoint | null
  /** What is said of its end. */
  readonly message: string | null
  /** Its user asked for it to stop. */
  readonly cancelled: boolean
  /** Milliseconds since the epoch; null while it runs. */
  readonly ended: number | null
}

/** Something that a job could not do. */
export interface JobRefusal {
  readonly record: string
  readonly label: string
  readonly reason: string
}

/** What a part of a job stores with what it writes. */
export interface Step {
  readonly checkpoint: Checkpoint
  /** How much of the total it did. */
  readonly done: number
  readonly refusals: readonly JobRefusal[]
  /** Said of the end, where this part was the last. */
  readonly ended: string | null
  /** It says what is about to be done alone: a job whose carriers die of that does not go on. */
  readonly foretells?: true
}

/** Stores a step by statements of the transaction that the step is a part of. Raises where another process carries the job by now. */
export type KeepStep = (connection: Connection, step: Step) => Promise<void>

/**
 * Says how much of the total is done so far, where a part is long. Raises where another process carries the job by now: nothing of a
 * transaction that it is a statement of is kept then.
 */
export type TellDone = (done: number, transaction?: Connection) => Promise<void>

/** How a kind of job is done. */
export interface JobKind {
  readonly name: string
  /**
   * Its parts run in a process of their own, which may take so many MiB of memory, the application loaded in it included (200 or
   * so): what breaks that process costs the one job, whose user is told; killed by something else, it is taken over. Else they run in the process that serves.
   */
  readonly heavy?: { readonly memoryMegabytes: number }
  /** How much there is to do; null where it cannot be told. */
  total(job: Job, signal: AbortSignal): Promise<number | null>
  /**
   * Does the next part, from the checkpoint on, in one transaction that also runs `keep`: killed anywhere, a job goes on from
   * its last checkpoint and does nothing twice. An OpenMairieError ends the job and is told to its user. The signal tells that
   * the part is to be given up: its user stopped the job. A base under it (`Database.until`) stops at once; whatever has not
   * stopped within a second is left alone, and its `keep` raises.
   */
  next(job: Job, keep: KeepStep, signal: AbortSignal, tell: TellDone): Promise<void>
  /**
   * Finishes a part that was stopped after what it wrote was committed in a base of another engine, before its step was: asked before a
   * job is said to be stopped or to have failed. False where nothing was; not at all where a part may run again without harm.
   */
  doneElsewhere?(job: Job, keep: KeepStep): Promise<boolean>
  /** Whether a job of a kind that may be done elsewhere writes in another base, as far as can be told here. Not at all: it does. */
  isElsewhere?(job: Job): boolean
  /** Called in the process that serves, once a job has ended well: what only that process can do. Not at all where it dies meanwhile. */
  after?(job: Job): void
  /** Whether its user may take its result away, or the list of what it could not do, with the rights that he has by now: both are kept for long. Not at all where it gives none. */
  mayTake?(job: Job): Promise<boolean>
  /** What is said of a job that its user stopped. */
  stopped(job: Job): string
  /** What is said of a job that cannot go on, in the words of its user; null where it is a fault of ours. */
  failed(job: Job, error: unknown): string | null
  /** What is said of a job that failed too often for a fault of ours. */
  broken(job: Job): string
}

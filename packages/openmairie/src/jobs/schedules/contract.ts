// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import type { Cadence } from '../../model/schedule.js'
import type { KeepStep } from '../contract.js'

/** Name of the kind of job that does what recurs. */
export const scheduleKind = 'planification'

/** Work that recurs: of the framework’s own, or of an application. */
export interface Schedule {
  /** `openmairie` for the framework’s own. */
  readonly application: string
  readonly name: string
  readonly label: Readonly<Record<Locale, string>>
  readonly cadence: Cadence
  readonly per: 'instance' | 'collectivite'
  /** Why it cannot be done from this node: it is then neither asked for nor carried here. */
  readonly unavailable?: Readonly<Record<Locale, string>> | null
  /** Whether it is put down by the nodes that can do it alone: one that cannot leaves it as they have it. */
  readonly optional?: boolean
  /** Does it; returns what is said of it. Where it writes in one transaction, it keeps that sentence there itself, and returns null. */
  run(run: Run): Promise<string | null>
}

/** One time that something is done. */
export interface Run {
  /** Null: for the instance. */
  readonly collectivite: string | null
  readonly signal: AbortSignal
  /** Keeps what is said of it as the end of its job, by a statement of the transaction that does it. */
  keep(connection: Parameters<KeepStep>[0], said: string): Promise<void>
}

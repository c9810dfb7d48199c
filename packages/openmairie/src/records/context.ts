// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import type { Locale, ResolvedApplication } from '../model/application.js'
import type { Clock } from '../model/clock.js'
import type { ParametreSource } from '../model/parametre.js'
import type { Grants } from '../rights/contract.js'

/** Who acts. `system` is the explicit identity of batches and of the command line. */
export interface Actor {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly kind: 'user' | 'system'
  /** Login of the person that he acts for, whose rights he has for a while. */
  readonly onBehalfOf?: string
  /** Number of the delegation that says so. */
  readonly delegation?: string
}

/** Nothing reaches the data without one: who acts, what is granted, for which collectivité, at what time. */
export interface Ctx extends ParametreSource {
  readonly app: ResolvedApplication
  /** Where the application's data lie. */
  readonly database: Database
  /** Where accounts, journal and one-time keys lie: the same one, unless the application's base is of another engine. */
  readonly instance: Database
  readonly actor: Actor
  readonly grants: Grants
  /** The collectivités whose rows are seen and written, the user's own first; null: all of them. */
  readonly collectivites: readonly string[] | null
  /** The collectivité that the user was told to work for, of those of his account; none: all of them. */
  readonly working?: string | null
  readonly locale: Locale
  readonly clock: Clock
  /** Time zone of the instance. */
  readonly timeZone: string
  /** Secret that authenticates cursors and digests. */
  readonly secret: string
  /** What the lines of the journal are marked with: what they belong to and are undone with, in one transaction or several: a bulk action, a merge. */
  readonly lot?: string
}

/** The collectivité that a user works for in particular; null: none. */
export function homeOf({ working, collectivites }: Pick<Ctx, 'working' | 'collectivites'>): string | null {
  return working ?? collectivites?.[0] ?? null
}

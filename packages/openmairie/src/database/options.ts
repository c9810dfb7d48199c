// SPDX-License-Identifier: EUPL-1.2

/** How a database is opened, whatever its engine. */
export interface PoolOptions {
  readonly url: string
  /** Connections at most. */
  readonly size: number
  readonly applicationName: string
  /** Milliseconds after which a statement is given up. */
  readonly statementTimeout: number
  /** Milliseconds after which a server that does not answer is given up; the driver's own patience where nothing is said. */
  readonly connectTimeout?: number
  /** Zone in which the base writes and computes local times (`CURRENT_DATE`, `now()` into a timestamp); UTC where none is given. */
  readonly timeZone?: string
  /** Role that the connections take: one that owns nothing, which row-level security holds. The account's own where none is given. */
  readonly role?: string
  /** A connection was lost, or a task after a commit failed. */
  readonly failed: (error: unknown) => void
}

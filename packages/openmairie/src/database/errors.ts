// SPDX-License-Identifier: EUPL-1.2
import type { Violation } from './contract.js'

interface Objection {
  readonly violation: Violation
  /** The engine's own code: fit for a log. */
  readonly code: string
  readonly constraint?: string | null
  readonly column?: string | null
  /** Columns of the constraint, where the engine names them and not it. */
  readonly columns?: readonly string[]
  /** Words of a trigger, written by the application's author for its users. */
  readonly raised?: string | null
}

/** What the engine objected to. The driver's message may hold values of the row: it is never logged nor shown as it is. */
export class DatabaseError extends Error {
  readonly violation: Violation
  readonly code: string
  readonly constraint: string | null
  readonly column: string | null
  readonly columns: readonly string[]
  readonly raised: string | null

  constructor(objection: Objection, options?: { cause?: unknown }) {
    super(`The database refused the statement (${objection.code || 'no code'}, ${objection.violation})`, options)
    this.name = 'DatabaseError'
    this.violation = objection.violation
    this.code = objection.code
    this.constraint = objection.constraint ?? null
    this.column = objection.column ?? null
    this.columns = objection.columns ?? []
    this.raised = objection.raised ?? null
  }
}

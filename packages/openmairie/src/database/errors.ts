// SPDX-License-Identifier: EUPL-1.2
import type { ErrorCode } from '../errors/catalogue.js'
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

/** The code of what a user can do nothing about and the town's IT department can, whatever was asked; else undefined. */
export function codeOfState(error: DatabaseError): ErrorCode | undefined {
  return codes[error.violation]
}

const codes: Readonly<Partial<Record<Violation, ErrorCode>>> = {
  timeout: 'OM_TOO_LONG',
  'not ready': 'OM_DATABASE_NOT_READY',
  'not allowed': 'OM_DATABASE_NOT_ALLOWED',
  changed: 'OM_DATABASE_CHANGED',
}

// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'
import type { ErrorCode } from '../errors/catalogue.js'
import type { Violation } from './contract.js'

/** What the engine objected to. The message may hold values of the row: it is never logged nor shown as it is. */
export class DatabaseError extends Error {
  readonly violation: Violation
  readonly constraint: string | null
  readonly column: string | null
  readonly sqlState: string
  /** Words of a trigger's RAISE, written by the application's author for its users. */
  readonly raised: string | null

  constructor(cause: pg.DatabaseError) {
    const violation = violationOf(cause.code ?? '')
    super(`The database refused the statement (${cause.code ?? 'no code'}, ${violation})`, { cause })
    this.name = 'DatabaseError'
    this.violation = violation
    this.constraint = cause.constraint ?? null
    this.column = cause.column ?? null
    this.sqlState = cause.code ?? ''
    this.raised = violation === 'raised' ? cause.message : null
  }
}

/** Turns what the driver threw into a DatabaseError; anything else is returned as it is. */
export function translated(error: unknown): unknown {
  return error instanceof pg.DatabaseError ? new DatabaseError(error) : error
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

const states: Readonly<Record<string, Violation>> = {
  '23505': 'unique',
  '23503': 'foreign key',
  '23001': 'foreign key',
  '23502': 'not null',
  '23514': 'check',
  '23P01': 'exclusion',
  P0001: 'raised',
  '57014': 'timeout',
  '40001': 'serialization',
  '40P01': 'serialization',
  '55000': 'not ready',
  '42501': 'not allowed',
  '42P01': 'changed',
  '42703': 'changed',
}

function violationOf(state: string): Violation {
  // 22: out of range or malformed; 54: too long for an index, or too deep.
  return states[state] ?? (/^(22|54)/.test(state) ? 'value' : 'other')
}

// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'
import type { Violation } from '../contract.js'
import { DatabaseError } from '../errors.js'

/** Turns what the driver threw into a DatabaseError; anything else is returned as it is. */
export function translated(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error
  const { code = '', constraint, column, message } = error
  const violation = violationOf(code)
  return new DatabaseError(
    {
      violation,
      code,
      constraint: constraint ?? null,
      column: column ?? null,
      raised: violation === 'raised' ? message : null,
    },
    { cause: error },
  )
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

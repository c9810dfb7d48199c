// SPDX-License-Identifier: EUPL-1.2
import type { Violation } from '../contract.js'
import { DatabaseError } from '../errors.js'

interface ServerError extends Error {
  readonly errno: number
  readonly sqlMessage: string
}

/** Turns what the driver threw into a DatabaseError; anything else is returned as it is. */
export function translated(error: unknown): unknown {
  if (!isServerError(error)) return error
  const violation = numbers[error.errno] ?? 'other'
  const { sqlMessage } = error
  return new DatabaseError(
    {
      violation,
      code: String(error.errno),
      constraint: constraintIn(violation, sqlMessage),
      column:
        /^(?:Column|Field) '([^']+)'|for column (?:`[^`]*`\.`[^`]*`\.)?[`']([^`']+)[`']/
          .exec(sqlMessage)
          ?.slice(1)
          .find(Boolean) ?? null,
      raised: violation === 'raised' ? sqlMessage : null,
    },
    { cause: error },
  )
}

function isServerError(error: unknown): error is ServerError {
  return error instanceof Error && 'errno' in error && 'sqlMessage' in error && typeof error.sqlMessage === 'string'
}

const numbers: Readonly<Record<number, Violation>> = {
  1062: 'unique',
  1451: 'foreign key',
  1452: 'foreign key',
  1048: 'not null',
  1364: 'not null',
  3819: 'check',
  4025: 'check',
  1264: 'value',
  1265: 'value',
  1292: 'value',
  1366: 'value',
  1406: 'value',
  1411: 'value',
  1644: 'raised',
  1205: 'serialization',
  1213: 'serialization',
  1020: 'serialization',
  1317: 'timeout',
  1969: 'timeout',
  3024: 'timeout',
  1142: 'not allowed',
  1143: 'not allowed',
  1054: 'changed',
  1146: 'changed',
}

function constraintIn(violation: Violation, message: string): string | null {
  if (violation === 'unique') return /for key '(?:[^']*\.)?([^'.]+)'$/.exec(message)?.[1] ?? null
  if (violation === 'foreign key') return /CONSTRAINT `([^`]+)`/.exec(message)?.[1] ?? null
  return violation === 'check' ? (/[Cc]onstraint [`'](?:[^`']*\.)?([^`'.]+)[`']/.exec(message)?.[1] ?? null) : null
}

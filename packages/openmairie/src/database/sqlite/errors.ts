// SPDX-License-Identifier: EUPL-1.2
import type { Violation } from '../contract.js'
import { DatabaseError } from '../errors.js'

/** Turns what the driver threw into a DatabaseError; anything else is returned as it is. */
export function translated(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  if (!error.code.startsWith('SQLITE_')) return error
  const violation = codes[error.code] ?? (error.code.startsWith('SQLITE_BUSY') ? 'serialization' : 'other')
  const columns = columnsIn(error.message)
  return new DatabaseError(
    {
      violation,
      code: error.code,
      columns,
      column: violation === 'not null' ? (columns[0] ?? null) : null,
      constraint: /^CHECK constraint failed: (.*)$/.exec(error.message)?.[1] ?? null,
      raised: violation === 'raised' ? error.message : null,
    },
    { cause: error },
  )
}

const codes: Readonly<Record<string, Violation>> = {
  SQLITE_CONSTRAINT_UNIQUE: 'unique',
  SQLITE_CONSTRAINT_PRIMARYKEY: 'unique',
  SQLITE_CONSTRAINT_ROWID: 'unique',
  SQLITE_CONSTRAINT_FOREIGNKEY: 'foreign key',
  SQLITE_CONSTRAINT_NOTNULL: 'not null',
  SQLITE_CONSTRAINT_CHECK: 'check',
  SQLITE_CONSTRAINT_TRIGGER: 'raised',
  SQLITE_CONSTRAINT_DATATYPE: 'value',
  SQLITE_MISMATCH: 'value',
  SQLITE_TOOBIG: 'value',
  SQLITE_INTERRUPT: 'timeout',
}

/** «UNIQUE constraint failed: t.a, t.b» names the columns, and no constraint. */
function columnsIn(message: string): readonly string[] {
  const list = /^(?:UNIQUE|NOT NULL) constraint failed: (.*)$/.exec(message)?.[1]
  return list ? list.split(', ').map((name) => name.slice(name.indexOf('.') + 1)) : []
}

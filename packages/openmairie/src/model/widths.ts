// SPDX-License-Identifier: EUPL-1.2
import type { ColumnType } from './schema.js'

interface Sized {
  readonly type: ColumnType
  readonly native: string
  readonly maxLength?: number | null
  readonly precision?: number | null
}

const integerWidths: Readonly<Record<string, number>> = { smallint: 6, integer: 11, bigint: 20 }
const widthOfType: Readonly<Partial<Record<ColumnType, number>>> = {
  integer: 11,
  bigint: 20,
  float: 20,
  decimal: 20,
  boolean: 3,
  date: 10,
  time: 8,
  timetz: 14,
  timestamp: 19,
  timestamptz: 25,
  interval: 20,
  uuid: 36,
  enum: 20,
  inet: 18,
}

/** Expected length of a value in characters; 0 for unlimited text and for what is not written as a line. */
export function fieldWidth(field: Sized): number {
  if (field.type === 'string') return field.maxLength ?? 20
  if (field.type === 'decimal' && field.precision) return field.precision + 2
  // `int(8)`, `year(4)`: a width that MariaDB shows.
  const display =
    field.type === 'integer' || field.type === 'bigint' ? /^(?:\w*int\w*|year)\((\d+)\)/i.exec(field.native) : null
  if (display) return Number(display[1])
  return integerWidths[field.native] ?? widthOfType[field.type] ?? 0
}

/** Record length as the generator prints it: the sum of the widths of all fields but long texts. */
export function recordLength(fields: readonly Sized[]): number {
  return fields.reduce((sum, field) => sum + fieldWidth(field), 0)
}

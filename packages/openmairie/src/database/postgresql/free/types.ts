// SPDX-License-Identifier: EUPL-1.2
import type { ColumnType } from '../../../model/schema.js'

/** Families of the engine's own types, by their numbers, which never change; others are shown as they are written. */
const families: Readonly<Record<number, ColumnType>> = {
  16: 'boolean',
  17: 'bytes',
  19: 'string',
  20: 'bigint',
  21: 'integer',
  23: 'integer',
  25: 'text',
  114: 'json',
  700: 'float',
  701: 'float',
  // Money is written in the language of the base, with its sign.
  790: 'text',
  869: 'inet',
  1042: 'string',
  1043: 'string',
  1082: 'date',
  1083: 'time',
  1114: 'timestamp',
  1184: 'timestamptz',
  1186: 'interval',
  1266: 'timetz',
  1700: 'decimal',
  2950: 'uuid',
  3802: 'json',
}

/** The family of a type by its number. */
export const familyOf = (type: number): ColumnType => families[type] ?? 'other'

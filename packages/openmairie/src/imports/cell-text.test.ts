// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import type { Field } from '../model/entity.js'
import type { Cell } from '../spreadsheets/contract.js'
import { isAmbiguous, typedText } from './cell-text.js'

const words = { yes: 'Oui', no: 'Non' }
// What it reads of a field is its type.
const of = (type: Field['type']): Field => ({ type }) as Field
const french = { dates: 'dmy', decimal: ',' } as const
const american = { dates: 'mdy', decimal: '.' } as const

test.each<[Cell, Field['type'], typeof french | typeof american, string]>([
  [' 0123 ', 'string', french, ' 0123 '],
  ['1.234.567,50', 'decimal', french, '1234567,50'],
  ['0.125', 'decimal', french, '0.125'],
  ['1.234.567', 'integer', french, '1234567'],
  ['1.5', 'decimal', french, '1.5'],
  ['1,234.50', 'decimal', american, '1234.50'],
  ['1,5', 'decimal', american, '1,5'],
  ['1.234', 'string', french, '1.234'],
  ['12/31/2026', 'date', american, '31/12/2026'],
  ['31/12/2026', 'date', french, '31/12/2026'],
  ['2026-12-31', 'date', american, '2026-12-31'],
  [{ kind: 'datetime', text: '2026-12-31T00:00:00' }, 'date', french, '2026-12-31'],
  [{ kind: 'datetime', text: '2026-12-31T08:30:00' }, 'timestamp', french, '2026-12-31 08:30:00'],
  [{ kind: 'date', text: '2026-12-31' }, 'string', french, '31/12/2026'],
  [{ kind: 'boolean', text: 'true' }, 'string', french, 'Oui'],
  [{ kind: 'boolean', text: 'false' }, 'boolean', french, 'false'],
  [{ kind: 'number', text: '12.5' }, 'decimal', french, '12.5'],
  [null, 'decimal', french, ''],
])('%j for a %s is typed %#', (cell, type, settings, expected) => {
  expect(typedText(cell, of(type), settings, words)).toBe(expected)
})

test.each<[Cell, Field['type'], typeof french | typeof american, boolean]>([
  ['43.677', 'decimal', french, true],
  ['43.677', 'decimal', american, false],
  ['1,250', 'float', american, true],
  ['0.125', 'decimal', french, false],
  ['43.67', 'decimal', french, false],
  ['1.234,5', 'decimal', french, false],
  ['1.234', 'integer', french, false],
  [{ kind: 'number', text: '43.677' }, 'decimal', french, false],
])('%j for a %s may be read in two ways: %#', (cell, type, settings, expected) => {
  expect(isAmbiguous(cell, of(type), settings)).toBe(expected)
})

// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { isSummed } from './amounts.js'

test.each([
  ['montant_ttc', 'decimal', true],
  ['Coût', 'decimal', true],
  ['totalAmount', 'decimal', true],
  ['subventions', 'decimal', true],
  ['taux', 'decimal', false],
  ['latitude', 'decimal', false],
  ['note_sur_20', 'decimal', false],
  ['montant', 'integer', false],
  ['total', 'string', false],
] as const)('a column %s (%s) is added up: %s', (name, type, expected) => {
  expect(isSummed({ name, type })).toBe(expected)
})

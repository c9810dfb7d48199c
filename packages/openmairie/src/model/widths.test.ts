// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { fieldWidth, recordLength } from './widths.js'

test.each([
  ['integer', 'int(8)', 8],
  ['integer', 'tinyint(3) unsigned', 3],
  ['bigint', 'bigint(20)', 20],
  ['integer', 'year(4)', 4],
  ['integer', 'bit(8)', 11],
  ['integer', 'smallint', 6],
  ['integer', 'int', 11],
  ['boolean', 'tinyint(1)', 3],
  ['decimal', 'decimal(6,2)', 20],
  ['text', 'text', 0],
] as const)('a field of %s, %s, is so wide', (type, native, width) => {
  expect(fieldWidth({ type, native })).toBe(width)
})

test('a long text takes no part in the length of the record, even where its own is known', () => {
  const texts = [
    { type: 'string', native: 'varchar(30)', maxLength: 30 },
    { type: 'text', native: 'text', maxLength: 65_535 },
  ] as const
  expect(recordLength(texts)).toBe(30)
})

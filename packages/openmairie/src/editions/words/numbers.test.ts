// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { dateInWords, longDate } from './dates.js'
import { amountInWords, numberInWords } from './numbers.js'

test.each([
  [0n, 'zéro'],
  [1n, 'un'],
  [16n, 'seize'],
  [17n, 'dix-sept'],
  [21n, 'vingt et un'],
  [22n, 'vingt-deux'],
  [61n, 'soixante et un'],
  [70n, 'soixante-dix'],
  [71n, 'soixante et onze'],
  [72n, 'soixante-douze'],
  [80n, 'quatre-vingts'],
  [81n, 'quatre-vingt-un'],
  [90n, 'quatre-vingt-dix'],
  [91n, 'quatre-vingt-onze'],
  [99n, 'quatre-vingt-dix-neuf'],
  [100n, 'cent'],
  [101n, 'cent un'],
  [180n, 'cent quatre-vingts'],
  [200n, 'deux cents'],
  [201n, 'deux cent un'],
  [1000n, 'mille'],
  [1980n, 'mille neuf cent quatre-vingts'],
  [2026n, 'deux mille vingt-six'],
  [80_000n, 'quatre-vingt mille'],
  [200_000n, 'deux cent mille'],
  [1_000_000n, 'un million'],
  [80_000_000n, 'quatre-vingts millions'],
  [2_000_001n, 'deux millions un'],
  [-5n, 'moins cinq'],
])('%s is spelt «%s»', (value, words) => {
  expect(numberInWords(value)).toBe(words)
})

test('a number beyond what has a name is not spelt', () => {
  expect(numberInWords(10n ** 21n)).toBe(null)
})

test.each([
  ['0', 'zéro euro'],
  ['1', 'un euro'],
  ['12.50', 'douze euros et cinquante centimes'],
  ['12,5', 'douze euros et cinquante centimes'],
  ['0.01', 'un centime'],
  ['0.999', 'un euro'],
  ['1000000', 'un million d’euros'],
  ['1500000', 'un million cinq cent mille euros'],
  ['-3.20', 'moins trois euros et vingt centimes'],
  ['douze', null],
])('the amount %s is spelt «%s»', (amount, words) => {
  expect(amountInWords(amount)).toBe(words)
})

test('dates are written as letters and deeds write them', () => {
  expect(longDate('2026-03-01', 'fr')).toBe('1er mars 2026')
  expect(longDate('2026-11-24 10:00:00', 'fr')).toBe('24 novembre 2026')
  expect(longDate('2026-11-24', 'en')).toBe('24 November 2026')
  expect(longDate('0000-00-00', 'fr')).toBe(null)
  expect(dateInWords('2026-03-01')).toBe('premier mars deux mille vingt-six')
  expect(dateInWords('1981-12-25')).toBe('vingt-cinq décembre mille neuf cent quatre-vingt-un')
})

// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { evolution, taux } from './analyse.js'

test('a share is half up with two decimals, nothing where there is nothing to share', () => {
  expect(taux({ nombre: 1551n, sur: 2735n })).toBe('56.71')
  expect(taux({ nombre: 1n, sur: 0n })).toBe('0.00')
})

test('what grew is told in hundredths of a point, of the shares as they are shown', () => {
  expect(evolution({ nombre: 1551n, sur: 2735n }, { nombre: 1400n, sur: 2735n })).toBe(-552n)
  expect(evolution({ nombre: 1n, sur: 3n }, { nombre: 2n, sur: 3n })).toBe(3334n)
  expect(evolution(null, { nombre: 2n, sur: 3n })).toBeNull()
})

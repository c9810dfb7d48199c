// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { bitsOf, weaknessOf } from './strength.js'

test.each([
  // The equivalents that the recommendation gives of eighty bits.
  ['Tq7!mW2#xZ9$', 80],
  ['Tq7mW2xZ9kLb4v', 83],
  // What goes on by itself counts once.
  ['aaaaaaaaaaaaaaaaaaaaaaaa', 5],
  ['abcdefghijklmnopqrstuvwxyz', 9],
  ['abababababababababababab', 19],
  ['12345678901234567890', 17],
  ['', 0],
])('%s has so many bits', (password, bits) => {
  expect(bitsOf(password)).toBe(bits)
})

test.each([
  ['Tq7!mW2#xZ9$', null],
  ['cheval correct pile agrafe', null],
  ['Mairie2026', 'guessable'],
  ['AnneDurand2026!', 'named'],
  ['durand-anne-durand-anne', 'named'],
  // A name beside enough of the rest does no harm.
  ['Tq7!mW2#xZ9$durand', null],
  ['Ève', 'guessable'],
])('%s: %s', (password, weakness) => {
  expect(weaknessOf(password, ['anne.durand', 'Anne Durand'], 80)).toBe(weakness)
})

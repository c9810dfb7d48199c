// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { untranslated, wordsOfTheApplication } from './words.js'

test('every word of an entity has its English', () => {
  expect(untranslated()).toEqual([])
  expect(wordsOfTheApplication().has('Bureaux du scrutin')).toBe(true)
})

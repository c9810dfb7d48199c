// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { rangeOf } from './range.js'

test.each([
  [undefined, null],
  ['bytes=0-', { start: 0, end: 99 }],
  ['bytes=10-19', { start: 10, end: 19 }],
  ['bytes=90-500', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-500', { start: 0, end: 99 }],
  ['bytes=100-', 'none'],
  ['bytes=-0', 'none'],
  // What has no meaning, or several, has all of it for an answer.
  ['bytes=20-10', null],
  ['bytes=0-1,5-6', null],
  ['bytes=-', null],
  ['lignes=0-1', null],
  ['bytes=0-99999999999999999999', null],
] as const)('%s of a hundred bytes', (header, expected) => {
  expect(rangeOf(header, 100)).toEqual(expected)
})

test('an empty content has no bytes to give', () => {
  expect(rangeOf('bytes=0-', 0)).toBe('none')
  expect(rangeOf('bytes=-5', 0)).toBe('none')
})

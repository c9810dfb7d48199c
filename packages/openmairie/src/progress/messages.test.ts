// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { progressMessages } from './messages.js'

const [french, english] = [progressMessages('fr'), progressMessages('en')]

test('of several jobs that ended, those that did not do all are not told as done', () => {
  expect([0, 1, 2, 3].map((stopped) => french.toldSeveral(3, stopped))).toEqual([
    '3 traitements sont terminés.',
    '3 traitements ont pris fin, dont 1 avant d’être terminé.',
    '3 traitements ont pris fin, dont 2 avant d’être terminés.',
    '3 traitements se sont arrêtés avant la fin.',
  ])
  expect([0, 1, 3].map((stopped) => english.toldSeveral(3, stopped))).toEqual([
    '3 works are done.',
    '3 works ended, 1 of them before being done.',
    '3 works stopped before their end.',
  ])
})

test('what is done is counted in the singular up to one', () => {
  expect([0, 1, 2].map((done) => french.done(done, null))).toEqual(['0 traité', '1 traité', '2 traités'])
  expect(french.done(1, 10)).toBe('1 sur 10')
})

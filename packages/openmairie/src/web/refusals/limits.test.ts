// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { networkOf, refusalCounts } from './limits.js'

const hour = 3_600_000

test('an account and an address have so many lines, all strangers together so many more, and the rest is counted', () => {
  let now = 0
  const counts = refusalCounts({ minutes: 60, each: 3, strangers: 5 }, () => now)
  const admitted = (login: string | null, address: string, times: number): number =>
    Array.from({ length: times }, () => counts.admits(login, address)).filter(Boolean).length
  expect(admitted('anne', '192.0.2.1', 5)).toBe(3)
  expect(admitted('bruno', '192.0.2.1', 2)).toBe(2)
  expect(admitted(null, '192.0.2.1', 4)).toBe(3)
  expect([1, 2, 3, 4].map((last) => admitted(null, `198.51.100.${last}`, 1))).toEqual([1, 1, 0, 0])
  expect(counts.takeBeyond(false)).toEqual([])

  now = hour
  expect(counts.takeBeyond(false)).toEqual([
    { login: 'anne', count: 2 },
    { login: null, count: 3 },
  ])
  expect(counts.takeBeyond(false)).toEqual([])
  expect(admitted('anne', '192.0.2.1', 4)).toBe(3)
  expect(counts.takeBeyond(true)).toEqual([{ login: 'anne', count: 1 }])
})

test('a window that nobody closed is told with the next one', () => {
  let now = 0
  const counts = refusalCounts({ minutes: 60, each: 1, strangers: 5 }, () => now)
  for (let count = 0; count < 4; count++) counts.admits('anne', '192.0.2.1')
  now = 2 * hour
  expect(counts.admits('anne', '192.0.2.1')).toBe(true)
  expect(counts.takeBeyond(false)).toEqual([{ login: 'anne', count: 3 }])
})

test('a token that opens nothing is met once in a window, and a flood of them takes no more room than is allowed', () => {
  let now = 0
  const counts = refusalCounts({ minutes: 60, each: 3, strangers: 2 }, () => now)
  expect([counts.isFirst('jeton'), counts.isFirst('jeton')]).toEqual([true, false])
  for (let count = 0; count < 100; count++) counts.isFirst(`jeton ${count}`)
  // Beyond what is remembered a token is met anew each time, and the limits of the lines hold.
  expect([counts.isFirst('jeton'), counts.isFirst('jeton 99'), counts.isFirst('jeton 99')]).toEqual([false, true, true])
  now = hour
  expect(counts.isFirst('jeton')).toBe(true)
})

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:0DB8:1::9', '2001:db8:1:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['n’importe quoi', 'n’importe quoi'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

// SPDX-License-Identifier: EUPL-1.2
import { h } from 'preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { shownToAll } from '../../packages/openmairie/src/authored/kept.js'
import type { PageShown } from '../../packages/openmairie/src/model/authored-page.js'
import { markup } from '../../packages/openmairie/src/ui/markup.js'

// Seconds go by when they are told to.
beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

/** Eight o'clock in the evening. */
const hour = Date.UTC(2026, 2, 15, 19)

/** A page that says how often it was made. */
function counting() {
  let made = 0
  return async (): Promise<PageShown> => {
    made++
    return { kind: 'page', title: 'Count', body: h('p', { title: '"<' }, `${made} & more`) }
  }
}

const htmlOf = (shown: PageShown): string => (shown.kind === 'page' ? markup(shown.body) : shown.kind)

test('a page that is open to all is made once for those who ask together, and is the same for each', async () => {
  const [base, make] = [{}, counting()]
  const all = await Promise.all([1, 2, 3].map(() => shownToAll(base, ['page'], hour, make)))
  expect(all.map(htmlOf)).toEqual(Array(3).fill('<p title="&quot;&lt;">1 &amp; more</p>'))
  // Another address, and another base, have their own.
  expect(htmlOf(await shownToAll(base, ['other'], hour, make))).toContain('2 &amp;')
  expect(htmlOf(await shownToAll({}, ['page'], hour, make))).toContain('3 &amp;')
})

test('it is made anew after a second, and at once when the minute has changed', async () => {
  const [base, make] = [{}, counting()]
  const shown = async (now: number) => htmlOf(await shownToAll(base, ['page'], now, make))
  expect(await shown(hour - 1)).toContain('1 &amp;')
  vi.advanceTimersByTime(999)
  expect(await shown(hour - 1)).toContain('1 &amp;')
  expect(await shown(hour)).toContain('2 &amp;')
  vi.advanceTimersByTime(1000)
  expect(await shown(hour)).toContain('3 &amp;')
})

test('what fails is told to who asked, and kept for nobody', async () => {
  const base = {}
  const make = counting()
  await expect(shownToAll(base, ['page'], hour, () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  expect(htmlOf(await shownToAll(base, ['page'], hour, make))).toContain('1 &amp;')
})

test('addresses that visitors make up do not fill the memory', async () => {
  const [base, make] = [{}, counting()]
  for (let nth = 0; nth < 250; nth++) await shownToAll(base, ['page', nth], hour, make)
  // The first of them was let go.
  expect(htmlOf(await shownToAll(base, ['page', 0], hour, make))).toContain('251 &amp;')
})

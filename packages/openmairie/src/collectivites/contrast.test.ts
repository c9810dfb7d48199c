// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { accentOf, contrast, leastContrast, nearestAccepted, worstContrast } from './contrast.js'

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 2)
})

test('the usual accent stands out in both schemes, and a yellow in the light one does not', () => {
  expect(worstContrast('#1f5a8c', 'light')).toBeGreaterThanOrEqual(leastContrast)
  expect(worstContrast('#8cc0ee', 'dark')).toBeGreaterThanOrEqual(leastContrast)
  expect(worstContrast('#ffd500', 'light')).toBeCloseTo(1.25, 1)
})

test('what is proposed instead is accepted, is of the same hue, and is no further than needed', () => {
  for (const [colour, scheme, expected] of [
    ['#ffd500', 'light', '#7f6a00'],
    ['#1f5a8c', 'light', '#1f5a8c'],
    ['#1f5a8c', 'dark', '#88a8c2'],
    ['#000000', 'dark', '#a6a6a6'],
  ] as const) {
    const found = nearestAccepted(colour, scheme)
    expect(worstContrast(found, scheme)).toBeGreaterThanOrEqual(leastContrast)
    expect(found).toBe(expected)
  }
})

test('every colour has its place in both schemes', () => {
  for (let step = 0; step < 4096; step += 37) {
    const colour = `#${[step >> 8, (step >> 4) & 15, step & 15].map((part) => part.toString(16).repeat(2)).join('')}`
    for (const scheme of ['light', 'dark'] as const) {
      const { accent, strong, soft, on } = accentOf(nearestAccepted(colour, scheme), scheme)
      for (const [text, ground] of [
        [accent, on],
        [accent, soft],
        [strong, soft],
        [strong, on],
      ] as const)
        expect(contrast(text, ground), `${colour} ${scheme}`).toBeGreaterThanOrEqual(leastContrast)
    }
  }
})

// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { spokenInstant, spokenMoment } from './moments.js'

test('an instant is said in the time zone of the instance', () => {
  const paris = { locale: 'fr', timeZone: 'Europe/Paris' } as const
  expect(spokenMoment(Date.UTC(2026, 10, 25, 13, 32), paris)).toBe('25\u00a0novembre à 14\u00a0h\u00a032')
  expect(spokenMoment(Date.UTC(2026, 4, 31, 22, 5), paris)).toBe('1er\u00a0juin à 0\u00a0h\u00a005')
  expect(spokenInstant(Date.UTC(2023, 10, 25, 13, 32), paris)).toBe('25\u00a0novembre 2023 à 14\u00a0h\u00a032')
  expect(spokenInstant(Date.UTC(2023, 10, 25, 8, 2), { ...paris, locale: 'en' })).toBe('25 November 2023 at 09:02')
  expect(spokenMoment(Date.UTC(2026, 10, 25, 8, 2), { ...paris, locale: 'en' })).toBe('25 November at 09:02')
})

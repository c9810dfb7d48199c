// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { frenchDate, frenchMoment } from './dates.js'

test.each([
  ['2026-02-03', '03/02/2026'],
  ['12026-02-03', '03/02/12026'],
  ['0044-03-15 BC', '15/03/0044 av. J.-C.'],
  ['-infinity', '-infini'],
  ['0000-00-00', '00/00/0000'],
  ['2026-2-3', '2026-2-3'],
  ['vers 2026', 'vers 2026'],
])('the date %s is read %s', (text, read) => {
  expect(frenchDate(text, 'fr')).toBe(read)
})

test.each([
  ['2026-12-01 08:30:00', '01/12/2026 08:30'],
  ['2026-12-01 08:30:00.5+01', '01/12/2026 08:30:00.5 +01'],
  ['2026-12-01', '01/12/2026'],
  // What others wrote in a spelling of their own stays whole.
  ['2026-12-01T08:30:00Z', '2026-12-01T08:30:00Z'],
  ['2026-12-01 8h30', '2026-12-01 8h30'],
])('the moment %s is read %s', (text, read) => {
  expect(frenchMoment(text, 'fr')).toBe(read)
})

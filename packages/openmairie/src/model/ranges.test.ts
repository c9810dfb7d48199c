// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { secondFigures } from './ranges.js'

test.each([
  ['datetime', 0],
  ['datetime(3)', 3],
  ['timestamp(6)', 6],
  ['time', 0],
  ['datetime /* mariadb-5.3 */', 0],
  ['datetime(6) /* mariadb-5.3 */', 6],
  ['timestamp without time zone', 6],
  ['timestamp(0) with time zone', 0],
  ['time(3) without time zone[]', 3],
  ['date', null],
  ['DATETIME', null],
  ['timestamptz_of_ours', null],
] as const)('%s keeps %s figures of a second', (native, figures) => {
  expect(secondFigures(native)).toBe(figures)
})

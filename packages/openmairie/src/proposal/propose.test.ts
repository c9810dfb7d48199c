// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { propose } from './propose.js'

test('a sheet of as many rows as are taken', () => {
  const rows = Array.from({ length: 200_000 }, (_, at) => ({
    line: at + 2,
    cells: ['06 12 34 56 78', `${at % 50},25`, ...(at === 199_999 ? ['vu'] : [])],
  }))
  const header = { line: 1, cells: ['Téléphone', 'Coût'] }
  const { proposal } = propose([{ file: 'appels.csv', sheet: 0, name: 'appels', header, rows, totals: [] }], 'Appels')
  expect(
    proposal.tables[0]?.columns.map(({ label, type, length, precision, scale }) => [
      label,
      type,
      length ?? precision ?? null,
      scale ?? null,
    ]),
  ).toEqual([
    ['Téléphone', 'string', 20, null],
    ['Coût', 'decimal', 12, 2],
    ['Colonne C', 'string', 5, null],
  ])
})

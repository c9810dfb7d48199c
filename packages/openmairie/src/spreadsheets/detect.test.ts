// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import type { Cell, SheetRow } from './contract.js'
import { dateOrder, decimalMark, headerOf, isTotalLine } from './detect.js'

const rows = (...lines: (readonly [number, ...Cell[]])[]): SheetRow[] =>
  lines.map(([line, ...cells]) => ({ line, cells }))
const number = (text: string): Cell => ({ kind: 'number', text })

test('the header is the first line when it names the columns', () => {
  expect(headerOf(rows([1, 'Nom', 'Rue'], [2, 'Paul', 'Albi']))).toEqual({ line: 1, cells: ['Nom', 'Rue'] })
})

test('titles, notes and groups above the header are passed over', () => {
  const sheet = rows(
    [1, 'Commune de Saint-Exemple'],
    [2, 'Demandes de voirie', null, null, null, 'Année 2024'],
    [4, 'Demandeur', null, null, 'Suivi'],
    [5, 'N°', 'Nom', ' Date\nde la demande ', null, 'Montant'],
    [6, number('1'), 'Durand', { kind: 'date', text: '2024-01-02' }, null, number('12.5')],
    [7, number('2'), 'Martin', null, null, number('3')],
  )
  expect(headerOf(sheet)).toEqual({ line: 5, cells: ['N°', 'Nom', 'Date de la demande', '', 'Montant'] })
})

test('years may name columns; a line of values does not', () => {
  expect(
    headerOf(rows([3, 'Association', 'Ville', number('2023'), number('2024')], [4, 'A', 'B', number('1'), number('2')]))
      ?.line,
  ).toBe(3)
  expect(headerOf(rows([1, number('1'), number('2'), 'x'], [2, 'Nom', 'Rue', 'Ville']))?.line).toBe(2)
})

test('of lines that all hold values, the first; of none, nothing', () => {
  expect(headerOf(rows([1, number('1'), number('2')], [2, number('3'), number('4')]))?.line).toBe(1)
  expect(headerOf([])).toBeNull()
})

test.each([
  [['Total', null, number('12')], true],
  [['TOTAL GÉNÉRAL', '1 234,50 €', '12 %'], true],
  [['Sous-total voirie', number('3')], true],
  [[null, 'Total :', number('3')], true],
  [['Moyenne', number('3.5')], true],
  [['Total Énergies', 'Albi', number('3')], false],
  [['Totalement refait', number('3')], false],
  [['Total', 'Paul'], false],
  [[number('3'), 'Total'], false],
  [[], false],
] as [Cell[], boolean][])('%j sums up: %s', (cells, total) => {
  expect(isTotalLine({ line: 1, cells })).toBe(total)
})

test.each([
  [['03/04/2024', '25/12/2023'], 'dmy'],
  [['12/25/2023', '03/04/2024'], 'mdy'],
  [['2024-02-29', '2023-01-01'], 'ymd'],
  [['03/04/2024', '05/06/24'], 'dmy'],
  [['25.12.2023'], 'dmy'],
  [['2024-02-29', '25/12/2023', '26/12/2023'], 'dmy'],
  [['12 rue', '06 12 34 56 78', 'Paul', ''], null],
  [[], null],
] as [string[], string | null][])('the order of the dates %j: %s', (samples, order) => {
  expect(dateOrder(samples)).toBe(order)
})

test.each([
  [['12,50', '3'], ','],
  [['1 234,5', '1\u00a0000'], ','],
  [['1.234,56'], ','],
  [['1,234.56'], '.'],
  [['12.5 %'], '.'],
  [['1.234.567'], ','],
  [['0.125'], '.'],
  [['1,234'], ','],
  [['1.234'], null],
  [['12 €', '13', 'x'], null],
] as [string[], string | null][])('the decimal mark of %j: %s', (samples, mark) => {
  expect(decimalMark(samples)).toBe(mark)
})

test('what can be read both ways is read as it usually is', () => {
  expect(dateOrder(['03/04/2024', '05/06/24'], 'mdy')).toBe('mdy')
  expect(dateOrder(['25/12/2023', '03/04/2024'], 'mdy')).toBe('dmy')
  expect(decimalMark(['1,234'], '.')).toBe('.')
  expect(decimalMark(['12,50', '1,234'], '.')).toBe(',')
})

// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import type { Cell } from '../spreadsheets/contract.js'
import type { ProposedColumn } from './contract.js'
import { freeName, sqlName, tableName } from './names.js'
import { repeatedValues } from './references.js'
import { typeOf } from './types.js'
import { readCell } from './values.js'

const number = (text: string): Cell => ({ kind: 'number', text })

test.each([
  ['Date de la demande', 'date_demande'],
  ['N° de clé', 'numero_cle'],
  ['Coût TTC (€)', 'cout_ttc_euros'],
  ['2024', 'c_2024'],
  ['Le', 'le'],
  ['Œuvre', 'oeuvre'],
  ['%', 'taux'],
  ['—', ''],
])('%s is the column %s', (title, name) => {
  expect(sqlName(title)).toBe(name)
})

test.each([
  ['Demandes', 'demande'],
  ['Clés', 'cle'],
  ['Salles des fêtes', 'salle_fete'],
  ['Campus', 'campus'],
  ['Gros', 'gro'],
  ['Bus', 'bus'],
])('%s is the table %s', (title, name) => {
  expect(tableName(title)).toBe(name)
})

test('a name that is taken gets a number', () => {
  expect(freeName('nom', new Set(['nom', 'nom_2']))).toBe('nom_3')
})

const read = (cell: Cell, type: ProposedColumn['type'], more: Partial<ProposedColumn> = {}) =>
  readCell(cell, { type, label: 'x', ...more })

test.each([
  ['1 234', 'integer', {}, '1234'],
  ['0123', 'integer', {}, undefined],
  [number('12'), 'integer', {}, '12'],
  [number('12.5'), 'integer', {}, undefined],
  ['9007199254740993', 'integer', {}, undefined],
  ['9007199254740993', 'bigint', {}, '9007199254740993'],
  ['1 234,50 €', 'decimal', { scale: 2 }, '1234.50'],
  ['1.234,5', 'decimal', { scale: 2 }, '1234.5'],
  ['1,234.5', 'decimal', { mark: '.' }, '1234.5'],
  ['12.50', 'decimal', { scale: 2 }, '12.50'],
  ['1,234', 'decimal', { scale: 2 }, undefined],
  ['29/02/2024', 'date', {}, '2024-02-29'],
  ['29/02/2023', 'date', {}, undefined],
  ['2/29/24', 'date', { order: 'mdy' }, '2024-02-29'],
  ['2024-02-29', 'date', {}, '2024-02-29'],
  ['1er mars 2024', 'date', {}, '2024-03-01'],
  ['jeudi 29 févr. 2024', 'date', {}, '2024-02-29'],
  [{ kind: 'date', text: '2024-02-29' }, 'date', {}, '2024-02-29'],
  [number('45351'), 'date', {}, undefined],
  ['29/02/2024 à 14h30', 'timestamp', {}, '2024-02-29 14:30:00'],
  [{ kind: 'datetime', text: '2024-02-29T14:30:00' }, 'timestamp', {}, '2024-02-29 14:30:00'],
  ['8h05', 'time', {}, '08:05:00'],
  ['25:00', 'time', {}, undefined],
  ['Oui', 'boolean', {}, 'true'],
  ['N', 'boolean', {}, 'false'],
  ['peut-être', 'boolean', {}, undefined],
  ['', 'boolean', { blank: 'false' }, 'false'],
  ['   ', 'string', { length: 5 }, null],
  ['trop long', 'string', { length: 5 }, undefined],
  [number('1000'), 'string', { label: 'Code postal', length: 5 }, '01000'],
  [number('563123456'), 'string', { label: 'Tél.', length: 20 }, '0563123456'],
] as [
  Cell,
  ProposedColumn['type'],
  Partial<ProposedColumn>,
  string | null | undefined,
][])('%j as %s %j is %j', (cell, type, more, value) => {
  expect(read(cell, type, more)).toBe(value)
})

test.each([
  ['Nombre', ['1', '2', ''], { type: 'integer' }],
  ['Code postal', [number('1000'), number('75000')], { type: 'string', length: 10 }],
  ['SIRET', ['12345678901234'], { type: 'string', length: 20 }],
  ['Montant', [number('100'), number('250')], { type: 'decimal', precision: 12, scale: 2 }],
  ['Taux', ['1,25', '2,5'], { type: 'decimal', precision: 12, scale: 2, mark: ',' }],
  ['Le', ['25/12/2024', '01/02/2024'], { type: 'date', order: 'dmy' }],
  ['Fait', ['oui', 'non', 'oui'], { type: 'boolean' }],
  ['Note', ['a\nb'], { type: 'text' }],
  ['Vide', ['', null], { type: 'string', length: 100 }],
] as [string, Cell[], Partial<ProposedColumn>][])('a column %s of %j', (label, cells, column) => {
  expect(typeOf(cells, label)).toEqual({ column, almost: null })
})

test('a number that its column has no room for, and a year that no calendar has, are no values of it', () => {
  const column = { type: 'decimal', precision: 12, scale: 2, label: 'SIRET' } as const
  expect(readCell(number('1234567890.25'), column)).toBe('1234567890.25')
  expect(readCell(number('12345678901'), column)).toBeUndefined()
  expect(readCell('12 345 678 901 234', column)).toBeUndefined()
  expect(readCell(number('1e+11'), column)).toBeUndefined()
  expect(readCell('01/01/0', { type: 'date', label: 'Le' })).toBeUndefined()
})

test('one value that is no date among many is told by its place', () => {
  const cells = Array.from(
    { length: 30 },
    (_, at): Cell => (at === 7 ? 'à voir' : `${at + 1 > 28 ? 28 : at + 1}/02/2024`),
  )
  expect(typeOf(cells, 'Vu le').almost).toEqual({ type: 'date', places: [7] })
})

test('words that come back make a list, but for what is each one’s own', () => {
  const cells = Array.from({ length: 12 }, (_, at): Cell => ['Sport', 'sport ', 'Fête', 'Fete'][at % 4] ?? null)
  expect(repeatedValues(cells, 'Thème')).toEqual({
    values: ['Fête', 'Sport'],
    spellings: [
      ['Fête', 'Fete'],
      ['Sport', 'sport'],
    ],
  })
  expect(repeatedValues(cells, 'Nom du demandeur')).toBeNull()
  expect(repeatedValues(cells.slice(0, 8), 'Thème')).toBeNull()
})

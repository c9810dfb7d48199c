// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { choicesOf, hasSameCells } from './choices.js'
import type { Settings } from './contract.js'

const csv = { encoding: 'windows-1252', separator: ';', quote: '"' } as const
const proposed: Settings = {
  sheet: 0,
  csv,
  header: 1,
  dates: 'dmy',
  decimal: ',',
  columns: ['nom', null, 'cp', 'ville'],
  mode: 'create',
  identity: ['agent'],
  emptying: false,
  adding: [],
  totals: true,
}
const preview = {
  format: 'csv',
  sheets: ['a.csv'],
  columns: ['Nom', 'Quand', 'CP', 'Ville'],
  rows: [],
  proposed,
} as const
const held = { settings: proposed, preview: { ...preview, sheets: [], columns: [...preview.columns], rows: [] } }
/** As the page of settings sends them: no identity where records are added alone. */
const sent: Settings = { ...proposed, identity: [] }

test('what is left as it was proposed is no choice', () => {
  const { columns, ...others } = choicesOf(held, sent)
  expect(others).toEqual({
    dates: null,
    decimal: null,
    mode: null,
    identity: null,
    emptying: null,
    adding: null,
    totals: null,
  })
  expect(columns(['Nom'], { sheet: 0, csv })).toEqual(new Map())
})

test('what was chosen is told apart, though it was kept since', () => {
  const chosen: Settings = {
    ...sent,
    dates: 'mdy',
    mode: 'both',
    identity: ['nom', 'cp'],
    emptying: true,
    adding: ['service'],
    totals: false,
  }
  const expected = {
    dates: 'mdy',
    decimal: null,
    mode: 'both',
    identity: ['nom', 'cp'],
    emptying: true,
    adding: ['service'],
    totals: false,
  }
  expect(choicesOf(held, chosen)).toMatchObject(expected)
  expect(choicesOf({ ...held, settings: chosen }, chosen)).toMatchObject(expected)
})

const typed: Settings = { ...sent, columns: ['nom', 'datenaissance', null, 'ville'] }

test('columns that are read under other headings are those of the same place', () => {
  const { columns } = choicesOf(held, typed)
  const chosen = new Map([
    [1, 'datenaissance'],
    [2, null],
  ])
  expect(columns(['Titre', '', '', ''], { sheet: 0, csv })).toEqual(chosen)
  expect(columns(['Titre', '', '', ''], { sheet: 0, csv: { ...csv, encoding: 'utf-8' } })).toEqual(chosen)
  // There are fewer of them.
  expect(columns(['Titre', ''], { sheet: 0, csv })).toEqual(new Map([[1, 'datenaissance']]))
})

test('columns of another sheet, or between other separators, are those of the same heading', () => {
  const { columns } = choicesOf(held, typed)
  expect(columns(['Ville', 'QUAND', 'Reste'], { sheet: 1, csv: null })).toEqual(new Map([[1, 'datenaissance']]))
  expect(columns(['Nom,Quand,CP,Ville'], { sheet: 0, csv: { ...csv, separator: ',' } })).toEqual(new Map())
})

test('cells stay where they are as long as the sheet and the separator are the same', () => {
  const [other, sheet] = [{ ...csv, separator: '|' } as const, { sheet: 1, csv: null }]
  expect(hasSameCells({ sheet: 0, csv }, { sheet: 0, csv: { ...csv, encoding: 'utf-8' } })).toBe(true)
  expect(hasSameCells({ sheet: 0, csv }, { sheet: 0, csv: other })).toBe(false)
  expect(hasSameCells({ sheet: 0, csv: null }, sheet)).toBe(false)
})

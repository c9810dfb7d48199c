// SPDX-License-Identifier: EUPL-1.2
import { afterAll, expect, test } from 'vitest'
import { inspectSpreadsheet } from '../../packages/openmairie/src/spreadsheets/inspect.js'
import { filesFolder, odsFile, rowsOf, shownOf } from './files.js'

const folder = filesFolder()
afterAll(() => folder.done())

const file = (tables: string, styles = '') => odsFile(folder.path, 'classeur.ods', tables, styles)
const text = (words: string, others = '') =>
  `<table:table-cell office:value-type="string"${others}><text:p>${words}</text:p></table:table-cell>`
const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`
const table = (content: string, name = 'Feuille1') => `<table:table table:name="${name}">${content}</table:table>`

test('sheets are told by name, the hidden ones as such; each is read alone', async () => {
  const source = await file(
    `${table(row(text('un')))}<table:table table:name="Listes" table:style-name="ta2">${row(text('deux'))}</table:table>`,
    '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>',
  )
  expect((await inspectSpreadsheet(source)).sheets).toEqual([
    { name: 'Feuille1', hidden: false },
    { name: 'Listes', hidden: true },
  ])
  expect(await shownOf(source, 0)).toEqual([[1, 'un']])
  expect(await shownOf(source, 1)).toEqual([[1, 'deux']])
  await expect(rowsOf(source, 2)).rejects.toMatchObject({ code: 'OM_SHEET_UNKNOWN' })
})

test('values by their types', async () => {
  const value = (type: string, attributes: string, words = '') =>
    `<table:table-cell office:value-type="${type}" ${attributes}><text:p>${words}</text:p></table:table-cell>`
  const source = await file(
    table(
      row(
        value('float', 'office:value="0.30000000000000004"', '0,3'),
        value('currency', 'office:value="1234.5" office:currency="EUR"', '1 234,50 €'),
        value('percentage', 'office:value="0.05"', '5 %'),
        value('float', 'office:value="1000"', '01000'),
        value('float', 'office:value="612345678"', '06 12 34 56 78'),
        value('float', 'office:value="612345678"', '06.12\u00a034-56\u202f78'),
        // What is shown is not the number: rounded, or less than one.
        value('float', 'office:value="612345678.4"', '06 12 34 56 78'),
        value('float', 'office:value="0.125"', '0.125'),
        value('float', 'office:value="-12"', '-012'),
        value('date', 'office:date-value="2024-02-29"', '29/02/24'),
        value('date', 'office:date-value="2024-02-29T14:30:00"', '29/02/24 14:30'),
        value('date', 'office:date-value="2024-12-31T23:59:59.999999953"', '01/01/25 00:00'),
        value('time', 'office:time-value="PT36H05M00S"', '36:05'),
        value('boolean', 'office:boolean-value="true"', 'VRAI'),
        value('string', 'calcext:value-type="error"', '#N/D'),
      ),
    ),
  )
  expect((await shownOf(source))[0]?.slice(1)).toEqual([
    'number 0.3',
    'number 1234.5',
    'number 0.05',
    '01000',
    '06 12 34 56 78',
    '06.12\u00a034-56\u202f78',
    'number 612345678.4',
    'number 0.125',
    'number -12',
    'date 2024-02-29',
    'datetime 2024-02-29T14:30:00',
    'datetime 2025-01-01T00:00:00',
    'time 36:05:00',
    'boolean true',
    '#N/D',
  ])
})

test('paragraphs, spaces, tabs, links and notes of a cell', async () => {
  const cell =
    '<table:table-cell office:value-type="string"><office:annotation><text:p>une note</text:p></office:annotation><text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/><text:a xlink:href="#">d</text:a></text:p><text:p>e <text:span>f</text:span></text:p></table:table-cell>'
  expect(await shownOf(await file(table(row(cell, text('suite')))))).toEqual([[1, 'a   b\tc\nd\ne f', 'suite']])
})

test('rows and columns that are repeated: blank ones are never made, the others keep their lines', async () => {
  const blankCells = '<table:table-cell table:number-columns-repeated="16381"/>'
  const source = await file(
    table(
      `<table:table-header-rows>${row(text('a'), text('b', ' table:number-columns-repeated="2"'), blankCells)}</table:table-header-rows>
       <table:table-row table:number-rows-repeated="3">${'<table:table-cell table:number-columns-repeated="16384"/>'}</table:table-row>
       <table:table-row table:number-rows-repeated="2">${'<table:table-cell table:number-columns-repeated="2"/>'}${text('c')}${blankCells}</table:table-row>
       <table:table-row table:number-rows-repeated="1048569"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`,
    ),
  )
  expect(await shownOf(source)).toEqual([
    [1, 'a', 'b', 'b'],
    [5, null, null, 'c'],
    [6, null, null, 'c'],
  ])
})

test('what a merged cell covers is blank; a table within a cell is not the sheet', async () => {
  const source = await file(
    table(
      row(
        text('titre', ' table:number-columns-spanned="2"'),
        '<table:covered-table-cell/>',
        `<table:table-cell><table:table>${row(text('dedans'))}</table:table></table:table-cell>`,
        text('fin'),
      ),
    ),
  )
  expect(await shownOf(source)).toEqual([[1, 'titre', null, null, 'fin']])
})

test('a row of values repeated to the end of the sheet comes by batches', async () => {
  const source = await file(
    table(`<table:table-row table:number-rows-repeated="1048576">${text('x')}</table:table-row>`),
  )
  expect((await rowsOf(source)).at(-1)).toEqual({ line: 1_048_576, cells: ['x'] })
})

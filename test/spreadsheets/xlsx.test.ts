// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { inspectSpreadsheet, readSheet } from '../../packages/openmairie/src/spreadsheets/inspect.js'
import { filesFolder, rowsOf, shownOf, type XlsxParts, xlsxFile } from './files.js'

const folder = filesFolder()
afterAll(() => folder.done())
afterEach(() => void vi.unstubAllEnvs())

const file = (parts: XlsxParts) => xlsxFile(folder.path, 'classeur.xlsx', parts)
const cells = (...all: string[]) => `<row r="1">${all.join('')}</row>`
const shown = async (data: string, others: Omit<XlsxParts, 'sheets'> = {}) =>
  (await shownOf(await file({ sheets: [{ name: 'Feuil1', data }], ...others })))[0]?.slice(1)

test('sheets are told by name, the hidden ones as such', async () => {
  const data = '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
  const source = await file({
    sheets: [
      { name: 'Voirie & réseaux', data },
      { name: 'Listes', data, state: 'hidden' },
      { name: 'Très cachée', data, state: 'veryHidden' },
    ],
  })
  expect(await inspectSpreadsheet(source)).toEqual({
    format: 'xlsx',
    csv: null,
    sheets: [
      { name: 'Voirie & réseaux', hidden: false },
      { name: 'Listes', hidden: true },
      { name: 'Très cachée', hidden: true },
    ],
  })
})

test('shared, inline and rich texts; phonetic guides are no words', async () => {
  const strings =
    '<si><t>Mairie &amp; école</t></si><si><r><t>gras </t></r><r><rPr><b/></rPr><t xml:space="preserve">et maigre</t></r><rPh sb="0" eb="1"><t>カナ</t></rPh></si><si><t>a_x000D_\nb</t></si><si/>'
  const row = cells(
    '<c r="A1" t="s"><v>0</v></c>',
    '<c r="B1" t="s"><v>1</v></c>',
    '<c r="C1" t="s"><v>2</v></c>',
    '<c r="D1" t="s"><v>3</v></c>',
    '<c r="E1" t="inlineStr"><is><t>en place</t></is></c>',
    '<c r="F1" t="str"><f>A1&amp;"x"</f><v>formule</v></c>',
  )
  expect(await shown(row, { strings })).toEqual([
    'Mairie & école',
    'gras et maigre',
    'a\nb',
    null,
    'en place',
    'formule',
  ])
})

test('numbers are what Excel shows', async () => {
  const values = [
    '0.30000000000000004',
    '1E-7',
    '1.5E+20',
    '12345678901234567',
    '-0.1',
    '1234.5600000000001',
    '0',
    '1.1000000000000001',
  ]
  const row = cells(...values.map((value, at) => `<c r="${String.fromCharCode(65 + at)}1"><v>${value}</v></c>`))
  expect(await shown(row)).toEqual([
    'number 0.3',
    'number 0.0000001',
    'number 150000000000000000000',
    'number 12345678901234567',
    'number -0.1',
    'number 1234.56',
    'number 0',
    'number 1.1',
  ])
})

test('dates, times and durations, by their format', async () => {
  const formats = [
    'dd/mm/yyyy',
    'dd/mm/yyyy\\ hh:mm',
    '[h]:mm',
    '#,##0.00\\ "€"',
    '[$-40C]d mmmm yyyy;@',
    'hh"h"mm',
    '0.0%',
    'mmm-yy',
  ]
  const row = cells(
    '<c r="A1" s="1"><v>45351</v></c>',
    '<c r="B1" s="2"><v>45351.604166666664</v></c>',
    '<c r="C1" s="3"><v>1.5</v></c>',
    '<c r="D1" s="4"><v>12.5</v></c>',
    '<c r="E1" s="5"><v>45351</v></c>',
    '<c r="F1" s="6"><v>0.99999</v></c>',
    '<c r="G1" s="7"><v>0.5</v></c>',
    '<c r="H1" s="8"><v>45351</v></c>',
    '<c r="I1" s="9"><v>45351</v></c>',
    '<c r="J1" t="d"><v>2024-02-29T10:00:00</v></c>',
  )
  expect(await shown(row, { formats, styles: [164, 165, 166, 167, 168, 169, 170, 171, 14] })).toEqual([
    'date 2024-02-29',
    'datetime 2024-02-29T14:30:00',
    'time 36:00:00',
    'number 12.5',
    'date 2024-02-29',
    'time 23:59:59',
    'number 0.5',
    'date 2024-02-29',
    'date 2024-02-29',
    'datetime 2024-02-29T10:00:00',
  ])
})

test('the 29 February 1900 that never was, and the days around it', async () => {
  const row = cells(
    ...['0', '1', '59', '60', '61'].map((value, at) => `<c r="${'ABCDE'[at]}1" s="1"><v>${value}</v></c>`),
  )
  expect(await shown(row, { styles: [14] })).toEqual([
    '00/01/1900',
    'date 1900-01-01',
    'date 1900-02-28',
    '29/02/1900',
    'date 1900-03-01',
  ])
})

test('days counted from 1904', async () => {
  const row = cells('<c r="A1" s="1"><v>0</v></c>', '<c r="B1" s="1"><v>43889</v></c>')
  expect(await shown(row, { styles: [14], from1904: true })).toEqual(['date 1904-01-01', 'date 2024-02-29'])
})

test('zeros that a format shows are kept', async () => {
  const formats = ['00000', '0#" "##" "##" "##" "##', '0.00', '00']
  const row = cells(
    '<c r="A1" s="1"><v>1000</v></c>',
    '<c r="B1" s="2"><v>612345678</v></c>',
    '<c r="C1" s="3"><v>5</v></c>',
    '<c r="D1" s="1"><v>123456</v></c>',
    '<c r="E1" s="4"><v>7</v></c>',
  )
  expect(await shown(row, { formats, styles: [164, 165, 166, 167] })).toEqual([
    '01000',
    '06 12 34 56 78',
    'number 5',
    '123456',
    '07',
  ])
})

test('booleans, errors, formulas without result', async () => {
  const row = cells(
    '<c r="A1" t="b"><v>1</v></c>',
    '<c r="B1" t="b"><v>0</v></c>',
    '<c r="C1" t="e"><v>#N/A</v></c>',
    '<c r="D1"><f>1+1</f></c>',
    '<c r="E1"><f>1+1</f><v>2</v></c>',
  )
  expect(await shown(row)).toEqual(['boolean true', 'boolean false', '#N/A', null, 'number 2'])
})

test('rows and cells that are passed over keep their places; merged cells hold their first', async () => {
  const text = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`
  const data = `<row r="2">${text('A2', 'Titre')}<c r="B2" s="1"/></row><row r="5">${text('B5', 'b')}${text('AA5', 'aa')}</row><row r="6"><c r="A6"/></row><row>${'<c t="inlineStr"><is><t>sans adresse</t></is></c>'}</row>`
  const source = await file({
    sheets: [{ name: 'F', data, after: '<mergeCells><mergeCell ref="A2:C2"/></mergeCells>' }],
  })
  const rows = await rowsOf(source)
  expect(rows.map(({ line }) => line)).toEqual([2, 5, 7])
  expect(rows[0]?.cells).toEqual(['Titre'])
  expect(rows[1]?.cells[1]).toBe('b')
  expect(rows[1]?.cells[26]).toBe('aa')
  expect(rows[1]?.cells).toHaveLength(27)
})

test('more shared texts than memory is given: the others come from a file', async () => {
  const word = (at: number) => `${String(at).padStart(6, '0')}${'é'.repeat(94)}`
  const strings = Array.from({ length: 120_000 }, (_, at) => `<si><t>${word(at)}</t></si>`).join('')
  const asked = [0, 79_999, 80_000, 80_001, 99_999, 119_999, 120_000]
  const data = cells(...asked.map((at, place) => `<c r="${'ABCDEFG'[place]}1" t="s"><v>${at}</v></c>`))
  expect(await shown(data, { strings })).toEqual([...asked.slice(0, -1).map(word)])
})

test('shared texts that wait in a file have no name there, even while they are read: a process that is killed leaves none', async () => {
  const own = mkdtempSync(join(folder.path, 'provisoire-'))
  vi.stubEnv('TMPDIR', own)
  const strings = `<si><t>${'é'.repeat(100)}</t></si>`.repeat(90_000)
  const data = cells('<c r="A1" t="s"><v>89999</v></c>')
  const source = await file({ sheets: [{ name: 'F', data }], strings })
  const seen: unknown[] = []
  for await (const rows of readSheet(source, { sheet: 0, csv: null })) seen.push([rows.length, readdirSync(own)])
  expect(seen).toEqual([[1, []]])
  vi.stubEnv('TMPDIR', join(own, 'absent'))
  await expect(rowsOf(source, 0)).rejects.toMatchObject({ code: 'OM_FILES_UNREACHABLE' })
})

test('a sheet that is not there', async () => {
  const source = await file({ sheets: [{ name: 'F', data: '' }] })
  await expect(rowsOf(source, 3)).rejects.toMatchObject({ code: 'OM_SHEET_UNKNOWN' })
  expect(await rowsOf(source, 0)).toEqual([])
})

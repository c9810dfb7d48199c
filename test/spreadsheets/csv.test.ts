// SPDX-License-Identifier: EUPL-1.2
import { afterAll, expect, test } from 'vitest'
import { inspectSpreadsheet } from '../../packages/openmairie/src/spreadsheets/inspect.js'
import { bytesFile, filesFolder, rowsOf, shownOf } from './files.js'

const folder = filesFolder()
afterAll(() => folder.done())

const file = (bytes: Buffer | string, name = 'liste.csv') => bytesFile(folder.path, name, bytes)
const formOf = async (bytes: Buffer | string) => (await inspectSpreadsheet(file(bytes))).csv

test('Windows-1252 with semicolons, decimal commas, a euro and curly quotes', async () => {
  const bytes = Buffer.from('Nom;Montant;Objet\r\nAssociation de l\x92\xc9t\xe9;1 234,50 \x80;F\xeate\r\n', 'latin1')
  expect(await formOf(bytes)).toEqual({ encoding: 'windows-1252', separator: ';', quote: '"' })
  expect(await shownOf(file(bytes))).toEqual([
    [1, 'Nom', 'Montant', 'Objet'],
    [2, 'Association de l’Été', '1 234,50 €', 'Fête'],
  ])
})

test('ISO-8859-15 is told by its euro or its œ', async () => {
  const bytes = Buffer.from('Nom;Montant\nS\xbdur;12 \xa4\n', 'latin1')
  expect((await formOf(bytes))?.encoding).toBe('iso-8859-15')
  expect(await shownOf(file(bytes))).toEqual([
    [1, 'Nom', 'Montant'],
    [2, 'Sœur', '12 €'],
  ])
})

test('an accent that is no UTF-8 at the very end of a large file decides its encoding', async () => {
  const bytes = Buffer.concat([Buffer.from('Nom;Rue\n'.repeat(100_000)), Buffer.from('Ren\xe9;Rue\n', 'latin1')])
  expect((await formOf(bytes))?.encoding).toBe('windows-1252')
})

test('a character of UTF-8 cut between two reads is one character', async () => {
  const bytes = Buffer.from(`a;b\n${'x'.repeat(256 * 1024 - 5)}é;é\n`)
  expect((await formOf(bytes))?.encoding).toBe('utf-8')
  expect((await rowsOf(file(bytes)))[1]?.cells[1]).toBe('é')
})

test.each([
  ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Nom\tÂge\r\nÉlise\t12\r\n', 'utf16le')])],
  ['utf-16le', Buffer.from('Nom\tÂge\r\nÉlise\t12\r\n', 'utf16le')],
  ['utf-16be', Buffer.from('\ufeffNom\tÂge\r\nÉlise\t12\r\n', 'utf16le').swap16()],
  ['utf-16be', Buffer.from('Nom\tÂge\r\nÉlise\t12\r\n', 'utf16le').swap16()],
  ['utf-8', Buffer.from('\ufeffNom\tÂge\r\nÉlise\t12\r\n')],
])('%s with tabs', async (encoding, bytes) => {
  expect(await formOf(bytes)).toEqual({ encoding, separator: '\t', quote: '"' })
  expect(await shownOf(file(bytes))).toEqual([
    [1, 'Nom', 'Âge'],
    [2, 'Élise', '12'],
  ])
})

test('quotes and line breaks in cells; the line is the physical one', async () => {
  const source = file(
    'Nom;Note\r\n"Dit ""Le Grand""";"ligne 1\r\nligne 2; suite"\r\n\r\n;;\r\nDurand;écran 12"\r\n"A"bc;fin',
  )
  expect(await shownOf(source)).toEqual([
    [1, 'Nom', 'Note'],
    [2, 'Dit "Le Grand"', 'ligne 1\r\nligne 2; suite'],
    [6, 'Durand', 'écran 12"'],
    [7, 'Abc', 'fin'],
  ])
})

test('a cell longer than a read, with quotes that fall on its edges', async () => {
  const long = `${'é"'.repeat(200_000)}\n`
  const source = file(`a;b\n"${long.replaceAll('"', '""')}";2\n3;4\n`)
  const rows = await rowsOf(source)
  expect(rows.map(({ line }) => line)).toEqual([1, 2, 4])
  expect(rows[1]?.cells).toEqual([long, '2'])
})

test('the mark by which DOS ends a file is no row', async () => {
  expect(await shownOf(file('Nom;Rue\r\nMartin;Haute\r\n\x1a'))).toEqual([
    [1, 'Nom', 'Rue'],
    [2, 'Martin', 'Haute'],
  ])
})

test('leading zeros stay; `="…"` and our own apostrophe are what they show', async () => {
  expect(await shownOf(file('code;tel;texte\n01000;="0612345678";\'=1+1\n'))).toEqual([
    [1, 'code', 'tel', 'texte'],
    [2, '01000', '0612345678', '=1+1'],
  ])
})

test('blank cells are null, those at the end are dropped, spaces within stay', async () => {
  expect(await shownOf(file('a;b;c;d\n ;  x ;;\n'))).toEqual([
    [1, 'a', 'b', 'c', 'd'],
    [2, null, '  x '],
  ])
})

test.each([
  ['a,b\n"1,5",2\n', ',', '"'],
  ['nom;prix;\nPain;1,20;\nLait;0,95;\n', ';', '"'],
  ['nom|prix\nPain|1;2\nLait|3;4\n', '|', '"'],
  ["nom;note\n'Pain';'a;b'\n'Lait';'c;d'\n", ';', "'"],
  ['nom;note\n"Pain;a\nLait;b\nBeurre;c\n', ';', null],
  ['nom;note\nPain;"mie; croûte"\nLait;"entier; demi"\n', ';', '"'],
  ['une seule colonne\nPain\nLait\n', ';', '"'],
  ["nom,rue\nPaul,rue de l'église\nJean,l'allée\n", ',', '"'],
])('the marks of %j', async (text, separator, quote) => {
  expect(await formOf(text)).toMatchObject({ separator, quote })
})

test('the word on the separator that Excel writes first is no row', async () => {
  const source = file('sep=,\nnom,ville\nPaul,Albi\n')
  expect((await inspectSpreadsheet(source)).csv?.separator).toBe(',')
  expect(await shownOf(source)).toEqual([
    [2, 'nom', 'ville'],
    [3, 'Paul', 'Albi'],
  ])
})

test('lines ended by a return alone', async () => {
  expect(await shownOf(file('nom;ville\rPaul;Albi\r'))).toEqual([
    [1, 'nom', 'ville'],
    [2, 'Paul', 'Albi'],
  ])
})

test('what is chosen prevails over what is detected', async () => {
  const source = file('a,b;c\n')
  expect(await shownOf(source, 0, { encoding: 'utf-8', separator: ',', quote: null })).toEqual([[1, 'a', 'b;c']])
})

test('a quote that nobody closes is told by its line, a wrong encoding by its name', async () => {
  const open = file('a;b\n1;2\n"3;4\n5;6\n')
  await expect(rowsOf(open, 0, { encoding: 'utf-8', separator: ';', quote: '"' })).rejects.toMatchObject({
    code: 'OM_SHEET_QUOTE',
    details: { line: '3' },
  })
  const latin = file(Buffer.from('a;\xe9\n', 'latin1'))
  await expect(rowsOf(latin, 0, { encoding: 'utf-8', separator: ';', quote: '"' })).rejects.toMatchObject({
    code: 'OM_SHEET_ENCODING',
  })
})

test('rows come by batches of a thousand', async () => {
  const source = file(`n\n${Array.from({ length: 2500 }, (_, at) => `${at}\n`).join('')}`)
  const { readSheet } = await import('../../packages/openmairie/src/spreadsheets/inspect.js')
  const sizes: number[] = []
  for await (const batch of readSheet(source, { sheet: 0, csv: null })) sizes.push(batch.length)
  expect(sizes).toEqual([1000, 1000, 501])
})

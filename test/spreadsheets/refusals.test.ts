// SPDX-License-Identifier: EUPL-1.2
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, expect, test } from 'vitest'
import type { Source } from '../../packages/openmairie/src/spreadsheets/contract.js'
import { inspectSpreadsheet } from '../../packages/openmairie/src/spreadsheets/inspect.js'
import { bytesFile, filesFolder, odsFile, rowsOf, xlsxFile, zipFile } from './files.js'

const folder = filesFolder()
afterAll(() => folder.done())

const bytes = (content: Buffer | string, name = 'fichier') => bytesFile(folder.path, name, content)
const refusal = async (source: Source | Promise<Source>): Promise<string> =>
  inspectSpreadsheet(await source).then(
    () => 'read',
    (error: { code?: string }) => error.code ?? String(error),
  )
const readRefusal = async (source: Source | Promise<Source>): Promise<string> =>
  rowsOf(await source).then(
    () => 'read',
    (error: { code?: string }) => error.code ?? String(error),
  )

const ole = (words: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(70_000),
    Buffer.from(words, 'utf16le'),
    Buffer.alloc(100),
  ])
const sheet = (data: string) => ({ sheets: [{ name: 'F', data }] })

test.each([
  ['nothing', () => bytes(''), 'OM_SHEET_EMPTY'],
  ['an old workbook', () => bytes(ole('Workbook'), 'budget.xls'), 'OM_SHEET_OLD'],
  ['a workbook behind a password', () => bytes(ole('EncryptedPackage'), 'budget.xlsx'), 'OM_SHEET_LOCKED'],
  [
    'a web page named .xls',
    () => bytes('<html><table><tr><td>1</td></tr></table></html>', 'export.xls'),
    'OM_SHEET_PAGE',
  ],
  ['a flat document', () => bytes('\ufeff<?xml version="1.0"?><office:document/>', 'export.fods'), 'OM_SHEET_PAGE'],
  ['a PDF', () => bytes('%PDF-1.7\n', 'export.csv'), 'OM_SHEET_NONE'],
  ['bytes', () => bytes(Buffer.from([1, 2, 3, 0, 0, 0, 4, 5]), 'export.csv'), 'OM_SHEET_NONE'],
  ['a zip of something else', () => zipFile(folder.path, 'photos.xlsx', { 'a.txt': 'a' }), 'OM_SHEET_NONE'],
  [
    'a text document',
    () =>
      zipFile(folder.path, 'lettre.ods', {
        mimetype: 'application/vnd.oasis.opendocument.text',
        'content.xml': '<a/>',
      }),
    'OM_SHEET_NONE',
  ],
  [
    'a binary workbook',
    () => zipFile(folder.path, 'b.xlsb', { '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' }),
    'OM_SHEET_OLD',
  ],
  [
    'an ODS behind a password',
    () =>
      zipFile(folder.path, 'b.ods', {
        mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
        'content.xml': 'x',
        'META-INF/manifest.xml': '<manifest:encryption-data/>',
      }),
    'OM_SHEET_LOCKED',
  ],
  [
    'an ODS behind a password, as written since 2024',
    () =>
      zipFile(folder.path, 'b.ods', {
        mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
        'encrypted-package': 'x',
      }),
    'OM_SHEET_LOCKED',
  ],
])('%s is refused in one sentence', async (_, make, code) => {
  expect(await refusal(make())).toBe(code)
})

test('a sentence names the file, in French first', async () => {
  await inspectSpreadsheet(bytes(ole('Workbook'), 'budget.xls')).catch((error) =>
    expect(error.publicMessage('fr')).toBe(
      'Le fichier «\u00a0budget.xls\u00a0» est d’un ancien format d’Excel (.xls, .xlsb)\u00a0: ouvrez-le et enregistrez-le en .xlsx ou en .ods.',
    ),
  )
  expect.assertions(1)
})

test('a file cut short is told to be so, in its directory or in its parts', async () => {
  const whole = await xlsxFile(folder.path, 'whole.xlsx', sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
  const content = readFileSync(whole.path)
  expect(await refusal(bytes(content.subarray(0, content.length - 60), 'cut.xlsx'))).toBe('OM_SHEET_BROKEN')
  const cut = await xlsxFile(folder.path, 'open.xlsx', sheet('<row r="1"><c r="A1"><v>1'))
  expect(await readRefusal(cut)).toBe('OM_SHEET_BROKEN')
  const bent = Buffer.from(content)
  const data = bent.indexOf('sheet1.xml') + 'sheet1.xml'.length
  bent.fill(0xff, data, data + 20)
  expect(await readRefusal(bytes(bent, 'bent.xlsx'))).toBe('OM_SHEET_BROKEN')
})

test.each(['xlsx', 'ods'])('a DOCTYPE in an %s is refused before its entities mean anything', async (format) => {
  const secret = bytes('secret', 'secret.txt')
  const entities = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file://${secret.path}">]>`
  const source =
    format === 'ods'
      ? await zipFile(folder.path, 'e.ods', {
          mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
          'content.xml': `${entities}<d><table:table><table:table-row><table:table-cell office:value-type="string"><text:p>&a;</text:p></table:table-cell></table:table-row></table:table></d>`,
        })
      : await zipFile(folder.path, 'e.xlsx', {
          '[Content_Types].xml': '<Types/>',
          'xl/workbook.xml': `${entities}<workbook><sheets><sheet name="&a;" r:id="r"/></sheets></workbook>`,
        })
  expect(await refusal(source)).toBe('OM_SHEET_ENTITIES')
})

test('a bomb is refused: as it inflates, by the list of its parts, by its repetitions', async () => {
  const blank = '<row/>'.repeat(12_000_000)
  expect(await readRefusal(xlsxFile(folder.path, 'bomb.xlsx', sheet(blank)))).toBe('OM_SHEET_BOMB')
  const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`p${at}`, '']))
  expect(await refusal(zipFile(folder.path, 'many.xlsx', many))).toBe('OM_SHEET_BOMB')
  const wide = `<table:table table:name="F"><table:table-row><table:table-cell office:value-type="string" table:number-columns-repeated="999999999"><text:p>x</text:p></table:table-cell></table:table-row></table:table>`
  expect(await readRefusal(odsFile(folder.path, 'wide.ods', wide))).toBe('OM_SHEET_BROKEN')
})

test('a bomb that lies about its size is refused as its bytes come', async () => {
  const source = await xlsxFile(folder.path, 'liar.xlsx', sheet('<row/>'.repeat(12_000_000)))
  const content = readFileSync(source.path)
  // In the directory at the end: the size once inflated stands 22 bytes before the name.
  const name = content.lastIndexOf('xl/worksheets/sheet1.xml')
  content.writeUInt32LE(1000, name - 22)
  expect(await readRefusal(bytes(content, 'liar.xlsx'))).toMatch(/^OM_SHEET_(BOMB|BROKEN)$/)
})

test.each([
  ['elements in one another without end', '<row>'.repeat(500)],
  ['a comment without end', `<!--${'-a'.repeat(6_000_000)}`],
  ['a cell without end', `<row><c t="str"><v>${'abcdefghij'.repeat(110_000)}</v></c></row>`],
  ['a column that no sheet has', '<row><c r="ZZZZZ1"><v>1</v></c></row>'],
])('%s: refused', async (_, data) => {
  expect(await readRefusal(xlsxFile(folder.path, 'odd.xlsx', sheet(data)))).toBe('OM_SHEET_BROKEN')
})

test('nothing stays open of what was put aside, nor in the temporary folder, after a refusal', async () => {
  const strings = `${`<si><t>${'é'.repeat(100)}</t></si>`.repeat(90_000)}<si><t>`
  const left = (): readonly string[] => [
    ...readdirSync(tmpdir()).filter((name) => name.startsWith('openmairie-texts-')),
    ...openedTexts(),
  ]
  const before = left()
  expect(await readRefusal(xlsxFile(folder.path, 'texts.xlsx', { ...sheet('<row/>'), strings }))).toBe(
    'OM_SHEET_BROKEN',
  )
  expect(left()).toEqual(before)
})

/** Files that this process holds open and that no folder names any more; none where the system does not tell. */
function openedTexts(): readonly string[] {
  if (!existsSync('/proc/self/fd')) return []
  return readdirSync('/proc/self/fd').flatMap((name) => {
    const path = `/proc/self/fd/${name}`
    const target = existsSync(path) ? readlinkSync(path) : ''
    return target.includes('openmairie-texts-') ? [target] : []
  })
}

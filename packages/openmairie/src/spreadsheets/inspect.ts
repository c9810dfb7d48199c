// SPDX-License-Identifier: EUPL-1.2
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { OpenMairieError } from '../errors/errors.js'
import type { SheetChoice, SheetRows, Source, SpreadsheetFormat, SpreadsheetInfo } from './contract.js'
import { csvFormOf } from './csv/form.js'
import { readCsv } from './csv/read.js'
import { readOds, sheetsOfOds } from './ods/content.js'
import { readXlsx } from './xlsx/sheet.js'
import { workbookOf } from './xlsx/workbook.js'
import { type Archive, openArchive } from './zip/archive.js'

/** What a file is, and what sheets it has. Raises an OpenMairieError (OM_SHEET_…) that says in one sentence why it cannot serve. */
export async function inspectSpreadsheet(source: Source): Promise<SpreadsheetInfo> {
  const format = await formatOf(source)
  if (format === 'csv')
    return { format, sheets: [{ name: source.name, hidden: false }], csv: await csvFormOf(source.path) }
  const sheets = format === 'ods' ? await sheetsOfOds(source) : await sheetsOfXlsx(source)
  if (sheets.length === 0) throw new OpenMairieError('OM_SHEET_EMPTY', { file: source.name })
  return { format, sheets: sheets.map(({ name, hidden }) => ({ name, hidden })), csv: null }
}

/** The rows of a sheet, in the file's order. Raises as `inspectSpreadsheet`, and OM_SHEET_UNKNOWN, also while they come. */
export async function* readSheet(source: Source, choice: SheetChoice): SheetRows {
  switch (await formatOf(source)) {
    case 'csv':
      return yield* readCsv(source, choice.csv)
    case 'xlsx':
      return yield* readXlsx(source, choice.sheet)
    case 'ods':
      return yield* readOds(source, choice.sheet)
  }
}

/** By its content: names lie. */
async function formatOf(source: Source): Promise<SpreadsheetFormat> {
  const start = await startOf(source.path)
  const raise = (
    code: 'OM_SHEET_EMPTY' | 'OM_SHEET_OLD' | 'OM_SHEET_LOCKED' | 'OM_SHEET_PAGE' | 'OM_SHEET_NONE',
  ): never => {
    throw new OpenMairieError(code, { file: source.name })
  }
  if (start.length === 0) return raise('OM_SHEET_EMPTY')
  if (start.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return zipFormat(source)
  if (start.subarray(0, 4).toString('hex') === 'd0cf11e0')
    return raise(
      (await holds(source.path, Buffer.from('EncryptedPackage', 'utf16le'))) ? 'OM_SHEET_LOCKED' : 'OM_SHEET_OLD',
    )
  const text = start.toString('latin1')
  if (/^(\xef\xbb\xbf)?\s*<(\?xml|!doctype|html|table|!--)/i.test(text)) return raise('OM_SHEET_PAGE')
  // Text in UTF-16 has a zero in every other byte, and hardly three side by side.
  if (/\0\0\0|^%PDF-|^\x89PNG|^\xff\xd8\xff/.test(text) || start.some((byte) => byte > 0 && byte < 9))
    return raise('OM_SHEET_NONE')
  return 'csv'
}

async function startOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(4096), position: 0 })
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function zipFormat(source: Source): Promise<SpreadsheetFormat> {
  const archive = await openArchive(source)
  try {
    if (archive.has('encrypted-package') || (await odsLocked(archive)))
      throw new OpenMairieError('OM_SHEET_LOCKED', { file: source.name })
    if (archive.names.some((name) => name.endsWith('workbook.bin')))
      throw new OpenMairieError('OM_SHEET_OLD', { file: source.name })
    const type = await archive.text('mimetype')
    if (type?.startsWith('application/vnd.oasis.opendocument.spreadsheet') && archive.has('content.xml')) return 'ods'
    if (
      type === null &&
      archive.has('[Content_Types].xml') &&
      archive.names.some((name) => /workbook\d*\.xml$/.test(name))
    )
      return 'xlsx'
    throw new OpenMairieError('OM_SHEET_NONE', { file: source.name })
  } finally {
    archive.close()
  }
}

const odsLocked = async (archive: Archive): Promise<boolean> =>
  /encryption-data/.test((await archive.text('META-INF/manifest.xml')) ?? '')

async function sheetsOfXlsx(source: Source): Promise<SpreadsheetInfo['sheets']> {
  const archive = await openArchive(source)
  try {
    return (await workbookOf(archive, source)).sheets
  } finally {
    archive.close()
  }
}

async function holds(path: string, bytes: Buffer): Promise<boolean> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of createReadStream(path)) {
    const whole = Buffer.concat([rest, piece])
    if (whole.includes(bytes)) return true
    rest = whole.subarray(-bytes.length)
  }
  return false
}

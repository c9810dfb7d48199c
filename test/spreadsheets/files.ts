// SPDX-License-Identifier: EUPL-1.2
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { Cell, CsvForm, SheetRow, Source } from '../../packages/openmairie/src/spreadsheets/contract.js'
import { readSheet } from '../../packages/openmairie/src/spreadsheets/inspect.js'

/** A folder for files that are made on the way; `done` takes it away. */
export function filesFolder(): { path: string; done: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'openmairie-sheets-'))
  return { path, done: () => rmSync(path, { recursive: true, force: true }) }
}

export function bytesFile(folder: string, name: string, bytes: Buffer | string): Source {
  writeFileSync(join(folder, name), bytes)
  return { path: join(folder, name), name }
}

/** A zip of parts, the first as the format asks. */
export async function zipFile(
  folder: string,
  name: string,
  parts: Readonly<Record<string, string | Buffer>>,
): Promise<Source> {
  const zip = new ZipFile()
  for (const [part, content] of Object.entries(parts))
    zip.addBuffer(Buffer.from(content), part, { compress: part !== 'mimetype' })
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(join(folder, name)))
  return { path: join(folder, name), name }
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships'

export interface XlsxParts {
  /** Each sheet: its name, what `sheetData` holds, and its state. */
  readonly sheets: readonly { name: string; data: string; state?: string; after?: string }[]
  /** What `sst` holds. */
  readonly strings?: string
  /** Format codes of the file's own, numbered from 164; style 0 is general, style n the nth of `styles`. */
  readonly formats?: readonly string[]
  /** Numbers of formats: style 1 and on. */
  readonly styles?: readonly number[]
  readonly from1904?: boolean
}

/** An XLSX as programs lay it out. */
export function xlsxFile(
  folder: string,
  name: string,
  { sheets, strings, formats = [], styles = [], from1904 }: XlsxParts,
): Promise<Source> {
  const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')
  return zipFile(folder, name, {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        (sheet, at) =>
          `<sheet name="${escaped(sheet.name)}" sheetId="${at + 1}" r:id="s${at}"${sheet.state ? ` state="${sheet.state}"` : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}">${sheets
      .map((_, at) => `<Relationship Id="s${at}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`)
      .join(
        '',
      )}<Relationship Id="st" Type="${office}/styles" Target="/xl/styles.xml"/><Relationship Id="ss" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts>${formats
      .map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`)
      .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles
      .map((id) => `<xf numFmtId="${id}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings}</sst>` }),
    ...Object.fromEntries(
      sheets.map(({ data, after = '' }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${data}</sheetData>${after}</worksheet>`,
      ]),
    ),
  })
}

/** An ODS whose `office:spreadsheet` holds that. */
export function odsFile(folder: string, name: string, tables: string, styles = ''): Promise<Source> {
  return zipFile(folder, name, {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    'META-INF/manifest.xml': '<manifest:manifest/>',
  })
}

/** All the rows of a sheet. */
export async function rowsOf(source: Source, sheet = 0, csv: CsvForm | null = null): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of readSheet(source, { sheet, csv })) rows.push(...batch)
  return rows
}

/** The rows as a line number and what each cell shows: a type stands before its text. */
export async function shownOf(
  source: Source,
  sheet = 0,
  csv: CsvForm | null = null,
): Promise<[number, ...(string | null)[]][]> {
  return (await rowsOf(source, sheet, csv)).map(({ line, cells }) => [line, ...cells.map(shown)])
}

const shown = (cell: Cell): string | null =>
  cell === null || typeof cell === 'string' ? cell : `${cell.kind} ${cell.text}`

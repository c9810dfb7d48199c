// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import { batches } from '../batches.js'
import type { Cell, SheetInfo, SheetRow, SheetRows, Source } from '../contract.js'
import { rowOf } from '../rows.js'
import { readXml } from '../xml/events.js'
import type { Attributes } from '../xml/scan.js'
import { openArchive } from '../zip/archive.js'
import { cellOf } from './cell.js'
import { paragraphs } from './paragraphs.js'

const content = 'content.xml'
const rowsAtOnce = 1000
const mostColumns = 16_384
/** What a spreadsheet can have at most: a row repeated beyond is no row. */
const mostRows = 16_777_216

/** The sheets of an ODS; it tells them only as it is read. Raises the errors of spreadsheets. */
export async function sheetsOfOds(source: Source): Promise<readonly SheetInfo[]> {
  const archive = await openArchive(source)
  try {
    const sheets: SheetInfo[] = []
    const hiddenStyles = new Set<string>()
    let style = ''
    let depth = 0
    const reader = {
      open: (name: string, attributes: Attributes) => {
        if (name === 'style') style = attributes['style:name'] ?? ''
        else if (name === 'table-properties' && attributes['table:display'] === 'false') hiddenStyles.add(style)
        else if (name === 'table' && depth++ === 0)
          sheets.push({
            name: attributes['table:name'] ?? '',
            hidden: hiddenStyles.has(attributes['table:style-name'] ?? ''),
          })
      },
      close: (name: string) => {
        if (name === 'table') depth--
      },
    }
    for await (const _ of readXml(await archive.stream(content), reader, source));
    return sheets
  } finally {
    archive.close()
  }
}

/** The rows of a sheet of an ODS. Blank rows and columns, which it repeats a million times, are never made. */
export async function* readOds(source: Source, sheet: number): SheetRows {
  const archive = await openArchive(source)
  try {
    yield* batches(rowsOf(await archive.stream(content), sheet, source))
  } finally {
    archive.close()
  }
}

async function* rowsOf(
  stream: AsyncIterable<Buffer>,
  sheet: number,
  source: Source,
): AsyncIterable<readonly SheetRow[]> {
  const repeated: { row: SheetRow; times: number }[] = []
  let table = -1
  let depth = 0
  let cells: Cell[] = []
  let column = 0
  let line = 1
  let times = 1
  let cell: Attributes | null = null
  const words = paragraphs(source)
  const here = (): boolean => table === sheet && depth === 1
  const closeCell = (attributes: Attributes): void => {
    const span = repeat(attributes['table:number-columns-repeated'])
    const value = cellOf(attributes, words.take())
    if (value !== null) {
      if (column + span > mostColumns) throw new OpenMairieError('OM_SHEET_BROKEN', { file: source.name })
      while (cells.length < column) cells.push(null)
      for (let copy = 0; copy < span; copy++) cells.push(value)
    }
    column += span
  }
  const closeRow = (): void => {
    const row = rowOf(line, cells)
    if (row) repeated.push({ row, times: Math.min(times, mostRows - line + 1) })
    line += times
    cells = []
    column = 0
  }
  const reader = {
    open: (name: string, attributes: Attributes) => {
      if (name === 'table' && depth++ === 0) table++
      else if (!here()) return
      else if (name === 'table-row') times = repeat(attributes['table:number-rows-repeated'])
      else if (name === 'table-cell' || name === 'covered-table-cell') cell = attributes
      else if (cell) words.open(name, attributes)
    },
    text: (piece: string) => {
      if (cell && here()) words.text(piece)
    },
    close: (name: string) => {
      if (name === 'table') depth--
      else if (!here()) return
      else if (name === 'table-row') closeRow()
      else if (cell && (name === 'table-cell' || name === 'covered-table-cell')) {
        closeCell(cell)
        cell = null
      } else if (cell) words.close(name)
    },
  }
  for await (const _ of readXml(stream, reader, source)) {
    if (repeated.every(({ times: copies }) => copies === 1)) yield repeated.map(({ row }) => row)
    else for (const { row, times: copies } of repeated) yield* copiesOf(row, copies)
    repeated.length = 0
    if (table > sheet) break
  }
  if (table < sheet) throw new OpenMairieError('OM_SHEET_UNKNOWN', { file: source.name })
}

/** A row as often as it is repeated, never many at once. */
function* copiesOf(row: SheetRow, times: number): Iterable<readonly SheetRow[]> {
  for (let done = 0; done < times; done += rowsAtOnce)
    yield Array.from({ length: Math.min(rowsAtOnce, times - done) }, (_, copy) => ({
      line: row.line + done + copy,
      cells: row.cells,
    }))
}

const repeat = (count: string | undefined): number => Math.max(1, Math.min(Number(count ?? 1) || 1, mostRows))

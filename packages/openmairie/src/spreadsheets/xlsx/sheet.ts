// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import { batches } from '../batches.js'
import type { Cell, SheetRow, SheetRows, Source } from '../contract.js'
import { numberCell } from '../numbers.js'
import { rowOf } from '../rows.js'
import { readXml } from '../xml/events.js'
import type { Attributes } from '../xml/scan.js'
import { openArchive } from '../zip/archive.js'
import { dateCell } from './dates.js'
import { unescaped } from './escapes.js'
import { masked, type Shown } from './formats.js'
import { type SharedStrings, sharedStringsOf } from './shared-strings.js'
import { type Workbook, workbookOf } from './workbook.js'

const mostColumns = 16_384
const longestCell = 1_000_000
const number: Shown = { as: 'number' }

/** The rows of a sheet of an XLSX: what its cells show, formulas by their last result. Raises the errors of spreadsheets. */
export async function* readXlsx(source: Source, sheet: number): SheetRows {
  const archive = await openArchive(source)
  try {
    const workbook = await workbookOf(archive, source)
    const chosen = workbook.sheets[sheet]
    if (!chosen) throw new OpenMairieError('OM_SHEET_UNKNOWN', { file: source.name })
    const strings = await sharedStringsOf(archive, workbook.sharedStrings, source)
    try {
      yield* batches(rowsOf(await archive.stream(chosen.part), workbook, strings, source))
    } finally {
      strings.close()
    }
  } finally {
    archive.close()
  }
}

async function* rowsOf(
  stream: AsyncIterable<Buffer>,
  workbook: Workbook,
  strings: SharedStrings,
  source: Source,
): AsyncIterable<readonly SheetRow[]> {
  let rows: SheetRow[] = []
  let cells: Cell[] = []
  let line = 0
  let column = -1
  let kind = ''
  let style = 0
  let words = ''
  let take = false
  let phonetic = false
  const openCell = (attributes: Attributes): void => {
    column = attributes['r'] ? columnOf(attributes['r']) : column + 1
    if (!(column >= 0 && column < mostColumns)) throw new OpenMairieError('OM_SHEET_BROKEN', { file: source.name })
    kind = attributes['t'] ?? 'n'
    style = Number(attributes['s'] ?? 0)
    words = ''
  }
  const closeCell = (): void => {
    if (words === '') return
    while (cells.length < column) cells.push(null)
    cells[column] = cellOf(kind, words, workbook.shown[style] ?? number, workbook.from1904, strings)
  }
  const reader = {
    open: (name: string, attributes: Attributes) => {
      if (name === 'c') openCell(attributes)
      else if (name === 'v' || (name === 't' && !phonetic)) take = true
      else if (name === 'rPh') phonetic = true
      else if (name === 'row') {
        line = Number(attributes['r'] ?? line + 1)
        column = -1
        cells = []
      }
    },
    text: (piece: string) => {
      if (!take) return
      words += piece
      if (words.length > longestCell) throw new OpenMairieError('OM_SHEET_BROKEN', { file: source.name })
    },
    close: (name: string) => {
      if (name === 'v' || name === 't') take = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'c') closeCell()
      else if (name === 'row') {
        const row = rowOf(line, cells)
        if (row) rows.push(row)
      }
    },
  }
  for await (const _ of readXml(stream, reader, source)) {
    if (rows.length === 0) continue
    yield rows
    rows = []
  }
}

function cellOf(kind: string, words: string, shown: Shown, from1904: boolean, strings: SharedStrings): Cell {
  switch (kind) {
    case 's':
      return strings.get(Number(words)) || null
    case 'b':
      return { kind: 'boolean', text: words.trim() === '1' || words.trim() === 'true' ? 'true' : 'false' }
    case 'd':
      return isoCell(words.trim())
    case 'n':
      if (shown.as === 'number') return numberCell(words.trim())
      if (shown.as !== 'mask') return dateCell(words.trim(), shown.as, from1904)
      return /^\d+$/.test(words) ? masked(words, shown.places) : numberCell(words.trim())
    default:
      // `str` and `inlineStr` are texts; of an error (`e`) what it shows: #N/A, #REF!
      return unescaped(words)
  }
}

/** A date that the file writes as such. */
function isoCell(text: string): Cell {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})?(?:T?(\d{2}:\d{2}:\d{2}))?/.exec(text) ?? []
  if (date && time) return { kind: 'datetime', text: `${date}T${time}` }
  if (date) return { kind: 'date', text: date }
  return time ? { kind: 'time', text: time } : text
}

/** `AB12` → 27. -1: no column. */
function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column - 1
}

// SPDX-License-Identifier: EUPL-1.2
import type { Cell } from '../contract.js'
import { hasCents } from './cents.js'
import type { Written } from './contract.js'
import { takenFrom } from './rows-by-piece.js'
import { contentTypes, relations, sheetName, styles, workbook, workbookRelations } from './xlsx-parts.js'
import { unspeakable, xmlText } from './xml-text.js'
import { type Part, zipped } from './zipped.js'

/** What a cell of Excel holds at most. */
const longest = 32_767
const cutMark = ' […]'
const day = 86_400_000
/** From 1 January 1970 back to the day before the first one of a spreadsheet, and the day that never was. */
const epoch = 25_569
/**
 * Two microseconds, in days: LibreOffice cuts what it shows to the second, and a moment that is no binary number would be
 * shown a second early, one in thirty.
 */
const hair = 2e-11

/** A table as an XLSX. Its cells are typed: a text is never a formula. Raises what reading the rows raises. */
export function writeXlsx(table: Written): AsyncIterable<Uint8Array> {
  return zipped(partsOf(table))
}

async function* partsOf(table: Written): AsyncIterable<Part> {
  const taken = await takenFrom(table.heading, table.rows)
  yield ['[Content_Types].xml', contentTypes]
  const names: string[] = []
  do {
    names.push(sheetName(table.name, names.length + 1))
    yield [`xl/worksheets/sheet${names.length}.xml`, sheetOf(table, taken.sheet(rowWriter(table.heading.length)))]
  } while (!taken.finished())
  yield ['_rels/.rels', relations]
  yield ['xl/workbook.xml', workbook(names)]
  yield ['xl/_rels/workbook.xml.rels', workbookRelations(names.length)]
  yield ['xl/styles.xml', styles]
}

async function* sheetOf({ widths }: Written, rows: AsyncIterable<string>): AsyncIterable<string> {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width + 2}" customWidth="1"/>`,
  )
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>`
  yield* rows
  yield '</sheetData></worksheet>'
}

function rowWriter(width: number): (row: readonly Cell[], line: number) => string {
  const columns = Array.from({ length: width }, (_, at) => columnName(at))
  return (row, line) => {
    let text = `<row r="${line}">`
    for (let at = 0; at < row.length; at++) {
      const cell = row[at] ?? null
      if (cell !== null) text += cellText(`${columns[at] ?? columnName(at)}${line}`, cell, line === 1)
    }
    return `${text}</row>`
  }
}

/** Styles by their place in `styles`: 1 heading, 2 text, 3 date, 4 moment, 5 time, 6 two decimals. */
function cellText(at: string, cell: Exclude<Cell, null>, isHeading: boolean): string {
  if (typeof cell === 'string') return textCell(at, cell, isHeading)
  switch (cell.kind) {
    case 'number':
      return `<c r="${at}"${hasCents(cell.text) ? ' s="6"' : ''}><v>${cell.text}</v></c>`
    case 'boolean':
      return `<c r="${at}" t="b"><v>${cell.text === 'true' ? 1 : 0}</v></c>`
    case 'date':
      return `<c r="${at}" s="3"><v>${Date.parse(cell.text) / day + epoch}</v></c>`
    case 'datetime':
      return `<c r="${at}" s="4"><v>${Date.parse(`${cell.text}Z`) / day + epoch + hair}</v></c>`
    case 'time': {
      const [hours = 0, minutes = 0, seconds = 0] = cell.text.split(':').map(Number)
      return `<c r="${at}" s="5"><v>${(hours * 3600 + minutes * 60 + seconds) / 86_400 + hair}</v></c>`
    }
  }
}

function textCell(at: string, text: string, isHeading: boolean): string {
  const whole = text.length > longest ? `${text.slice(0, longest - cutMark.length)}${cutMark}` : text
  return `<c r="${at}" t="inlineStr" s="${isHeading ? 1 : 2}"><is><t xml:space="preserve">${xmlText(escaped(whole))}</t></is></c>`
}

/** As Excel writes what XML cannot hold, and what would be read as such. */
function escaped(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  const safe = lines.includes('_x') ? lines.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : lines
  return safe.replace(unspeakable, (character) =>
    character < ' ' ? `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_` : '\ufffd',
  )
}

/** 0 → `A`, 27 → `AB`. */
function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : `${columnName(Math.floor(at / 26) - 1)}${columnName(at % 26)}`
}

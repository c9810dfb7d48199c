// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import type { Cell, CsvForm, SheetRow } from '../contract.js'

/** A record longer than that is a quote that nobody closed. */
const longest = 4_000_000

export interface RecordReader<Row> {
  /** The records that are whole once a piece of text has come. Raises OM_SHEET_QUOTE. */
  readonly push: (text: string) => Row[]
  /** The last ones, which no line break ends. */
  readonly end: () => Row[]
  /** Characters that wait for the end of their record. */
  readonly waiting: () => number
}

/** What is made of the texts of a record. `quoted`: places of the cells that are quotes with nothing between. */
export type Take<Row> = (rows: Row[], line: number, texts: readonly string[], quoted: readonly number[]) => void

const none: readonly number[] = []

/**
 * Records of a CSV (RFC 4180, and what people write besides: a quote within a cell is a quote, words after a closing quote
 * belong to the cell). A line without quote, as nearly all are, is split at once.
 */
export function recordReader<Row>(
  form: Pick<CsvForm, 'separator' | 'quote'>,
  lineBreak: '\n' | '\r',
  take: Take<Row>,
  most = longest,
): RecordReader<Row> {
  const { separator, quote } = form
  let rest = ''
  let line = 1
  const read = (text: string, last: boolean): Row[] => {
    const rows: Row[] = []
    let at = 0
    while (at < text.length) {
      const broken = text.indexOf(lineBreak, at)
      if (broken < 0 && !last) break
      const raw = withoutReturn(broken < 0 ? text.slice(at) : text.slice(at, broken))
      if (quote === null || !raw.includes(quote)) {
        take(rows, line, raw.split(separator), none)
        at = broken < 0 ? text.length : broken + 1
        line++
        continue
      }
      const record = quotedRecord(text, at, separator, quote, lineBreak)
      if (!record.closed && last) throw new OpenMairieError('OM_SHEET_QUOTE', { line: String(line) })
      if (record.end === null && !last) break
      take(rows, line, record.cells, record.quoted)
      line += record.lines
      at = record.end ?? text.length
    }
    rest = text.slice(at)
    if (rest.length > most) throw new OpenMairieError('OM_SHEET_QUOTE', { line: String(line) })
    return rows
  }
  return {
    push: (text) => read(rest === '' ? text : rest + text, false),
    end: () => read(rest, true),
    waiting: () => rest.length,
  }
}

interface QuotedRecord {
  readonly cells: string[]
  readonly quoted: readonly number[]
  /** Physical lines that it takes. */
  readonly lines: number
  /** Where the next one begins; null: the text ends before its line does. */
  readonly end: number | null
  readonly closed: boolean
}

function quotedRecord(text: string, start: number, separator: string, quote: string, lineBreak: string): QuotedRecord {
  const cells: string[] = []
  const quoted: number[] = []
  let lines = 1
  let at = start
  for (;;) {
    let words = ''
    if (text.startsWith(quote, at)) {
      let from = at + 1
      for (;;) {
        const closing = text.indexOf(quote, from)
        if (closing < 0) return { cells, quoted, lines, end: null, closed: false }
        words += text.slice(from, closing)
        at = closing + 1
        if (!text.startsWith(quote, at)) break
        words += quote
        from = at + 1
      }
      lines += count(words, lineBreak)
      if (words === '') quoted.push(cells.length)
    }
    const next = text.indexOf(separator, at)
    const broken = text.indexOf(lineBreak, at)
    if (next >= 0 && (broken < 0 || next < broken)) {
      cells.push(words + text.slice(at, next))
      at = next + 1
      continue
    }
    cells.push(words + withoutReturn(broken < 0 ? text.slice(at) : text.slice(at, broken)))
    return { cells, quoted, lines, end: broken < 0 ? null : broken + 1, closed: true }
  }
}

function count(text: string, lineBreak: string): number {
  let times = 0
  for (let at = text.indexOf(lineBreak); at >= 0; at = text.indexOf(lineBreak, at + 1)) times++
  return times
}

const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text)

/** By which programs of DOS end a file. */
const endOfFile = '\x1a'

/** A row that holds something, its cells as they are meant. */
export const asRow: Take<SheetRow> = (rows, line, texts) => {
  if (texts.length === 1 && texts[0] === endOfFile) return
  let length = texts.length
  while (length > 0 && blank(texts[length - 1] ?? '')) length--
  if (length === 0) return
  const cells = new Array<Cell>(length)
  for (let at = 0; at < length; at++) cells[at] = cellOf(texts[at] ?? '')
  rows.push({ line, cells })
}

const blank = (text: string): boolean => text === '' || text.trim() === ''

/** `="00123"`, by which some programs keep zeros, and `'=…`, by which ours keeps a text from being run, are what they show. */
function cellOf(text: string): Cell {
  const code = text.charCodeAt(0)
  // 61 `=`, 39 `'`; up to 32, and 160 beyond: blank, perhaps throughout.
  if (code > 61 && code < 160) return text
  if (code === 61) return /^="([^"]*)"$/.exec(text)?.[1] || text
  if (code === 39) return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text
  return blank(text) ? null : text
}

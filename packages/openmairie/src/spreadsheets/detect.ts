// SPDX-License-Identifier: EUPL-1.2
import type { Cell, SheetRow } from './contract.js'

export interface Header {
  readonly line: number
  /** One name a column; blank where the column has none. */
  readonly cells: readonly string[]
}

/** Lines looked at for the header: titles and notes above it are few. */
const looked = 50

/**
 * The line of a sheet that names its columns: the first that fills nearly as many cells as any other, mostly by words that
 * differ. Titles and notes above it fill one or two. Null: no line at all.
 */
export function headerOf(rows: readonly SheetRow[]): Header | null {
  const sample = rows.slice(0, looked)
  const most = Math.max(0, ...sample.map(filled))
  const wide = sample.filter((row) => filled(row) >= most * 0.6)
  const row = wide.find(namesColumns) ?? wide[0]
  return row ? { line: row.line, cells: row.cells.map((cell) => textOf(cell).replace(/\s+/g, ' ').trim()) } : null
}

const textOf = (cell: Cell): string => (cell === null ? '' : typeof cell === 'string' ? cell : cell.text)
const filled = (row: SheetRow): number => row.cells.filter((cell) => cell !== null).length

function namesColumns(row: SheetRow): boolean {
  const texts = row.cells.filter((cell) => cell !== null).map(textOf)
  const words = row.cells.filter((cell) => typeof cell === 'string' && !/^[\d\s.,/:%€+-]+$/.test(cell))
  return words.length >= texts.length / 2 && new Set(texts.map((text) => text.toLowerCase())).size === texts.length
}

const totals =
  /^(sous[\s-]?total\b.{0,40}|(grand )?(total|totaux|somme|moyenne|ensemble)(\s+(général|générale|des?|du|de la)\b.{0,40})?)\s*[:=]?$/i

/** Whether a line sums up those above it: it begins with «total» or the like, and holds nothing but numbers besides. */
export function isTotalLine(row: SheetRow): boolean {
  const [first, ...others] = row.cells.filter((cell) => cell !== null)
  if (typeof first !== 'string') return false
  if (!totals.test(first.trim())) return false
  return others.every((cell) => isNumber(cell ?? null))
}

const isNumber = (cell: Cell): boolean =>
  cell === null ||
  (typeof cell === 'string' ? /^[-+]?[\d\s.,]+\s*(€|%|h|m²)?$/.test(cell.trim()) : cell.kind === 'number')

export type DateOrder = 'dmy' | 'mdy' | 'ymd'
export type DecimalMark = ',' | '.'

/**
 * The order in which the dates of a column are written, by those that can be read one way only. Where each could be read
 * both ways, the usual one: the day is first, as in France. Null: none is a date.
 */
export function dateOrder(samples: readonly string[], usual: DateOrder = 'dmy'): DateOrder | null {
  const votes = { dmy: 0, mdy: 0, ymd: 0, unsure: 0 }
  for (const sample of samples) {
    const [, first = '', , second = '', third = ''] =
      /^\s*(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?=$|[\sT])/.exec(sample) ?? []
    if (first === '' || (first.length < 3 && third.length === 3)) continue
    if (first.length === 4) votes.ymd++
    else if (Number(first) > 12 && Number(second) <= 12) votes.dmy++
    else if (Number(second) > 12 && Number(first) <= 12) votes.mdy++
    else if (first.length < 3) votes.unsure++
  }
  const most = Math.max(votes.dmy, votes.mdy, votes.ymd)
  if (most === 0) return votes.unsure > 0 ? usual : null
  return votes.dmy === most ? 'dmy' : votes.mdy === most ? 'mdy' : 'ymd'
}

/**
 * The mark before the decimals of a column's numbers. `1,234` alone could be a thousand or a decimal: the comma is then the usual
 * mark, one of a French reader; a point says nothing. Null: nothing shows it.
 */
export function decimalMark(samples: readonly string[], usual: DecimalMark = ','): DecimalMark | null {
  const votes = { comma: 0, point: 0, unsure: 0 }
  for (const sample of samples) {
    const number = sample.replace(/[\s€%]/g, '').replace(/^[-+]/, '')
    if (!/^\d*(?:[.,]\d+)+$/.test(number)) continue
    const marks = number.match(/[.,]/g) ?? []
    const last = marks.at(-1) ?? ''
    const decimals = number.length - number.lastIndexOf(last) - 1
    const sure =
      marks.length > 1 ? marks.filter((mark) => mark === last).length === 1 : decimals !== 3 || /^0?[.,]/.test(number)
    if (sure) last === ',' ? votes.comma++ : votes.point++
    else if (last === ',' && marks.length === 1) votes.unsure++
    else if (marks.length > 1) last === ',' ? votes.point++ : votes.comma++
  }
  if (votes.comma + votes.point > 0) return votes.comma >= votes.point ? ',' : '.'
  return votes.unsure > 0 ? usual : null
}

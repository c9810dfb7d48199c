// SPDX-License-Identifier: EUPL-1.2
import type { Field } from '../model/entity.js'
import type { Cell } from '../spreadsheets/contract.js'
import type { Settings } from './contract.js'

const dated = new Set<Field['type']>(['date', 'timestamp', 'timestamptz'])
const numeric = new Set<Field['type']>(['integer', 'bigint', 'decimal', 'float'])

/** What a cell says, as one reads it. */
export function shownCell(cell: Cell): string {
  return cell === null ? '' : typeof cell === 'string' ? cell : cell.text
}

/**
 * What a cell says, as someone would type it in a form: dates with the day first, decimals without marks of thousands, typed
 * values of a spreadsheet in the spelling of the field.
 */
export function typedText(
  cell: Cell,
  field: Field,
  { dates, decimal }: Pick<Settings, 'dates' | 'decimal'>,
  words: Words,
): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return ofTyped(cell, field, words)
  if (dated.has(field.type)) return dates === 'dmy' ? cell : dayFirst(cell, dates)
  return numeric.has(field.type) ? withoutThousands(cell, decimal) : cell
}

/** What «yes» and «no» are written as in a text. */
export interface Words {
  readonly yes: string
  readonly no: string
}

function ofTyped(cell: Exclude<Cell, string | null>, field: Field, words: Words): string {
  if (cell.kind === 'boolean' && field.type !== 'boolean') return cell.text === 'true' ? words.yes : words.no
  if (cell.kind === 'datetime' && field.type === 'date') return cell.text.replace(/[T ]00:00(:00(\.0+)?)?$/, '')
  if (cell.kind === 'datetime') return cell.text.replace('T', ' ')
  if (cell.kind === 'date' && (field.type === 'string' || field.type === 'text'))
    return cell.text.split('-').reverse().join('/')
  return cell.text
}

/** 12/31/2026 as 31/12/2026, 2026/12/31 as 2026-12-31; what is no such date is left to its reader. */
function dayFirst(text: string, order: 'mdy' | 'ymd'): string {
  const [, a = '', b = '', c = '', rest = ''] = /^\s*(\d{1,4})[/.\- ](\d{1,2})[/.\- ](\d{1,4})(.*)$/s.exec(text) ?? []
  if (a === '') return text
  if (order === 'mdy') return a.length > 2 ? text : `${b}/${a}/${c}${rest}`
  return a.length === 4 ? `${a}-${b}-${c}${rest}` : `${c}/${b}/${a}${rest}`
}

/** 1.234.567,50 as 1234567,50 and 1,234.50 as 1234.50: one of the marks is that of the thousands. */
function withoutThousands(text: string, decimal: Settings['decimal']): string {
  const thousands = decimal === ',' ? '.' : ','
  if (!text.includes(thousands)) return text
  const plain = text.trim()
  return grouped[decimal].test(plain) ? plain.replaceAll(thousands, '') : text
}

/** Numbers whose thousands are marked, by the mark of their decimals. */
const grouped: Readonly<Record<Settings['decimal'], RegExp>> = {
  ',': /^[-+−]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?\s*€?$/,
  '.': /^[-+−]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?\s*€?$/,
}

/**
 * Whether a number with decimals may be one of two, a thousand times apart: 1.234 where decimals follow a comma. Nothing in it tells
 * which mark is meant.
 */
export function isAmbiguous(cell: Cell, field: Field, { decimal }: Pick<Settings, 'decimal'>): boolean {
  if (typeof cell !== 'string' || (field.type !== 'decimal' && field.type !== 'float')) return false
  return (decimal === ',' ? /^[-+−]?[1-9]\d{0,2}\.\d{3}\s*€?$/ : /^[-+−]?[1-9]\d{0,2},\d{3}\s*€?$/).test(cell.trim())
}

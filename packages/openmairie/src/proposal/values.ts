// SPDX-License-Identifier: EUPL-1.2
import type { Cell } from '../spreadsheets/contract.js'
import type { ProposedColumn } from './contract.js'
import { folded } from './names.js'

/** The text of a cell, as it would be typed. Blank for nothing. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell !== 'string') return cell.text.replace('T', ' ')
  return cell.replace(/\r\n?/g, '\n').trim()
}

type Reading = Pick<ProposedColumn, 'type' | 'order' | 'mark' | 'precision' | 'scale' | 'length' | 'label' | 'blank'>

/** A cell as the database writes it: null where it is blank, undefined where it is no such value. */
export function readCell(cell: Cell | undefined, column: Reading): string | null | undefined {
  const text = cellText(cell)
  if (text === '') return column.blank ?? null
  const kind = cell !== null && typeof cell === 'object' ? cell.kind : null
  switch (column.type) {
    case 'integer':
    case 'bigint': {
      const digits = kind === 'number' ? text : spaceless(text)
      return /^-?(0|[1-9]\d*)$/.test(digits) && digits.length <= (column.type === 'integer' ? 9 : 18)
        ? digits
        : undefined
    }
    case 'decimal': {
      const number = kind === 'number' ? text : plainDecimal(text, column.mark ?? ',')
      const most = (column.precision ?? Number.POSITIVE_INFINITY) - (column.scale ?? 0)
      return number !== null && decimalsOf(number) <= (column.scale ?? 10) && wholesOf(number) <= most
        ? number
        : undefined
    }
    case 'date':
      return kind === 'date' ? text : kind === null ? (dateOf(text, column.order ?? 'dmy') ?? undefined) : undefined
    case 'timestamp':
      return kind === 'datetime' || kind === 'date'
        ? text
        : kind === null
          ? momentOf(text, column.order ?? 'dmy')
          : undefined
    case 'time':
      return kind === 'time' || kind === null ? timeOf(text) : undefined
    case 'boolean':
      return kind === 'boolean' ? text : kind === null ? truthOf(text) : undefined
    default: {
      const shown = padded(text, kind === 'number', column.label)
      return column.type === 'string' && shown.length > (column.length ?? 1000) ? undefined : shown
    }
  }
}

/** Zeros that a number lost: those of a postal code and of a telephone. */
function padded(text: string, isNumber: boolean, label: string): string {
  if (!isNumber || !/^\d+$/.test(text)) return text
  if (isPostalCode(label)) return text.padStart(5, '0')
  return isTelephone(label) && text.length === 9 ? `0${text}` : text
}

/** Whether a title is that of postal or INSEE codes, whose zeros count. */
export const isPostalCode = (label: string): boolean => /\b(code postal|cp|insee)\b/.test(folded(label))
/** Whether a title is that of telephones, which are no numbers. */
export const isTelephone = (label: string): boolean => /\b(tel|telephone|portable|mobile|fax)\b/.test(folded(label))

const spaceless = (text: string): string => text.replace(/[\s\u00a0\u202f]/g, '')

function plainDecimal(text: string, mark: ',' | '.'): string | null {
  const bare = spaceless(text)
    .replace(/(€|eur|euros)$/i, '')
    .replace('−', '-')
  const plain = mark === ',' ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '')
  // A point that is no thousands' mark is the decimals'.
  const number = mark === ',' && /^-?\d+\.\d{1,2}$/.test(bare) ? bare : plain
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(number) ? number : null
}

/** Figures after the mark. */
export const decimalsOf = (number: string): number => (number.split('.')[1] ?? '').length

/** Figures before the mark, of a number that may be written with its power of ten. */
const wholesOf = (number: string): number => {
  const [, whole = '', power = '0'] = /^-?0*(\d*)(?:\.\d*)?(?:e([+-]?\d+))?$/i.exec(number) ?? []
  return whole.length + Number(power)
}

const months = 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(' ')

function dateOf(text: string, order: 'dmy' | 'mdy' | 'ymd'): string | null {
  const long = /^(?:[a-z]+ )?(\d{1,2})(?:er)? ([a-z]+)\.? (\d{4})$/.exec(folded(text))
  if (long)
    return calendar(long[3] ?? '', months.findIndex((month) => month.startsWith(long[2] ?? '?')) + 1, long[1] ?? '')
  const parts = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})$/.exec(text)
  if (!parts) return null
  const [, a = '', b = '', c = ''] = parts
  if (a.length === 4) return calendar(a, Number(b), c)
  if (c.length === 3 || a.length === 3) return null
  return order === 'mdy'
    ? calendar(c, Number(a), b)
    : order === 'ymd'
      ? calendar(a, Number(b), c)
      : calendar(c, Number(b), a)
}

function calendar(year: string, month: number, day: string): string | null {
  const full = year.length === 2 ? String(Number(year) + (Number(year) < 50 ? 2000 : 1900)) : year
  const iso = `${full.padStart(4, '0')}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return month >= 1 && Number(full) >= 1 && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)
    ? iso
    : null
}

function timeOf(text: string): string | undefined {
  const [, hours = '', minutes = '00', seconds = '00'] = /^(\d{1,2})\s*[h:]\s*(\d{2})?(?::(\d{2}))?$/i.exec(text) ?? []
  return hours !== '' && Number(hours) < 24 && Number(minutes) < 60
    ? `${hours.padStart(2, '0')}:${minutes}:${seconds}`
    : undefined
}

function momentOf(text: string, order: 'dmy' | 'mdy' | 'ymd'): string | undefined {
  const [, day = '', clock = ''] = /^(\S+)(?:T|\s+(?:à\s+)?)(\S+)$/.exec(text) ?? []
  const date = dateOf(day, order)
  const time = timeOf(clock)
  return date && time ? `${date} ${time}` : undefined
}

const truths: Readonly<Record<string, string>> = {
  oui: 'true',
  o: 'true',
  vrai: 'true',
  x: 'true',
  true: 'true',
  non: 'false',
  n: 'false',
  faux: 'false',
  false: 'false',
}

function truthOf(text: string): string | undefined {
  const word = folded(text)
  return Object.hasOwn(truths, word) ? truths[word] : undefined
}

// SPDX-License-Identifier: EUPL-1.2
import { isSeveral } from '../model/several.js'
import { toLocal } from '../model/zones.js'
import type { ListRow } from '../records/index.js'
import type { Cell } from '../spreadsheets/contract.js'
import { type Column, textIn } from '../ui/columns.js'
import { labelIn, type Showing } from '../ui/format.js'

/** Figures that every program keeps of a number. */
const exact = 15
/** Before, programs do not agree on the day of a date. */
export const firstDay = '1900-03-01'

/**
 * What a spreadsheet gets of a column: a date as a date, a number as a number where its figures are all kept; else, and for all
 * that is words, what a reader sees. Null for nothing.
 */
export function cellIn(column: Column, row: ListRow, showing: Showing): Cell {
  const { field, reference } = column
  const value = row.values[field.name]
  if (value === null || value === undefined) return labelIn(reference, row.labels)
  const words = textIn(column, row, showing)
  const isItself = labelIn(reference, row.labels) === null && !isSeveral(field) && field.choices === null
  return (isItself && typeof value !== 'object' ? typed(field.type, String(value), showing) : null) ?? (words || null)
}

function typed(type: Column['field']['type'], text: string, { timeZone }: Showing): Cell {
  switch (type) {
    case 'integer':
    case 'bigint':
    case 'decimal':
      return isExact(text) ? { kind: 'number', text } : null
    case 'float':
      return isExact(text) || /^-?\d+\.\d+$/.test(text) ? { kind: 'number', text } : null
    case 'date':
      return isDay(text) ? { kind: 'date', text } : null
    case 'timestamp':
      return momentOf(text)
    case 'timestamptz':
      return momentOf(toLocal(text, timeZone) ?? '')
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(text) ? { kind: 'time', text } : null
    default:
      return null
  }
}

/** Whether a number has no more figures than a spreadsheet keeps. */
export const isExact = (text: string): boolean =>
  /^-?\d+(\.\d+)?$/.test(text) && text.replace(/^-?0*\.?0*|\./g, '').length <= exact

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= firstDay

/** A moment to the second; a finer one, or one of the hour that comes twice, is shown in words. */
function momentOf(text: string): Cell {
  const [, day = '', time = ''] = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text) ?? []
  return isDay(day) ? { kind: 'datetime', text: `${day}T${time}` } : null
}

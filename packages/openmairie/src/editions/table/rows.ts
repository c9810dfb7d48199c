// SPDX-License-Identifier: EUPL-1.2

import { openSum, type Sum } from '../../model/sum.js'
import type { Ctx, ListRow } from '../../records/index.js'
import { type Column, textIn } from '../../ui/columns.js'
import { typedText } from '../../ui/format.js'
import { isSummed } from './amounts.js'
import type { Sampled } from './widths.js'

/** A row as it is printed: a text a column. */
export type Cells = readonly string[]

/** The texts of a row. */
export function cellsOf(columns: readonly Column[], row: ListRow, ctx: Ctx): Cells {
  return columns.map((column) => {
    const text = textIn(column, row, ctx)
    // A number that is dialled is read in one piece.
    return column.field.widget === 'tel' ? text.replaceAll(' ', '\u00a0') : text
  })
}

/** Columns with a sample of their cells, for their widths. */
export function sampled(columns: readonly Column[], rows: readonly Cells[]): readonly Sampled[] {
  return columns.map(({ field, isFigure }, at) => ({
    heading: field.label,
    cells: rows.map((row) => row[at] ?? ''),
    align: isFigure ? 'right' : 'left',
  }))
}

/** Adds up the columns whose sum means something: amounts, not years nor numbers of something. */
export interface Totals {
  add(row: ListRow): void
  /** A text a column, empty where nothing is added up; null where no column is. */
  cells(ctx: Ctx): Cells | null
}

/** Nothing yet. */
export function openTotals(columns: readonly Column[]): Totals {
  const sums = columns.map(({ field, isFigure }): Sum | null => (isFigure && isSummed(field) ? openSum() : null))
  return {
    add: (row) => {
      sums.forEach((sum, at) => {
        const value = row.values[columns[at]?.field.name ?? '']
        if (sum && value !== null && value !== undefined) sum.add(String(value))
      })
    },
    cells: (ctx) => {
      if (sums.every((sum) => sum === null || sum.count === 0)) return null
      return sums.map((sum, at) => {
        const field = columns[at]?.field
        return sum && field && sum.count > 0 ? typedText(field, sum.total(), ctx) : ''
      })
    },
  }
}

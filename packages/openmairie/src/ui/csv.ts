// SPDX-License-Identifier: EUPL-1.2
import { stringify } from 'csv-stringify/sync'
import type { AnyEntity } from '../model/entity.js'
import type { ColumnType } from '../model/schema.js'
import type { Ctx, ListRow } from '../records/index.js'
import { type Column, columnsOf, textIn } from './columns.js'

const linesAtOnce = 500
const numbers: readonly ColumnType[] = ['integer', 'bigint', 'decimal', 'float']

/** A listing as a CSV that a French spreadsheet opens: UTF-8 with its mark, `;`, decimal comma, what a reader sees in each cell. */
export function csvOf(ctx: Ctx, entity: AnyEntity, rows: AsyncIterable<ListRow>): AsyncIterable<string> {
  const columns = columnsOf(entity)
  return csv(
    columns.map(({ field }) => field.label),
    rows,
    (row) => columns.map((column) => cell(column, row, ctx)),
  )
}

/** Rows of texts as such a CSV. */
export function textCsv(heading: readonly string[], rows: AsyncIterable<readonly string[]>): AsyncIterable<string> {
  return csv(heading, rows, (row) => row.map(harmless))
}

async function* csv<T>(
  heading: readonly string[],
  rows: AsyncIterable<T>,
  cells: (row: T) => readonly string[],
): AsyncIterable<string> {
  // The heading goes with the first rows: nothing is said of a result that is refused.
  let mark = '\ufeff'
  let waiting = [heading]
  for await (const row of rows) {
    waiting.push(cells(row))
    if (waiting.length < linesAtOnce) continue
    yield `${mark}${lines(waiting)}`
    mark = ''
    waiting = []
  }
  if (waiting.length > 0) yield `${mark}${lines(waiting)}`
}

function cell(column: Column, row: ListRow, ctx: Ctx): string {
  const text = textIn(column, row, ctx)
  const isNumber = column.reference === null && numbers.includes(column.field.type)
  return isNumber ? text : harmless(text)
}

/** A text that a spreadsheet would run as a formula is shown as it is. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-][\d\s.]*$/.test(text) ? `'${text}` : text
}

function lines(records: readonly (readonly string[])[]): string {
  return stringify([...records], { delimiter: ';', record_delimiter: 'windows' })
}

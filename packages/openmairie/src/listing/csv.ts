// SPDX-License-Identifier: EUPL-1.2
import { stringify } from 'csv-stringify/sync'
import type { AnyEntity } from '../model/entity.js'
import type { Ctx, ListRow } from '../records/index.js'
import { referenceLabel, referenceOf, shown } from '../ui/format.js'

const linesAtOnce = 500

/** A listing as a CSV that a French spreadsheet opens: UTF-8 with its mark, `;`, decimal comma, what a reader sees in each cell. */
export async function* csvOf(ctx: Ctx, entity: AnyEntity, rows: AsyncIterable<ListRow>): AsyncIterable<string> {
  const columns = entity.listing.columns.filter((name) => entity.fields[name]?.hidden === false)
  yield `\ufeff${lines([columns.map((name) => entity.fields[name]?.label ?? name)])}`
  let waiting: string[][] = []
  for await (const row of rows) {
    waiting.push(columns.map((name) => cell(ctx, entity, row, name)))
    if (waiting.length === linesAtOnce) {
      yield lines(waiting)
      waiting = []
    }
  }
  if (waiting.length > 0) yield lines(waiting)
}

function cell(ctx: Ctx, entity: AnyEntity, row: ListRow, name: string): string {
  const field = entity.fields[name]
  const text = referenceLabel(entity, row.labels, name) ?? (field ? shown(field, row.values[name], ctx) : '')
  // A text that a spreadsheet would run as a formula is shown as it is.
  const isText = field?.type === 'string' || field?.type === 'text' || referenceOf(entity, name) !== undefined
  return isText && /^[=+\-@\t\r]/.test(text) && !/^[+-][\d\s.]*$/.test(text) ? `'${text}` : text
}

function lines(records: readonly (readonly string[])[]): string {
  return stringify([...records], { delimiter: ';', record_delimiter: 'windows' })
}

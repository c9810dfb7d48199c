// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import { type Ctx, type ListQuery, type ListRow, stream, today } from '../records/index.js'
import { mediaTypes } from '../spreadsheets/write/contract.js'
import { writeCsv } from '../spreadsheets/write/csv.js'
import { writeOds } from '../spreadsheets/write/ods.js'
import { writeXlsx } from '../spreadsheets/write/xlsx.js'
import { type Column, columnsOf, textIn } from '../ui/columns.js'
import type { Reply } from '../ui/page.js'
import { cellIn } from './cells.js'
import type { ExportFormat } from './choice.js'
import { writeJson } from './json.js'

/** The records of a query as a file that is sent while it is made. Raises OM_FORBIDDEN as its first piece is asked for. */
export function exportReply(ctx: Ctx, taken: AnyEntity, query: ListQuery, format: ExportFormat): Reply {
  return {
    kind: 'stream',
    type: typeOf(format),
    filename: `${taken.name}-${today(ctx)}.${format}`,
    content: contentOf(ctx, taken, stream(ctx, taken, query, format), format),
  }
}

/** The media type of a format. */
export function typeOf(format: ExportFormat): string {
  return format === 'json' ? 'application/json; charset=utf-8' : mediaTypes[format]
}

/** Records in a format, by pieces. */
export function contentOf(
  ctx: Ctx,
  taken: AnyEntity,
  rows: AsyncIterable<ListRow>,
  format: ExportFormat,
): AsyncIterable<string | Uint8Array> {
  const columns = columnsOf(taken)
  const heading = columns.map(({ field }) => field.label)
  if (format === 'json') return writeJson(columns, rows)
  if (format === 'csv')
    return writeCsv(
      heading,
      made(rows, columns, (column, row) => textIn(column, row, ctx)),
    )
  const cells = made(rows, columns, (column, row) => cellIn(column, row, ctx))
  const widths = columns.map(({ field }, at) => Math.min(60, Math.max(10, field.width, (heading[at] ?? '').length)))
  return (format === 'ods' ? writeOds : writeXlsx)({ name: taken.label, heading, widths, rows: cells })
}

async function* made<Made>(
  rows: AsyncIterable<ListRow>,
  columns: readonly Column[],
  make: (column: Column, row: ListRow) => Made,
): AsyncIterable<readonly Made[]> {
  for await (const row of rows) yield columns.map((column) => make(column, row))
}

// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { firstDay } from '../exports/cells.js'
import type { Locale } from '../model/application.js'
import type { Cell } from '../spreadsheets/contract.js'
import { writeCsv } from '../spreadsheets/write/csv.js'
import { writeOds } from '../spreadsheets/write/ods.js'
import { writeXlsx } from '../spreadsheets/write/xlsx.js'
import { shownCell } from './cell-text.js'
import type { Import } from './contract.js'
import { ownColumns } from './headings.js'
import { importMessages } from './messages.js'
import { refusedAfter } from './refused-store.js'

const atOnce = 500
/** Expected length of a column, in characters. */
const width = 20

/**
 * The lines of a file that were refused, as they lie in it, with the reason in a last column: in the format of the file, values with
 * their types, so that they are a file again once they are corrected. What was corrected since they were refused is laid over them.
 */
export function rejectsOf(
  database: Database,
  { id, preview, settings }: Import,
  locale: Locale,
): AsyncIterable<string | Uint8Array> {
  const messages = importMessages(locale)
  const own = preview.columns.slice(0, ownColumns(preview.columns, settings.columns))
  const headings = own.map((name, column) => name || messages.noHeading(column + 1))
  const heading = [...headings, messages.reason]
  if (preview.format === 'csv') return writeCsv(heading, rows(shownCell))
  const written = { name: messages.reason, heading, widths: heading.map(() => width), rows: rows(typedCell) }
  return preview.format === 'xlsx' ? writeXlsx(written) : writeOds(written)
  async function* rows<T>(of: (cell: Cell) => T): AsyncIterable<readonly (T | string)[]> {
    for (let after = 0; ; ) {
      const lines = await refusedAfter(database, id, after, atOnce)
      for (const { cells, mended, faults } of lines)
        yield [
          ...headings.map((_, column) => of(mended.get(column) ?? cells[column] ?? null)),
          faults.map(({ message }) => message).join(' '),
        ]
      if (lines.length < atOnce) return
      after = lines.at(-1)?.line ?? after
    }
  }
}

/** A value with its type, but for those that programs read back as others: times beyond a day, days that they do not agree on. */
function typedCell(cell: Cell): Cell {
  if (cell === null || typeof cell === 'string') return cell
  if (cell.kind === 'time') return cell.text
  const isOld = (cell.kind === 'date' || cell.kind === 'datetime') && cell.text < firstDay
  return isOld ? cell.text.replace('T00:00:00', '').replace('T', ' ') : cell
}

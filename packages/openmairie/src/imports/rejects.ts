// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import type { Locale } from '../model/application.js'
import { writeCsv } from '../spreadsheets/write/csv.js'
import { writeOds } from '../spreadsheets/write/ods.js'
import { writeXlsx } from '../spreadsheets/write/xlsx.js'
import type { Import } from './contract.js'
import { importMessages } from './messages.js'
import { refusedAfter } from './refused-store.js'

const atOnce = 500
/** Expected length of a column, in characters. */
const width = 20

/**
 * The lines of a file that were refused, as they lie in it, with the reason in a last column: in the format of the file, so that
 * they are a file again once they are corrected. What was corrected since they were refused is laid over them.
 */
export function rejectsOf(
  database: Database,
  { id, preview }: Import,
  locale: Locale,
): AsyncIterable<string | Uint8Array> {
  const messages = importMessages(locale)
  const headings = preview.columns.map((name, column) => name || messages.noHeading(column + 1))
  const heading = [...headings, messages.reason]
  if (preview.format === 'csv') return writeCsv(heading, rows())
  const written = { name: messages.reason, heading, widths: heading.map(() => width), rows: rows() }
  return preview.format === 'xlsx' ? writeXlsx(written) : writeOds(written)
  async function* rows(): AsyncIterable<readonly string[]> {
    for (let after = 0; ; ) {
      const lines = await refusedAfter(database, id, after, atOnce)
      for (const { cells, mended, faults } of lines)
        yield [
          ...headings.map((_, column) => mended.get(column) ?? cells[column] ?? ''),
          faults.map(({ message }) => message).join(' '),
        ]
      if (lines.length < atOnce) return
      after = lines.at(-1)?.line ?? after
    }
  }
}

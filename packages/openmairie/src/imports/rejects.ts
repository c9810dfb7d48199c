// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import type { Locale } from '../model/application.js'
import { textCsv } from '../ui/csv.js'
import type { Import } from './contract.js'
import { importMessages } from './messages.js'
import { refusedAfter } from './refused-store.js'

const atOnce = 500

/** The lines of a file that were refused, as they lie in it, with the reason in a last column: corrected, they are a file again. */
export function rejectsOf(database: Database, { id, preview }: Import, locale: Locale): AsyncIterable<string> {
  const messages = importMessages(locale)
  const headings = preview.columns.map((name, column) => name || messages.noHeading(column + 1))
  return textCsv([...headings, messages.reason], rows())
  async function* rows(): AsyncIterable<readonly string[]> {
    for (let after = 0; ; ) {
      const lines = await refusedAfter(database, id, after, atOnce)
      for (const { cells, faults } of lines)
        yield [...headings.map((_, column) => cells[column] ?? ''), faults.map(({ message }) => message).join(' ')]
      if (lines.length < atOnce) return
      after = lines.at(-1)?.line ?? after
    }
  }
}

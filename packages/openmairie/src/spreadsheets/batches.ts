// SPDX-License-Identifier: EUPL-1.2
import type { SheetRow, SheetRows } from './contract.js'

const rowsAtOnce = 1000
/** Rows of very many cells come by smaller batches. */
const cellsAtOnce = 100_000

/** Rows, as they come from a file, by batches of an even size. */
export async function* batches(pieces: AsyncIterable<readonly SheetRow[]>): SheetRows {
  let waiting: SheetRow[] = []
  let cells = 0
  for await (const rows of pieces)
    for (const row of rows) {
      waiting.push(row)
      cells += row.cells.length
      if (waiting.length < rowsAtOnce && cells < cellsAtOnce) continue
      yield waiting
      waiting = []
      cells = 0
    }
  if (waiting.length > 0) yield waiting
}

// SPDX-License-Identifier: EUPL-1.2
import { batches } from '../batches.js'
import type { CsvForm, SheetRow, SheetRows, Source } from '../contract.js'
import { textOf } from './encoding.js'
import { csvFormOf, lineBreakOf } from './form.js'
import { asRow, type RecordReader, recordReader } from './records.js'

/** The rows of a CSV, by the form that is said or that it shows. Raises OM_SHEET_ENCODING, OM_SHEET_QUOTE. */
export async function* readCsv(source: Source, said: CsvForm | null): SheetRows {
  const form = said ?? (await csvFormOf(source.path))
  yield* batches(pieces(source.path, form))
}

async function* pieces(path: string, form: CsvForm): AsyncIterable<SheetRow[]> {
  let reader: RecordReader<SheetRow> | null = null
  for await (const text of textOf(path, form.encoding)) {
    const first = reader === null
    reader ??= recordReader(form, lineBreakOf(text), asRow)
    const rows = reader.push(text)
    // Excel's own word on the separator is no row.
    const [row] = rows
    if (first && row?.line === 1 && /^sep=.?$/i.test(String(row.cells[0]))) rows.shift()
    yield rows
  }
  if (reader) yield reader.end()
}

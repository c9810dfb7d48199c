// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import type { SheetRow, Source } from '../spreadsheets/contract.js'
import { headerOf, isTotalLine } from '../spreadsheets/detect.js'
import { inspectSpreadsheet, readSheet } from '../spreadsheets/inspect.js'

/** Rows of all sheets together: an application begins with what people keep by hand; more is imported afterwards. */
const mostRows = 200_000

/** A sheet that holds a table. */
export interface SheetTable {
  readonly file: string
  readonly sheet: number
  readonly name: string
  readonly header: { readonly line: number; readonly cells: readonly string[] }
  /** The rows below the header, without those that sum others up. */
  readonly rows: readonly SheetRow[]
  /** Lines of totals that are left out. */
  readonly totals: readonly number[]
}

/** The tables of spreadsheets, hidden sheets left out. Raises the errors of spreadsheets, OM_SHEET_TOO_LONG. */
export async function sheetTables(sources: readonly Source[]): Promise<readonly SheetTable[]> {
  const tables: SheetTable[] = []
  let count = 0
  for (const source of sources) {
    const { sheets, csv } = await inspectSpreadsheet(source)
    for (const [sheet, { name, hidden }] of sheets.entries()) {
      if (hidden) continue
      const rows: SheetRow[] = []
      for await (const batch of readSheet(source, { sheet, csv })) {
        rows.push(...batch)
        count += batch.length
        if (count > mostRows)
          throw new OpenMairieError('OM_SHEET_TOO_LONG', { file: source.name, most: mostRows.toLocaleString('fr-FR') })
      }
      const header = headerOf(rows)
      if (!header) continue
      const below = rows.filter(({ line }) => line > header.line)
      const totals = below.filter(isTotalLine).map(({ line }) => line)
      if (below.length === totals.length) continue
      tables.push({
        file: source.name,
        sheet,
        name,
        header,
        rows: below.filter(({ line }) => !totals.includes(line)),
        totals,
      })
    }
  }
  return tables
}

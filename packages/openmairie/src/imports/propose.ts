// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field } from '../model/entity.js'
import type { Ctx } from '../records/index.js'
import type { CsvForm, SheetRow, Source } from '../spreadsheets/contract.js'
import { dateOrder, decimalMark, headerOf } from '../spreadsheets/detect.js'
import { inspectSpreadsheet, readSheet } from '../spreadsheets/inspect.js'
import { shownCell } from './cell-text.js'
import type { Preview, Settings } from './contract.js'
import { identitiesOf, importedFields } from './fields.js'
import { mapHeadings } from './mapping.js'

/** Rows looked at, and those of them that are shown. */
const looked = 200
const shown = 5

/** How the user wants a file to be read; what is left out is found out. */
export interface Wished {
  readonly sheet?: number
  readonly csv?: CsvForm
  readonly header?: number
}

/**
 * Looks at a file: proposes how to read it, and what each of its columns is. Raises the errors of a file that is no
 * spreadsheet, or that nobody should open.
 */
export async function propose(
  ctx: Ctx,
  entity: AnyEntity,
  source: Source,
  wished: Wished = {},
): Promise<{ readonly settings: Settings; readonly preview: Preview }> {
  const info = await inspectSpreadsheet(source)
  const csv = info.csv === null ? null : (wished.csv ?? info.csv)
  const sheet =
    wished.sheet ??
    Math.max(
      0,
      info.sheets.findIndex(({ hidden }) => !hidden),
    )
  const rows = await firstRows(source, { sheet, csv })
  const found = headerOf(rows)
  const header = wished.header ?? found?.line ?? 0
  const heading = rows.find(({ line }) => line === header)
  const below = rows.filter(({ line }) => line > header)
  const width = Math.max(0, ...(heading ? [heading] : []).concat(below).map(({ cells }) => cells.length))
  const columns = Array.from({ length: width }, (_, column) =>
    shownCell(heading?.cells[column] ?? null)
      .replace(/\s+/g, ' ')
      .trim(),
  )
  const fields = importedFields(entity)
  const mapped = mapHeadings(columns, fields)
  const texts = textsByField(fields, mapped, below)
  return {
    settings: {
      sheet,
      csv,
      header,
      dates: dateOrder(texts((type) => type === 'date' || type === 'timestamp' || type === 'timestamptz')) ?? 'dmy',
      decimal: decimalMark(texts((type) => type === 'decimal' || type === 'float')) ?? ',',
      columns: mapped,
      mode: ctx.grants.can(ctx.app.definition.name, entity, 'create') ? 'create' : 'update',
      identity: [...(identitiesOf(entity).find((names) => names.every((name) => mapped.includes(name))) ?? [])],
      emptying: false,
      adding: [],
      totals: true,
    },
    preview: {
      format: info.format,
      sheets: info.sheets.map(({ name }) => name),
      columns,
      rows: below.slice(0, shown).map(({ cells }) => columns.map((_, column) => shownCell(cells[column] ?? null))),
    },
  }
}

async function firstRows(source: Source, choice: { sheet: number; csv: CsvForm | null }): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of readSheet(source, choice)) {
    rows.push(...batch)
    if (rows.length >= looked) break
  }
  return rows.slice(0, looked)
}

/** What is written in the columns whose field is of a type. */
function textsByField(
  fields: readonly Field[],
  mapped: readonly (string | null)[],
  rows: readonly SheetRow[],
): (is: (type: Field['type']) => boolean) => readonly string[] {
  return (is) => {
    const columns = mapped.flatMap((name, column) => {
      const field = fields.find((each) => each.name === name)
      return field && is(field.type) ? [column] : []
    })
    const cells = rows.flatMap((row) => columns.map((column) => row.cells[column] ?? null))
    return cells.filter((cell) => typeof cell === 'string')
  }
}

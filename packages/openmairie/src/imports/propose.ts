// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field } from '../model/entity.js'
import type { Ctx } from '../records/index.js'
import type { CsvForm, SheetRow, Source } from '../spreadsheets/contract.js'
import { dateOrder, decimalMark, headerOf } from '../spreadsheets/detect.js'
import { inspectSpreadsheet, readSheet } from '../spreadsheets/inspect.js'
import { shownCell } from './cell-text.js'
import type { Choices } from './choices.js'
import type { Preview, Settings } from './contract.js'
import { identitiesOf, importedFields } from './fields.js'
import { ownColumns } from './headings.js'
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

/** What is known of how the user reads such files. */
export interface Recall {
  /** How a file with these headings was last read; null where none was. */
  readonly former: (headings: readonly string[]) => Promise<Settings | null>
  /** What was chosen of this one, where it is read in another way since. */
  readonly choices: Choices | null
}

/**
 * Looks at a file: proposes how to read it, and what each of its columns is, as far as nobody chose it. Raises the errors of a
 * file that is no spreadsheet, or that nobody should open.
 */
export async function propose(
  ctx: Ctx,
  entity: AnyEntity,
  source: Source,
  { former: formerOf, choices }: Recall,
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
  const header = wished.header ?? headerOf(rows)?.line ?? 0
  const heading = rows.find(({ line }) => line === header)
  const below = rows.filter(({ line }) => line > header)
  const width = Math.max(0, ...(heading ? [heading] : []).concat(below).map(({ cells }) => cells.length))
  const columns = Array.from({ length: width }, (_, column) =>
    shownCell(heading?.cells[column] ?? null)
      .replace(/\s+/g, ' ')
      .trim(),
  )
  const fields = importedFields(entity)
  const former = await formerOf(columns)
  const found = former ? fitting(former.columns, columns, fields) : mapHeadings(columns, fields)
  const mapped = chosenOver(found, choices?.columns(columns, { sheet, csv }) ?? new Map())
  const texts = textsByField(fields, mapped, below)
  const [dates, decimal] = [former?.dates ?? 'dmy', former?.decimal ?? ',']
  // Among lines that were refused, what is wrong shows no other way to write.
  const isBack = former !== null && ownColumns(columns, found) < columns.length
  const datesIn = isBack ? [] : texts((type) => type === 'date' || type === 'timestamp' || type === 'timestamptz')
  const decimalsIn = isBack ? [] : texts((type) => type === 'decimal' || type === 'float')
  const proposed: Settings = {
    sheet,
    csv,
    header,
    dates: dateOrder(datesIn, dates) ?? dates,
    decimal: decimalMark(decimalsIn, decimal) ?? decimal,
    columns: found,
    mode: former?.mode ?? (ctx.grants.can(ctx.app.definition.name, entity, 'create') ? 'create' : 'update'),
    identity: identityIn(entity, found, [former?.identity]),
    emptying: former?.emptying ?? false,
    adding: former?.adding ?? [],
    totals: former?.totals ?? true,
  }
  return {
    settings: {
      ...proposed,
      dates: choices?.dates ?? proposed.dates,
      decimal: choices?.decimal ?? proposed.decimal,
      columns: mapped,
      mode: choices?.mode ?? proposed.mode,
      identity: identityIn(entity, mapped, [choices?.identity, proposed.identity]),
      emptying: choices?.emptying ?? proposed.emptying,
      adding: choices?.adding ?? proposed.adding,
      totals: choices?.totals ?? proposed.totals,
    },
    preview: {
      format: info.format,
      sheets: info.sheets.map(({ name }) => name),
      columns,
      rows: below.slice(0, shown).map(({ cells }) => columns.map((_, column) => shownCell(cells[column] ?? null))),
      proposed,
    },
  }
}

/** The fields of the columns of a file with the same headings; none for what comes after them. */
function fitting(
  former: readonly (string | null)[],
  columns: readonly string[],
  fields: readonly Field[],
): (string | null)[] {
  const known = new Set(fields.map(({ name }) => name))
  return columns.map((_, column) => {
    const name = former[column] ?? null
    return name !== null && known.has(name) ? name : null
  })
}

/** What was chosen for some columns, over what was found for all: each field is still given once. */
function chosenOver(found: readonly (string | null)[], chosen: ReadonlyMap<number, string | null>): (string | null)[] {
  const taken = new Set(chosen.values())
  return found.map((name, column) => chosen.get(column) ?? (chosen.has(column) || taken.has(name) ? null : name))
}

/** The first of some identities that the columns give, else of those of the entity; none where they give none. */
function identityIn(
  entity: AnyEntity,
  mapped: readonly (string | null)[],
  wished: readonly (readonly string[] | null | undefined)[],
): string[] {
  const all = [...wished.flatMap((names) => (names && names.length > 0 ? [names] : [])), ...identitiesOf(entity)]
  return [...(all.find((names) => names.every((name) => mapped.includes(name))) ?? [])]
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

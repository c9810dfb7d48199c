// SPDX-License-Identifier: EUPL-1.2
import { applicationName } from '../../application/scaffolding.js'
import type { Files } from '../../files/contract.js'
import { withSource } from '../../files/local.js'
import type { Locale } from '../../model/application.js'
import { type Data, dataSql, type Misfit } from '../../proposal/data-sql.js'
import { sheetMessages } from '../../proposal/messages.js'
import { propose } from '../../proposal/propose.js'
import { type SheetTable, sheetTables } from '../../proposal/sheets.js'
import { proposalOf, type Sketch, sketchOf } from '../../proposal/sketch.js'
import type { Source } from '../../spreadsheets/contract.js'
import type { Draft, Problem } from './contract.js'
import { controlOf } from './controls.js'

/** Bytes of files that are read while their user waits; more are read by a job. */
const atOnce = 500_000

/** Values told of a control. */
const shown = 5

/** Whether the files of a draft are read while one waits. */
export function isSmall({ sources }: Pick<Draft, 'sources'>): boolean {
  return sources.reduce((sum, { size }) => sum + size, 0) <= atOnce
}

/** The tables of stored spreadsheets. Raises the errors of spreadsheets, OM_SHEET_TOO_LONG. */
export function tablesOf(files: Files, sources: Draft['sources']): Promise<readonly SheetTable[]> {
  const read = async ([first, ...rest]: Draft['sources'], known: readonly Source[]): Promise<readonly SheetTable[]> =>
    first ? withSource(files, first, (source) => read(rest, [...known, source])) : sheetTables(known)
  return read(sources, [])
}

/** What is proposed for the tables of spreadsheets; null where there is none. */
export function proposed(
  sheets: readonly SheetTable[],
  { sources }: Pick<Draft, 'sources'>,
  locale: Locale,
): Pick<Draft, 'name' | 'sketch' | 'notes'> | null {
  if (sheets.length === 0) return null
  const label = (sources[0]?.name ?? '')
    .replace(/\.\w+$/, '')
    .replaceAll('_', ' ')
    .trim()
  const found = propose(sheets, `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`)
  const sketch = sketchOf(found)
  const notes = sketch.tables.map(({ name, columns }) => {
    // What was seen of a list is told where its words come from.
    const names = [name, ...columns.flatMap(({ list, listed }) => (listed && list ? [list.name] : []))]
    return found.notes.filter(({ table }) => names.includes(table)).map(sheetMessages(locale).note)
  })
  return { name: nameOf(label), sketch, notes }
}

/** A schema begins with a letter, and `om_` is the framework's. */
function nameOf(label: string): string {
  const name = applicationName(label).slice(0, 40).replace(/_+$/, '')
  return /^[a-z]/.test(name) && !name.startsWith('om_') ? name : `application_${name}`.slice(0, 40)
}

/** The rows of sheets as a sketch has them; values that have no room in it are told at the control that could be corrected. */
export function dataOf(
  sketch: Sketch,
  sheets: readonly SheetTable[],
  locale: Locale,
): Data & { readonly problems: readonly Problem[] } {
  const data = dataSql(proposalOf(sketch), sheets)
  const groups = new Map<string, Misfit[]>()
  for (const misfit of data.misfits) {
    const control = controlOf(sketch, misfit)
    groups.set(control, [...(groups.get(control) ?? []).slice(0, shown), misfit])
  }
  const { misfitsOf } = sheetMessages(locale)
  return {
    ...data,
    problems: [...groups].map(([control, misfits]) => ({
      control,
      message: `${misfits[0]?.column ?? ''}\u00a0: ${misfitsOf(misfits)}`,
    })),
  }
}

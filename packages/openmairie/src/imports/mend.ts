// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { correctAlike, correctCells } from './refused-store.js'

/** What was mended: nothing, cells by themselves, or all those that have the same fault too. */
export type Mended = 'nothing' | 'cells' | 'alike'

/** Keeps what was mended on the page of what a check found: by cause first, then cell by cell. */
export async function mend(connection: Connection, id: string, body: URLSearchParams): Promise<Mended> {
  let alike = 0
  for (const { column, from, to } of replacementsIn(body))
    alike += await correctAlike(connection, id, { column, from, to: to.trim() })
  const cells = [...body].flatMap(([name, value]) => {
    const [, line, column] = /^l\.(\d{1,15})\.(\d{1,4})$/.exec(name) ?? []
    if (line === undefined || column === undefined || oneEnd(body.get(`a.${line}.${column}`) ?? '') === oneEnd(value))
      return []
    return [{ line: Number(line), column: Number(column), value: oneEnd(value) }]
  })
  await correctCells(connection, id, cells)
  return alike > 0 ? 'alike' : cells.length > 0 ? 'cells' : 'nothing'
}

/** What a form says to put in the place of a value, wherever a column has it; blank where nothing was typed is left out. */
export function replacementsIn(
  body: URLSearchParams,
): readonly { readonly column: number; readonly from: string; readonly to: string }[] {
  return [...body].flatMap(([name, to]) => {
    const [, index] = /^g\.(\d+)\.par$/.exec(name) ?? []
    const column = Number(body.get(`g.${index}.colonne`) ?? Number.NaN)
    const from = body.get(`g.${index}.valeur`)
    if (index === undefined || to.trim() === '' || from === null || !isColumn(column)) return []
    return [{ column, from: oneEnd(from), to: oneEnd(to) }]
  })
}

/** Ends of lines as one character, whatever the browser or the file writes. */
function oneEnd(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n')
}

/** Columns that a spreadsheet can have. */
const mostColumns = 16_384

function isColumn(column: number): boolean {
  return Number.isInteger(column) && column >= 0 && column < mostColumns
}

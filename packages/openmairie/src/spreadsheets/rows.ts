// SPDX-License-Identifier: EUPL-1.2
import type { Cell, SheetRow } from './contract.js'

/** A row without the blanks at its end; null where nothing is left. */
export function rowOf(line: number, cells: readonly Cell[]): SheetRow | null {
  let length = cells.length
  while (length > 0 && isBlank(cells[length - 1] ?? null)) length--
  if (length === 0) return null
  return { line, cells: cells.slice(0, length).map((cell) => (isBlank(cell) ? null : cell)) }
}

const isBlank = (cell: Cell): boolean => cell === null || (typeof cell === 'string' && cell.trim() === '')

// SPDX-License-Identifier: EUPL-1.2
import type { Cell } from '../spreadsheets/contract.js'
import type { ProposedTable } from './contract.js'
import { folded } from './names.js'
import type { SheetTable } from './sheets.js'
import { cellText } from './values.js'

/** A table as it is being proposed, beside the cells that it comes from. */
export interface Draft {
  readonly sheet: SheetTable
  readonly table: ProposedTable
  /** Cells of each column, by its name. */
  readonly cells: ReadonlyMap<string, readonly Cell[]>
}

/** Whether every cell is filled, each by another value. */
export function allDiffer(cells: readonly Cell[]): boolean {
  const texts = cells.map((cell) => folded(cellText(cell)))
  return texts.every((text) => text !== '' && text.length <= 60) && new Set(texts).size === texts.length
}

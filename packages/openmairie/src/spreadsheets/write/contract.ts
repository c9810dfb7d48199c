// SPDX-License-Identifier: EUPL-1.2
import type { Cell } from '../contract.js'

/** A table to be written: its rows come as they are read, and none is kept. */
export interface Written {
  readonly name: string
  readonly heading: readonly string[]
  /** Expected length of each column, in characters. */
  readonly widths: readonly number[]
  readonly rows: AsyncIterable<readonly Cell[]>
}

export type WrittenFormat = 'csv' | 'xlsx' | 'ods'

/** The type of each format, as a browser is told. */
export const mediaTypes: Readonly<Record<WrittenFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
}

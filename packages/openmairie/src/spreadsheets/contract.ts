// SPDX-License-Identifier: EUPL-1.2

/** What a cell holds: text as someone typed it, or a value that the spreadsheet knows the type of. Null: blank. */
export type Cell = string | TypedCell | null

export interface TypedCell {
  readonly kind: 'number' | 'date' | 'datetime' | 'time' | 'boolean'
  /** Plain decimal with a point, ISO date, ISO date and time, hh:mm:ss, 'true' or 'false'. */
  readonly text: string
}

/** A row that holds something: rows that are blank throughout are passed over, their line tells the gap. */
export interface SheetRow {
  /** 1-based line in the file: of a CSV the physical line where the record begins; of a sheet its row number. */
  readonly line: number
  /** Without the blank cells at the end. */
  readonly cells: readonly Cell[]
}

export type SpreadsheetFormat = 'csv' | 'xlsx' | 'ods'

/** How a CSV is written; detected, shown, changeable. */
export interface CsvForm {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15'
  readonly separator: ';' | ',' | '\t' | '|'
  readonly quote: '"' | "'" | null
}

export interface SheetInfo {
  readonly name: string
  /** Not shown by the spreadsheet unless asked: whoever reads it is told. */
  readonly hidden: boolean
}

export interface SpreadsheetInfo {
  readonly format: SpreadsheetFormat
  /** In the order of the file; a CSV has one, named as the file. */
  readonly sheets: readonly SheetInfo[]
  readonly csv: CsvForm | null
}

/** Where the bytes come from: can be read several times. `path` of a local file. */
export type Source = { readonly path: string; readonly name: string }

/** Which sheet (its place in `SpreadsheetInfo.sheets`), and how a CSV is written. */
export interface SheetChoice {
  readonly sheet: number
  readonly csv: CsvForm | null
}

/** Rows by batches of some thousand: what is held in memory never depends on the size of the file. */
export type SheetRows = AsyncIterable<readonly SheetRow[]>

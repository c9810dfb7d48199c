// SPDX-License-Identifier: EUPL-1.2
/** How labels lie on an A4 sheet, in millimetres. */
export interface Sheet {
  readonly columns: number
  readonly rows: number
  readonly width: number
  readonly height: number
  /** From the corner of the sheet to the first label. */
  readonly left: number
  readonly top: number
  /** Between two labels. */
  readonly across: number
  readonly down: number
}

/** What is sold everywhere, by its number of columns and rows. */
export const sheets = {
  '2x7': { columns: 2, rows: 7, width: 99.1, height: 38.1, left: 4.65, top: 15.15, across: 2.5, down: 0 },
  '3x7': { columns: 3, rows: 7, width: 63.5, height: 38.1, left: 7.25, top: 15.15, across: 2.5, down: 0 },
  '3x8': { columns: 3, rows: 8, width: 63.5, height: 33.9, left: 7.25, top: 12.9, across: 2.5, down: 0 },
} as const satisfies Readonly<Record<string, Sheet>>

export type SheetName = keyof typeof sheets

/** Whether a word names a sheet. */
export function isSheet(word: string): word is SheetName {
  return Object.hasOwn(sheets, word)
}

/** Where each label of a sheet lies, line by line, moved by the offsets of a printer. */
export function placesOf(
  sheet: Sheet,
  right: number,
  down: number,
): readonly { readonly x: number; readonly y: number }[] {
  return Array.from({ length: sheet.columns * sheet.rows }, (_, at) => ({
    x: sheet.left + (at % sheet.columns) * (sheet.width + sheet.across) + right,
    y: sheet.top + Math.floor(at / sheet.columns) * (sheet.height + sheet.down) + down,
  }))
}

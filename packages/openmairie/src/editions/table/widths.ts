// SPDX-License-Identifier: EUPL-1.2
import type { TableColumn } from '../../documents/contract.js'
import { widthOf } from '../../documents/measure.js'

/** A column as it is: its heading and a sample of its cells. */
export interface Sampled {
  readonly heading: string
  readonly cells: readonly string[]
  readonly align: TableColumn['align']
}

/** Around the words of a cell, both sides. */
const padding = 2.4
/** A cell beyond that width wraps rather than to take the place of others. */
const widest = 70
/** A word beyond that width is cut rather than to take the place of others. */
const longestWord = 45

/** The widths that a column asks for, in millimetres. */
export interface Need {
  /** Under that, words are cut. */
  readonly least: number
  /** On one line. */
  readonly natural: number
}

/** What a column asks for, its letters of that size in points. */
export function needOf({ heading, cells }: Omit<Sampled, 'align'>, size: number): Need {
  const words = (text: string): number =>
    text.split(/[\s\u200b-]+/).reduce((most, word) => Math.max(most, widthOf(word, size, 'bold')), 0)
  const least = Math.min(longestWord, Math.max(words(heading), ...sorted(cells.map(words)).slice(-1)))
  // One cell in fifty may wrap: a single long one does not widen the column for all.
  const widths = sorted(cells.map((cell) => widthOf(longestLine(cell), size)))
  const usual = widths[Math.floor(widths.length * 0.98)] ?? widths.at(-1) ?? 0
  const natural = Math.min(widest, Math.max(usual, Math.min(widthOf(heading, size, 'bold'), 30)))
  return { least: least + padding, natural: Math.max(least, natural) + padding }
}

/** The widths of columns that share one width, in millimetres; null where they do not fit with that part, 0 to 1, of their comfort. */
export function sharedWidths(needs: readonly Need[], width: number, comfort: number): readonly number[] | null {
  const least = summed(needs.map((need) => need.least))
  const natural = summed(needs.map((need) => need.natural))
  if (least > width) return null
  if (natural <= width) {
    // What is left goes to all alike, up to a third more: a table of two columns is not spread over the sheet.
    const factor = Math.min(width / natural, 4 / 3)
    return needs.map((need) => need.natural * factor)
  }
  const part = (width - least) / (natural - least)
  if (part < comfort) return null
  return needs.map((need) => need.least + (need.natural - need.least) * part)
}

const sizes = [9, 8, 7] as const

/** The greatest size at which columns share one width without a word being cut, the smallest where some are at each; and their widths, in millimetres. */
export function fittedTo(columns: readonly Omit<Sampled, 'align'>[], width: number) {
  for (const size of sizes) {
    const needs = columns.map((column) => needOf(column, size))
    const widths = sharedWidths(needs, width, 0)
    if (widths) return { size, widths }
  }
  return { size: 7, widths: columns.map((column) => needOf(column, 7).least) }
}

/** The sum of some widths. */
export function summed(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

function longestLine(text: string): string {
  return text.split('\n').reduce((longest, line) => (line.length > longest.length ? line : longest), '')
}

function sorted(numbers: readonly number[]): readonly number[] {
  return [...numbers].sort((a, b) => a - b)
}

// SPDX-License-Identifier: EUPL-1.2
import type { Paper, TableColumn } from '../../documents/contract.js'
import { contentWidth } from '../../documents/contract.js'
import { widthOf } from '../../documents/measure.js'

/** A column as it is: its heading and a sample of its cells. */
export interface Sampled {
  readonly heading: string
  readonly cells: readonly string[]
  readonly align: TableColumn['align']
}

/** How a table is put on paper: in one band, or in several that repeat what names the row. */
export interface Layout {
  readonly paper: Paper
  readonly size: number
  /** Each the columns that it shows, by their place, with their widths in millimetres. */
  readonly bands: readonly (readonly { readonly at: number; readonly width: number }[])[]
}

const margins = { top: 20, right: 12, bottom: 18, left: 12 }
const sizes = [9, 8, 7] as const
/** Around the words of a cell, both sides. */
const padding = 2.4
/** A cell beyond that width wraps rather than to take the place of others. */
const widest = 70
/** A word beyond that width is cut rather than to take the place of others. */
const longestWord = 45

/**
 * Widths from the data. Portrait where it fits with comfort; then landscape, then smaller type; then bands, each of which begins
 * with the first column: nothing is ever dropped.
 */
export function layOut(columns: readonly Sampled[]): Layout {
  for (const size of sizes) {
    const needs = columns.map((column) => needOf(column, size))
    for (const landscape of [false, true]) {
      const paper = paperOf(landscape, size)
      const band = shared(needs, contentWidth(paper), landscape && size === 7 ? 0 : 0.6)
      if (band) return { paper, size, bands: [band.map((width, at) => ({ at, width }))] }
    }
  }
  const size = 8
  const paper = paperOf(true, size)
  return { paper, size, bands: inBands(columns, size, contentWidth(paper)) }
}

interface Need {
  /** Under that, words are cut. */
  readonly least: number
  /** On one line. */
  readonly natural: number
}

function needOf({ heading, cells }: Sampled, size: number): Need {
  const words = (text: string): number =>
    text.split(/[\s\u200b-]+/).reduce((most, word) => Math.max(most, widthOf(word, size, 'bold')), 0)
  const least = Math.min(longestWord, Math.max(words(heading), ...sorted(cells.map(words)).slice(-1)))
  // One cell in fifty may wrap: a single long one does not widen the column for all.
  const widths = sorted(cells.map((cell) => widthOf(longestLine(cell), size)))
  const usual = widths[Math.floor(widths.length * 0.98)] ?? widths.at(-1) ?? 0
  const natural = Math.min(widest, Math.max(usual, Math.min(widthOf(heading, size, 'bold'), 30)))
  return { least: least + padding, natural: Math.max(least, natural) + padding }
}

/** The widths of columns that share one width; null where they do not fit with that much of their comfort. */
function shared(needs: readonly Need[], width: number, comfort: number): readonly number[] | null {
  const least = sum(needs.map((need) => need.least))
  const natural = sum(needs.map((need) => need.natural))
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

function inBands(columns: readonly Sampled[], size: number, width: number): Layout['bands'] {
  const needs = columns.map((column) => needOf(column, size))
  const wanted = needs.map((need) => Math.min(need.natural, width / 3))
  const first = wanted[0] ?? 0
  const bands: number[][] = []
  let band: number[] = []
  let taken = 0
  wanted.forEach((want, at) => {
    if (band.length > 0 && taken + want > width) {
      bands.push(band)
      band = [0]
      taken = first
    }
    band.push(at)
    taken += want
  })
  bands.push(band)
  return bands.map((each) => each.map((at) => ({ at, width: wanted[at] ?? 0 })))
}

function paperOf(landscape: boolean, size: number): Paper {
  return { format: 'a4', landscape, margins, size }
}

function longestLine(text: string): string {
  return text.split('\n').reduce((longest, line) => (line.length > longest.length ? line : longest), '')
}

function sorted(numbers: readonly number[]): readonly number[] {
  return [...numbers].sort((a, b) => a - b)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

// SPDX-License-Identifier: EUPL-1.2
import { contentWidth, type Paper } from '../../documents/contract.js'
import { needOf, type Sampled, sharedWidths } from './widths.js'

/** How a table is put on paper: in one band, or in several that repeat what names the row. */
export interface Layout {
  readonly paper: Paper
  readonly size: number
  /** Each the columns that it shows, by their place, with their widths in millimetres. */
  readonly bands: readonly (readonly { readonly at: number; readonly width: number }[])[]
}

const margins = { top: 20, right: 12, bottom: 18, left: 12 }
const sizes = [9, 8, 7] as const

/**
 * Widths from the data. Portrait where it fits with comfort; then landscape, then smaller type; then bands, each of which begins
 * with the first column: nothing is ever dropped.
 */
export function layOut(columns: readonly Sampled[]): Layout {
  for (const size of sizes) {
    const needs = columns.map((column) => needOf(column, size))
    for (const landscape of [false, true]) {
      const paper = paperOf(landscape, size)
      const band = sharedWidths(needs, contentWidth(paper), landscape && size === 7 ? 0 : 0.6)
      if (band) return { paper, size, bands: [band.map((width, at) => ({ at, width }))] }
    }
  }
  const size = 8
  const paper = paperOf(true, size)
  return { paper, size, bands: inBands(columns, size, contentWidth(paper)) }
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

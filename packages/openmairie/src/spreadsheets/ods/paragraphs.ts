// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import type { Source } from '../contract.js'
import type { Attributes } from '../xml/scan.js'

const longestCell = 1_000_000
/** What lies in a cell without being its words. */
const aside = new Set(['annotation', 'frame', 'custom-shape', 'line', 'control', 'shapes'])

export interface Paragraphs {
  readonly open: (name: string, attributes: Attributes) => void
  readonly text: (piece: string) => void
  readonly close: (name: string) => void
  /** The words of the cell that ends, its paragraphs on lines of their own. */
  readonly take: () => string
}

/** Gathers the words of a cell of an ODS, where spaces, tabs and line breaks may be elements. */
export function paragraphs(source: Source): Paragraphs {
  let words = ''
  let within = 0
  let beside = 0
  let count = 0
  const add = (piece: string): void => {
    words += piece
    if (words.length > longestCell) throw new OpenMairieError('OM_SHEET_BROKEN', { file: source.name })
  }
  return {
    open: (name, attributes) => {
      if (aside.has(name)) beside++
      else if (beside > 0) return
      else if (name === 'p') {
        if (count++ > 0) add('\n')
        within++
      } else if (within === 0) return
      else if (name === 's') add(' '.repeat(Math.min(Number(attributes['text:c'] ?? 1) || 1, longestCell)))
      else if (name === 'tab') add('\t')
      else if (name === 'line-break') add('\n')
    },
    // White space that lays the file out is one space, as a reader of ODF is told to take it.
    text: (piece) => {
      if (within > 0 && beside === 0) add(piece.replace(/[ \t\r\n]+/g, ' '))
    },
    close: (name) => {
      if (aside.has(name)) beside--
      else if (name === 'p' && beside === 0) within--
    },
    take: () => {
      const taken = words
      words = ''
      count = 0
      return taken
    },
  }
}

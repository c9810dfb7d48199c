// SPDX-License-Identifier: EUPL-1.2
import type { Font } from '../fonts.js'
import { widthOf } from '../measure.js'

/** A text on lines that fit; a word wider than the column is cut. */
export function wrap(text: string, size: number, width: number, font: Font): readonly string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    if (widthOf(line, size, font) <= width) return [line]
    const lines: string[] = []
    let current = ''
    for (const word of line.split(/(?<=[ \u200b-])/)) {
      if (current !== '' && widthOf((current + word).trimEnd(), size, font) > width) {
        lines.push(current.trimEnd())
        current = ''
      }
      // A word is cut from its beginning to its end: a text of a million letters without a space is one.
      let from = 0
      if (widthOf(word.trimEnd(), size, font) > width) {
        for (;;) {
          const fitting = longestFitting(word, from, size, width, font)
          if (from + fitting >= word.length) break
          lines.push(word.slice(from, from + fitting))
          from += fitting
        }
      }
      current += word.slice(from)
    }
    return [...lines, current.trimEnd()].filter((each, at) => each !== '' || at === 0)
  })
}

/** How many code units of a text fit from a place on: one letter at least. */
function longestFitting(text: string, from: number, size: number, width: number, font: Font): number {
  let end = from
  let used = 0
  while (end < text.length) {
    const letter = String.fromCodePoint(text.codePointAt(end) ?? 0)
    used += widthOf(letter, size, font)
    if (used > width && end > from) break
    end += letter.length
  }
  return end - from
}

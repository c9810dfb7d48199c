// SPDX-License-Identifier: EUPL-1.2
import type { Font } from './fonts.js'
import { widthOf } from './measure.js'

/** Where a word may be cut: a mark that no drawn text holds otherwise, and that is not drawn itself. */
export const pause = '\u200b'

/** A text whose words may be cut where one is wider than its place, so that none runs over what stands beside it. */
export function breakable(text: string, width: number, size: number, font: Font = 'bold'): string {
  // Hardly a letter is wider than its size: most texts need not be measured.
  if (text.length * size * 0.36 <= width) return text
  // A line may end after a hyphen by itself.
  return text.replace(/[^\s-]{4,}-?/gu, (word) =>
    widthOf(word, size, font) <= width ? word : cut(word, width, size, font),
  )
}

function cut(word: string, width: number, size: number, font: Font): string {
  const pieces: string[] = []
  let piece = ''
  let used = 0
  for (const letter of word) {
    const more = widthOf(letter, size, font)
    if (piece !== '' && used + more > width) {
      pieces.push(piece)
      piece = ''
      used = 0
    }
    piece += letter
    used += more
  }
  return [...pieces, piece].join(pause)
}

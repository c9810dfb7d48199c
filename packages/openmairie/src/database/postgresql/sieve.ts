// SPDX-License-Identifier: EUPL-1.2

/** A character out of ASCII: the folding may make of it anything, or nothing. */
const beyondAscii = String.raw`[^\x01-\x7f]`
/** Letters that the folding makes of one character. */
const undone = /(oe|ae)/
/** Characters that are sought at most: an expression has its limits, and these dismiss nearly all. */
const longest = 24

/**
 * An expression of PostgreSQL that every text meets whose folding contains a word, for far less than the folding costs: it
 * dismisses most rows. What is out of ASCII passes for anything. Null where the word has nothing in ASCII.
 */
export function sieveOf(foldedWord: string): string | null {
  const part = foldedWord
    .split('*')
    .map((piece) => piece.slice(0, longest))
    .reduce((best, piece) => (weightOf(piece) > weightOf(best) ? piece : best), '')
  if (weightOf(part) === 0) return null
  return part.split(undone).flatMap(partsOf).join(`${beyondAscii}*`)
}

function weightOf(text: string): number {
  return [...text].filter(isAscii).length
}

/** What may stand for some characters, one after the other; a character out of ASCII may itself be what was made of another. */
function partsOf(text: string): readonly string[] {
  const each = [...text].filter(isAscii).map(standsFor)
  return undone.test(text) ? [`(?:${each.join(`${beyondAscii}*`)}|${beyondAscii})`] : each
}

/** A character, its capital, and all that is out of ASCII: the set without the rest of ASCII. */
function standsFor(character: string): string {
  const kept = [...new Set([character.toUpperCase(), character])].map((one) => one.charCodeAt(0)).sort((a, b) => a - b)
  const bounds = [0, ...kept, 0x80]
  const ranges = bounds.slice(1).flatMap((end, index) => rangeBetween(bounds[index] ?? 0, end))
  return `[^${ranges.join('')}]`
}

function rangeBetween(before: number, after: number): readonly string[] {
  return after - before < 2 ? [] : [`${escaped(before + 1)}-${escaped(after - 1)}`]
}

function escaped(code: number): string {
  return `\\x${code.toString(16).padStart(2, '0')}`
}

function isAscii(character: string): boolean {
  return character > '\u0000' && character < '\u0080'
}

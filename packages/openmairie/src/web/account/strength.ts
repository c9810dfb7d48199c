// SPDX-License-Identifier: EUPL-1.2

/** What is wrong with a password: too easy to guess, or made of what is known of its owner. */
export type Weakness = 'guessable' | 'named'

/** Characters of a kind, as the CNIL counts them. */
const kinds: readonly (readonly [RegExp, number])[] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[0-9]/, 10],
  [/[^a-zA-Z0-9]/, 37],
]

/**
 * Bits of a password: its characters, but for those that only go on with the ones before (`aaaa`, `1234`, `abab`), times those
 * of one character among the kinds used. Recommendation 2022-100 of the CNIL counts so: twelve characters of four kinds, or
 * fourteen of letters and digits, make eighty bits.
 */
export function bitsOf(password: string): number {
  const characters = [...password]
  const alphabet = kinds.reduce((sum, [kind, size]) => (kind.test(password) ? sum + size : sum), 0)
  const counted = characters.filter((character, index) => !goesOn(characters, character, index)).length
  // A few characters over and over are soon tried.
  const distinct = new Set(characters).size
  return Math.round(Math.min(counted, distinct * 2) * Math.log2(Math.max(alphabet, 1)))
}

function goesOn(characters: readonly string[], character: string, index: number): boolean {
  const step = (at: number): number => (characters[at]?.codePointAt(0) ?? 0) - (characters[at - 1]?.codePointAt(0) ?? 0)
  if (index > 0 && characters[index - 1] === character) return true
  return index > 1 && Math.abs(step(index)) === 1 && step(index) === step(index - 1)
}

/** Letters of a word of someone's that count: shorter ones are in anything. */
const shortestWord = 4

/** What is wrong with a password for the owner of these words (login, name); null where nothing is. `required`: in bits. */
export function weaknessOf(password: string, words: readonly string[], required: number): Weakness | null {
  const plain = plainOf(password)
  const known = words.flatMap((word) => plainOf(word).split(/[^a-z0-9]+/)).filter((word) => word.length >= shortestWord)
  // What is known is taken off: the rest must do by itself.
  const rest = known.reduce((left, word) => left.replaceAll(word, ''), plain)
  if (rest !== plain && bitsOf(restOf(password, rest)) < required) return 'named'
  return bitsOf(password) < required ? 'guessable' : null
}

/** The characters of a password that are left, with their capitals. */
function restOf(password: string, rest: string): string {
  const left = [...rest]
  return [...password.normalize('NFD').replace(/\p{M}/gu, '')]
    .filter((character) => {
      if (left[0] !== character.toLowerCase()) return false
      left.shift()
      return true
    })
    .join('')
}

function plainOf(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

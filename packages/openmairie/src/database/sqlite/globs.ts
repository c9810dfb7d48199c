// SPDX-License-Identifier: EUPL-1.2
import type { Whereabouts } from '../dialect/contract.js'
import { accented, bare, folded } from '../dialect/folding.js'

/** All that a letter without accent may stand for, capitals too, as a set of GLOB: `e` → `[eéèêëEÉÈÊË]`. */
function setOf(letter: string): string {
  const lower = [letter, ...[...accented].filter((_, index) => bare[index] === letter)]
  return `[${[...lower, ...lower.map((one) => one.toUpperCase()).filter((one) => one.length === 1)].join('')}]`
}

/**
 * Patterns of GLOB, of which one finds a word anywhere, or at the start, accents and case ignored, `*` a joker: this engine folds ASCII
 * alone. A ligature and its two letters are looked for in turn.
 */
export function globsOf(word: string, at: Whereabouts = 'anywhere'): readonly string[] {
  const plain = folded(word)
  const ligatured = plain.replaceAll('oe', 'œ').replaceAll('ae', 'æ')
  return [...new Set([plain, ligatured])].map(
    (text) => `${at === 'start' ? '' : '*'}${[...text].map(partOf).join('')}*`,
  )
}

function partOf(character: string): string {
  if (character === '*') return '*'
  if (character === 'œ') return '[œŒ]'
  if (character === 'æ') return '[æÆ]'
  if (/[a-z]/.test(character)) return setOf(character)
  // What GLOB would read as its own is taken as it is.
  return character === '?' || character === '[' ? `[${character}]` : eitherCase(character)
}

function eitherCase(character: string): string {
  const capital = character.toUpperCase()
  return capital === character || capital.length > 1 ? character : `[${character}${capital}]`
}

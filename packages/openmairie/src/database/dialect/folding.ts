// SPDX-License-Identifier: EUPL-1.2
import type { Whereabouts } from './contract.js'

/** Letters with an accent, and the same without, for engines that fold by replacing letters. */
export const accented = 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ'
export const bare = 'aaaaaaceeeeiiiinooooouuuuyy'

/** A text without accents nor case, ligatures undone, as the engines' own functions fold it. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[àáâãäåçèéêëìíîïñòóôõöùúûüýÿ]/g, (letter) => bare[accented.indexOf(letter)] ?? letter)
}

/** A pattern of LIKE, escaped by `\`, that finds a word anywhere, or at the start: what was typed is never a joker but `*`. */
export function patternOf(word: string, at: Whereabouts = 'anywhere'): string {
  return `${at === 'start' ? '' : '%'}${word.replace(/[\\%_]/g, '\\$&').replaceAll('*', '%')}%`
}

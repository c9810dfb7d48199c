// SPDX-License-Identifier: EUPL-1.2
import type { Cell } from '../spreadsheets/contract.js'
import { folded } from './names.js'
import { cellText } from './values.js'

/** A column becomes a reference where its values are words that come back: so many at most, each so often. */
const mostValues = 200
const longestValue = 60
const leastRows = 10
const leastTimes = 3

/** Words that are somebody's or something's own, however often they come back. */
const ofOne =
  /\b(nom|prenom|adresse|rue|observations?|commentaires?|remarques?|mail|courriel|email|date|objet|description|telephone|tel)\b/

export interface Values {
  /** Each as it is most often written, in alphabetical order. */
  readonly values: readonly string[]
  /** Spellings that were taken for one: the usual one, then the others. */
  readonly spellings: readonly (readonly string[])[]
}

/** The values of a column that deserves a table of reference; null where it does not. */
export function repeatedValues(cells: readonly Cell[], label: string): Values | null {
  if (ofOne.test(folded(label))) return null
  const filled = cells.filter((cell) => cellText(cell) !== '')
  if (filled.length < leastRows || filled.some((cell) => typeof cell !== 'string')) return null
  const found = spellingsOf(filled)
  const values = found.map(([usual = '']) => usual)
  if (found.length < 2 || found.length > mostValues || filled.length / found.length < leastTimes) return null
  if (values.some((value) => value.length > longestValue || value.includes('\n'))) return null
  return { values, spellings: found.filter((group) => group.length > 1) }
}

/** The words that a column holds, each as it is most often written, where some come back and a list may hold them all; null elsewhere. */
export function listOfWords(cells: readonly Cell[]): readonly string[] | null {
  const values = spellingsOf(cells).map(([usual = '']) => usual)
  const filled = cells.filter((cell) => cellText(cell) !== '').length
  const fit =
    values.length > 1 &&
    values.length < filled &&
    values.length <= mostValues &&
    values.every((value) => value.length <= longestValue)
  return fit && cells.some((cell) => typeof cell === 'string') ? values : null
}

/** Values that differ by capitals, accents or spaces alone, each group with its usual spelling first. */
export function spellingsOf(cells: readonly Cell[]): readonly (readonly string[])[] {
  const groups = new Map<string, Map<string, number>>()
  for (const cell of cells) {
    const text = cellText(cell).replace(/\s+/g, ' ')
    if (text === '') continue
    const group = groups.get(folded(text)) ?? new Map<string, number>()
    group.set(text, (group.get(text) ?? 0) + 1)
    groups.set(folded(text), group)
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) =>
      [...group].sort((a, b) => b[1] - a[1] || care(b[0]) - care(a[0]) || (a[0] < b[0] ? -1 : 1)).map(([text]) => text),
    )
}

/** How carefully a word is written: with its accents, a capital, and not in capitals throughout. */
const care = (text: string): number =>
  (text === text.toUpperCase() ? 0 : 2) +
  (/^\p{Lu}/u.test(text) ? 1 : 0) +
  (/\p{M}/u.test(text.normalize('NFD')) ? 4 : 0)

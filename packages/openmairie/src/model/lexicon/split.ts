// SPDX-License-Identifier: EUPL-1.2
import type { Word } from './word.js'

/** A name without accents nor case, as the tables of words spell it. */
export function folded(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The parts of a database name: between underscores, capitals and figures, then between glued words that are known. */
export function splitName(name: string, words: ReadonlyMap<string, Word>): readonly string[] {
  const parts = name
    // The framework's own prefix says nothing of what is named.
    .replace(/^om_(?=.)/i, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{L})(\d+)$/u, '$1 $2')
    .split(/[_\s]+/)
    .filter((part) => part !== '')
  return parts.flatMap((part) => (words.has(folded(part)) ? [part] : (unglued(folded(part), words) ?? [part])))
}

/** Known words of three letters or more that make up a whole glued name, the longest first; null where they do not. */
function unglued(text: string, words: ReadonlyMap<string, Word>): readonly string[] | null {
  if (text.length > 40 || !/^[a-z]+$/.test(text)) return null
  const best: (readonly string[] | null)[] = [[]]
  for (let end = 1; end <= text.length; end++) {
    best[end] = null
    for (let start = 0; start <= end - 3; start++) {
      const before = best[start]
      const word = text.slice(start, end)
      if (before && words.has(word) && (best[end]?.length ?? Number.POSITIVE_INFINITY) > before.length + 1)
        best[end] = [...before, word]
    }
  }
  return best[text.length] ?? null
}

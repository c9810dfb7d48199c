// SPDX-License-Identifier: EUPL-1.2

/** Letters and figures of a text as they are compared: without accents nor case, each at its own place. */
function folded(text: string): readonly string[] {
  return [...text].map((letter) => (letter.normalize('NFD')[0] ?? letter).toLowerCase())
}

const isWord = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter)

/** Where a text cites a value as words of its own: places of its letters. */
function citations(letters: readonly string[], value: readonly string[]): readonly number[] {
  const found: number[] = []
  for (let at = 0; at + value.length <= letters.length; at++) {
    if (!value.every((letter, index) => letters[at + index] === letter)) continue
    const end = at + value.length
    const alone = !(isWord(value[0]) && isWord(letters[at - 1])) && !(isWord(value.at(-1)) && isWord(letters[end]))
    if (alone) found.push(at)
  }
  return found
}

/** A text with the values that it cites replaced by a word; the text itself where it cites none. Case and accents are ignored. */
export function redacted(text: string, values: readonly string[], word: string): string {
  let letters = [...text.normalize('NFC')]
  let changed = false
  for (const value of values.toSorted((a, b) => b.length - a.length)) {
    const sought = folded(value.normalize('NFC'))
    for (const at of citations(folded(letters.join('')), sought).toReversed()) {
      letters = [...letters.slice(0, at), word, ...letters.slice(at + sought.length)]
      changed = true
    }
    if (changed) letters = [...letters.join('')]
  }
  return changed ? letters.join('') : text
}

/** Whether a text cites one of the values, as it is or as an address or JSON writes it. */
export function cites(text: string, values: readonly string[]): boolean {
  const spelt = new Set(values.flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]))
  // In JSON the letter of an escape is none of the word that follows it.
  return [text, unescaped(text), text.replace(/\\[bfnrt]/g, ' ')].some(
    (each) => redacted(each, [...spelt], '') !== each,
  )
}

/** Properties that say where a value belongs: a person may be called as a table is. */
const placing: ReadonlySet<string> = new Set(['application', 'entity'])

/** The same of all texts in a value that JSON holds but the `names` of tables; an address that cites one is emptied. */
export function redactedJson(
  value: unknown,
  values: readonly string[],
  word: string,
  names: ReadonlySet<string>,
): unknown {
  if (typeof value === 'string') {
    const plain = redacted(value, values, word)
    return plain === value && cites(value, values) ? '' : plain
  }
  if (Array.isArray(value)) return value.map((each) => redactedJson(each, values, word, names))
  if (typeof value !== 'object' || value === null) return value
  const isPlace = (name: string, each: unknown) => placing.has(name) && typeof each === 'string' && names.has(each)
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      isPlace(name, each) ? each : redactedJson(each, values, word, names),
    ]),
  )
}

/** The text of an address, as it was typed. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

// SPDX-License-Identifier: EUPL-1.2

/**
 * The values of a row as the engine writes one: `(1,"a ""b""",)`. Nothing between commas is NULL, an empty text is quoted; in
 * quotes, quotes and backslashes are doubled.
 */
export function valuesOfRecord(text: string): readonly (string | null)[] {
  const values: (string | null)[] = []
  let at = 1
  for (;;) {
    let value = ''
    let isNull = true
    while (text[at] !== ',' && text[at] !== ')') {
      isNull = false
      if (text[at] === '"') {
        const end = closingQuote(text, at + 1)
        value += text.slice(at + 1, end).replace(/(["\\])\1/g, '$1')
        at = end + 1
      } else {
        const [plain = ''] = /^[^",)]+/.exec(text.slice(at, at + 4096)) ?? []
        if (plain === '') throw new Error('A row is not written as the engine does')
        value += plain.replace(/\\(.)/g, '$1')
        at += plain.length
      }
    }
    values.push(isNull ? null : value)
    if (text[at] === ')') return values
    at++
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"' && text[at + 1] === '"') at++
    else if (text[at] === '"') return at
  }
  throw new Error('A row is not written as the engine does')
}

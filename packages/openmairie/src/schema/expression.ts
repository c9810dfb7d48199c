// SPDX-License-Identifier: EUPL-1.2
/** A piece of SQL: enough to find one's way in an expression or a definition, whatever the engine. */
export interface Token {
  /** `word`: a keyword, a bare name or a number; `name`: a quoted name; `text`: a literal; `sign`: one other character. */
  readonly kind: 'word' | 'name' | 'text' | 'sign'
  /** The word, the name without its quotes, the literal's text, the character. */
  readonly value: string
  readonly start: number
  readonly end: number
}

const piece =
  /(?<blank>\s+|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|'(?<text>(?:[^']|'')*)'|"(?<double>(?:[^"]|"")*)"|`(?<back>(?:[^`]|``)*)`|\[(?<bracket>[^\]]*)\]|(?<word>[\p{L}\p{N}_$]+)|(?<sign>[\s\S])/gu

/** The tokens of a piece of SQL in its standard spelling of strings, blanks and comments left out. */
export function tokensOf(sql: string): readonly Token[] {
  return [...sql.matchAll(piece)].flatMap((match): readonly Token[] => {
    const { text, double, back, bracket, word, sign } = match.groups ?? {}
    const at = { start: match.index, end: match.index + match[0].length }
    if (text !== undefined) return [{ kind: 'text', value: text.replaceAll("''", "'"), ...at }]
    if (double !== undefined) return [{ kind: 'name', value: double.replaceAll('""', '"'), ...at }]
    if (back !== undefined) return [{ kind: 'name', value: back.replaceAll('``', '`'), ...at }]
    if (bracket !== undefined) return [{ kind: 'name', value: bracket, ...at }]
    if (word !== undefined) return [{ kind: 'word', value: word, ...at }]
    return sign === undefined ? [] : [{ kind: 'sign', value: sign, ...at }]
  })
}

/** The columns that an expression reads, each once, in the order of their first mention. */
export function columnsRead(expression: string, columns: readonly string[]): readonly string[] {
  const known = new Map(columns.map((name) => [name.toLowerCase(), name]))
  const tokens = tokensOf(expression)
  const read = tokens.flatMap((token, index) => {
    const isCall = token.kind === 'word' && tokens[index + 1]?.value === '('
    const column = token.kind === 'text' || isCall ? undefined : known.get(token.value.toLowerCase())
    return column === undefined ? [] : [column]
  })
  return [...new Set(read)]
}

// SPDX-License-Identifier: EUPL-1.2
import type { FreePiece } from '../../database/free-reading.js'
import { OpenMairieError } from '../../errors/errors.js'
import { mayOpen } from './allowed.js'
import { textWords, type Words } from './messages.js'
import { type Token, tokensOf } from './tokens.js'

/** Characters of a text at most. */
export const longestText = 20_000

/** A text that may be sent: where its values go, and what it names. */
export interface FreeText {
  readonly pieces: readonly FreePiece[]
  /** Names of the parameters, in the order of the values. */
  readonly parameters: readonly string[]
  /** All that is a name in it, keywords included. */
  readonly names: ReadonlySet<string>
}

/** Says what is wrong with a text, and where: characters before it; null where no place is known. */
export function refusedText(text: string, place: number | null, reason: Words): OpenMairieError {
  if (place === null) return new OpenMairieError('OM_FREE_SQL_TEXT', { where: '', reason })
  const before = [...text]
    .slice(0, place)
    .join('')
    .split(/\r\n|\r|\n/)
  const line = before.length
  const column = [...(before.at(-1) ?? '')].length + 1
  return new OpenMairieError('OM_FREE_SQL_TEXT', {
    where: { fr: `, ligne ${line}, colonne ${column}`, en: `, line ${line}, column ${column}` },
    reason,
  })
}

/** What stands at a place of a text, as it is spelt there; a short piece of it. */
export function spelledAt(text: string, place: number): string {
  const at = [...text].slice(0, place).join('').length
  const token = tokensOf(text).find(({ to }) => to > at)
  return token && token.from <= at ? [...text.slice(token.from, token.to)].slice(0, 60).join('') : ''
}

/** The names of the parameters of a text, each once, whatever else is wrong with it. */
export function parametersIn(text: string): readonly string[] {
  const named = tokensOf(text.slice(0, longestText)).filter(({ kind }) => kind === 'parameter')
  return [...new Set(named.map(({ said }) => said))]
}

/**
 * Reads a text before the engine does: one reading, that calls only what computes, parameters taken out of it. What holds it to
 * what its user may see is the role that it runs as, not this. `parameters`: those that there are, whatever is named where null. Raises OM_FREE_SQL_TEXT.
 */
export function readText(text: string, parameters: ReadonlySet<string> | null): FreeText {
  if ([...text].length > longestText) throw refusedText(text, null, textWords.tooLong(longestText))
  const tokens = tokensOf(text)
  const refuse = (token: Token | undefined, reason: Words): OpenMairieError =>
    refusedText(text, token ? [...text.slice(0, token.from)].length : null, reason)
  const end = tokens.findIndex(({ kind, said }) => kind === 'sign' && said === ';')
  const kept = end < 0 ? tokens : tokens.slice(0, end)
  if (end >= 0 && end < tokens.length - 1) throw refuse(tokens[end + 1], textWords.several)
  const first = kept.find(({ said }) => said !== '(')
  if (!first) throw refuse(undefined, textWords.empty)
  if (first.kind !== 'word' || !beginnings.has(first.said))
    throw refuse(first, textWords.notReading(text.slice(first.from, first.to).slice(0, 30)))
  kept.forEach((token, index) => {
    const reason = wrongWith(kept, index, parameters)
    if (reason) throw refuse(token, reason)
  })
  return cut(text.slice(0, end < 0 ? text.length : tokens[end]?.from), kept)
}

const beginnings: ReadonlySet<string> = new Set(['select', 'with', 'values'])
const system = /^(pg_|information_schema$)/

function wrongWith(tokens: readonly Token[], index: number, parameters: ReadonlySet<string> | null): Words | null {
  const token = tokens[index]
  if (!token) return null
  switch (token.kind) {
    case 'unended':
      return textWords.unended(token.said)
    case 'foreign':
      return textWords.foreign(token.said)
    case 'parameter':
      return parameters === null || parameters.has(token.said) ? null : textWords.unknownParameter(token.said)
    case 'word':
    case 'name':
      if (system.test(token.said)) return textWords.system(token.said)
      return opens(tokens, index) && !isListed(tokens, index) ? textWords.called(token.said) : null
    default:
      return null
  }
}

function opens(tokens: readonly Token[], index: number): boolean {
  return is(tokens[index + 1], '(')
}

/** Whether what stands before a bracket may: a function or a keyword that is known, or a result whose columns are named. */
function isListed(tokens: readonly Token[], index: number): boolean {
  const { kind, said } = tokens[index] ?? { kind: 'sign', said: '' }
  const before = tokens[index - 1]
  if (kind === 'word' && mayOpen(said)) return !is(before, '.')
  if (isWord(before, 'as') || isWord(before, 'with') || isWord(before, 'recursive')) return true
  // `, name (column, …) AS (SELECT`: the next one of WITH.
  if (!is(before, ',')) return false
  let at = index + 2
  while (tokens[at]?.kind === 'word' || tokens[at]?.kind === 'name' || is(tokens[at], ',')) at++
  return (
    is(tokens[at], ')') &&
    isWord(tokens[at + 1], 'as') &&
    is(tokens[at + 2], '(') &&
    ['select', 'with'].some((each) => isWord(tokens[at + 3], each))
  )
}

const is = (token: Token | undefined, sign: string): boolean => token?.kind === 'sign' && token.said === sign
const isWord = (token: Token | undefined, said: string): boolean => token?.kind === 'word' && token.said === said

function cut(text: string, tokens: readonly Token[]): FreeText {
  const pieces: FreePiece[] = []
  const places = new Map<string, number>()
  let at = 0
  for (const { kind, said, from, to } of tokens) {
    if (kind !== 'parameter') continue
    const value = places.get(said) ?? places.size
    places.set(said, value)
    pieces.push({ spelt: text.slice(at, from), value: null }, { spelt: text.slice(from, to), value })
    at = to
  }
  pieces.push({ spelt: text.slice(at), value: null })
  const names = tokens.flatMap(({ kind, said }) => (kind === 'word' || kind === 'name' ? [said] : []))
  return { pieces, parameters: [...places.keys()], names: new Set(names) }
}

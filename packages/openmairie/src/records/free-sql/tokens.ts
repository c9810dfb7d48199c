// SPDX-License-Identifier: EUPL-1.2

/** A piece of a text of SQL, blanks and comments left out. */
export interface Token {
  /** `word`: a name or a keyword, in small letters; `name`: one between quotes; `parameter`: `&name` or `:name`. */
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'parameter' | 'sign' | 'unended' | 'foreign'
  /** What it says: a name without its quotes, a parameter without its mark. */
  readonly said: string
  readonly from: number
  readonly to: number
}

// To the engine only these are blanks, and whatever is no ASCII is a letter: a no-break space begins a name. Half a picture is left
// out: all of them are sent as one and the same sign.
const blank = /[ \t\n\r\f\v]+|--[^\n\r]*/y
const word = /[A-Za-z_\u0080-\ud7ff\ue000-\u{10ffff}][A-Za-z0-9_$\u0080-\ud7ff\ue000-\u{10ffff}]*/uy
const number = /0[xob](?:_?[\da-f])+|(?:\d(?:_?\d)*(?:\.(?:\d(?:_?\d)*)?)?|\.\d(?:_?\d)*)(?:e[+-]?\d+)?/iy
/** What may not touch the number before it: releases of the engine cut there in several ways. */
const joined = /[\w$\u0080-\u{10ffff}]/u
const parameter = /[&:]([a-z_][a-z0-9_]*)/iy
const operator = /[-+*/<>=~!@#%^&|`?]+/y
/** The tag is a word without `$`. */
const dollar = /\$(?:[A-Za-z_\u0080-\ud7ff\ue000-\u{10ffff}][A-Za-z0-9_\u0080-\ud7ff\ue000-\u{10ffff}]*)?\$/uy
/** Texts and names that end, or say something, by other rules than the plain ones; they keep these rules in the next line. */
const ruled = /(?:[ebx]|u&)(?=')|u&(?=")/iy

/** Cuts a text as PostgreSQL does where backslashes stand for themselves. What has no end, or no place there, is told as such. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  const add = (kind: Token['kind'], said: string, to: number): void => {
    tokens.push({ kind, said, from: at, to })
    at = to
  }
  while (at < text.length) {
    const skipped = matched(blank, text, at)
    if (skipped) {
      at += skipped[0].length
      continue
    }
    if (text.startsWith('/*', at)) {
      const end = commentEnd(text, at)
      if (end < 0) add('unended', '/*', text.length)
      else at = end
      continue
    }
    const quoted = quotedAt(text, at)
    if (quoted) {
      add(quoted.kind, quoted.said, quoted.to)
      continue
    }
    const [found] = matched(word, text, at) ?? []
    if (found !== undefined) {
      // The engine folds these letters alone.
      add(
        'word',
        found.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
        at + found.length,
      )
      continue
    }
    const [digits] = /[\d.]/.test(text[at] ?? '') ? (matched(number, text, at) ?? []) : []
    if (digits !== undefined) {
      const after = text[at + digits.length] ?? ''
      if (joined.test(after)) add('foreign', digits + after, at + digits.length + 1)
      else add('number', digits, at + digits.length)
      continue
    }
    const { kind, said, length } = signAt(text, at)
    add(kind, said, at + length)
  }
  return tokens
}

function matched(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Where a comment ends, those within it counted; -1 where it does not. */
function commentEnd(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('/*', at)) depth++
    else if (text.startsWith('*/', at)) depth--
    else continue
    at++
    if (depth === 0) return at + 1
  }
  return -1
}

type Quoted = Pick<Token, 'kind' | 'said' | 'to'>

function quotedAt(text: string, at: number): Quoted | null {
  const opened = matched(dollar, text, at)
  if (opened) {
    const from = at + opened[0].length
    const end = text.indexOf(opened[0], from)
    if (end < 0) return { kind: 'unended', said: opened[0], to: text.length }
    return { kind: 'text', said: text.slice(from, end), to: end + opened[0].length }
  }
  // Where they end is not told here: nothing behind them is read.
  const [rule] = matched(ruled, text, at) ?? []
  if (rule !== undefined) return { kind: 'foreign', said: rule.toUpperCase(), to: text.length }
  const [prefix = ''] = /^n(?=')/i.exec(text.slice(at, at + 2)) ?? []
  const mark = text[at + prefix.length]
  if (mark !== "'" && mark !== '"') return null
  const from = at + prefix.length + 1
  for (let place = from; place < text.length; place++) {
    if (text[place] === mark && text[place + 1] === mark) place++
    else if (text[place] === mark)
      return {
        kind: mark === '"' ? 'name' : 'text',
        said: text.slice(from, place).replaceAll(mark + mark, mark),
        to: place + 1,
      }
  }
  return { kind: 'unended', said: mark, to: text.length }
}

/** A parameter, an operator or any other sign; `::` and `&&` are signs. */
function signAt(
  text: string,
  at: number,
): { readonly kind: Token['kind']; readonly said: string; readonly length: number } {
  const [named, name] = matched(parameter, text, at) ?? []
  if (named !== undefined && name !== undefined) return { kind: 'parameter', said: name, length: named.length }
  if (text.startsWith('::', at)) return { kind: 'sign', said: '::', length: 2 }
  if (/[$\u0080-\uffff]/.test(text[at] ?? '')) return { kind: 'foreign', said: text[at] ?? '', length: 1 }
  const [signs = ''] = matched(operator, text, at) ?? []
  const [whole = ''] = /^.(?:(?!--|\/\*).)*/.exec(signs) ?? []
  // `=&name`: a parameter may touch the sign before it.
  const touches = whole.length > 1 && /[^&]&$/.test(whole) && /[a-z_]/i.test(text[at + whole.length] ?? '')
  const length = touches ? whole.length - 1 : Math.max(1, whole.length)
  return { kind: 'sign', said: text.slice(at, at + length), length }
}

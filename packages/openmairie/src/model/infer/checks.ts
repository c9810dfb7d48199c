// SPDX-License-Identifier: EUPL-1.2
import type { Check, Column } from '../schema.js'

/** Rules that the checks of a table set on one column. */
export interface Rules {
  readonly choices?: readonly string[]
  readonly min?: string
  readonly max?: string
  readonly maxLength?: number
}

const number = String.raw`\(?'?(-?\d+(?:\.\d+)?)'?\)?(?:::[a-z ]+(?:\(\d+(?:,\d+)?\))?)?`

/**
 * Reads the CHECK constraints that concern one column alone: lists of values, bounds and lengths. An expression that is
 * not wholly understood gives nothing: the database will refuse what it refuses, and its message is shown.
 */
export function rulesOf(column: Column, checks: readonly Check[]): Rules {
  const own = checks.filter((check) => check.columns.length === 1 && check.columns[0] === column.name)
  return Object.assign({}, ...own.map((check) => ruleOf(column, bare(check.expression, column.name))))
}

/** The expression with the column written `@`, casts of the column and outer parentheses removed. */
function bare(expression: string, column: string): string {
  const quoted = `"${column.replaceAll('"', '""')}"`
  const name = expression.includes(quoted) ? quoted : /^[a-z_][a-z0-9_]*$/.test(column) ? column : quoted
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const word = name.startsWith('"') ? escaped : `(?<![\\w'"])${escaped}(?![\\w'"])`
  let text = expression
    .replace(/^CHECK\s*/i, '')
    .replace(/ NOT VALID$/, '')
    .replace(new RegExp(`\\(${word}\\)(?:::[a-z]+(?: [a-z]+)*)?|${word}`, 'g'), '@')
    .trim()
  while (text.startsWith('(') && closes(text) === text.length - 1) text = text.slice(1, -1).trim()
  return text
}

function closes(text: string): number {
  let depth = 0
  let quoted = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (character === "'") quoted = !quoted
    if (quoted) continue
    if (character === '(') depth++
    if (character === ')' && --depth === 0) return index
  }
  return -1
}

function ruleOf(column: Column, text: string): Rules {
  const list =
    /^@(?:::[a-z ]+)? = ANY \(+ARRAY\[(.*?)\]\)*(?:::[a-z ]+\[\])?\)*$/s.exec(text) ?? /^@ IN \((.*)\)$/s.exec(text)
  if (list) {
    const values = literals(list[1] ?? '')
    return values ? { choices: values } : {}
  }
  const one = /^@(?:::[a-z ]+)? = ('(?:[^']|'')*')(?:::[a-z ]+)?$/.exec(text)
  if (one) return { choices: literals(one[1] ?? '') ?? [] }
  // With an alternative, neither side binds.
  if (/\bOR\b/.test(text)) return {}
  const bounds = text.split(' AND ').map((part) => boundOf(column, balanced(part)))
  return Object.assign({}, ...bounds)
}

/** A part of a conjunction without the parentheses that it shares with the other parts, nor those around it alone. */
function balanced(part: string): string {
  const count = (character: string): number => part.split(character).length - 1
  if (count('(') > count(')') && part.startsWith('(')) return balanced(part.slice(1))
  if (count(')') > count('(') && part.endsWith(')')) return balanced(part.slice(0, -1))
  return part.startsWith('(') && closes(part) === part.length - 1 ? balanced(part.slice(1, -1)) : part
}

function boundOf(column: Column, text: string): Rules {
  const between = new RegExp(`^@ (>=|>|<=|<) ${number}$`).exec(text)
  if (between) return comparison(column, between[1] ?? '', between[2] ?? '')
  const length = new RegExp(`^(?:char_length|length|character_length)\\(@\\) (<=|<) ${number}$`).exec(text)
  if (length) return { maxLength: Number(length[2]) - (length[1] === '<' ? 1 : 0) }
  return {}
}

/** A strict bound becomes an inclusive one on integers; elsewhere it is left to the database. */
function comparison(column: Column, operator: string, bound: string): Rules {
  const whole = column.type === 'integer' || column.type === 'bigint'
  if (!whole && !(column.type === 'decimal' && operator.length === 2)) return {}
  if (operator === '>=') return { min: bound }
  if (operator === '<=') return { max: bound }
  if (!/^-?\d+$/.test(bound)) return {}
  return operator === '>' ? { min: String(BigInt(bound) + 1n) } : { max: String(BigInt(bound) - 1n) }
}

/** Values of a list of SQL literals; null where one is not a literal. */
function literals(list: string): readonly string[] | null {
  const pattern = /\s*\(?(?:'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?))\)?(?:::[a-z ]+(?:\(\d+\))?)*\)?\s*(?:,|$)/gy
  const values: string[] = []
  let end = 0
  for (let match = pattern.exec(list); match && match[0] !== ''; match = pattern.exec(list)) {
    values.push((match[1] ?? match[2] ?? '').replaceAll("''", "'"))
    end = pattern.lastIndex
  }
  return end === list.length && values.length > 0 ? values : null
}

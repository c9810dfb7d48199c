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

/**
 * The expression in one spelling, whatever the engine: the column written `@`, without casts, character sets or outer
 * parentheses; one blank around operators, keywords in capitals. Literals stay as they are.
 */
function bare(expression: string, column: string): string {
  const escaped = column.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const names = [
    `"${escaped.replaceAll('"', '""')}"`,
    `\`${escaped.replaceAll('`', '``')}\``,
    String.raw`\[${escaped}\]`,
    String.raw`(?<![\w:$])${escaped}(?![\w$])`,
  ]
  const piece =
    /(?:_\w+\s*)?('(?:[^']|'')*'|"(?:[^"]|"")*")|\s*(>=|<=|<>|!=|=|<|>)\s*|\b(and|or|in|between|is|not|null)\b|\s+/giu
  const mention = new RegExp(`'(?:[^']|'')*'|(${names.join('|')})`, 'giu')
  let text = expression
    .replace(/^CHECK\s*/i, '')
    .replace(/ NOT VALID$/, '')
    .replace(mention, (whole, name: string | undefined) => (name === undefined ? whole : '@'))
    .replace(piece, (whole, literal?: string, operator?: string, keyword?: string) =>
      literal !== undefined ? literal : operator ? ` ${operator} ` : keyword ? whole.toUpperCase() : ' ',
    )
    .replace(/(?<!\w)\(@\)(?:::[a-z]+(?: [a-z]+)*)?/g, '@')
    .trim()
  while (text.startsWith('(') && closes(text) === text.length - 1) text = text.slice(1, -1).trim()
  return text.replace(
    new RegExp(`@ BETWEEN ${number} AND ${number}`, 'g'),
    (_, least: string, most: string) => `@ >= ${least} AND @ <= ${most}`,
  )
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
    /^@(?:::[a-z ]+)? = ANY \(+ARRAY\[(.*?)\]\)*(?:::[a-z ]+\[\])?\)*$/s.exec(text) ?? /^@ IN ?\((.*)\)$/s.exec(text)
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
  const length = new RegExp(`^(?:char_length|length|character_length)\\(@\\) (<=|<) ${number}$`, 'i').exec(text)
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

/** Values of a list of SQL literals; null where one is not a literal. SQLite takes a text between double quotes for one. */
function literals(list: string): readonly string[] | null {
  const pattern =
    /\s*\(?(?:'((?:[^']|'')*)'|"((?:[^"]|"")*)"|(-?\d+(?:\.\d+)?))\)?(?:::[a-z ]+(?:\(\d+\))?)*\)?\s*(?:,|$)/gy
  const values: string[] = []
  let end = 0
  for (let match = pattern.exec(list); match && match[0] !== ''; match = pattern.exec(list)) {
    const [, text, double, figures] = match
    values.push(text?.replaceAll("''", "'") ?? double?.replaceAll('""', '"') ?? figures ?? '')
    end = pattern.lastIndex
  }
  return end === list.length && values.length > 0 ? values : null
}

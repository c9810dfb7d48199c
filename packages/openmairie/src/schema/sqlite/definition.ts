// SPDX-License-Identifier: EUPL-1.2
import { type Token, tokensOf } from '../expression.js'

/** What only the text of a CREATE TABLE statement says. */
export interface Definition {
  /** Checks of the table and its columns, with their names where they have one. */
  readonly checks: readonly { readonly name: string | null; readonly expression: string }[]
  /** Expressions of generated columns, by the column's name in lower case. */
  readonly generated: ReadonlyMap<string, string>
  /** Names of the foreign keys, in the order of their declaration. */
  readonly foreignKeys: readonly (string | null)[]
  readonly autoincrement: boolean
}

/** A token, or what stands between parentheses as one. */
interface Item {
  readonly kind: Token['kind'] | 'group'
  readonly value: string
}

const ofTable: ReadonlySet<string> = new Set(['CONSTRAINT', 'PRIMARY', 'UNIQUE', 'CHECK', 'FOREIGN'])
/** Words that begin a constraint of which the name is not kept. */
const otherConstraints: ReadonlySet<string> = new Set(['PRIMARY', 'UNIQUE', 'NOT', 'NULL', 'DEFAULT', 'COLLATE'])

/** Reads the CREATE TABLE statement that SQLite keeps: it has accepted it, so only what is looked for needs to be understood. */
export function definitionOf(sql: string): Definition {
  const checks: { name: string | null; expression: string }[] = []
  const generated = new Map<string, string>()
  const foreignKeys: (string | null)[] = []
  const body = itemsOf(sql).find((item) => item.kind === 'group')?.value ?? ''
  for (const part of partsOf(body)) {
    const column = ofTable.has(wordOf(part[0])) ? null : (part[0]?.value.toLowerCase() ?? null)
    let name: string | null = null
    for (let index = column === null ? 0 : 1; index < part.length; index++) {
      const word = wordOf(part[index])
      const next = part[index + 1]
      if (word === 'CONSTRAINT') {
        name = next?.value ?? null
        index++
        continue
      }
      if (word === 'REFERENCES') foreignKeys.push(name)
      if (word === 'CHECK' && next?.kind === 'group') checks.push({ name, expression: next.value })
      if (word === 'AS' && next?.kind === 'group' && column !== null) generated.set(column, next.value)
      if (word === 'REFERENCES' || word === 'CHECK' || otherConstraints.has(word)) name = null
    }
  }
  const autoincrement = tokensOf(body).some((token) => token.kind === 'word' && /^autoincrement$/i.test(token.value))
  return { checks, generated, foreignKeys, autoincrement }
}

/** The predicate in the CREATE INDEX statement of a partial index; null for a whole one. */
export function predicateOf(sql: string): string | null {
  let depth = 0
  for (const token of tokensOf(sql)) {
    if (token.kind === 'sign' && token.value === '(') depth++
    if (token.kind === 'sign' && token.value === ')') depth--
    if (depth === 0 && token.kind === 'word' && /^where$/i.test(token.value)) return sql.slice(token.end).trim()
  }
  return null
}

function wordOf(item: Item | undefined): string {
  return item?.kind === 'word' ? item.value.toUpperCase() : ''
}

/** Tokens outside of parentheses, and each pair of outer parentheses with what it holds. */
function itemsOf(sql: string): readonly Item[] {
  const items: Item[] = []
  let depth = 0
  let start = 0
  for (const token of tokensOf(sql)) {
    const sign = token.kind === 'sign' ? token.value : ''
    if (sign === '(' && depth++ === 0) start = token.end
    else if (sign === ')' && --depth === 0) items.push({ kind: 'group', value: sql.slice(start, token.start).trim() })
    else if (depth === 0) items.push(token)
  }
  return items
}

/** The columns and constraints of a table: what its commas separate. */
function partsOf(body: string): readonly (readonly Item[])[] {
  const parts: Item[][] = [[]]
  for (const item of itemsOf(body)) {
    if (item.kind === 'sign' && item.value === ',') parts.push([])
    else parts.at(-1)?.push(item)
  }
  return parts
}

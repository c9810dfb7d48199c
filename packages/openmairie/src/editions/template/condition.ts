// SPDX-License-Identifier: EUPL-1.2
import type { Condition, Operator } from './contract.js'
import { mergeIn } from './parts.js'

const compared = /^(\[[^\]]+\]|&\w+)\s*(=|≠|<>|!=|<=|≤|>=|≥|<|>|contient)\s*(.*)$/u
const said = /^(\[[^\]]+\]|&\w+)\s+(vide|rempli)$/u
const spellings: Readonly<Record<string, Operator>> = { '<>': '≠', '!=': '≠', '<=': '≤', '>=': '≥' }

/**
 * A condition as an author writes it: `[disponible] = Oui`, `[datefin] vide`, several joined by «et» or «ou», where «et» binds
 * first. Null where it cannot be read.
 */
export function conditionOf(text: string): Condition | null {
  const any = text.split(/\s+ou\s+/u).map((part) => {
    const every = part.split(/\s+et\s+/u).map((each) => simple(each.trim()))
    return joined('and', every)
  })
  return joined('or', any)
}

function joined(kind: 'and' | 'or', parts: readonly (Condition | null)[]): Condition | null {
  const all = parts.filter((part) => part !== null)
  if (all.length < parts.length) return null
  const [first] = all
  return all.length === 1 && first ? first : { kind, all }
}

function simple(text: string): Condition | null {
  const isSaid = said.exec(text)
  const subject = isSaid && mergeIn(isSaid[1] ?? '')
  if (subject) return { kind: isSaid[2] === 'vide' ? 'empty' : 'filled', left: subject }
  const found = compared.exec(text)
  const left = found && mergeIn(found[1] ?? '')
  if (!found || !left) {
    const alone = mergeIn(text)
    return alone && { kind: 'filled', left: alone }
  }
  const operator = found[2] ?? '='
  // The pattern lets no other operator through.
  return {
    kind: 'compare',
    left,
    operator: spellings[operator] ?? (operator as Operator),
    right: unquoted(found[3] ?? ''),
  }
}

function unquoted(text: string): string {
  const trimmed = text.trim()
  return /^(["'«]).*(["'»])$/u.test(trimmed) ? trimmed.slice(1, -1).trim() : trimmed
}

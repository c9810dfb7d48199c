// SPDX-License-Identifier: EUPL-1.2
import type { Condition, Merge } from '../template/contract.js'
import type { Merged } from './values.js'

/** Whether a condition holds; false where it names nothing. Texts are compared as they are shown, without regard to capitals. */
export function holds(condition: Condition, mergedOf: (merge: Merge) => Merged | null): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.all.every((each) => holds(each, mergedOf))
    case 'or':
      return condition.all.some((each) => holds(each, mergedOf))
    case 'filled':
      return isFilled(mergedOf(condition.left))
    case 'empty':
      return !isFilled(mergedOf(condition.left))
    case 'always':
      return true
    case 'never':
      return false
    case 'compare': {
      const left = mergedOf(condition.left)
      return left !== null && compares(left, condition.operator, condition.right)
    }
  }
}

function isFilled(merged: Merged | null): boolean {
  return merged !== null && merged.text.trim() !== ''
}

type Compare = Extract<Condition, { kind: 'compare' }>['operator']

function compares(left: Merged, operator: Compare, right: string): boolean {
  const texts = [left.text, left.raw ?? ''].map(folded)
  const wanted = folded(right)
  if (operator === '=') return texts.includes(wanted)
  if (operator === '≠') return !texts.includes(wanted)
  if (operator === 'contient') return texts.some((text) => text.includes(wanted))
  const order = ordered(left.raw ?? '', right)
  if (order === null) return false
  if (operator === '<') return order < 0
  if (operator === '≤') return order <= 0
  return operator === '>' ? order > 0 : order >= 0
}

/** Numbers and days by what they are, anything else by its letters; null for nothing. An instant is compared with a day by its own day. */
function ordered(left: string, right: string): number | null {
  if (left === '') return null
  const french = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(right)
  const wanted = french ? `${french[3]}-${french[2]}-${french[1]}` : figures(right)
  const [a, b] = [Number(left), Number(wanted)]
  if (!Number.isNaN(a) && !Number.isNaN(b)) return a - b
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(wanted)
  const own = isDay && /^\d{4}-\d{2}-\d{2}[ T]/.test(left) ? left.slice(0, 10) : left
  return own < wanted ? -1 : own > wanted ? 1 : 0
}

/** A number as one writes it, its thousands apart, in the engine's spelling; anything else as it is. */
function figures(text: string): string {
  const close = text.replace(/(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))/g, '')
  return /^-?\d+([.,]\d+)?$/.test(close) ? close.replace(',', '.') : text
}

function folded(text: string): string {
  return text.trim().toLocaleLowerCase('fr')
}

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

/** Numbers and days by what they are, anything else by its letters; null for nothing. */
function ordered(left: string, right: string): number | null {
  if (left === '') return null
  const french = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(right)
  const wanted = french ? `${french[3]}-${french[2]}-${french[1]}` : right.replace(',', '.')
  const numbers = [left, wanted].map(Number)
  const [a = Number.NaN, b = Number.NaN] = numbers
  if (!Number.isNaN(a) && !Number.isNaN(b)) return a - b
  return left < wanted ? -1 : left > wanted ? 1 : 0
}

function folded(text: string): string {
  return text.trim().toLocaleLowerCase('fr')
}

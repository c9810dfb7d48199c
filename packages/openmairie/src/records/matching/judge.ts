// SPDX-License-Identifier: EUPL-1.2
import type { Duplicates, Field, Match } from '../../model/entity.js'
import { canonicalText } from '../writing/typed.js'
import { plain, soundOf } from './sound.js'

export type Verdict = 'same' | 'other' | 'unknown'

/** What makes two records alike. */
export type Likeness = Pick<Duplicates, 'match' | 'least' | 'differing'>

const day = 86_400_000
const written = /^(\d{4})-(\d{2})-(\d{2})$/

/** Day and month exchanged, as one mistypes a date; null where that is no date. */
export function swapped(date: string): string | null {
  const [, year = '', month = '', of = ''] = written.exec(date) ?? []
  return year !== '' && Number(of) <= 12 ? `${year}-${of}-${month}` : null
}

/** A date so many days before or after; null for what is no date of ours. */
export function daysFrom(date: string, days: number): string | null {
  if (!written.test(date)) return null
  const moved = new Date(Date.parse(`${date}T00:00:00Z`) + days * day)
  return Number.isNaN(moved.getTime()) ? null : moved.toISOString().slice(0, 10)
}

/** Whether two values of a field are the same by a rule; nobody knows where one is blank. */
export function verdictOf(field: Field, { by, days }: Match, one: string | null, other: string | null): Verdict {
  if (one === null || other === null || one.trim() === '' || other.trim() === '') return 'unknown'
  const same = (a: string | null, b: string | null): Verdict =>
    a === null || b === null ? 'unknown' : a === b ? 'same' : 'other'
  switch (by) {
    case 'exact':
      return same(canonicalText(field, one), canonicalText(field, other))
    case 'text':
      return same(plain(one), plain(other))
    case 'sound':
      return same(soundOf(one), soundOf(other))
    case 'date': {
      if (!written.test(one) || !written.test(other)) return 'unknown'
      const apart = Math.abs(Date.parse(one) - Date.parse(other)) / day
      return apart <= days || swapped(one) === other ? 'same' : 'other'
    }
  }
}

/** The fields by which two records are alike; null where they are not. */
export function agreeing(
  fields: Readonly<Record<string, Field>>,
  { match, least, differing }: Likeness,
  one: (name: string) => string | null,
  other: (name: string) => string | null,
): readonly string[] | null {
  const same: string[] = []
  for (const rule of match) {
    const field = fields[rule.field]
    const verdict = field ? verdictOf(field, rule, one(rule.field), other(rule.field)) : 'unknown'
    if (verdict === 'same') same.push(rule.field)
    else if (rule.needed || (verdict === 'other' && !differing)) return null
  }
  return same.length >= Math.max(1, least) ? same : null
}

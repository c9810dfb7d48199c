// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import { numberInWords } from './numbers.js'

const months = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
} as const

/** A day of the engine (`2026-03-01`) as a letter dates itself: «1er mars 2026». Null where it is not a day. */
export function longDate(text: string, locale: Locale): string | null {
  const parts = partsOf(text)
  if (!parts) return null
  const { year, month, day } = parts
  const name = months[locale][month - 1]
  if (!name) return null
  return locale === 'fr' ? `${day === 1 ? '1er' : day} ${name} ${year}` : `${day} ${name} ${year}`
}

/** A day in French words, as in a deed: «premier mars deux mille vingt-six». Null where it is not a day. */
export function dateInWords(text: string): string | null {
  const parts = partsOf(text)
  const name = parts && months.fr[parts.month - 1]
  if (!parts || !name) return null
  const day = parts.day === 1 ? 'premier' : numberInWords(BigInt(parts.day))
  return `${day} ${name} ${numberInWords(BigInt(parts.year))}`
}

function partsOf(text: string): { readonly year: number; readonly month: number; readonly day: number } | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(text)
  if (!found) return null
  return { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) }
}

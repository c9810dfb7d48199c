// SPDX-License-Identifier: EUPL-1.2
const era = String.raw`\s*(bc|b\.c\.|av\.?\s*j\.?-?c\.?|avant\s+j\.?-?c\.?)?`
const isoDate = new RegExp(`^(\\d{4,7})-(\\d{1,2})-(\\d{1,2})${era}$`)
const separatedDate = new RegExp(`^(\\d{1,2})[/.\\s-](\\d{1,2})(?:[/.\\s-](\\d{2}|\\d{4,7}))?${era}$`)

/**
 * Reads a date as people type it: `1/2/26`, `01.02.2026`, `010226`, `2026-02-01`, `1/2` (this year), `j` (the day), `+7`
 * or `j-3` (days from it), `15/3/0044 av. J.-C.`, `infini`. Returns `YYYY-MM-DD`, spelt as the engine does, or null where
 * it is no date of the calendar.
 */
export function readDate(typed: string, today: string): string | null {
  const text = typed.trim().toLowerCase()
  const endless = readInfinity(text)
  if (endless !== null) return endless
  const relative = /^(?:j|t)?\s*([+-]\s*\d{1,5})$|^[jt]$/.exec(text)
  if (relative) return addDays(today, Number((relative[1] ?? '0').replace(/\s/g, '')))
  const iso = isoDate.exec(text)
  if (iso) return calendar(iso[1], iso[2], iso[3], iso[4])
  const separated = separatedDate.exec(text)
  if (separated) return calendar(fullYear(separated[3], today), separated[2], separated[1], separated[4])
  const compact = /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(text)
  return compact ? calendar(fullYear(compact[3], today), compact[2], compact[1]) : null
}

/** `infini`, `-infinity` as the engine spells it; null for anything else. */
export function readInfinity(typed: string): 'infinity' | '-infinity' | null {
  const match = /^([+-]?)\s*(?:infini|infinity|inf|∞)$/i.exec(typed.trim())
  if (!match) return null
  return match[1] === '-' ? '-infinity' : 'infinity'
}

/** A year of two digits lies from eighty years ago to twenty years ahead. */
function fullYear(typed: string | undefined, today: string): string {
  const now = Number(today.slice(0, 4))
  if (typed === undefined) return String(now)
  if (typed.length >= 4) return typed
  const inCentury = Math.floor(now / 100) * 100 + Number(typed)
  return String(inCentury > now + 20 ? inCentury - 100 : inCentury)
}

function calendar(year = '', month = '', day = '', before?: string): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  // There is no year zero: the year before 1 is 1 BC.
  if (y < 1 || m < 1 || m > 12 || d < 1 || d > daysIn(before ? 1 - y : y, m)) return null
  return `${String(y).padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${before ? ' BC' : ''}`
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The date some days later, `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

/** Reads a time: `9h`, `9h30`, `930`, `09:30:15.25`, and `24:00`, the end of a day. Returns `HH:MM:SS[.ffffff]` or null. */
export function readTime(typed: string): string | null {
  const match = /^(\d{1,2})(?:\s*[h:]\s*|(?=\d{2}$))(\d{2})?(?::(\d{2})(?:\.(\d{1,6}))?)?$/i.exec(typed.trim())
  if (!match) return null
  const [, hour = '', minute = '00', second = '00', fraction = ''] = match
  const digits = fraction.replace(/0+$/, '')
  const isEndOfDay = Number(hour) === 24 && Number(minute) === 0 && Number(second) === 0 && digits === ''
  if ((Number(hour) > 23 && !isEndOfDay) || Number(minute) > 59 || Number(second) > 59) return null
  return `${hour.padStart(2, '0')}:${minute}:${second}${digits === '' ? '' : `.${digits}`}`
}

/** A date as it is read: `03/02/2026`, `15/03/0044 av. J.-C.`, `infini`. What is spelt otherwise stays as it is. */
export function frenchDate(iso: string, locale: 'fr' | 'en'): string {
  // As nearly all are: a listing has hundreds of them.
  if (iso.length === 10 && iso[4] === '-') return `${iso.slice(8)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`
  const [, year, month, day, before] = /^(\d{4,})-(\d{2})-(\d{2})( BC)?$/.exec(iso) ?? []
  if (year === undefined) return endless(iso, locale) ?? iso
  return `${day}/${month}/${year}${before ? eraOf(locale) : ''}`
}

/** A moment as it is read, seconds left out where there are none; an offset stays behind. */
export function frenchMoment(text: string, locale: 'fr' | 'en'): string {
  const match = /^(\d{4,}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?)([+-][\d:]+)?( BC)?$/.exec(text)
  if (!match) return frenchDate(text, locale)
  const [, date = '', time = '', offset, before] = match
  return `${frenchDate(date, locale)} ${shortTime(time)}${offset ? ` ${offset}` : ''}${before ? eraOf(locale) : ''}`
}

/** A time without its seconds where they are nought. */
export function shortTime(time: string): string {
  return time.replace(/^(\d{2}:\d{2}):00$/, '$1')
}

/** The engine's infinity in words; null for any other text. */
export function endless(text: string, locale: 'fr' | 'en'): string | null {
  const match = /^(-?)infinity$/i.exec(text)
  if (!match) return null
  return `${match[1]}${locale === 'fr' ? 'infini' : 'infinity'}`
}

function eraOf(locale: 'fr' | 'en'): string {
  return locale === 'fr' ? ' av. J.-C.' : ' BC'
}

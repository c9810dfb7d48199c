// SPDX-License-Identifier: EUPL-1.2
/**
 * Reads a date as people type it: `1/2/26`, `01.02.2026`, `010226`, `2026-02-01`, `1/2` (this year), `j` (the day), `+7`
 * or `j-3` (days from it). Returns `YYYY-MM-DD`, or null where it is no date of the calendar.
 */
export function readDate(typed: string, today: string): string | null {
  const text = typed.trim().toLowerCase()
  const relative = /^(?:j|t)?\s*([+-]\s*\d{1,5})$|^[jt]$/.exec(text)
  if (relative) return addDays(today, Number((relative[1] ?? '0').replace(/\s/g, '')))
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return calendar(iso[1], iso[2], iso[3])
  const separated = /^(\d{1,2})[/.\s-](\d{1,2})(?:[/.\s-](\d{2}|\d{4}))?$/.exec(text)
  if (separated) return calendar(fullYear(separated[3], today), separated[2], separated[1])
  const compact = /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(text)
  return compact ? calendar(fullYear(compact[3], today), compact[2], compact[1]) : null
}

/** A year of two digits lies from eighty years ago to twenty years ahead. */
function fullYear(typed: string | undefined, today: string): string {
  const now = Number(today.slice(0, 4))
  if (typed === undefined) return String(now)
  if (typed.length === 4) return typed
  const inCentury = Math.floor(now / 100) * 100 + Number(typed)
  return String(inCentury > now + 20 ? inCentury - 100 : inCentury)
}

function calendar(year = '', month = '', day = ''): string | null {
  const date = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const parsed = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date) ? date : null
}

/** The date some days later, `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

/** Reads a time: `9h`, `9h30`, `930`, `09:30:15.25`. Returns `HH:MM:SS[.ffffff]` or null. */
export function readTime(typed: string): string | null {
  const match = /^(\d{1,2})(?:\s*[h:]\s*|(?=\d{2}$))(\d{2})?(?::(\d{2}(?:\.\d{1,6})?))?$/i.exec(typed.trim())
  if (!match || Number(match[1]) > 24 || Number(match[2] ?? 0) > 59 || Number(match[3] ?? 0) >= 60) return null
  return `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}:${(match[3] ?? '00').replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros))}`
}

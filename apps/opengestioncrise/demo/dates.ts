// SPDX-License-Identifier: EUPL-1.2

const DAY = 86_400_000

function parts(date: string): [year: number, month: number, day: number] {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  const time = match === null ? Number.NaN : Date.parse(`${date}T00:00:00Z`)
  if (match === null || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`not a date written YYYY-MM-DD: ${date}`)
  }
  return [Number(match[1]), Number(match[2]), Number(match[3])]
}

/** The date some days later, or earlier when the number is negative. Throws on a date that does not exist. */
export function addDays(date: string, days: number): string {
  const [year, month, day] = parts(date)
  return new Date(Date.UTC(year, month - 1, day) + days * DAY).toISOString().slice(0, 10)
}

/** The same day in another year; 29 February becomes the 28th where there is none. */
export function addYears(date: string, years: number): string {
  const [year, month, day] = parts(date)
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate()
  return new Date(Date.UTC(year + years, month - 1, Math.min(day, last))).toISOString().slice(0, 10)
}

/** The number of days from one date to another. */
export function daysBetween(from: string, to: string): number {
  const [y1, m1, d1] = parts(from)
  const [y2, m2, d2] = parts(to)
  return Math.round((Date.UTC(y2, m2 - 1, d2) - Date.UTC(y1, m1 - 1, d1)) / DAY)
}

/** The age in whole years, on a given day, of a person born on another. */
export function ageOn(birth: string, day: string): number {
  const [birthYear] = parts(birth)
  const [year] = parts(day)
  return year - birthYear - (day.slice(5) < birth.slice(5) ? 1 : 0)
}

/** The year of a date. */
export function yearOf(date: string): number {
  return parts(date)[0]
}

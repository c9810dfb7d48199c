// SPDX-License-Identifier: EUPL-1.2

const day = 86_400_000

/** The date some days later, or earlier where the number is negative. Throws on a date that does not exist. */
export function addDays(date: string, days: number): string {
  const time = Date.parse(`${date}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`not a date written YYYY-MM-DD: ${date}`)
  }
  return new Date(time + days * day).toISOString().slice(0, 10)
}

/** The Sunday on or before the same day of an earlier year: polls are held on Sundays. */
export function sundayYearsAgo(date: string, years: number): string {
  const month = date.slice(5) === '02-29' ? '02-28' : date.slice(5)
  const then = `${String(Number(date.slice(0, 4)) - years).padStart(4, '0')}-${month}`
  return addDays(then, -new Date(`${addDays(then, 0)}T00:00:00Z`).getUTCDay())
}

/** A time of a day in Paris as a column `timestamptz` reads it, e.g. `2026-03-15T18:52:00+01:00`. */
export function parisTime(date: string, minutes: number): string {
  const told = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Paris', timeZoneName: 'longOffset' })
    .formatToParts(new Date(`${date}T18:00:00Z`))
    .find(({ type }) => type === 'timeZoneName')?.value
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00${told?.slice(3) ?? 'Z'}`
}

// SPDX-License-Identifier: EUPL-1.2

/** A date and a time as clocks of a time zone show them; months from 1. */
export interface Local {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

const day = 86_400_000

/** What the clocks of a time zone show at an instant, in milliseconds since the epoch. */
export function localOf(instant: number, timeZone: string): Local {
  const parts = formatOf(timeZone).formatToParts(instant)
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value)
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') }
}

/**
 * The instant at which the clocks of a time zone show a date and a time: the first one where they show it twice, and where they
 * skip it, as long after the hour that was skipped as it would have been within it.
 */
export function instantOf(local: Local, timeZone: string): number {
  const shown = shownAs(local)
  const offsets = [offsetAt(shown - day, timeZone), offsetAt(shown + day, timeZone)]
  const [before = 0] = offsets
  const found = offsets.map((offset) => shown - offset).filter((each) => shownAs(localOf(each, timeZone)) === shown)
  return found.length > 0 ? Math.min(...found) : shown - before
}

/** A date and a time as if they were those of Greenwich. */
function shownAs({ year, month, day: of, hour, minute }: Local): number {
  return Date.UTC(year, month - 1, of, hour, minute)
}

function offsetAt(instant: number, timeZone: string): number {
  const minute = Math.floor(instant / 60_000) * 60_000
  return shownAs(localOf(minute, timeZone)) - minute
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const options = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
  const made = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', ...options })
  formats.set(timeZone, made)
  return made
}

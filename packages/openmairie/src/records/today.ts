// SPDX-License-Identifier: EUPL-1.2
import type { Ctx } from './context.js'

const minute = 60_000
/** The last answer by time zone: days change on the minute. */
const known = new Map<string, { readonly minute: number; readonly day: string }>()

/** The working day of the instance, `YYYY-MM-DD`. */
export function today({ clock, timeZone }: Pick<Ctx, 'clock' | 'timeZone'>): string {
  const now = clock.now()
  const current = Math.floor(now / minute)
  const held = known.get(timeZone)
  if (held?.minute === current) return held.day
  const day = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now)
  known.set(timeZone, { minute: current, day })
  return day
}

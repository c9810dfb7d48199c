// SPDX-License-Identifier: EUPL-1.2
import type { Ctx } from './context.js'

type Told = Pick<Ctx, 'clock' | 'timeZone'>

const minute = 60_000
/** The last answer by time zone: nothing that is told changes within a minute. */
const known = new Map<string, { readonly minute: number; readonly day: string; readonly time: string }>()

function moment({ clock, timeZone }: Told) {
  const now = clock.now()
  const current = Math.floor(now / minute)
  const held = known.get(timeZone)
  if (held?.minute === current) return held
  const written = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(now)
  const [day = '', time = ''] = written.split(' ')
  const told = { minute: current, day, time }
  known.set(timeZone, told)
  return told
}

/** The working day of the instance, `YYYY-MM-DD`. */
export function today(ctx: Told): string {
  return moment(ctx).day
}

/** The time of that day, `HH:MM`. */
export function timeOfDay(ctx: Told): string {
  return moment(ctx).time
}

// SPDX-License-Identifier: EUPL-1.2
import { type Cadence, weekdays } from '../../model/schedule.js'
import { instantOf, localOf } from './zone.js'

/** Days looked at: a day of the month recurs within them. */
const farthest = 62

/** The first instant after another at which a cadence falls, in milliseconds since the epoch. Clocks that change make none fall twice, nor be left out. */
export function nextOf(cadence: Cadence, after: number, timeZone: string): number {
  if (cadence.every === 'hour') return nextMinute(cadence.minute, after, timeZone)
  const [hour = 0, minute = 0] = cadence.at.split(':').map(Number)
  const { year, month, day } = localOf(after, timeZone)
  for (let ahead = 0; ahead <= farthest; ahead++) {
    const date = new Date(Date.UTC(year, month - 1, day + ahead))
    if (!fallsOn(cadence, date)) continue
    const local = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour, minute }
    const instant = instantOf(local, timeZone)
    if (instant > after) return instant
  }
  throw new Error(`A cadence that never falls: ${JSON.stringify(cadence)}`)
}

/** Every hour that passes has one, whatever the clocks call it. */
function nextMinute(minute: number, after: number, timeZone: string): number {
  const start = Math.floor(after / 60_000) * 60_000
  const ahead = (minute - localOf(start, timeZone).minute + 60) % 60
  return start + (ahead === 0 ? 60 : ahead) * 60_000
}

function fallsOn(cadence: Exclude<Cadence, { every: 'hour' }>, date: Date): boolean {
  switch (cadence.every) {
    case 'day':
      return true
    case 'week':
      return weekdays[(date.getUTCDay() + 6) % 7] === cadence.on
    case 'month': {
      const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
      return date.getUTCDate() === Math.min(cadence.on, last)
    }
  }
}

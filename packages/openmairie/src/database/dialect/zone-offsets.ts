// SPDX-License-Identifier: EUPL-1.2
import { Temporal } from 'temporal-polyfill'
import { sql } from '../sql.js'
import type { Sql } from '../statement.js'

/** A distance from UTC, as `+02:00`, and the second since 1970 from which it holds. */
interface Offset {
  readonly from: number
  readonly said: string
}

/** Years between which a zone is followed; before and after, the nearest distance holds. */
const [first, last] = [1970, 2050]
const known = new Map<string, readonly Offset[]>()

/**
 * The distance from UTC that a zone has at the instant of each row, for engines that know no zone by its name. `isBefore`: whether
 * that instant comes before a second since 1970. Distances are sought by halves: a row costs eight comparisons.
 */
export function offsetAt(timeZone: string, isBefore: (second: number) => Sql): Sql {
  const within = (offsets: readonly Offset[]): Sql => {
    const at = Math.ceil(offsets.length / 2)
    const middle = offsets[at]
    if (!middle) return sql.lit(offsets[0]?.said ?? '+00:00')
    return sql`CASE WHEN ${isBefore(middle.from)} THEN ${within(offsets.slice(0, at))} ELSE ${within(offsets.slice(at))} END`
  }
  return within(offsetsOf(timeZone))
}

function offsetsOf(timeZone: string): readonly Offset[] {
  const held = known.get(timeZone)
  if (held) return held
  const offsets: Offset[] = []
  let at: Temporal.ZonedDateTime | null = Temporal.ZonedDateTime.from({ year: first, month: 1, day: 1, timeZone })
  for (; at && at.year <= last; at = at.getTimeZoneTransition('next'))
    offsets.push({ from: at.epochMilliseconds / 1000, said: at.offset })
  known.set(timeZone, offsets)
  return offsets
}

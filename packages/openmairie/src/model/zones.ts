// SPDX-License-Identifier: EUPL-1.2
import { Temporal } from 'temporal-polyfill'

const moment = /^(\d{4,})-(\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?)([+-][\d:]+)?( BC)?$/

/**
 * An instant as the engine writes it (`2026-02-01 09:30:00.123456+01`), as local text `YYYY-MM-DD HH:MM:SS.ffffff`.
 * In the hour that the end of summer time repeats, the offset follows, which tells one from the other. Null where there is
 * no local time: infinity, or years that no calendar of zones reaches.
 */
export function toLocal(engineText: string, timeZone: string): string | null {
  const instant = instantOf(engineText)
  if (instant === null) return null
  const zoned = instant.toZonedDateTimeISO(timeZone)
  const local = spelt(zoned.toPlainDateTime())
  return isRepeated(zoned) ? withOffset(local, zoned.offset) : local
}

/** A local `YYYY-MM-DD HH:MM:SS`, with its offset or not, as an instant spelt as the engine spells it in this zone. */
export function toInstant(local: string, timeZone: string): string {
  const offset = moment.exec(local)?.[4]
  if (offset !== undefined) {
    const instant = instantOf(local)
    return instant === null ? local : engineText(instant.toZonedDateTimeISO(timeZone))
  }
  return engineText(Temporal.PlainDateTime.from(isoOf(local) ?? local).toZonedDateTime(timeZone))
}

/** The instant at which a day (`2026-02-01`, `0044-03-15 BC`) begins by the clock of a zone; null where no calendar reaches it. */
export function startOfDay(day: string, timeZone: string): string | null {
  const midnight = midnightOf(day)
  return midnight && engineText(midnight.toZonedDateTime(timeZone))
}

/** The day after another, spelt alike; null beyond the year 9999, the last that every engine has, and whose last day says «no end». */
export function dayAfter(day: string): string | null {
  const next = midnightOf(day)?.add({ days: 1 })
  return next && next.year <= 9999 ? spelt(next).replace(/ [\d:.]+/, '') : null
}

/** A day with a time, spelt as a moment. */
export function atTime(day: string, time: string): string {
  return day.replace(/(?: BC)?$/, (era) => ` ${time}${era}`)
}

function midnightOf(day: string): Temporal.PlainDateTime | null {
  const iso = isoOf(atTime(day, '00:00:00'))
  try {
    return iso === null ? null : Temporal.PlainDateTime.from(iso)
  } catch {
    return null
  }
}

function isRepeated(zoned: Temporal.ZonedDateTime): boolean {
  const local = zoned.toPlainDateTime()
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(zoned.timeZoneId, { disambiguation }),
  )
  return earlier?.offset !== later?.offset
}

function instantOf(text: string): Temporal.Instant | null {
  const iso = isoOf(text)
  const offset = moment.exec(text)?.[4]
  if (iso === null || offset === undefined) return null
  try {
    return Temporal.Instant.from(`${iso}${/^[+-]\d{2}$/.test(offset) ? `${offset}:00` : offset}`)
  } catch {
    return null
  }
}

/** The engine's moment in the spelling of ISO 8601, where the year before 1 is 0. */
function isoOf(text: string): string | null {
  const match = moment.exec(text)
  if (!match) return null
  const year = match[5] ? 1 - Number(match[1]) : Number(match[1])
  const plain = year >= 0 && year <= 9999
  const digits = String(Math.abs(year)).padStart(plain ? 4 : 6, '0')
  return `${plain ? '' : year < 0 ? '-' : '+'}${digits}-${match[2]}T${match[3]}`
}

/** Minutes of the offset are left out where there are none. */
function engineText(zoned: Temporal.ZonedDateTime): string {
  return withOffset(spelt(zoned.toPlainDateTime()), zoned.offset.replace(/:00$/, ''))
}

function spelt(local: Temporal.PlainDateTime): string {
  const before = local.year < 1
  const year = String(before ? 1 - local.year : local.year).padStart(4, '0')
  const [, month = '', day = '', time = ''] = /-(\d{2})-(\d{2})T(.*)$/.exec(local.toString()) ?? []
  return `${year}-${month}-${day} ${time}${before ? ' BC' : ''}`
}

function withOffset(local: string, offset: string): string {
  return local.replace(/( BC)?$/, (before) => `${offset}${before}`)
}

// SPDX-License-Identifier: EUPL-1.2
import { Temporal } from 'temporal-polyfill'

/** An instant as the engine writes it in UTC (`2026-02-01 09:30:00.123456+00`), as local text `YYYY-MM-DD HH:MM:SS.ffffff`. */
export function toLocal(engineText: string, timeZone: string): string | null {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?)([+-]\d{2})(?::(\d{2}))?$/.exec(engineText)
  if (!match) return null
  const instant = Temporal.Instant.from(`${match[1]}T${match[2]}${match[3]}:${match[4] ?? '00'}`)
  return instant.toZonedDateTimeISO(timeZone).toPlainDateTime().toString().replace('T', ' ')
}

/** A local `YYYY-MM-DD HH:MM[:SS]` as an instant, spelt as the engine spells it. */
export function toInstant(local: string, timeZone: string): string {
  const zoned = Temporal.PlainDateTime.from(local.replace(' ', 'T')).toZonedDateTime(timeZone)
  const [date = '', time = ''] = zoned.toInstant().toString().replace('Z', '').split('T')
  return `${date} ${time}+00`
}

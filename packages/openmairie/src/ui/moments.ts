// SPDX-License-Identifier: EUPL-1.2
import type { Showing } from './format.js'

/** An instant of these days, as one says it in a sentence: «25 novembre à 14 h 32», “25 November at 14:32”. */
export function spokenMoment(milliseconds: number, showing: Showing): string {
  const { day, month, hour } = partsOf(milliseconds, showing)
  return showing.locale === 'en' ? `${day} ${month} at ${hour}` : `${day}\u00a0${month} à ${hour}`
}

/** An instant of any year: «25 novembre 2026 à 14 h 32», “25 November 2026 at 14:32”. */
export function spokenInstant(milliseconds: number, showing: Showing): string {
  const { day, month, year, hour } = partsOf(milliseconds, showing)
  return showing.locale === 'en' ? `${day} ${month} ${year} at ${hour}` : `${day}\u00a0${month} ${year} à ${hour}`
}

/** The hour of an instant of today: «14 h 32», “14:32”. */
export function spokenHour(milliseconds: number, showing: Showing): string {
  return partsOf(milliseconds, showing).hour
}

function partsOf(milliseconds: number, { locale, timeZone }: Showing) {
  const format = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const part = Object.fromEntries(format.formatToParts(milliseconds).map(({ type, value }) => [type, value]))
  const { day = '', month = '', year = '', hour = '', minute = '' } = part
  if (locale === 'en') return { day, month, year, hour: `${hour.padStart(2, '0')}:${minute}` }
  return { day: day === '1' ? '1er' : day, month, year, hour: `${Number(hour)}\u00a0h\u00a0${minute}` }
}

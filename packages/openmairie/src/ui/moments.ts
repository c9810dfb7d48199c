// SPDX-License-Identifier: EUPL-1.2
import type { Showing } from './format.js'

/** An instant of these days, as one says it in a sentence: «25 novembre à 14 h 32», “25 November at 14:32”. */
export function spokenMoment(milliseconds: number, { locale, timeZone }: Showing): string {
  const format = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone,
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const part = Object.fromEntries(format.formatToParts(milliseconds).map(({ type, value }) => [type, value]))
  const { day = '', month = '', hour = '', minute = '' } = part
  if (locale === 'en') return `${day} ${month} at ${hour.padStart(2, '0')}:${minute}`
  return `${day === '1' ? '1er' : day}\u00a0${month} à ${Number(hour)}\u00a0h\u00a0${minute}`
}

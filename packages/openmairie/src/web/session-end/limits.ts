// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import type { SessionLimits } from '../sessions.js'

const written = (locale: Locale, unit: 'minute' | 'hour' | 'day', count: number): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)

/** How long sessions last, in words: «12 heures», «7 jours». */
export function spokenLimits({ idleMinutes, days }: SessionLimits, locale: Locale): { idle: string; days: string } {
  const idle =
    idleMinutes % 60 === 0 ? written(locale, 'hour', idleMinutes / 60) : written(locale, 'minute', idleMinutes)
  return { idle, days: written(locale, 'day', days) }
}

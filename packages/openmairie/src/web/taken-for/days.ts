// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'

/** «3 mars 2026», of a day as the base spells it. */
export function spokenDay(day: string, locale: Locale): string {
  const spoken = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' })
  return spoken.format(new Date(`${day}T00:00:00Z`))
}

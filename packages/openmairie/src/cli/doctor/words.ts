// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'

const minute = 60
const hour = 3600
const day = 86_400

/** Numbers with their unit, as a language writes them. */
export function counted(locale: Locale) {
  const unit = (value: number, name: string, unitDisplay: 'long' | 'short'): string => {
    const written = new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay, maximumFractionDigits: 0 })
    // Some units come with a space that may break, others not.
    return written.format(value).replace(/[ \u00a0\u202f](?=\D+$)/, locale === 'fr' ? '\u00a0' : ' ')
  }
  const plural = new Intl.PluralRules(locale)
  return {
    count: (value: number, one: string, many: string): string =>
      `${value.toLocaleString(locale)} ${plural.select(value) === 'one' ? one : many}`,
    /** A lapse of seconds, in the largest unit that it fills twice. */
    age: (seconds: number): string => {
      const lapse = Math.max(0, Math.round(seconds))
      if (lapse >= 2 * day) return unit(Math.floor(lapse / day), 'day', 'long')
      if (lapse >= 2 * hour) return unit(Math.floor(lapse / hour), 'hour', 'long')
      if (lapse >= 2 * minute) return unit(Math.floor(lapse / minute), 'minute', 'long')
      return unit(lapse, 'second', 'long')
    },
    bytes: (size: number): string => {
      if (size >= 1e9) return unit(size / 1e9, 'gigabyte', 'short')
      return size >= 1e6 ? unit(size / 1e6, 'megabyte', 'short') : unit(size / 1e3, 'kilobyte', 'short')
    },
  }
}

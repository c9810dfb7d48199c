// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'

const units = [
  [1e9, 'gigabyte'],
  [1e6, 'megabyte'],
  [1e3, 'kilobyte'],
  [1, 'byte'],
] as const

/** A number of bytes as a person reads it: `1,4 Mo`, `12 kB`. */
export function sizeText(bytes: number, locale: Locale): string {
  const [worth, unit] = units.find(([least]) => bytes >= least) ?? [1, 'byte']
  const value = bytes / worth
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: value < 10 && worth > 1 ? 1 : 0,
  })
    .format(value)
    .replace(/[ \u202f](?=\p{L}+$)/u, locale === 'fr' ? '\u00a0' : ' ')
}

// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from './application.js'

/**
 * Declares the messages of a feature. English must have exactly the keys and parameters of French. Returns the table
 * of a locale.
 */
export function defineMessages<T extends object>(tables: {
  readonly fr: T
  readonly en: NoInfer<T>
}): (locale: Locale) => T {
  return (locale) => tables[locale]
}

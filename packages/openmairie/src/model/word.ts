// SPDX-License-Identifier: EUPL-1.2
import type { ApplicationDefinition, Locale } from './application.js'

/** A text of an application in a language, as its author translated it: by the text itself, or by its path where an entity says it. */
export function wordOf(
  { translations, generated }: Pick<ApplicationDefinition, 'translations' | 'generated'>,
  locale: Locale,
  text: string,
  path: string = text,
): string {
  return translations?.[locale]?.[path] ?? generated.translations[locale][path] ?? text
}

// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../application.js'
import type { Noun } from '../entity.js'
import { phrase, type Tongue } from './phrase.js'

/**
 * A label made of a database name: `datenaissance` → «Date de naissance», `telephone1` → «Téléphone 1». Never empty.
 * `tongue` decides where the name itself does not tell its language.
 */
export function labelOf(name: string, locale: Locale, tongue: Tongue = 'fr'): string {
  const text = phrase(core(name), locale, tongue).said
  return isVisible(text) ? text.charAt(0).toUpperCase() + text.slice(1) : spelt(name)
}

/** The noun for a record of a table, in the singular and the plural, with its gender. */
export function nounOf(name: string, locale: Locale, tongue: Tongue = 'fr'): Noun {
  const found = phrase(core(name), locale, tongue)
  const singular = isVisible(found.label) ? found.label : spelt(name)
  return { singular, plural: found.plural, gender: locale === 'fr' ? found.gender : 'n' }
}

/** Whether a text shows anything: blanks, marks of direction and the fillers of some scripts do not. */
function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(/[\u115f\u1160\u2800\u3164\uffa0]/g, ''))
}

/** A name that shows nothing, by the numbers of its characters; any other as it is. */
function spelt(name: string): string {
  if (isVisible(name)) return name
  return [...name]
    .map((each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ')
}

/** The name without what says that it is a key. */
function core(name: string): string {
  const bare = name
    .replace(/^(id|fk|idx)_(?=.)/i, '')
    .replace(/(?<=.)_(id|fk)$/i, '')
    .replace(/(?<=\p{Ll})I[dD]$/u, '')
  return bare === '' ? name : bare
}

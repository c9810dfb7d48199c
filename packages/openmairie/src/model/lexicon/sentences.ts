// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../application.js'
import type { Noun } from '../entity.js'
import { startsWithVowel } from './phrase.js'

/** «Nouvelle ressource», «Nouvel agent», «Nouveau service»; “New resource”. */
export function newOne({ singular, gender }: Noun, locale: Locale): string {
  if (locale === 'en') return `New ${singular}`
  if (gender === 'f') return `Nouvelle ${singular}`
  return startsWithVowel(singular) ? `Nouvel ${singular}` : `Nouveau ${singular}`
}

/** «Aucune compétence», «Aucun service»; “No skill”. */
export function none({ singular, gender }: Noun, locale: Locale): string {
  if (locale === 'en') return `No ${singular}`
  return `${gender === 'f' ? 'Aucune' : 'Aucun'} ${singular}`
}

/** «la ressource», «le service», «l’agent»; “the resource”. */
export function theOne({ singular, gender }: Noun, locale: Locale): string {
  if (locale === 'en') return `the ${singular}`
  if (startsWithVowel(singular)) return `l’${singular}`
  return `${gender === 'f' ? 'la' : 'le'} ${singular}`
}

/** «de la ressource», «du service», «de l’agent»; “of the resource”. */
export function ofThe(noun: Noun, locale: Locale): string {
  if (locale === 'en') return `of the ${noun.singular}`
  return noun.gender !== 'f' && !startsWithVowel(noun.singular) ? `du ${noun.singular}` : `de ${theOne(noun, locale)}`
}

/** A participle that agrees with so many of a noun: «ajoutée», «ajouté», «ajoutés». */
export function agreed(participle: string, { gender }: Noun, count = 1): string {
  return `${participle}${gender === 'f' ? 'e' : ''}${count > 1 ? 's' : ''}`
}

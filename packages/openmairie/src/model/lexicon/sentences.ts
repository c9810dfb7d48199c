// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../application.js'
import type { Noun } from '../entity.js'
import { startsWithVowel } from './lexicon.js'

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

/** The ending of a participle that agrees: «ajoutée», «ajouté». */
export function agreed(participle: string, { gender }: Noun): string {
  return gender === 'f' ? `${participle}e` : participle
}

// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../application.js'

/** The plural of a noun by its rule: that of its first word in French, of its last in English. */
export function plural(singular: string, locale: Locale): string {
  if (locale === 'en') return englishPlural(singular)
  const [head = '', ...rest] = singular.split(' ')
  const tail = rest.length > 0 ? ` ${rest.join(' ')}` : ''
  // A consonant before a final y, like a final «ch» or «sh», is no French ending.
  if (/([^aeiou]y|ch|sh)$/i.test(head)) return `${englishPlural(head)}${tail}`
  if (/[sxz]$/i.test(head)) return `${head}${tail}`
  if (/(eau|au|eu)$/i.test(head)) return `${head}x${tail}`
  return /al$/i.test(head) ? `${head.slice(0, -2)}aux${tail}` : `${head}s${tail}`
}

function englishPlural(singular: string): string {
  if (/s$/i.test(singular) && !/(ss|us)$/i.test(singular)) return singular
  if (/(s|x|z|ch|sh)$/i.test(singular)) return `${singular}es`
  return /[^aeiou]y$/i.test(singular) ? `${singular.slice(0, -1)}ies` : `${singular}s`
}

/**
 * The singular of a word that no table has, where its end says that it counts several: `triggers` → «trigger». A word that
 * may well end so in the singular is left, as «accès», «status», «news».
 */
export function singular(word: string, locale: Locale): string {
  if (word.length < 4 || /(ss|us|is|as|os|mps|urs)$/i.test(word) || invariable.has(word.toLowerCase())) return word
  if (locale === 'en' && /[^aeiou]ies$/i.test(word)) return `${word.slice(0, -3)}y`
  if (locale === 'en' && /(ch|sh|x|ss|tus)es$/i.test(word)) return word.slice(0, -2)
  return word.replace(/s$/i, '')
}

const invariable: ReadonlySet<string> = new Set([
  'news',
  'acces',
  'proces',
  'exces',
  'abces',
  'deces',
  'succes',
  'congres',
  'progres',
])

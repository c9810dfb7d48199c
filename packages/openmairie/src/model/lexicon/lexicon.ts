// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../application.js'
import type { Noun } from '../entity.js'
import { english, englishNames } from './en.js'
import { french, frenchNames } from './fr.js'
import { folded, splitName } from './split.js'
import type { Word } from './word.js'

const tables = { fr: { words: french, names: frenchNames }, en: { words: english, names: englishNames } }

/** A label made of a database name: `datenaissance` → «Date de naissance», `telephone1` → «Téléphone 1». Never empty. */
export function labelOf(name: string, locale: Locale): string {
  const text = phrase(core(name), locale).said
  return isVisible(text) ? text.charAt(0).toUpperCase() + text.slice(1) : spelt(name)
}

/** The noun for a record of a table, in the singular and the plural, with its gender. */
export function nounOf(name: string, locale: Locale): Noun {
  const found = phrase(core(name), locale)
  const singular = isVisible(found.label) ? found.label : spelt(name)
  return { singular, plural: found.plural ?? plural(singular, locale), gender: locale === 'fr' ? found.gender : 'n' }
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

interface Phrase {
  /** In the singular, as a record is called. */
  readonly label: string
  /** In the number of the name itself: `dossiers` counts several. */
  readonly said: string
  readonly plural: string | null
  readonly gender: 'm' | 'f'
}

function phrase(name: string, locale: Locale): Phrase {
  const { words, names } = tables[locale]
  const key = folded(name).replace(/([a-z])(\d+)$/, '$1_$2')
  const whole = names.get(folded(name)) ?? names.get(snake(name)) ?? known(words, folded(name))
  if (whole)
    return {
      label: whole.label,
      said: inNumberOf(name, whole, words, locale),
      plural: whole.plural,
      gender: genderOf(whole),
    }
  const parts = splitName(key === folded(name) ? name : key, words)
  const found = parts.map((part) => ({ part, word: known(words, folded(part)) }))
  const label = found.map(({ part, word }) => word?.label ?? part.toLowerCase())
  const head = found[0]
  const gender = head?.word ? genderOf(head.word) : guessedGender(head?.part ?? name)
  const allKnown = found.every(({ part, word }) => word !== null || /^\d+$/.test(part))
  const said = found.map(({ part, word }) => (word ? inNumberOf(part, word, words, locale) : part.toLowerCase()))
  if (locale === 'en' || !allKnown) return { label: label.join(' '), said: said.join(' '), plural: null, gender }
  const links = found.map(({ part, word }, index) =>
    index === 0 || word?.adjective || /^\d+$/.test(part) ? '' : link(label[index] ?? ''),
  )
  const tail = said
    .slice(1)
    .map((word, index) => ` ${links[index + 1] ?? ''}${word}`)
    .join('')
  const headPlural = head?.word?.plural ?? plural(label[0] ?? '', locale)
  return { label: `${label[0] ?? ''}${tail}`, said: `${said[0] ?? ''}${tail}`, plural: `${headPlural}${tail}`, gender }
}

/** A word in the singular or the plural, as the name that it was found for. */
function inNumberOf(name: string, word: Word, words: ReadonlyMap<string, Word>, locale: Locale): string {
  const isPlural = !words.has(folded(name)) && !tables[locale].names.has(folded(name)) && /[sx]$/i.test(name)
  return isPlural && !word.adjective ? (word.plural ?? plural(word.label, locale)) : word.label
}

/** A word of the table, or the singular of one. */
function known(words: ReadonlyMap<string, Word>, text: string): Word | null {
  const found = words.get(text)
  if (found) return found
  const singulars = [
    text.replace(/s$/, ''),
    text.replace(/aux$/, 'al'),
    text.replace(/x$/, ''),
    text.replace(/ies$/, 'y'),
  ]
  return singulars.map((singular) => words.get(singular)).find((word) => word !== undefined) ?? null
}

function snake(name: string): string {
  return folded(name.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2'))
}

function genderOf(word: Word): 'm' | 'f' {
  return word.gender === 'f' ? 'f' : 'm'
}

/** «de», elided before a vowel or a mute h. */
function link(next: string): string {
  return startsWithVowel(next) ? 'd’' : 'de '
}

/** Whether a French word asks for elision. */
export function startsWithVowel(word: string): boolean {
  return (
    /^[aeiouyhàâéèêëîïôöùû]/i.test(word) && !/^(hauteur|haut|hall|handicap|hameau|hangar|onz|oui|yaourt)/i.test(word)
  )
}

function guessedGender(word: string): 'm' | 'f' {
  return /(tion|sion|té|te|ence|ance|ure|ie|ette|ée|esse|ité|rie|ude)s?$/i.test(word) ? 'f' : 'm'
}

function plural(singular: string, locale: Locale): string {
  const [head = '', ...rest] = singular.split(' ')
  if (locale === 'en') return englishPlural(singular)
  const tail = rest.length > 0 ? ` ${rest.join(' ')}` : ''
  if (/[sxz]$/.test(head)) return `${head}${tail}`
  if (/(eau|au|eu)$/.test(head)) return `${head}x${tail}`
  return /al$/.test(head) ? `${head.slice(0, -2)}aux${tail}` : `${head}s${tail}`
}

function englishPlural(singular: string): string {
  if (/s$/.test(singular) && !/(ss|us)$/.test(singular)) return singular
  if (/(s|x|z|ch|sh)$/.test(singular)) return `${singular}es`
  return /[^aeiou]y$/.test(singular) ? `${singular.slice(0, -1)}ies` : `${singular}s`
}

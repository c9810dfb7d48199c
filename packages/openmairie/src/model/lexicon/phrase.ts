// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../application.js'
import { english, englishNames } from './en.js'
import { french, frenchNames } from './fr.js'
import { frenchOfEnglish } from './fr-english.js'
import { plural, singular } from './number.js'
import { folded, splitName } from './split.js'
import type { Word } from './word.js'

const tables = {
  fr: { words: new Map([...frenchOfEnglish, ...french]), names: frenchNames },
  en: { words: english, names: englishNames },
}

/** The language that a schema is named in. */
export type Tongue = 'fr' | 'en'

/** The language that most of these names tell, French where they tell none. */
export function tongueOf(names: readonly string[]): Tongue {
  const { words } = tables.fr
  const found = names.flatMap((name) => splitName(name, words)).map((part) => known(words, folded(part)))
  const english = found.filter((word) => word?.english).length
  return english * 2 > found.filter((word) => word !== null).length ? 'en' : 'fr'
}

export interface Phrase {
  /** In the singular, as a record is called. */
  readonly label: string
  /** In the number of the name itself: `dossiers` counts several. */
  readonly said: string
  readonly plural: string
  readonly gender: 'm' | 'f'
}

/** What a name says, split into words that the tables know. `tongue`: its language, where no word of it tells. */
export function phrase(name: string, locale: Locale, tongue: Tongue): Phrase {
  const { words, names } = tables[locale]
  const key = folded(name).replace(/([a-z])(\d+)$/, '$1_$2')
  const whole = names.get(folded(name)) ?? names.get(snake(name)) ?? known(words, folded(name))
  if (whole)
    return {
      label: whole.label,
      said: inNumberOf(name, whole, words, locale),
      plural: whole.plural ?? plural(whole.label, locale),
      gender: genderOf(whole),
    }
  const parts = splitName(key === folded(name) ? name : key, words)
  const found = parts.map((part) => ({ part, word: known(words, folded(part)) }))
  const allKnown = found.every(({ part, word }) => word !== null || isNumber(part))
  if (locale === 'en') return sideBySide(found, words, locale, true)
  const isEnglish = tongue === 'en' || found.some(({ word }) => word?.english)
  if (allKnown) return linked(isEnglish ? headFirst(found) : found, words)
  // Half a translation reads worse than none.
  return sideBySide(isEnglish ? found.map(({ part }) => ({ part, word: null })) : found, words, locale, isEnglish)
}

interface Part {
  readonly part: string
  readonly word: Word | null
}

/** An English name in the order of French: what it names comes first, but an adjective or a number that ends it stays there. */
function headFirst(found: readonly Part[]): readonly Part[] {
  const follows = ({ part, word }: Part): boolean => word?.adjective === true || isNumber(part)
  const last = found.findLastIndex((each) => !follows(each))
  return [...found.slice(0, last + 1).reverse(), ...found.slice(last + 1)]
}

/** Known French words, tied by «de». */
function linked(found: readonly Part[], words: ReadonlyMap<string, Word>): Phrase {
  const [head] = found
  const said = found.map(({ part, word }) => (word ? inNumberOf(part, word, words, 'fr') : part.toLowerCase()))
  const label = head?.word?.label ?? head?.part.toLowerCase() ?? ''
  const tail = found
    .slice(1)
    .map(({ part, word }, index) => {
      const tie = word?.adjective || isNumber(part) ? '' : link(word?.label ?? '')
      return ` ${tie}${said[index + 1] ?? ''}`
    })
    .join('')
  return {
    label: `${label}${tail}`,
    said: `${said[0] ?? ''}${tail}`,
    plural: `${head?.word?.plural ?? plural(label, 'fr')}${tail}`,
    gender: head?.word ? genderOf(head.word) : guessedGender(head?.part ?? ''),
  }
}

/** Words side by side, where one of them is not known: the first of them counts in French, the last in English. */
function sideBySide(
  found: readonly Part[],
  words: ReadonlyMap<string, Word>,
  locale: Locale,
  isEnglish: boolean,
): Phrase {
  const counted = isEnglish ? found.length - 1 : 0
  const said = found.map(({ part, word }) => (word ? inNumberOf(part, word, words, locale) : part.toLowerCase()))
  const label = found
    .map(
      ({ part, word }, index) =>
        word?.label ?? (index === counted ? singular(part, isEnglish ? 'en' : 'fr') : part).toLowerCase(),
    )
    .join(' ')
  const head = found[counted]
  return {
    label,
    said: said.join(' '),
    plural: plural(label, isEnglish ? 'en' : 'fr'),
    gender: head?.word ? genderOf(head.word) : guessedGender(head?.part ?? ''),
  }
}

function isNumber(part: string): boolean {
  return /^\d+$/.test(part)
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
  return folded(name.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2').replaceAll(' ', '_'))
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

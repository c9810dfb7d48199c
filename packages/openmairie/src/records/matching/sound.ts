// SPDX-License-Identifier: EUPL-1.2
import { accented, bare, folded } from '../../database/dialect/folding.js'

/** A text without accents nor case, its blanks single: what two spellings of one text share. */
export function plain(text: string): string {
  return folded(text.normalize('NFC')).normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim()
}

/**
 * What is heard of a word, rule by rule, in this order. Capitals stand for a sound that several letters write: S (ch),
 * N (gn), U (ou), E (eu), A, I, O (an, in, on), W (oi), 9 (a final é).
 */
const rules: readonly (readonly [RegExp, string])[] = [
  [/(?<=[aeiouy])bv/g, 'v'], // Lefebvre
  [/(?<=e)bure$/, 'vre'], // Lefebure
  [/(.)\1+/g, '$1'],
  [/s?ch(?=[rln])/g, 'k'],
  [/s?ch|sh/g, 'S'],
  [/ph/g, 'f'],
  [/h/g, ''],
  [/gn/g, 'N'],
  [/y/g, 'i'],
  [/cqu?|qu?|ck/g, 'k'],
  [/c(?=[ei])|(?<=an)c(?=oi)/g, 's'], // Francois, typed without cedilla
  [/c/g, 'k'],
  [/ge(?=[aou])|g(?=[ei])/g, 'j'],
  [/gu(?=[ei])/g, 'g'],
  [/w/g, 'v'],
  [/(?<=..)(?:au|eau|o)l?[dt][sx]?$/, 'o'], // Renault, Arnaud, Moraut, Talbot
  [/(?<=..)(?:er|ez|et)$/, '9'],
  [/(?<=..)[dtpsxz]+$/, ''], // Dupond, Dupont
  [/x/g, 'ks'],
  [/(?<=[aeiou])s(?=[aeiou])/g, 'z'],
  [/jean(?![aeioun])/g, 'jA'],
  [/(?:ain|ein|in|im|un|um)(?![aeioumn])/g, 'I'],
  [/(?:an|am|en|em)(?![aeioumn])/g, 'A'],
  [/(?:on|om)(?![aeioumn])/g, 'O'],
  [/eau|au/g, 'o'],
  [/oeu|eu/g, 'E'],
  [/ou/g, 'U'],
  [/oi/g, 'W'],
  [/ai|ei|ae|oe/g, 'e'],
  [/(?<=..)e+$/, ''],
  [/(.)\1+/g, '$1'],
]

/** Characters that are heard: no name is longer, and a text that somebody sends may be. */
const longest = 100

/**
 * What is heard of a name in French, so that Lefèvre, Lefebvre and Le Fèvre are one, as Dupond and Dupont. Blanks, hyphens
 * and apostrophes are not heard; letters of other alphabets stand for themselves. Null where there is nothing to hear.
 */
export function soundOf(text: string): string | null {
  const word = plain(text.slice(0, longest).replace(/[çÇ](?=[\p{L}])/gu, 'ss'))
    .replace(/\bste?\b/g, (saint) => (saint === 'st' ? 'saint' : 'sainte'))
    .replace(/[^\p{L}\p{N}]/gu, '')
  const heard = rules.reduce((said, [pattern, sound]) => said.replace(pattern, sound), word)
  return heard === '' ? null : heard
}

/** Letters that a word may begin with, by the first sound that is heard of it. */
const initials: Readonly<Record<string, string>> = {
  S: 'cs',
  N: 'g',
  U: 'oaeh',
  E: 'eoah',
  A: 'aeh',
  I: 'iyaeuh',
  O: 'oh',
  W: 'oaeh',
  a: 'ah',
  e: 'aeoyh',
  i: 'iyh',
  o: 'oaeh',
  u: 'uh',
  f: 'fp',
  g: 'g',
  j: 'gje',
  k: 'cqkxs',
  s: 'sc',
  v: 'vw',
}

/** Letters, without accents nor case, that a text which is heard so may begin with; no name begins with a mute h and a consonant. */
export function initialsOf(sound: string): string {
  const first = sound.charAt(0)
  return initials[first] ?? first
}

/** The spellings of a letter that a text may begin with, whatever its case and accents. */
export function spellingsOf(letter: string): readonly string[] {
  const small = [letter, ...[...accented].filter((_, index) => bare[index] === letter)]
  const ligature = letter === 'o' ? ['œ'] : letter === 'a' ? ['æ'] : []
  return [...small, ...ligature].flatMap((each) => [...new Set([each, each.toUpperCase()])])
}

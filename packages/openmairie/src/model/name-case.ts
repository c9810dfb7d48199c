// SPDX-License-Identifier: EUPL-1.2
// Also compiled into the browser's script: it imports nothing but types.
import type { NameFormat } from './entity.js'

/** Particles that keep small letters before a name: `de La Fontaine`. Le, La and Les belong to the name: `Le Gall`. */
const particles: ReadonlySet<string> = new Set(['de', 'du', 'des'])

/** Words that link the parts of a place's name, small but where they begin it: `Aix-en-Provence`, `La Roche-sur-Yon`. */
const links: ReadonlySet<string> = new Set('à au aux de des du en ès et la le les lès lez près sous sur'.split(' '))

/**
 * A name written as names are: `DE LA FONTAINE` is `de La Fontaine`, `d'alès` is `d'Alès`, `DUPONT-MOREAU` is
 * `Dupont-Moreau`; of a place, `L'HAŸ-LES-ROSES` is `L'Haÿ-les-Roses`. Letters, accents, blanks and apostrophes stay those that were typed; a name typed in both small and
 * capital letters is left as it is, since somebody chose them. `upper` writes capitals whatever was typed.
 */
export function inNameCase(text: string, format: NameFormat): string {
  if (format === 'upper') return mapped(text, upper)
  const isMixed = text !== mapped(text, lower) && text !== mapped(text, upper)
  if (isMixed) return text
  return format === 'place' ? recastPlace(text) : recast(text, format)
}

function recastPlace(text: string): string {
  const words = text.split(/([\s-]+)/)
  const first = words.findIndex((word) => /\p{L}/u.test(word))
  return words
    .map((word, index) => {
      const small = mapped(word, lower)
      if (index <= first) return capitals(small)
      if (links.has(small)) return small
      const elided = /^[dl]['’](?=\p{L})/u.exec(small)?.[0] ?? ''
      return elided + capitals(small.slice(elided.length))
    })
    .join('')
}

function recast(text: string, format: Exclude<NameFormat, 'upper' | 'place'>): string {
  const words = text.split(/(\s+)/)
  const last = words.findLastIndex((word) => /\p{L}/u.test(word))
  const first = words.findIndex((word) => /\p{L}/u.test(word))
  return words
    .map((word, index) => {
      const small = mapped(word, lower)
      // A particle stands before a name; the first word of a first name is none.
      const leads = index < last && (format === 'name' || index > first)
      if (leads && particles.has(small)) return small
      const elided = format === 'name' || index > first ? /^d['’](?=\p{L})/u.exec(small)?.[0] : undefined
      return elided ? elided + capitals(small.slice(elided.length)) : capitals(small)
    })
    .join('')
}

/** A capital at the beginning, and after a hyphen, an apostrophe, or any other sign that is no letter. */
function capitals(small: string): string {
  return small.replace(/(?<![\p{L}\p{M}\p{N}])\p{L}/gu, upper)
}

function mapped(text: string, change: (letter: string) => string): string {
  return [...text].map(change).join('')
}

/** Letters that no single capital answers to (ß) stay as they are: none is ever lost, nor added. */
function upper(letter: string): string {
  const capital = letter.toUpperCase()
  return [...capital].length === 1 && capital.toLowerCase() === letter ? capital : letter
}

function lower(letter: string): string {
  const small = letter.toLowerCase()
  return [...small].length === 1 && small.toUpperCase() === letter ? small : letter
}

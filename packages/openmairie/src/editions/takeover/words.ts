// SPDX-License-Identifier: EUPL-1.2
import { mergeIn } from '../template/parts.js'
import type { Place, Remarking } from './contract.js'
import { asHtml, asWords, escaped, type Fragment } from './fragment.js'
import { type Entities, names, type Request } from './reach.js'

/** Words of a text of the original, with its merge fields and variables in the spelling of this one. */
export interface Words {
  html(text: string, place: Place): string
  /** Where there is room for words alone. */
  plain(text: string, place: Place): string
}

/** Variables that the original always has. */
const standing: readonly string[] = ['aujourdhui', 'numpage', 'nbpages']
/** Those that only this one has. */
const ours: ReadonlySet<string> = new Set(['collectivite', 'utilisateur'])
const merges = /\[([^\][\n]{1,200})\]|&([a-z_][a-z0-9_]*)/gi

/** Parameters of the original: those that begin with its prefix are variables. */
export function variablesOf(parametres: ReadonlyMap<string, string>): ReadonlySet<string> {
  const prefix = parametres.get('prefixe_edition_substitution_vars') ?? ''
  return new Set([...standing, ...[...parametres.keys()].filter((name) => name.startsWith(prefix))])
}

/** Opens the words of one edition. */
export function openWords(
  entities: Entities,
  request: Request,
  parametres: ReadonlyMap<string, string>,
  remark: Remarking,
): Words {
  const variables = variablesOf(parametres)
  const looked = new Set<string>()
  /** Values are filled when they are printed, in the spelling of this one: a field that reads otherwise there is told. */
  const nested = (name: string): void => {
    if (looked.has(name)) return
    looked.add(name)
    for (const [written, field, word] of (parametres.get(name) ?? '').matchAll(merges)) {
      if (word !== undefined && variables.has(word)) nested(word)
      const fragment = field === undefined ? null : request.field(field)
      const isSame = fragment !== null && fragment !== 'left' && asWords(fragment) === `[${field}]`
      if (fragment !== null && !isSame) remark('request', 'parameter-fields', `${name}: ${written}`)
    }
  }
  const fieldOf = (written: string, name: string, place: Place): Fragment | null => {
    const fragment = request.field(name)
    if (fragment === null) remark(place, 'field-unknown', written)
    if (fragment === 'left') remark(place, 'expression', written)
    return fragment === 'left' ? null : fragment
  }
  /** As the original reads it: the longest name that the word begins with, whatever follows. */
  const variableOf = (word: string, place: Place): string | null => {
    const name = [...variables].filter((each) => word.startsWith(each)).sort((a, b) => b.length - a.length)[0]
    if (name === undefined) {
      remark(place, 'variable-unknown', `&${word}`)
      return null
    }
    nested(name)
    return name === word ? `&${name}` : `[&${name}]${word.slice(name.length)}`
  }
  /** A name that would be read by chance, and was none. */
  const isRead = (written: string): boolean => {
    const merge = mergeIn(written)
    if (!merge) return false
    const name = merge.path[0] ?? ''
    if (merge.kind === 'variable') return ours.has(name) || parametres.has(name) || written.startsWith('[')
    return merge.form !== null || names(entities, request.entity, merge.path)
  }
  const visible = (written: string): string =>
    isRead(written) ? `${written.slice(0, 1)}<span></span>${escaped(written.slice(1))}` : escaped(written)

  const each = (
    text: string,
    place: Place,
    shown: (fragment: Fragment) => string | null,
    kept: (text: string) => string,
  ) => {
    let written = ''
    let from = 0
    for (const found of text.matchAll(merges)) {
      written += escaped(text.slice(from, found.index))
      from = found.index + found[0].length
      const [whole, field, word] = found
      const fragment = field === undefined ? null : fieldOf(whole, field, place)
      const variable = word === undefined ? null : variableOf(word, place)
      // Before a semicolon its name would be read as a sign of HTML.
      const safe = variable !== null && text[from] === ';' && !variable.startsWith('[') ? `[${variable}]` : variable
      written += (fragment ? shown(fragment) : safe) ?? kept(whole)
    }
    return written + escaped(text.slice(from))
  }
  return {
    html: (text, place) => each(text, place, asHtml, visible),
    plain: (text, place) =>
      each(
        text,
        place,
        (fragment) => {
          const words = asWords(fragment)
          if (words === null) remark(place, 'expression', text)
          return words === null ? null : escaped(words)
        },
        escaped,
      ),
  }
}

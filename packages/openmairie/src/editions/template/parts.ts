// SPDX-License-Identifier: EUPL-1.2
import type { Merge, Part } from './contract.js'

/** `[champ]`, `[organisation.libelle]`, `[datenaissance : date longue]`, `&ville`, `[&aujourdhui : date longue]`. */
const merges = /\[([^\][\n]{1,200})\]|&([a-z_][a-z0-9_]*)/gi
const pathOf = /^\s*(&?)([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*)\s*(?::\s*(.+?)\s*)?$/u

/** The words and values of a text. What looks like no merge field is words. */
export function partsOf(text: string): readonly Part[] {
  const parts: Part[] = []
  let from = 0
  for (const found of text.matchAll(merges)) {
    const merge = mergeOf(found[0], found[1], found[2])
    if (!merge) continue
    if (found.index > from) parts.push(text.slice(from, found.index))
    parts.push(merge)
    from = found.index + found[0].length
  }
  if (from < text.length) parts.push(text.slice(from))
  return parts
}

/** A merge field written alone; null where the text is not one. */
export function mergeIn(text: string): Merge | null {
  const [part, ...others] = partsOf(text.trim())
  return part !== undefined && typeof part !== 'string' && others.length === 0 ? part : null
}

function mergeOf(written: string, field: string | undefined, variable: string | undefined): Merge | null {
  if (variable !== undefined) return { written, kind: 'variable', path: [variable], form: null }
  const found = pathOf.exec(field ?? '')
  if (!found) return null
  const kind = found[1] === '' ? 'field' : 'variable'
  return { written, kind, path: (found[2] ?? '').split('.'), form: found[3] ?? null }
}

/** A text as it is written, from its words and values. */
export function writtenOf(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.written)).join('')
}

/** White space of a definition is one space, as in HTML. */
export function spaced(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ')
}

/** HTML in which `&ville` is a variable, though HTML itself reads some of its beginnings as signs (`&not`). */
export function withVariables(html: string): string {
  return html.replace(/&(?=[a-z_][a-z0-9_]*(?![a-z0-9_;]))/gi, '&amp;')
}

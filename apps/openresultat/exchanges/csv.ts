// SPDX-License-Identifier: EUPL-1.2
import type { Probleme } from './probleme.js'

/** A record, and the line of the file on which it begins: a quoted field may hold line breaks. */
export interface Ligne {
  readonly ligne: number
  readonly cellules: readonly string[]
}

export type Separateur = ';' | ',' | '\t' | '|'

/**
 * Rows as a CSV by RFC 4180, `;` unless told otherwise, lines ended by CRLF. Cells stand exactly as they are, also those that a
 * spreadsheet would take for a formula: these files are read by programs, which an apostrophe put before would deceive.
 */
export function ecrireCsv(lignes: readonly (readonly string[])[], separateur: Separateur = ';'): string {
  const cell = (texte: string) =>
    texte.includes(separateur) || /["\r\n]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte
  return lignes.map((cellules) => `${cellules.map(cell).join(separateur)}\r\n`).join('')
}

/**
 * The records of a CSV by RFC 4180, whatever ends its lines; a line without anything is a record of one empty cell. A quote
 * within an unquoted field is itself. A quote that nothing closes, or that something other than a separator follows, is a
 * problem at the line where its record begins.
 */
export function lireCsv(
  texte: string,
  separateur: Separateur = ';',
): { readonly lignes: readonly Ligne[]; readonly problemes: readonly Probleme[] } {
  const lignes: Ligne[] = []
  const problemes: Probleme[] = []
  let ligne = 1
  let at = 0
  while (at < texte.length) {
    const debut = ligne
    const cellules: string[] = []
    let ended = false
    while (!ended) {
      const field = texte[at] === '"' ? quoted(texte, at, separateur) : bare(texte, at, separateur)
      cellules.push(field.valeur)
      if (field.message) problemes.push({ ligne: debut, colonne: null, valeur: field.valeur, message: field.message })
      ligne += breaks(texte.slice(at, field.fin))
      at = field.fin
      ended = texte[at] !== separateur
      if (!ended) at++
    }
    lignes.push({ ligne: debut, cellules })
    if (at < texte.length) {
      at += texte.startsWith('\r\n', at) ? 2 : 1
      ligne++
    }
  }
  return { lignes, problemes }
}

/** `fin` is where the separator, the line break or the end of the text stands. */
interface Champ {
  readonly valeur: string
  readonly fin: number
  readonly message?: string
}

function bare(texte: string, at: number, separateur: Separateur): Champ {
  let fin = at
  while (fin < texte.length && texte[fin] !== separateur && texte[fin] !== '\r' && texte[fin] !== '\n') fin++
  return { valeur: texte.slice(at, fin), fin }
}

function quoted(texte: string, at: number, separateur: Separateur): Champ {
  let valeur = ''
  let from = at + 1
  for (;;) {
    const closing = texte.indexOf('"', from)
    if (closing < 0)
      return { valeur: texte.slice(at, at + 60), fin: texte.length, message: 'Un guillemet ouvert n’est jamais fermé.' }
    valeur += texte.slice(from, closing)
    from = closing + 1
    if (texte[from] !== '"') break
    valeur += '"'
    from++
  }
  const rest = bare(texte, from, separateur)
  if (rest.valeur === '') return { valeur, fin: from }
  return {
    valeur: valeur + rest.valeur,
    fin: rest.fin,
    message: 'Après le guillemet qui ferme une valeur, un séparateur est attendu.',
  }
}

function breaks(texte: string): number {
  return texte.match(/\r\n|\r|\n/g)?.length ?? 0
}

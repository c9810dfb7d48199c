// SPDX-License-Identifier: EUPL-1.2
import { type Ligne, lireCsv } from './csv.js'
import type { Lecture, Probleme } from './probleme.js'

/** A CSV with its headings apart; lines without anything are left out. */
export interface Fichier {
  readonly entete: Ligne
  readonly lignes: readonly Ligne[]
}

const otherSeparators = [
  [',', 'des virgules'],
  ['\t', 'des tabulations'],
  ['|', 'des barres verticales'],
] as const

/**
 * The lines of a CSV in UTF-8, with or without its mark, separated by `;`. Refused: an empty file, one without any line below
 * the headings, one in another encoding or with another separator, quotes that do not close.
 */
export function lireFichier(octets: Uint8Array): Lecture<Fichier> {
  const texte = decode(octets)
  if (typeof texte !== 'string') return { ok: false, problemes: [texte] }
  const { lignes, problemes } = lireCsv(texte)
  const [entete, ...others] = lignes.filter(({ cellules }) => cellules.some((cellule) => cellule.trim() !== ''))
  if (!entete) return refuse(1, '', 'Le fichier est vide.')
  const { ligne, cellules } = entete
  const [first = ''] = cellules
  const separated = otherSeparators.find(([mark]) => cellules.length === 1 && first.includes(mark))
  if (separated)
    return refuse(
      ligne,
      first,
      `Les colonnes sont séparées par ${separated[1]}\u00a0: des points-virgules sont attendus.`,
    )
  if (problemes.length > 0) return { ok: false, problemes }
  if (others.length === 0) return refuse(ligne, '', 'Le fichier ne contient que la ligne des en-têtes.')
  return { ok: true, valeur: { entete, lignes: others } }
}

function refuse(ligne: number, valeur: string, message: string): Lecture<Fichier> {
  return { ok: false, problemes: [{ ligne, colonne: null, valeur, message }] }
}

/** The text of UTF-8 bytes, or where they are not. */
function decode(octets: Uint8Array): string | Probleme {
  const strict = new TextDecoder('utf-8', { fatal: true })
  try {
    return strict.decode(octets)
  } catch {
    const { ligne, valeur } = firstFault(octets)
    return {
      ligne,
      colonne: null,
      valeur,
      message: 'Le fichier n’est pas en UTF-8\u00a0: enregistrez-le dans cet encodage.',
    }
  }
}

/** No byte of a character of several is a line break: each line can be tried by itself. */
function firstFault(octets: Uint8Array): { readonly ligne: number; readonly valeur: string } {
  const lenient = new TextDecoder('utf-8')
  let start = 0
  for (let ligne = 1; ; ligne++) {
    const broken = octets.indexOf(0x0a, start)
    const end = broken < 0 ? octets.length : broken
    const texte = lenient.decode(octets.subarray(start, end))
    const cellule = texte.split(';').find((part) => part.includes('\ufffd'))
    if (cellule !== undefined || broken < 0) return { ligne, valeur: (cellule ?? texte).trim() }
    start = end + 1
  }
}

// SPDX-License-Identifier: EUPL-1.2
import { type Ligne, lireCsv } from './csv.js'
import type { Lecture } from './probleme.js'

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
 * The lines of a CSV separated by `;`. Refused: an empty file, one without any line below the headings, one with another
 * separator, quotes that do not close. Whoever received it has found its encoding.
 */
export function lireFichier(texte: string): Lecture<Fichier> {
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

// SPDX-License-Identifier: EUPL-1.2
import type { Scrutin } from '../soiree/etat.js'
import { lireNombre, lireTexte } from './cellule.js'
import { type Lecture, lecture } from './probleme.js'
import { lireTableau } from './tableau.js'

/** Headings of the file, in their order. */
export const entetesInscrits = ['bureau', 'inscrits'] as const

/** Voters registered in a bureau of the poll. */
export interface InscritsDuBureau {
  /** `election_bureau`. */
  readonly bureau: number
  readonly inscrits: bigint
  /** Line of the file. */
  readonly ligne: number
}

/**
 * Reads a file `bureau;inscrits` (one line for each bureau, by its code), as the electoral roll gives it. Refused: a
 * bureau that the poll does not have, one that comes twice, what is no count. A bureau that the file leaves out keeps its
 * figure: whoever imports is told by the length of what is returned.
 */
export function lireInscrits(
  texte: string,
  { bureaux }: Pick<Scrutin, 'bureaux'>,
): Lecture<readonly InscritsDuBureau[]> {
  const { lignes, problemes: found } = lireTableau(texte, entetesInscrits)
  const problemes = [...found]
  const lus = new Map<number, { readonly ligne: number; readonly inscrits: bigint }>()
  for (const { ligne, cellule } of lignes) {
    const code = lireTexte(cellule('bureau'), 4, problemes)
    const inscrits = lireNombre(cellule('inscrits'), problemes)
    if (code === null) continue
    const bureau = bureaux.find((one) => one.bureau.code === code)
    if (!bureau) {
      problemes.push({ ...cellule('bureau'), message: 'Ce bureau n’est pas de ce scrutin.' })
      continue
    }
    const known = lus.get(bureau.id)
    if (known)
      problemes.push({
        ...cellule('bureau'),
        message: `Ce bureau est déjà donné à la ligne ${known.ligne}.`,
      })
    else lus.set(bureau.id, { ligne, inscrits: inscrits ?? 0n })
  }
  return lecture(
    [...lus].map(([bureau, lu]) => ({ bureau, ...lu })),
    problemes,
  )
}

// SPDX-License-Identifier: EUPL-1.2
import type { Cellule } from './cellule.js'
import { controlerEntetes, nombreDeValeurs } from './entetes.js'
import { lireFichier } from './fichier.js'
import type { Probleme } from './probleme.js'

/** A line of a file, its values by their headings. */
export interface Enregistrement<Entete extends string> {
  readonly ligne: number
  readonly cellule: (entete: Entete) => Cellule
}

/**
 * The lines of a CSV whose headings are exactly those, in that order, and what is wrong with the others: lines of another number
 * of values. No line at all where the file or its headings are refused.
 */
export function lireTableau<Entete extends string>(
  texte: string,
  entetes: readonly Entete[],
): { readonly lignes: readonly Enregistrement<Entete>[]; readonly problemes: readonly Probleme[] } {
  const fichier = lireFichier(texte)
  if (!fichier.ok) return { lignes: [], problemes: fichier.problemes }
  const { entete, lignes } = fichier.valeur
  const wrong = controlerEntetes(entete.ligne, entete.cellules, entetes)
  if (wrong.length > 0) return { lignes: [], problemes: wrong }
  return {
    problemes: lignes.flatMap(({ ligne, cellules }) => nombreDeValeurs(ligne, cellules, entetes.length) ?? []),
    lignes: lignes
      .filter(({ cellules }) => cellules.length === entetes.length)
      .map(({ ligne, cellules }) => ({
        ligne,
        cellule: (colonne) => ({ ligne, colonne, valeur: cellules[entetes.indexOf(colonne)] ?? '' }),
      })),
  }
}

// SPDX-License-Identifier: EUPL-1.2
import type { Probleme } from './probleme.js'

/** A value where it stands. */
export interface Cellule {
  readonly ligne: number
  readonly colonne: string
  readonly valeur: string
}

/** Beyond, no column of the base holds it. */
const greatest = 2_147_483_647n

/** A count: a whole number, zero included, written in digits. Null, and one more problem, where it is none. */
export function lireNombre(cellule: Cellule, problemes: Probleme[]): bigint | null {
  const { valeur } = cellule
  const refuse = (message: string) => {
    problemes.push({ ...cellule, message })
    return null
  }
  if (/^-\d+$/.test(valeur)) return refuse('Un nombre ne peut pas être négatif.')
  if (!/^\d+$/.test(valeur)) return refuse('Un nombre entier est attendu.')
  const nombre = BigInt(valeur)
  return nombre > greatest ? refuse('Ce nombre est trop grand.') : nombre
}

/** A rank or a panel: a count above zero. */
export function lireRang(cellule: Cellule, problemes: Probleme[]): number | null {
  const nombre = lireNombre(cellule, problemes)
  if (nombre !== 0n) return nombre === null ? null : Number(nombre)
  problemes.push({ ...cellule, message: 'Un nombre plus grand que zéro est attendu.' })
  return null
}

/** A text without the blanks around it, that must be there and fit. Null, and one more problem, where it does not. */
export function lireTexte(cellule: Cellule, auPlus: number, problemes: Probleme[]): string | null {
  const texte = cellule.valeur.trim()
  if (texte !== '' && texte.length <= auPlus) return texte
  const message = texte === '' ? 'Cette valeur est obligatoire.' : `${auPlus} caractères au plus sont attendus.`
  problemes.push({ ...cellule, message })
  return null
}

/** As `lireTexte`, but it may be empty: null then, without a problem. */
export function lireTexteFacultatif(cellule: Cellule, auPlus: number, problemes: Probleme[]): string | null {
  return cellule.valeur.trim() === '' ? null : lireTexte(cellule, auPlus, problemes)
}

// SPDX-License-Identifier: EUPL-1.2
import type { Colistier } from '../gen/colistier.js'
import type { ListeDuScrutin } from './etat.js'

/** Names that a list of a municipal poll may have. */
export interface Bornes {
  readonly auMoins: number
  readonly auPlus: number
}

/** Inhabitants below which a list may have fewer names than there are seats. */
const petiteCommune = 1000

/**
 * Names of a list for so many seats of a municipal council: as many as seats, two more at most (Code électoral, L260); in a commune
 * of fewer than 1,000 inhabitants, up to two fewer (L252, loi n° 2025-444). `population` null: not known, the wider bounds.
 */
export function bornesDesNoms(sieges: number, population: number | null): Bornes {
  const fewer = population === null || population < petiteCommune ? 2 : 0
  return { auMoins: Math.max(1, sieges - fewer), auPlus: sieges + 2 }
}

/** The first rank of a list at which a woman does not follow a man, or a man a woman (Code électoral, L264); null: they alternate. */
export function rangSansAlternance(colistiers: readonly Pick<Colistier, 'rang' | 'sexe'>[]): number | null {
  return colistiers.find(({ sexe }, index) => index > 0 && colistiers[index - 1]?.sexe === sexe)?.rang ?? null
}

/** Whether nothing tells how old a list is, or who of it was born before another: equal votes are then parted by nobody. */
export function agesInconnus({ inscription }: ListeDuScrutin, colistiers: readonly Colistier[]): boolean {
  return inscription.age_moyen === null || colistiers.some(({ date_naissance }) => date_naissance === null)
}

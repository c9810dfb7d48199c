// SPDX-License-Identifier: EUPL-1.2
import type { Field } from '../../model/entity.js'

/** Words of a name that say of what a column is made that it is added up: money, quantities, time spent, areas. */
const summed: ReadonlySet<string> = new Set(
  'montant prix cout total ht ttc somme recette depense solde prime subvention redevance amende loyer salaire budget credit debit facture regle reste avance remise surface superficie quantite volume duree jours heures amount price cost fee sum balance expense income salary rent paid due discount area quantity days hours'.split(
    ' ',
  ),
)

/**
 * Whether the sum of a column means something: a decimal that its name says to be an amount. A rate, a coordinate or a mark has a sum
 * too, which would be believed because it is printed.
 */
export function isSummed({ name, type }: Pick<Field, 'name' | 'type'>): boolean {
  if (type !== 'decimal') return false
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/)
  return words.some((word) => summed.has(word) || summed.has(word.replace(/s$/, '')))
}

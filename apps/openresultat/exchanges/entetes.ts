// SPDX-License-Identifier: EUPL-1.2
import type { Probleme } from './probleme.js'

/**
 * What is wrong with headings that should be exactly those, in that order: unknown, given twice, missing, or, where it is
 * nothing of this, out of place. `nommer` tells a column apart where headings come once for each list.
 */
export function controlerEntetes(
  ligne: number,
  trouvees: readonly string[],
  attendues: readonly string[],
  nommer: (entete: string) => string = (entete) => entete,
): readonly Probleme[] {
  const problem = (entete: string, message: string): Probleme => ({
    ligne,
    colonne: nommer(entete),
    valeur: entete,
    message,
  })
  const faults = [
    ...trouvees
      .filter((entete) => !attendues.includes(entete))
      .map((entete) => problem(entete, `La colonne ${quote(entete)} est inconnue.`)),
    ...attendues
      .filter((entete) => trouvees.indexOf(entete) !== trouvees.lastIndexOf(entete))
      .map((entete) => problem(entete, `La colonne ${quote(entete)} est donnée deux fois.`)),
    ...attendues
      .filter((entete) => !trouvees.includes(entete))
      .map((entete) => ({ ...problem(entete, `La colonne ${quote(entete)} manque.`), valeur: '' })),
  ]
  if (faults.length > 0) return faults
  return trouvees.flatMap((entete, index) => {
    const expected = attendues[index] ?? ''
    if (entete === expected) return []
    return [problem(entete, `La colonne n’est pas à sa place\u00a0: ${quote(expected)} est attendue ici.`)]
  })
}

function quote(entete: string): string {
  return `«\u00a0${entete}\u00a0»`
}

/** The problem of a line that has not as many values as there are headings; null where it has. */
export function nombreDeValeurs(ligne: number, valeurs: readonly string[], attendu: number): Probleme | null {
  if (valeurs.length === attendu) return null
  return {
    ligne,
    colonne: null,
    valeur: valeurs.join(';'),
    message: `La ligne compte ${valeurs.length} valeurs\u00a0: ${attendu} sont attendues.`,
  }
}

// SPDX-License-Identifier: EUPL-1.2
import type { Cellule } from './cellule.js'
import type { Ligne } from './csv.js'
import { controlerEntetes } from './entetes.js'
import { entetesBureau, entetesListe } from './opendata.js'
import type { Probleme } from './probleme.js'

export type EnteteBureau = (typeof entetesBureau)[number]
export type EnteteListe = (typeof entetesListe)[number]

const first = entetesBureau.length
const width = entetesListe.length

/**
 * What is wrong with the headings of a file of results by bureau: those of a bureau, then those of a list as often as there are
 * lists, each beginning with its panel.
 */
export function entetesDouteux({ ligne, cellules }: Ligne): readonly Probleme[] {
  const known: readonly string[] = entetesListe
  const found = cellules.findIndex((entete) => known.includes(entete))
  const start = found < 0 ? cellules.length : found
  const panels = cellules.flatMap((entete, index) => (entete === entetesListe[0] && index > start ? [index] : []))
  const groups = [start, ...panels].map((from, index) => cellules.slice(from, panels[index]))
  return [
    ...controlerEntetes(ligne, cellules.slice(0, start), entetesBureau),
    ...groups.flatMap((group, index) => controlerEntetes(ligne, group, entetesListe, (entete) => nomDe(entete, index))),
  ]
}

/** How many lists stand side by side under headings without fault. */
export function nombreDeListes({ cellules }: Ligne): number {
  return (cellules.length - first) / width
}

/** How the column of the list at that place, counted from zero, is told. */
export function nomDe(entete: string, index: number): string {
  return `${entete} (liste ${index + 1})`
}

/** A value of a bureau. */
export function cellule({ ligne, cellules }: Ligne, entete: EnteteBureau): Cellule {
  return { ligne, colonne: entete, valeur: cellules[entetesBureau.indexOf(entete)] ?? '' }
}

/** A value of the list at that place, counted from zero. */
export function celluleDeListe({ ligne, cellules }: Ligne, entete: EnteteListe, index: number): Cellule {
  const valeur = cellules[first + index * width + entetesListe.indexOf(entete)] ?? ''
  return { ligne, colonne: nomDe(entete, index), valeur }
}

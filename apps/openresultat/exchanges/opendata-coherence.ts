// SPDX-License-Identifier: EUPL-1.2
import { controler, type Ecart } from '../rules/bureau.js'
import { lireNombre } from './cellule.js'
import type { Ligne } from './csv.js'
import { entetesListe, type ResultatsParBureau } from './opendata.js'
import { cellule, celluleDeListe, type EnteteBureau } from './opendata-cells.js'
import type { Probleme } from './probleme.js'
import { pourcentage } from './publication.js'

/** Lists that have the panel of another one. */
export function panneauxDoubles(ligne: Ligne, lists: number): readonly Probleme[] {
  const panneaux = Array.from({ length: lists }, (_, index) => celluleDeListe(ligne, 'N°Panneau', index))
  return panneaux
    .filter(({ valeur }, index) => panneaux.findIndex((other) => other.valeur === valeur) < index)
    .map((panneau) => ({ ...panneau, message: 'Ce panneau est déjà celui d’une autre liste.' }))
}

/** What a line should have as the first one: the commune, and who stands. */
export function ecartsAuModele(ligne: Ligne, model: Ligne, lists: number): readonly Probleme[] {
  const same = [
    ...(['Code du département', 'Code de la commune'] as const).map((one) => [
      cellule(ligne, one),
      cellule(model, one),
    ]),
    ...Array.from({ length: lists }, (_, index) =>
      entetesListe
        .filter((one) => one !== 'Voix' && one !== '% Voix/Exp')
        .map((one) => [celluleDeListe(ligne, one, index), celluleDeListe(model, one, index)]),
    ).flat(),
  ]
  return same.flatMap(([found, expected]) => {
    if (!found || !expected || found.valeur === expected.valeur) return []
    return [{ ...found, message: `À la ligne ${model.ligne}, cette valeur est «\u00a0${expected.valeur}\u00a0».` }]
  })
}

/** Bureaux that a line before has told. */
export function bureauxDoubles(lignes: readonly Ligne[]): readonly Probleme[] {
  const seen = new Map<string, number>()
  return lignes.flatMap((ligne) => {
    const code = cellule(ligne, 'Code du b.vote')
    const known = seen.get(code.valeur.trim())
    if (known === undefined) seen.set(code.valeur.trim(), ligne.ligne)
    return known === undefined ? [] : [{ ...code, message: `Ce bureau est déjà donné à la ligne ${known}.` }]
  })
}

/** What does not hold in the figures of a bureau. */
export function incoherences(ligne: Ligne, bureau: ResultatsParBureau['bureaux'][number]): readonly Probleme[] {
  const { inscrits, abstentions, votants } = bureau
  const ecarts = controler({ ...bureau, emargements: null }).map((ecart) => {
    const { colonne, message } = phrase(ecart)
    return { ...cellule(ligne, colonne), message }
  })
  const expected = inscrits - votants
  if (votants <= inscrits && abstentions !== expected)
    ecarts.push({
      ...cellule(ligne, 'Abstentions'),
      message: `Les abstentions sont les inscrits moins les votants\u00a0: ${expected} est attendu.`,
    })
  return ecarts
}

/** Percentages that do not follow from votes and exprimés; where these cannot be read, or nothing is written, nothing can be said of them. */
export function pourcentagesDouteux(ligne: Ligne, lists: number): readonly Probleme[] {
  const exprimes = lireNombre(cellule(ligne, 'Exprimés'), [])
  return Array.from({ length: lists }, (_, index) => {
    const votes = lireNombre(celluleDeListe(ligne, 'Voix', index), [])
    const share = celluleDeListe(ligne, '% Voix/Exp', index)
    if (exprimes === null || votes === null || share.valeur === '') return []
    const due = pourcentage(votes, exprimes)
    if (share.valeur === due) return []
    return [{ ...share, message: `Ce pourcentage ne suit pas des voix\u00a0: «\u00a0${due}\u00a0» est attendu.` }]
  }).flat()
}

function phrase({ regle, ecart }: Ecart): { readonly colonne: EnteteBureau; readonly message: string } {
  const by = `l’écart est de ${ecart < 0n ? `−${-ecart}` : ecart}.`
  switch (regle) {
    case 'votants-inscrits':
      return { colonne: 'Votants', message: `Les votants sont plus nombreux que les inscrits\u00a0: ${by}` }
    case 'exprimes-voix':
      return { colonne: 'Exprimés', message: `Les exprimés ne sont pas la somme des voix\u00a0: ${by}` }
    default:
      return {
        colonne: 'Votants',
        message: `Les votants ne sont pas la somme des blancs, des nuls et des exprimés\u00a0: ${by}`,
      }
  }
}

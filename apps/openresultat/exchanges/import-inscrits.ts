// SPDX-License-Identifier: EUPL-1.2
import type { Scrutin } from '../soiree/etat.js'
import type { Importation } from './importation.js'
import { lireInscrits } from './inscrits.js'
import { type Lecture, lecture, type Probleme } from './probleme.js'

/** What a file of voters would change in a poll. Refused: another number for a bureau that has a result, which was checked against it. */
export function importerInscrits(texte: string, scrutin: Scrutin): Lecture<Importation> {
  const lus = lireInscrits(texte, scrutin)
  if (!lus.ok) return lus
  const bureaux = new Map(scrutin.bureaux.map((bureau) => [bureau.id, bureau]))
  const changed = lus.valeur.filter(({ bureau, inscrits }) => bureaux.get(bureau)?.inscrits !== inscrits)
  const problemes = changed.flatMap(({ bureau, inscrits, ligne }): readonly Probleme[] => {
    const held = bureaux.get(bureau)
    if (!held?.resultats.has('DF')) return []
    const message =
      `Ce bureau a déjà un résultat, pour ${held.inscrits} inscrits\u00a0: ` +
      'corrigez ce nombre dans sa fiche, puis enregistrez de nouveau son résultat.'
    return [{ ligne, colonne: 'inscrits', valeur: String(inscrits), message }]
  })
  const told = new Set(lus.valeur.map(({ bureau }) => bureau))
  const importation: Importation = {
    bilan: {
      comptes: {
        lignes: lus.valeur.length,
        inscritsModifies: changed.length,
        inchanges: lus.valeur.length - changed.length,
      },
      absents: scrutin.bureaux.filter(({ id }) => !told.has(id)).map(({ bureau }) => bureau.code),
      totaux: null,
    },
    async appliquer(ctx) {
      for (const { bureau, inscrits } of changed)
        await ctx.update('election_bureau', [String(bureau)], { inscrits: Number(inscrits) })
    },
  }
  return lecture(importation, problemes)
}

// SPDX-License-Identifier: EUPL-1.2
import type { Colistier } from '../gen/colistier.js'
import type { Scrutin } from '../soiree/etat.js'
import { type ColistierLu, lireCandidats } from './candidats.js'
import type { Importation } from './importation.js'
import type { Lecture } from './probleme.js'

const compared = ['nom', 'prenom', 'sexe', 'date_naissance', 'rang_cc'] as const

/**
 * What a file of candidates would change in a poll. A list that the file names has its names, and no other, afterwards: those of a
 * rank that it does not have are taken off. Lists that it leaves out keep theirs.
 */
export function importerCandidats(
  texte: string,
  scrutin: Scrutin,
  colistiers: ReadonlyMap<number, readonly Colistier[]>,
): Lecture<Importation> {
  const lus = lireCandidats(texte, scrutin)
  if (!lus.ok) return lus
  const named = new Set(lus.valeur.map(({ election_candidat }) => election_candidat))
  const held = [...named].flatMap((liste) => colistiers.get(liste) ?? [])
  const of = ({ election_candidat, rang }: ColistierLu) =>
    held.find((one) => one.election_candidat === election_candidat && one.rang === rang)
  const added = lus.valeur.filter((lu) => !of(lu))
  const changed = lus.valeur.flatMap((lu) => {
    const before = of(lu)
    return before && compared.some((name) => before[name] !== lu[name]) ? [{ before, lu }] : []
  })
  const isTold = (one: Colistier) =>
    lus.valeur.some((lu) => lu.election_candidat === one.election_candidat && lu.rang === one.rang)
  const removed = held.filter((one) => !isTold(one))
  const importation: Importation = {
    bilan: {
      comptes: {
        lignes: lus.valeur.length,
        colistiersAjoutes: added.length,
        colistiersModifies: changed.length,
        colistiersRetires: removed.length,
        inchanges: lus.valeur.length - added.length - changed.length,
      },
      absents: scrutin.listes.filter(({ id }) => !named.has(id)).map(({ libelle }) => libelle),
      totaux: null,
    },
    async appliquer(ctx) {
      for (const { colistier } of removed) await ctx.remove('colistier', [String(colistier)])
      for (const { before, lu } of changed) await ctx.update('colistier', [String(before.colistier)], lu)
      for (const lu of added) await ctx.create('colistier', lu)
      for (const liste of named) {
        const nb_candidats = lus.valeur.filter(({ election_candidat }) => election_candidat === liste).length
        await ctx.update('election_candidat', [String(liste)], { nb_candidats })
      }
    },
  }
  return { ok: true, valeur: importation }
}

// SPDX-License-Identifier: EUPL-1.2
import type { Colistier } from '../gen/colistier.js'
import { type Elus, elusCommunautaires } from '../rules/elus.js'

/** The candidates of a list to the community, in their own order. None where the list names none, as below 1,000 inhabitants (Code électoral, L273-11). */
export function candidatsCommunautaires(colistiers: readonly Colistier[]): readonly Colistier[] {
  return colistiers
    .flatMap((colistier) => (colistier.rang_cc === null ? [] : [{ colistier, rang: colistier.rang_cc }]))
    .sort((one, other) => one.rang - other.rang)
    .map(({ colistier }) => colistier)
}

/**
 * Who sits at the community for a list: its candidates there, those who are no conseillers replaced by one of the same sex who is
 * (Code électoral, L273-8). Nobody, and no seat told vacant, where it names no candidate: they are taken in the order of the tableau.
 */
export function elusDeLaCommunaute(
  sieges: bigint,
  colistiers: readonly Colistier[],
  conseillers: readonly Colistier[],
): Elus<Colistier> {
  const candidats = candidatsCommunautaires(colistiers)
  if (candidats.length === 0) return { elus: [], vacants: 0n }
  const of = (all: readonly Colistier[]) => all.map(({ colistier, sexe }) => ({ candidat: String(colistier), sexe }))
  const elus = elusCommunautaires(sieges, of(candidats), of(conseillers)).flatMap(
    ({ candidat }) => colistiers.find(({ colistier }) => String(colistier) === candidat) ?? [],
  )
  return { elus, vacants: sieges - BigInt(elus.length) }
}

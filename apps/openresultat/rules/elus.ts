// SPDX-License-Identifier: EUPL-1.2
import { sign } from './fraction.js'

/** Who is elected of a list: the first of it, in its order; what its names do not fill stays vacant. */
export interface Elus<Candidat> {
  readonly elus: readonly Candidat[]
  readonly vacants: bigint
}

/** The elected of a list that holds `sieges` (Code électoral, L262: in the order of the list). */
export function elus<Candidat>(sieges: bigint, candidats: readonly Candidat[]): Elus<Candidat> {
  const elected = candidats.slice(0, Number(sieges))
  return { elus: elected, vacants: sieges - BigInt(elected.length) }
}

/** A candidate as the rule of community seats looks at him. */
export interface CandidatCommunautaire {
  readonly candidat: string
  readonly sexe: 'F' | 'M'
}

/** A community seat: who takes it, and in whose place where that one is no conseiller municipal. */
export interface SiegeCommunautaire {
  readonly candidat: string | null
  readonly remplace: string | null
}

/**
 * Who sits at the community for a list that holds `sieges` there: its candidates to it in their order; one who was not
 * elected to the council gives way to the first of the same sex elected on the list who has no such seat (Code électoral,
 * L273-8). A seat that nobody can take has no candidate.
 */
export function elusCommunautaires(
  sieges: bigint,
  candidats: readonly CandidatCommunautaire[],
  conseillers: readonly CandidatCommunautaire[],
): readonly SiegeCommunautaire[] {
  const named = elus(sieges, candidats).elus
  const elected = new Set(conseillers.map(({ candidat }) => candidat))
  const seated = new Set(named.map(({ candidat }) => candidat).filter((candidat) => elected.has(candidat)))
  const taken: SiegeCommunautaire[] = named.map(({ candidat, sexe }) => {
    if (elected.has(candidat)) return { candidat, remplace: null }
    const next = conseillers.find((one) => one.sexe === sexe && !seated.has(one.candidat))
    if (next) seated.add(next.candidat)
    return { candidat: next?.candidat ?? null, remplace: candidat }
  })
  const missing = Number(sieges) - taken.length
  return [...taken, ...Array.from({ length: missing }, () => ({ candidat: null, remplace: null }))]
}

/** A conseiller as the order of the tableau looks at him. */
export interface ConseillerDuTableau {
  readonly candidat: string
  /** Maire 0, first adjoint 1, and so on; null for the others. */
  readonly fonction: bigint | null
  readonly voix: bigint
  readonly naissance: string
}

/**
 * The order of the tableau (CGCT L2121-1): maire, adjoints, then by the votes of their list and by age. Below 1,000 inhabitants
 * the community seats are taken in it (Code électoral, L273-11).
 */
export function ordreDuTableau(conseillers: readonly ConseillerDuTableau[]): readonly string[] {
  const place = ({ fonction }: ConseillerDuTableau) => fonction ?? BigInt(conseillers.length) + 1n
  return [...conseillers]
    .sort(
      (one, other) =>
        sign(place(one) - place(other)) || sign(other.voix - one.voix) || (one.naissance < other.naissance ? -1 : 1),
    )
    .map(({ candidat }) => candidat)
}

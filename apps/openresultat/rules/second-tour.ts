// SPDX-License-Identifier: EUPL-1.2
import { type Fraction, reaches } from './fraction.js'

/** Who may stand again; the figures come from the dated parameters of the scrutin. */
export interface RegleAcces {
  /** Share that lets one stand again, of the exprimés or of the inscrits. */
  readonly maintien: Fraction
  readonly assiette: 'exprimes' | 'inscrits'
  /** Share of the exprimés that lets the names of a list join another; null where lists do not join. */
  readonly fusion: Fraction | null
  /** Where fewer than that may stand again, as many of the first do (two: Code électoral, L162 and L210-1). */
  readonly auMoins: bigint
  /** No more than that stand again (two: Constitution, article 7); null where there is no such bound. */
  readonly auPlus: bigint | null
  /** Share of the inscrits that the majority must also reach to be elected at once (a quarter: L126 and L193). */
  readonly quorum: Fraction
}

export interface Score {
  readonly candidat: string
  readonly voix: bigint
}

/** What a first tour decides: who is elected, else who stands again and who may join them. Those of equal votes go together. */
export interface IssuePremierTour {
  readonly elu: string | null
  readonly maintien: readonly string[]
  readonly fusion: readonly string[]
}

/** The outcome of a first tour: elected by more than half of the exprimés and the quorum of inscrits, else who goes on. */
export function premierTour(
  regle: RegleAcces,
  inscrits: bigint,
  exprimes: bigint,
  scores: readonly Score[],
): IssuePremierTour {
  const elected = scores.find(({ voix }) => voix * 2n > exprimes && reaches(voix, inscrits, regle.quorum))
  if (elected) return { elu: elected.candidat, maintien: [], fusion: [] }
  const base = regle.assiette === 'exprimes' ? exprimes : inscrits
  const entitled = scores.filter(({ voix }) => voix > 0n && reaches(voix, base, regle.maintien))
  const enough = BigInt(entitled.length) >= regle.auMoins ? entitled : first(scores, regle.auMoins)
  const going = regle.auPlus === null ? enough : first(enough, regle.auPlus)
  const maintien = going.map(({ candidat }) => candidat)
  const { fusion } = regle
  return {
    elu: null,
    maintien,
    fusion:
      fusion === null
        ? []
        : scores
            .filter(({ candidat, voix }) => reaches(voix, exprimes, fusion) && !maintien.includes(candidat))
            .map(({ candidat }) => candidat),
  }
}

/** The first `count` by votes, and whoever has as many as the last of them; in the order given. */
function first(scores: readonly Score[], count: bigint): readonly Score[] {
  return scores.filter(({ voix }) => voix > 0n && BigInt(scores.filter((other) => other.voix > voix).length) < count)
}

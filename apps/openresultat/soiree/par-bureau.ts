// SPDX-License-Identifier: EUPL-1.2
import type { BureauDuScrutin, ListeDuScrutin, Scrutin } from './etat.js'
import { bureauxArrives } from './etat.js'

/** What a bureau said in the end; null as long as it counts for nothing. */
export interface ResultatDuBureau {
  readonly bureau: BureauDuScrutin
  readonly final: {
    readonly inscrits: bigint
    readonly votants: bigint
    readonly exprimes: bigint
    /** Lists with the most votes: several where they are equal, none where nobody voted for one. */
    readonly enTete: readonly ListeDuScrutin[]
    /** Votes of each list in front. */
    readonly voix: bigint
  } | null
}

/** The bureaux of a poll in their order, each with what it said and who is in front there. */
export function parBureau(scrutin: Scrutin): readonly ResultatDuBureau[] {
  const arrived = new Set(bureauxArrives(scrutin))
  return scrutin.bureaux.map((bureau) => {
    const told = arrived.has(bureau) ? bureau.resultats.get('DF') : undefined
    if (!told) return { bureau, final: null }
    const voix = told.voix.reduce((most, one) => (one > most ? one : most), 0n)
    const enTete = voix === 0n ? [] : scrutin.listes.filter((_, index) => told.voix[index] === voix)
    return { bureau, final: { inscrits: told.inscrits, votants: told.votants, exprimes: told.exprimes, enTete, voix } }
  })
}

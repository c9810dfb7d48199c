// SPDX-License-Identifier: EUPL-1.2
import type { RegleAcces } from '../rules/second-tour.js'
import type { RegleSieges } from '../rules/sieges.js'

/** Keys of the types of election that the installation brings (`schema/0002-regles.sql`), by their regulatory code. */
export const typeInstalled = { CAN: 1, DEP: 2, EUR: 3, LEG: 4, MUN: 5, PRE: 6, REF: 7, REG: 8 } as const

/** Keys of its rules. The municipal rule has one for each period. */
export const regleInstalled = {
  municipaleAvant2026: 1,
  municipale: 2,
  communautaire: 3,
  departementale: 4,
  legislative: 5,
  presidentielle: 6,
  europeenne: 7,
  regionale: 8,
} as const

const percent = (hundredths: bigint) => ({ numerator: hundredths, denominator: 10_000n })

/** How the seats of a municipal or of a community council are shared: the figures of the installed rules. */
export const siegesMunicipaux: RegleSieges = {
  prime: percent(50_00n),
  arrondiInferieurJusqua: 4n,
  seuil: percent(5_00n),
}

/** Who may stand again at a second tour: the figures of the installed rules. */
export const acces = {
  municipale: {
    maintien: percent(10_00n),
    assiette: 'exprimes',
    fusion: percent(5_00n),
    auMoins: 0n,
    auPlus: null,
    quorum: percent(0n),
  },
  departementale: {
    maintien: percent(12_50n),
    assiette: 'inscrits',
    fusion: null,
    auMoins: 2n,
    auPlus: null,
    quorum: percent(25_00n),
  },
  presidentielle: {
    maintien: percent(0n),
    assiette: 'exprimes',
    fusion: null,
    auMoins: 0n,
    auPlus: 2n,
    quorum: percent(0n),
  },
} as const satisfies Readonly<Record<string, RegleAcces>>

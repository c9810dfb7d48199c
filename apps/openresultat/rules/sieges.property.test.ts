// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { somme } from './bureau.js'
import { enTete, type Liste, type RegleSieges, type Repartition, repartir } from './sieges.js'

/** OPENMAIRIE_THOROUGH draws twenty times as many. */
const numRuns = process.env.OPENMAIRIE_THOROUGH ? 100_000 : 5_000

const regle: RegleSieges = {
  prime: { numerator: 1n, denominator: 2n },
  arrondiInferieurJusqua: 4n,
  seuil: { numerator: 5n, denominator: 100n },
}

/** Close votes, so that ties come; ages all different, so that each is decided. */
const election = fc.record({
  sieges: fc.integer({ min: 3, max: 69 }),
  voix: fc.array(fc.oneof(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 40 })), {
    minLength: 1,
    maxLength: 10,
  }),
})

function standing(voix: readonly number[]): readonly Liste[] {
  return voix.map((votes, index) => ({
    liste: `${index}`,
    voix: BigInt(votes),
    ageMoyen: BigInt(4_000 + index),
    naissances: Array.from(
      { length: 70 },
      (_, rank) => `19${30 + index}-01-${String((rank % 28) + 1).padStart(2, '0')}`,
    ),
  }))
}

function outcome(sieges: number, listes: readonly Liste[]): Repartition {
  const exprimes = somme(listes.map(({ voix }) => voix))
  const { listes: first } = enTete(listes, exprimes, 2)
  return repartir(regle, BigInt(sieges), exprimes, listes, first[0] ?? null)
}

function totals({ sieges }: Repartition): Readonly<Record<string, bigint>> {
  return Object.fromEntries([...sieges].map(([liste, { total }]) => [liste, total]))
}

/** The highest average alone, seat after seat, as a second way to the same totals. */
function bySingleSeats(listes: readonly Liste[], admises: readonly string[], seats: bigint): Record<string, bigint> {
  const won: Record<string, bigint> = {}
  const admitted = listes.filter(({ liste }) => admises.includes(liste))
  for (let seat = 0n; seat < seats; seat += 1n) {
    const [best] = [...admitted].sort((one, other) => {
      const left = other.voix * ((won[one.liste] ?? 0n) + 1n) - one.voix * ((won[other.liste] ?? 0n) + 1n)
      if (left !== 0n) return left > 0n ? 1 : -1
      return one.voix === other.voix ? Number(one.liste) - Number(other.liste) : one.voix < other.voix ? 1 : -1
    })
    if (best) won[best.liste] = (won[best.liste] ?? 0n) + 1n
  }
  return won
}

describe('whatever the votes', () => {
  test('all seats are given, none twice, each list its quota at least, and by either way of counting', () => {
    fc.assert(
      fc.property(election, ({ sieges, voix }) => {
        const listes = standing(voix)
        const shared = outcome(sieges, listes)
        if (somme(listes.map((one) => one.voix)) === 0n) {
          expect(shared.admises).toEqual([])
          return
        }
        expect(shared.indecis).toBeNull()
        const left = BigInt(sieges) - shared.prime
        const given = somme([...shared.sieges.values()].map(({ total }) => total))
        expect(given).toBe(shared.admises.length === 0 ? shared.prime : BigInt(sieges))
        const single = bySingleSeats(listes, shared.admises, left)
        const votes = somme(listes.filter(({ liste }) => shared.admises.includes(liste)).map((one) => one.voix))
        for (const { liste, voix: own } of listes) {
          const { proportionnelle = -1n } = shared.sieges.get(liste) ?? {}
          expect(proportionnelle).toBe(single[liste] ?? 0n)
          if (!shared.admises.includes(liste)) continue
          expect(proportionnelle >= (own * left) / votes).toBe(true)
          // Of two lists neither passes its quota rounded up; of more, the highest average may favour a large one.
          if (shared.admises.length === 2) expect(proportionnelle <= (own * left + votes - 1n) / votes).toBe(true)
        }
      }),
      { numRuns },
    )
  }, 600_000)

  test('more votes never cost a list a seat', () => {
    fc.assert(
      fc.property(election, fc.nat(), fc.integer({ min: 1, max: 5_000 }), ({ sieges, voix }, which, more) => {
        const index = which % voix.length
        const before = totals(outcome(sieges, standing(voix)))
        const after = totals(outcome(sieges, standing(voix.map((own, at) => (at === index ? own + more : own)))))
        expect((after[`${index}`] ?? -1n) >= (before[`${index}`] ?? 0n)).toBe(true)
      }),
      { numRuns },
    )
  }, 600_000)

  test('the order in which lists are told changes nothing', () => {
    fc.assert(
      fc.property(election, fc.infiniteStream(fc.nat()), ({ sieges, voix }, draws) => {
        const listes = standing(voix)
        const shuffled = listes
          .map((liste) => ({ liste, at: draws.next().value as number }))
          .sort((one, other) => one.at - other.at)
          .map(({ liste }) => liste)
        expect(totals(outcome(sieges, shuffled))).toEqual(totals(outcome(sieges, listes)))
      }),
      { numRuns },
    )
  }, 600_000)
})

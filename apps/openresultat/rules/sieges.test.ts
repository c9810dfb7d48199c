// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { conseilComplet } from './conseil.js'
import { elus } from './elus.js'
import { enTete, type Liste, type RegleSieges, repartir, siegesDePrime } from './sieges.js'

const municipale: RegleSieges = {
  prime: { numerator: 1n, denominator: 2n },
  arrondiInferieurJusqua: 4n,
  seuil: { numerator: 5n, denominator: 100n },
}
const regionale: RegleSieges = { ...municipale, prime: { numerator: 1n, denominator: 4n }, arrondiInferieurJusqua: 0n }
const europeenne: RegleSieges = { ...municipale, prime: { numerator: 0n, denominator: 1n } }

function listes(...voix: readonly number[]): readonly Liste[] {
  return voix.map((votes, index) => ({
    liste: 'ABCDEFGHIJ'[index] ?? '?',
    voix: BigInt(votes),
    ageMoyen: null,
    naissances: [],
  }))
}

/** Seats of each list, in the order given, of a second tour whose exprimés are these votes and `others`. */
function seats(total: number, voix: readonly number[], others = 0, regle = municipale): readonly number[] {
  const standing = listes(...voix)
  const exprimes = BigInt(voix.reduce((sum, one) => sum + one, others))
  const [premiere] = enTete(standing, exprimes, 2).listes
  const { sieges, indecis } = repartir(regle, BigInt(total), exprimes, standing, premiere ?? null)
  expect(indecis).toBeNull()
  return standing.map(({ liste }) => Number(sieges.get(liste)?.total))
}

describe('seats of a council', () => {
  test('Arles, 2020: a prime of 23, then 36 and 9', () => {
    expect(siegesDePrime(45n, municipale)).toBe(23n)
    expect(seats(45, [9_949, 7_437])).toEqual([36, 9])
  })

  test('La Rochelle, 2020', () => {
    expect(seats(49, [8_851, 8_670, 3_569])).toEqual([35, 10, 4])
  })

  test('Grenoble, 2020', () => {
    expect(seats(59, [16_169, 7_133, 3_803, 3_325])).toEqual([46, 7, 3, 3])
  })

  test('Ambérieu, 2014: council and community', () => {
    expect(seats(33, [2_678, 949, 741])).toEqual([27, 3, 3])
    expect(seats(8, [2_678, 949, 741])).toEqual([7, 1, 0])
  })

  test('Peyrat, 2014: of three community seats the prime is one, rounded down', () => {
    expect(seats(15, [413, 350])).toEqual([12, 3])
    expect(siegesDePrime(3n, municipale)).toBe(1n)
    expect(seats(3, [413, 350])).toEqual([2, 1])
  })

  test('the prime never enters an average: 16 and 3, not 15 and 4', () => {
    expect(seats(19, [884, 544])).toEqual([16, 3])
  })

  test('a list with five per cent of the exprimés takes part, one with a vote less does not', () => {
    expect(seats(39, [950, 900, 100, 50])).toEqual([29, 9, 1, 0])
    expect(seats(39, [951, 900, 99, 50])).toEqual([30, 9, 0, 0])
  })

  test('eleven seats and one list of nine names: nine elected, two vacant, a complete council', () => {
    const [total] = seats(11, [312])
    expect(total).toBe(11)
    const { elus: elected, vacants } = elus(11n, ['1', '2', '3', '4', '5', '6', '7', '8', '9'])
    expect([elected.length, vacants]).toEqual([9, 2n])
    const completude = [{ sieges: 11n, elus: 9n }]
    expect(conseilComplet(9n, 11n, completude)).toBe(true)
    expect(conseilComplet(8n, 11n, completude)).toBe(false)
    expect(conseilComplet(14n, 15n, completude)).toBe(false)
  })

  test('seats beyond the names of a list are vacant', () => {
    const [first = 0, second] = seats(15, [420, 75])
    expect([first, second]).toEqual([14, 1])
    const names = Array.from({ length: 13 }, (_, index) => `${index}`)
    expect(elus(BigInt(first), names)).toEqual({ elus: names, vacants: 1n })
  })
})

describe('equal averages', () => {
  test('the last seat goes to more votes', () => {
    const standing = listes(500, 300)
    const { attributions, sieges } = repartir(municipale, 15n, 800n, standing, 'A')
    expect(attributions.at(-1)).toEqual({
      siege: 7n,
      moyennes: [
        { liste: 'A', voix: 500n, diviseur: 5n },
        { liste: 'B', voix: 300n, diviseur: 3n },
      ],
      liste: 'A',
      departage: 'voix',
    })
    expect(sieges.get('A')).toEqual({ prime: 8n, proportionnelle: 5n, total: 13n })
    expect(sieges.get('B')).toEqual({ prime: 0n, proportionnelle: 2n, total: 2n })
  })

  test.each([
    { born: '1975-06-01', expected: [20n, 7n], winner: 'B' },
    { born: '1951-06-01', expected: [21n, 6n], winner: 'A' },
  ])('of equal votes, the older of the two who would be elected takes it: A’s 21st born $born', (case_) => {
    const standing = [
      { liste: 'A', voix: 968n, ageMoyen: 5_300n, naissances: [...Array(20).fill('1980-01-01'), case_.born] },
      { liste: 'B', voix: 968n, ageMoyen: 4_800n, naissances: [...Array(6).fill('1980-01-01'), '1960-03-02'] },
    ]
    const front = enTete(standing, 1_936n, 2)
    expect(front).toEqual({ listes: ['A'], departage: 'age' })
    const { prime, attributions, sieges } = repartir(municipale, 27n, 1_936n, standing, 'A')
    expect(prime).toBe(14n)
    expect(attributions.at(-1)).toMatchObject({ siege: 13n, liste: case_.winner, departage: 'age' })
    expect(['A', 'B'].map((liste) => sieges.get(liste)?.total)).toEqual(case_.expected)
  })

  test('what neither votes nor known ages decide is left to a person', () => {
    const standing = listes(968, 968)
    expect(enTete(standing, 1_936n, 2)).toEqual({ listes: ['A', 'B'], departage: null })
    const { indecis, sieges } = repartir(municipale, 27n, 1_936n, standing, 'A')
    expect(indecis).toEqual({ sieges: 1n, listes: ['A', 'B'] })
    expect(['A', 'B'].map((liste) => sieges.get(liste)?.total)).toEqual([20n, 6n])
  })
})

describe('the list in front', () => {
  test('a first tour is won by more than half: exactly half is not enough', () => {
    expect(enTete(listes(501, 499), 1_000n, 1).listes).toEqual(['A'])
    expect(enTete(listes(500, 300, 200), 1_000n, 1).listes).toEqual([])
  })
})

describe('other scrutins', () => {
  test('a regional prime is a quarter, rounded up', () => {
    expect(siegesDePrime(57n, regionale)).toBe(15n)
    expect(siegesDePrime(3n, regionale)).toBe(1n)
  })

  test('a European scrutin has no prime, and five per cent of the exprimés', () => {
    const standing = listes(3_100, 1_500, 800, 200)
    const { prime, admises, quotient, auQuotient, sieges } = repartir(europeenne, 10n, 5_600n, standing, null)
    expect(prime).toBe(0n)
    expect(admises).toEqual(['A', 'B', 'C'])
    expect(quotient).toEqual({ numerator: 5_400n, denominator: 10n })
    expect([...auQuotient]).toEqual([
      ['A', 5n],
      ['B', 2n],
      ['C', 1n],
    ])
    expect([...sieges.values()].map(({ total }) => total)).toEqual([6n, 3n, 1n, 0n])
  })

  test('nobody is given a seat where nobody voted', () => {
    const { admises, sieges } = repartir(municipale, 15n, 0n, listes(0, 0), null)
    expect(admises).toEqual([])
    expect([...sieges.values()].map(({ total }) => total)).toEqual([0n, 0n])
  })
})

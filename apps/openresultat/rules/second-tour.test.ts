// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { elusCommunautaires, ordreDuTableau } from './elus.js'
import { premierTour, type RegleAcces } from './second-tour.js'

const none = { numerator: 0n, denominator: 1n }
const municipales: RegleAcces = {
  maintien: { numerator: 10n, denominator: 100n },
  assiette: 'exprimes',
  fusion: { numerator: 5n, denominator: 100n },
  auMoins: 0n,
  auPlus: null,
  quorum: none,
}
const departementales: RegleAcces = {
  maintien: { numerator: 125n, denominator: 1_000n },
  assiette: 'inscrits',
  fusion: null,
  auMoins: 2n,
  auPlus: null,
  quorum: { numerator: 25n, denominator: 100n },
}
const presidentielle: RegleAcces = { ...municipales, maintien: none, fusion: null, auPlus: 2n }

const scores = (...voix: readonly number[]) =>
  voix.map((votes, index) => ({ candidat: 'ABCDEF'[index] ?? '?', voix: BigInt(votes) }))

describe('after a first tour', () => {
  test('municipales: ten per cent stand again, five per cent may join', () => {
    expect(premierTour(municipales, 2_000n, 1_000n, scores(420, 330, 100, 99, 50, 1))).toEqual({
      elu: null,
      maintien: ['A', 'B', 'C'],
      fusion: ['D', 'E'],
    })
  })

  test('municipales: more than half is elected, exactly half is not', () => {
    expect(premierTour(municipales, 2_000n, 1_000n, scores(501, 499)).elu).toBe('A')
    expect(premierTour(municipales, 2_000n, 1_000n, scores(500, 500)).elu).toBeNull()
  })

  test('départementales: a majority also needs a quarter of the inscrits', () => {
    expect(premierTour(departementales, 2_000n, 900n, scores(500, 400)).elu).toBe('A')
    expect(premierTour(departementales, 2_000n, 900n, scores(499, 401))).toEqual({
      elu: null,
      maintien: ['A', 'B'],
      fusion: [],
    })
  })

  test('départementales: an eighth of the inscrits, else the two first', () => {
    expect(premierTour(departementales, 2_000n, 900n, scores(300, 250, 250, 100)).maintien).toEqual(['A', 'B', 'C'])
    expect(premierTour(departementales, 2_000n, 700n, scores(249, 230, 221)).maintien).toEqual(['A', 'B'])
    expect(premierTour(departementales, 2_000n, 700n, scores(260, 230, 210)).maintien).toEqual(['A', 'B'])
  })

  test('those of equal votes at the last place go on together, for a person to decide', () => {
    expect(premierTour(departementales, 4_000n, 700n, scores(260, 220, 220)).maintien).toEqual(['A', 'B', 'C'])
  })

  test('présidentielle: the two first', () => {
    expect(premierTour(presidentielle, 2_000n, 1_000n, scores(240, 260, 200, 300)).maintien).toEqual(['B', 'D'])
  })
})

describe('the community', () => {
  const of = (...names: readonly string[]) =>
    names.map((candidat) => ({ candidat, sexe: candidat.startsWith('f') ? ('F' as const) : ('M' as const) }))

  test('its candidates in their order, when all sit at the council', () => {
    expect(elusCommunautaires(2n, of('f1', 'm2', 'f3'), of('f1', 'm2', 'f3', 'm4'))).toEqual([
      { candidat: 'f1', remplace: null },
      { candidat: 'm2', remplace: null },
    ])
  })

  test('one who does not sit there gives way to the first of the same sex who has no such seat', () => {
    expect(elusCommunautaires(3n, of('f1', 'm9', 'f3'), of('f1', 'f3', 'm4', 'f5'))).toEqual([
      { candidat: 'f1', remplace: null },
      { candidat: 'm4', remplace: 'm9' },
      { candidat: 'f3', remplace: null },
    ])
    expect(elusCommunautaires(2n, of('f9', 'm1'), of('m1', 'm3'))).toEqual([
      { candidat: null, remplace: 'f9' },
      { candidat: 'm1', remplace: null },
    ])
  })

  test('a seat without a candidate is told', () => {
    expect(elusCommunautaires(2n, of('f1'), of('f1'))).toEqual([
      { candidat: 'f1', remplace: null },
      { candidat: null, remplace: null },
    ])
  })
})

test('the tableau: maire, adjoints, then votes, then age', () => {
  expect(
    ordreDuTableau([
      { candidat: 'young', fonction: null, voix: 500n, naissance: '1990-01-01' },
      { candidat: 'other list', fonction: null, voix: 300n, naissance: '1940-01-01' },
      { candidat: 'adjoint', fonction: 1n, voix: 300n, naissance: '1999-01-01' },
      { candidat: 'old', fonction: null, voix: 500n, naissance: '1950-01-01' },
      { candidat: 'maire', fonction: 0n, voix: 500n, naissance: '1985-01-01' },
    ]),
  ).toEqual(['maire', 'adjoint', 'old', 'young', 'other list'])
})

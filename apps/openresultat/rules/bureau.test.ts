// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { centaine, controler, type Depouillement, pointagesDouteux, totaliser } from './bureau.js'
import { siegesDuConseil } from './conseil.js'
import { percentage } from './fraction.js'

/** inscrits / votants / blancs / nuls / exprimés, and the votes of each list. */
function bureau(figures: string, voix: readonly number[], emargements: number | null = null): Depouillement {
  const [inscrits = 0n, votants = 0n, blancs = 0n, nuls = 0n, exprimes = 0n] = figures.split('/').map(BigInt)
  return {
    inscrits,
    votants,
    blancs,
    nuls,
    exprimes,
    emargements: emargements === null ? null : BigInt(emargements),
    voix: voix.map(BigInt),
  }
}

describe('the figures of a bureau', () => {
  test('hold: nothing is said', () => {
    expect(controler(bureau('912/548/9/6/533', [300, 200, 33], 548))).toEqual([])
  })

  test('votes that are one short of the exprimés are an error, with its sign', () => {
    expect(controler(bureau('912/548/9/6/533', [300, 200, 32]))).toEqual([
      { regle: 'exprimes-voix', gravite: 'erreur', ecart: 1n },
    ])
  })

  test('more voters than registered, and ballots that do not add up, are told together', () => {
    expect(controler(bureau('500/548/9/6/530', [300, 200, 30]))).toEqual([
      { regle: 'votants-inscrits', gravite: 'erreur', ecart: 48n },
      { regle: 'votants-bulletins', gravite: 'erreur', ecart: 3n },
    ])
  })

  test('signatures that differ from the ballots only warn', () => {
    expect(controler(bureau('912/548/9/6/533', [533], 549))).toEqual([
      { regle: 'emargements-votants', gravite: 'avertissement', ecart: 1n },
    ])
  })
})

test('three bureaux together, in per cent of what the law divides by', () => {
  const total = totaliser(
    [
      bureau('912/548/9/6/533', [270, 217, 46]),
      bureau('1043/602/11/4/587', [291, 248, 48]),
      bureau('780/401/5/8/388', [195, 157, 36]),
    ],
    3n,
  )
  expect(total).toEqual({
    bureaux: 3n,
    inscrits: 2_735n,
    emargements: 1_551n,
    votants: 1_551n,
    blancs: 25n,
    nuls: 18n,
    exprimes: 1_508n,
    voix: [756n, 622n, 130n],
  })
  expect(percentage(total.votants, total.inscrits)).toBe('56.71')
  expect(total.voix.map((voix) => percentage(voix, total.exprimes))).toEqual(['50.13', '41.25', '8.62'])
})

test('halves of a hundredth go up, and nothing is divided by nothing', () => {
  expect(percentage(1n, 20_000n)).toBe('0.01')
  expect(percentage(1n, 20_001n)).toBe('0.00')
  expect(percentage(5n, 0n)).toBe('0.00')
  expect(percentage(7n, 7n)).toBe('100.00')
})

test.each([
  [37n, 'C1', 37n],
  [100n, 'C1', 100n],
  [101n, 'C1', 100n],
  [150n, 'C2', 150n],
  [200n, 'C2', 200n],
  [812n, 'C2', 200n],
] as const)('of %i voters a %s keeps %i', (votants, phase, kept) => {
  expect(centaine(votants, phase)).toBe(kept)
})

test('a tranche below an earlier one, or above the inscrits, is doubtful', () => {
  const at = (...votants: readonly number[]) =>
    votants.map((count, index) => ({ tranche: `${9 + index}h`, votants: BigInt(count) }))
  expect(pointagesDouteux(900n, at(80, 210, 210, 400))).toEqual([])
  expect(pointagesDouteux(900n, at(80, 210, 190, 205, 901))).toEqual(['11h', '12h', '13h'])
})

test('the council of a commune, by its population', () => {
  const table = [
    { avant: 100n, sieges: 7n },
    { avant: 500n, sieges: 11n },
    { avant: 300_000n, sieges: 65n },
    { avant: null, sieges: 69n },
  ]
  expect([99n, 100n, 499n, 299_999n, 300_000n].map((one) => siegesDuConseil(one, table))).toEqual([
    7n,
    11n,
    11n,
    65n,
    69n,
  ])
  expect(siegesDuConseil(5n, [])).toBeNull()
})

// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import type { Colistier } from '../gen/colistier.js'
import { candidatsCommunautaires, elusDeLaCommunaute } from './communaute.js'

const colistier = (rang: number, sexe: 'F' | 'M', rang_cc: number | null): Colistier => ({
  colistier: rang,
  election_candidat: 1,
  rang,
  nom: `Nom ${rang}`,
  prenom: null,
  sexe,
  date_naissance: null,
  rang_cc,
})
// The third and the eighth stand for the community too, the eighth far down the list.
const liste = [
  colistier(1, 'F', 1),
  colistier(2, 'M', null),
  colistier(3, 'F', 3),
  colistier(4, 'M', null),
  colistier(8, 'M', 2),
]
const rangs = ({ elus, vacants }: ReturnType<typeof elusDeLaCommunaute>) => [elus.map(({ rang }) => rang), vacants]

test('candidates to the community are in their own order', () => {
  expect(candidatsCommunautaires(liste).map(({ rang }) => rang)).toEqual([1, 8, 3])
})

test('who is no conseiller gives way to the first of the same sex who is one', () => {
  expect(rangs(elusDeLaCommunaute(2n, liste, liste.slice(0, 4)))).toEqual([[1, 2], 0n])
  expect(rangs(elusDeLaCommunaute(2n, liste, liste))).toEqual([[1, 8], 0n])
})

test('a seat that nobody can take is vacant; without candidates nothing is said', () => {
  expect(rangs(elusDeLaCommunaute(2n, liste, [colistier(1, 'F', 1)]))).toEqual([[1], 1n])
  const without = liste.map((one) => ({ ...one, rang_cc: null }))
  expect(rangs(elusDeLaCommunaute(2n, without, without))).toEqual([[], 0n])
})

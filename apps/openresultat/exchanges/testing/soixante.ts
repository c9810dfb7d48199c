// SPDX-License-Identifier: EUPL-1.2
import type { Scrutin } from '../../soiree/etat.js'
import { ecrireParBureau, resultatsParBureau } from '../opendata.js'
import { arville, bureau, colistiers, liste } from './arville.js'

const sixty = Array.from({ length: 60 }, (_, index) => index + 1)
const nine = Array.from({ length: 9 }, (_, index) => index + 1)

/** Sixty bureaux and nine lists: bureau i gives 10 j + i votes to list j. */
export const soixante: Scrutin = {
  ...arville,
  listes: nine.map((panneau) => liste(panneau, `Liste «\u00a0${panneau}\u00a0» ; "Arville"`, 'LDIV')),
  bureaux: sixty.map((i) => {
    const exprimes = 450 + 9 * i
    return bureau(
      i,
      'arrive',
      [1_000 + i, exprimes + (i % 7) + (i % 5), i % 7, i % 5, exprimes],
      nine.map((j) => 10 * j + i),
    )
  }),
}

/** Its file of open data. */
export const fichierDeSoixante = ecrireParBureau(resultatsParBureau(soixante, { mode: 'liste', colistiers }))

// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { somme } from '../rules/bureau.js'
import { ecrireParBureau, type ResultatsParBureau, resultatsParBureau } from './opendata.js'
import { lireParBureau } from './opendata-import.js'
import { arville, colistiers } from './testing/arville.js'
import { fichierDeSoixante } from './testing/soixante.js'

const nine = Array.from({ length: 9 }, (_, index) => index + 1)

function read(texte: string): ResultatsParBureau {
  const lecture = lireParBureau(texte)
  if (!lecture.ok) throw new Error(JSON.stringify(lecture.problemes))
  return lecture.valeur
}

describe('sixty bureaux and nine lists', () => {
  const lus = read(fichierDeSoixante)

  test('are read as they were', () => {
    expect([lus.departement, lus.commune, lus.bureaux.length, lus.listes.length]).toEqual(['01', '004', 60, 9])
    expect(lus.bureaux[59]).toEqual({
      code: '0060',
      inscrits: 1_060n,
      abstentions: 66n,
      votants: 994n,
      blancs: 4n,
      nuls: 0n,
      exprimes: 990n,
      voix: [70n, 80n, 90n, 100n, 110n, 120n, 130n, 140n, 150n],
    })
    expect(lus.listes[1]).toEqual({
      panneau: 2,
      nuance: 'LDIV',
      sexe: 'M',
      nom: 'LE GOFF',
      prenom: 'Yann',
      liste: 'Liste «\u00a02\u00a0» ; "Arville"',
    })
    expect(somme(lus.bureaux.map(({ inscrits }) => inscrits))).toBe(61_830n)
    expect(somme(lus.bureaux.map(({ exprimes }) => exprimes))).toBe(43_470n)
    expect(nine.map((j) => somme(lus.bureaux.map(({ voix }) => voix[j - 1] ?? 0n)))).toEqual([
      2_430n,
      3_030n,
      3_630n,
      4_230n,
      4_830n,
      5_430n,
      6_030n,
      6_630n,
      7_230n,
    ])
  })

  test('are written again as the file that was read', () => {
    expect(ecrireParBureau(lus)).toBe(fichierDeSoixante)
  })

  test('are read from a file with other line ends, blank lines and needless quotes', () => {
    const other = `${fichierDeSoixante.replaceAll('\r\n', '\n').replace('01;004;0007', '"01";"004";"0007"')}\n\n`
    expect(read(other)).toEqual(lus)
  })
})

test('titles that a spreadsheet would run come back as they were', () => {
  const source = resultatsParBureau(arville, { mode: 'liste', colistiers })
  expect(read(ecrireParBureau(source))).toEqual(source)
  expect(source.listes[2]?.liste).toBe('=Demain')
})

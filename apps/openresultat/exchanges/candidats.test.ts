// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { lireCandidats } from './candidats.js'
import { arville } from './testing/arville.js'

const entete = 'liste;rang;nom;prenom;sexe;date_naissance;rang_cc\r\n'
const read = (...lignes: readonly string[]) => lireCandidats(entete + lignes.join('\r\n'), arville)
const problemsOf = (...lignes: readonly string[]) => {
  const lecture = read(...lignes)
  return lecture.ok ? [] : lecture.problemes
}

test('candidates of lists told by their panel or their title, dates written in both ways', () => {
  expect(
    read(
      '1;1;DUMONT;Claire;F;1975-02-28;1',
      '"Vivre Arville ; autrement";1; LE GOFF ;Yann;M;29/02/1960;',
      '1;2;NOËL;;M;;',
    ),
  ).toEqual({
    ok: true,
    valeur: [
      {
        election_candidat: 10,
        rang: 1,
        nom: 'DUMONT',
        prenom: 'Claire',
        sexe: 'F',
        date_naissance: '1975-02-28',
        rang_cc: 1,
      },
      {
        election_candidat: 20,
        rang: 1,
        nom: 'LE GOFF',
        prenom: 'Yann',
        sexe: 'M',
        date_naissance: '1960-02-29',
        rang_cc: null,
      },
      { election_candidat: 10, rang: 2, nom: 'NOËL', prenom: null, sexe: 'M', date_naissance: null, rang_cc: null },
    ],
  })
})

test.each([
  ['4;1;A;B;F;;', 'liste', '4', 'Cette liste n’est pas de ce scrutin.'],
  ['1;0;A;B;F;;', 'rang', '0', 'Un nombre plus grand que zéro est attendu.'],
  ['1;premier;A;B;F;;', 'rang', 'premier', 'Un nombre entier est attendu.'],
  ['1;1; ;B;F;;', 'nom', ' ', 'Cette valeur est obligatoire.'],
  [`1;1;A;${'B'.repeat(61)};F;;`, 'prenom', 'B'.repeat(61), '60 caractères au plus sont attendus.'],
  ['1;1;A;B;f;;', 'sexe', 'f', '«\u00a0F\u00a0» ou «\u00a0M\u00a0» est attendu.'],
  [
    '1;1;A;B;F;1975-02-30;',
    'date_naissance',
    '1975-02-30',
    'Une date est attendue, «\u00a0AAAA-MM-JJ\u00a0» ou «\u00a0JJ/MM/AAAA\u00a0».',
  ],
  [
    '1;1;A;B;F;3/1/75;',
    'date_naissance',
    '3/1/75',
    'Une date est attendue, «\u00a0AAAA-MM-JJ\u00a0» ou «\u00a0JJ/MM/AAAA\u00a0».',
  ],
  ['1;1;A;B;F;22/03/2026;', 'date_naissance', '22/03/2026', 'Cette naissance n’est pas avant le scrutin.'],
  ['1;1;A;B;F;;-1', 'rang_cc', '-1', 'Un nombre ne peut pas être négatif.'],
  ['1;2;A;B;F;;', 'rang', '2', 'Le rang 1 de cette liste manque.'],
])('%s is refused', (ligne, colonne, valeur, message) => {
  expect(problemsOf(ligne)).toEqual([{ ligne: 2, colonne, valeur, message }])
})

test('a rank that comes twice is told with the line of the first; other lists have their own ranks', () => {
  expect(problemsOf('1;1;A;B;F;;1', '2;1;C;D;M;;1', '1;1;E;F;F;;', '1;2;G;H;M;;1')).toEqual([
    { ligne: 4, colonne: 'rang', valeur: '1', message: 'Ce rang est déjà donné, pour cette liste, à la ligne 2.' },
    { ligne: 5, colonne: 'rang_cc', valeur: '1', message: 'Ce rang est déjà donné, pour cette liste, à la ligne 2.' },
  ])
})

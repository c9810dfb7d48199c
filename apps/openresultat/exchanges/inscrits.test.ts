// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { lireInscrits } from './inscrits.js'
import { arville } from './testing/arville.js'

const problemsOf = (texte: string) => {
  const lecture = lireInscrits(texte, arville)
  return lecture.ok ? [] : lecture.problemes
}

test('the voters of bureaux, by their codes', () => {
  expect(lireInscrits('bureau;inscrits\r\n0001;915\r\n"0003";0\r\n', arville)).toEqual({
    ok: true,
    valeur: [
      { bureau: 1, inscrits: 915n, ligne: 2 },
      { bureau: 3, inscrits: 0n, ligne: 3 },
    ],
  })
})

test('everything that is wrong is told at once, and nothing is taken', () => {
  expect(problemsOf('bureau;inscrits\n0001;neuf cents\n0099;900\n0002;-3\n;12\n0001;900\n0002;1;2\n')).toEqual([
    { ligne: 2, colonne: 'inscrits', valeur: 'neuf cents', message: 'Un nombre entier est attendu.' },
    { ligne: 3, colonne: 'bureau', valeur: '0099', message: 'Ce bureau n’est pas de ce scrutin.' },
    { ligne: 4, colonne: 'inscrits', valeur: '-3', message: 'Un nombre ne peut pas être négatif.' },
    { ligne: 5, colonne: 'bureau', valeur: '', message: 'Cette valeur est obligatoire.' },
    { ligne: 6, colonne: 'bureau', valeur: '0001', message: 'Ce bureau est déjà donné à la ligne 2.' },
    {
      ligne: 7,
      colonne: null,
      valeur: '0002;1;2',
      message: 'La ligne compte 3 valeurs\u00a0: 2 sont attendues.',
    },
  ])
})

test('a figure that the base does not hold, and decimals, are no counts', () => {
  expect(problemsOf('bureau;inscrits\n0001;2147483647\n0002;2147483648\n0003;12,5')).toEqual([
    { ligne: 3, colonne: 'inscrits', valeur: '2147483648', message: 'Ce nombre est trop grand.' },
    { ligne: 4, colonne: 'inscrits', valeur: '12,5', message: 'Un nombre entier est attendu.' },
  ])
})

test.each([
  ['', 1, null, '', 'Le fichier est vide.'],
  [' \r\n;\r\n', 1, null, '', 'Le fichier est vide.'],
  ['bureau;inscrits\n', 1, null, '', 'Le fichier ne contient que la ligne des en-têtes.'],
  [
    'bureau,inscrits\n0001,900',
    1,
    null,
    'bureau,inscrits',
    'Les colonnes sont séparées par des virgules\u00a0: des points-virgules sont attendus.',
  ],
  [
    'bureau\tinscrits\n0001\t900',
    1,
    null,
    'bureau\tinscrits',
    'Les colonnes sont séparées par des tabulations\u00a0: des points-virgules sont attendus.',
  ],
  ['bureau;inscrits\n"0001;900', 2, null, '"0001;900', 'Un guillemet ouvert n’est jamais fermé.'],
  ['bureau\n0001', 1, 'inscrits', '', 'La colonne «\u00a0inscrits\u00a0» manque.'],
  [
    'bureau;inscrits;inscrits\n0001;900;900',
    1,
    'inscrits',
    'inscrits',
    'La colonne «\u00a0inscrits\u00a0» est donnée deux fois.',
  ],
])('%j is refused', (texte, ligne, colonne, valeur, message) => {
  expect(problemsOf(texte)).toEqual([{ ligne, colonne, valeur, message }])
})

test('headings that are swapped are both out of place; one that is misspelt is unknown, and missing', () => {
  expect(problemsOf('inscrits;bureau\n900;0001').map(({ message }) => message)).toEqual([
    'La colonne n’est pas à sa place\u00a0: «\u00a0bureau\u00a0» est attendue ici.',
    'La colonne n’est pas à sa place\u00a0: «\u00a0inscrits\u00a0» est attendue ici.',
  ])
  expect(problemsOf('bureau;inscrit\n0001;900').map(({ message }) => message)).toEqual([
    'La colonne «\u00a0inscrit\u00a0» est inconnue.',
    'La colonne «\u00a0inscrits\u00a0» manque.',
  ])
})

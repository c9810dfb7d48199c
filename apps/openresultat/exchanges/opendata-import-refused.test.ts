// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lireParBureau } from './opendata-import.js'

/** The file of two bureaux and two lists, with something changed in it. */
const perList = 'N°Panneau;Code Nuance;Sexe;Nom;Prénom;Liste;Voix;% Voix/Exp'
const petit = [
  `Code du département;Code de la commune;Code du b.vote;Inscrits;Abstentions;Votants;Blancs;Nuls;Exprimés;${perList};${perList}`,
  '01;004;0001;912;364;548;9;6;533;1;LDVG;F;DUMONT;Claire;Ensemble;300;56,29;2;LDVD;M;LE GOFF;Yann;Vivre;233;43,71',
  '01;004;0002;780;379;401;5;8;388;1;LDVG;F;DUMONT;Claire;Ensemble;195;50,26;2;LDVD;M;LE GOFF;Yann;Vivre;193;49,74',
].join('\r\n')

function problemsOf(texte: string) {
  const lecture = lireParBureau(texte)
  return lecture.ok ? [] : lecture.problemes
}

const changed = (from: string, to: string) => {
  expect(petit).toContain(from)
  return problemsOf(petit.replace(from, to))
}

test('the file that the faulty ones are made of is read', () => {
  expect(problemsOf(petit)).toEqual([])
})

test.each([
  ['a column that is missing', 'Blancs;Nuls', 'Nuls', 1, 'Blancs', '', 'La colonne «\u00a0Blancs\u00a0» manque.'],
  [
    'a heading that nobody knows',
    'Inscrits;',
    'Inscrits;Procurations;',
    1,
    'Procurations',
    'Procurations',
    'La colonne «\u00a0Procurations\u00a0» est inconnue.',
  ],
  [
    'a column of the second list that is missing',
    'Voix;% Voix/Exp\r\n',
    'Voix\r\n',
    1,
    '% Voix/Exp (liste 2)',
    '',
    'La colonne «\u00a0% Voix/Exp\u00a0» manque.',
  ],
  ['a word for a number', ';912;', ';neuf;', 2, 'Inscrits', 'neuf', 'Un nombre entier est attendu.'],
  ['votes with decimals', ';300;', ';300,5;', 2, 'Voix (liste 1)', '300,5', 'Un nombre entier est attendu.'],
  ['a count below zero', ';233;', ';-233;', 2, 'Voix (liste 2)', '-233', 'Un nombre ne peut pas être négatif.'],
  [
    'ballots that do not add up',
    ';9;6;533;',
    ';9;7;533;',
    2,
    'Votants',
    '548',
    'Les votants ne sont pas la somme des blancs, des nuls et des exprimés\u00a0: l’écart est de −1.',
  ],
  [
    'abstentions that do not follow',
    ';364;',
    ';365;',
    2,
    'Abstentions',
    '365',
    'Les abstentions sont les inscrits moins les votants\u00a0: 364 est attendu.',
  ],
  [
    'a percentage that does not follow',
    '56,29',
    '56,30',
    2,
    '% Voix/Exp (liste 1)',
    '56,30',
    'Ce pourcentage ne suit pas des voix\u00a0: «\u00a056,29\u00a0» est attendu.',
  ],
  ['a bureau twice', ';0002;', ';0001;', 3, 'Code du b.vote', '0001', 'Ce bureau est déjà donné à la ligne 2.'],
  ['a bureau without a code', ';0002;', ';;', 3, 'Code du b.vote', '', 'Cette valeur est obligatoire.'],
  [
    'another commune',
    '01;004;0002',
    '01;005;0002',
    3,
    'Code de la commune',
    '005',
    'À la ligne 2, cette valeur est «\u00a0004\u00a0».',
  ],
  ['an unknown sex', ';F;DUMONT;Claire;Ensemble;300', ';X;DUMONT;Claire;Ensemble;300', 2, 'Sexe (liste 1)', 'X', null],
])('%s is refused', (_, from, to, ligne, colonne, valeur, message) => {
  const problemes = changed(from, to)
  expect(problemes[0]).toEqual({
    ligne,
    colonne,
    valeur,
    message: message ?? '«\u00a0F\u00a0», «\u00a0M\u00a0» ou rien est attendu.',
  })
  expect(problemes).toHaveLength(message === null ? 2 : 1)
})

test('more voters than registered are refused', () => {
  expect(changed(';912;364;', ';500;0;')).toEqual([
    {
      ligne: 2,
      colonne: 'Votants',
      valeur: '548',
      message: 'Les votants sont plus nombreux que les inscrits\u00a0: l’écart est de 48.',
    },
  ])
})

test('votes that are one short of the exprimés are refused, and so is the percentage they no longer make', () => {
  expect(changed(';233;43,71', ';232;43,71')).toEqual([
    {
      ligne: 2,
      colonne: 'Exprimés',
      valeur: '533',
      message: 'Les exprimés ne sont pas la somme des voix\u00a0: l’écart est de 1.',
    },
    {
      ligne: 2,
      colonne: '% Voix/Exp (liste 2)',
      valeur: '43,71',
      message: 'Ce pourcentage ne suit pas des voix\u00a0: «\u00a043,53\u00a0» est attendu.',
    },
  ])
})

test('lists that are not those of the first line are refused, one value at a time', () => {
  expect(changed('1;LDVG;F;DUMONT;Claire;Ensemble;195', '3;LDIV;F;DUPONT;Claire;Ensemble;195')).toEqual([
    {
      ligne: 3,
      colonne: 'N°Panneau (liste 1)',
      valeur: '3',
      message: 'À la ligne 2, cette valeur est «\u00a01\u00a0».',
    },
    {
      ligne: 3,
      colonne: 'Code Nuance (liste 1)',
      valeur: 'LDIV',
      message: 'À la ligne 2, cette valeur est «\u00a0LDVG\u00a0».',
    },
    {
      ligne: 3,
      colonne: 'Nom (liste 1)',
      valeur: 'DUPONT',
      message: 'À la ligne 2, cette valeur est «\u00a0DUMONT\u00a0».',
    },
  ])
})

test('two lists of one panel are refused', () => {
  expect(problemsOf(petit.replaceAll(';2;LDVD', ';1;LDVD'))).toEqual([
    {
      ligne: 2,
      colonne: 'N°Panneau (liste 2)',
      valeur: '1',
      message: 'Ce panneau est déjà celui d’une autre liste.',
    },
  ])
})

test('a line of too few values, and one of too many, are refused', () => {
  expect(
    problemsOf(`${petit.replace(';193;49,74', ';193')}\n01;${'0;'.repeat(24)}`).map(({ valeur: _, ...one }) => one),
  ).toEqual([
    { ligne: 3, colonne: null, message: 'La ligne compte 24 valeurs\u00a0: 25 sont attendues.' },
    { ligne: 4, colonne: null, message: 'La ligne compte 26 valeurs\u00a0: 25 sont attendues.' },
  ])
})

test('a file that is empty, has headings alone or another separator is refused', () => {
  const messages = (texte: string) => problemsOf(texte).map(({ ligne, message }) => [ligne, message])
  expect(messages('')).toEqual([[1, 'Le fichier est vide.']])
  expect(messages(petit.split('\r\n')[0] ?? '')).toEqual([[1, 'Le fichier ne contient que la ligne des en-têtes.']])
  expect(messages(petit.replaceAll(',', '.').replaceAll(';', ','))).toEqual([
    [1, 'Les colonnes sont séparées par des virgules\u00a0: des points-virgules sont attendus.'],
  ])
})

test('a file without any list, or with columns of the lists out of place, is refused', () => {
  const cut = petit.split('\r\n').map((line) => line.split(';').slice(0, 9).join(';'))
  expect(problemsOf(cut.join('\r\n')).map(({ colonne }) => colonne)).toEqual([
    'N°Panneau (liste 1)',
    'Code Nuance (liste 1)',
    'Sexe (liste 1)',
    'Nom (liste 1)',
    'Prénom (liste 1)',
    'Liste (liste 1)',
    'Voix (liste 1)',
    '% Voix/Exp (liste 1)',
  ])
  expect(changed('Nom;Prénom;', 'Prénom;Nom;').map(({ colonne }) => colonne)).toEqual([
    'Prénom (liste 1)',
    'Nom (liste 1)',
  ])
  expect(changed('N°Panneau', 'N.Pan.').map(({ colonne, message }) => [colonne, message])).toEqual([
    ['N.Pan.', 'La colonne «\u00a0N.Pan.\u00a0» est inconnue.'],
    ['N°Panneau (liste 1)', 'La colonne «\u00a0N°Panneau\u00a0» manque.'],
  ])
})

test('faults of several lines are told together, in their order', () => {
  const faulty = petit.replace(';401;', ';quatre cents;').replace(';912;', ';;').replace('43,71', '43.71')
  expect(problemsOf(faulty).map(({ ligne, colonne }) => [ligne, colonne])).toEqual([
    [2, 'Inscrits'],
    [2, '% Voix/Exp (liste 2)'],
    [3, 'Votants'],
  ])
})

test('whatever is changed in a file, it is taken or refused with reasons: nothing fails', () => {
  const part = fc.constantFrom(';', '"', '\r\n', '\u00e9', '-1', '', '999', 'N°Panneau', '\0')
  const edits = fc.array(fc.tuple(fc.nat(petit.length), fc.nat(12), part), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(edits, (changes) => {
      const texte = changes.reduce((text, [at, gone, come]) => text.slice(0, at) + come + text.slice(at + gone), petit)
      const lecture = lireParBureau(texte)
      if (lecture.ok) expect(lecture.valeur.bureaux.length).toBeGreaterThan(0)
      else expect(lecture.problemes.every(({ ligne, message }) => ligne > 0 && message.endsWith('.'))).toBe(true)
    }),
  )
})

// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { mapHeadings } from './mapping.js'

const fields = [
  { name: 'nom', label: 'Nom' },
  { name: 'prenom', label: 'Prénom' },
  { name: 'datenaissance', label: 'Date de naissance' },
  { name: 'telephone1', label: 'Téléphone 1' },
  { name: 'telephone2', label: 'Téléphone 2' },
  { name: 'email', label: 'Email' },
  { name: 'cp', label: 'Code postal' },
  { name: 'service', label: 'Service' },
]

test.each([
  [
    ['Nom', 'Prénom', 'Date naissance'],
    ['nom', 'prenom', 'datenaissance'],
  ],
  [
    ['NOM DE FAMILLE', 'prenoms', 'Né le'],
    ['nom', 'prenom', 'datenaissance'],
  ],
  [
    ['Courriel', 'Tél.', 'Portable'],
    ['email', 'telephone1', 'telephone2'],
  ],
  [
    ['telephone2', 'Téléphone 1 (obligatoire)', 'mobile'],
    ['telephone2', 'telephone1', null],
  ],
  [
    ['code_postal', '', 'Couleur'],
    ['cp', null, null],
  ],
  // A field is given by one column: the one that names it best.
  [
    ['Mail', 'email'],
    [null, 'email'],
  ],
])('%j are the fields %j', (headings, expected) => {
  expect(mapHeadings(headings, fields)).toEqual(expected)
})

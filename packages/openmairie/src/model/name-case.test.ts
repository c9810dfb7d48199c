// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameFormats } from './entity.js'
import { inNameCase } from './name-case.js'

test.each([
  ['DE LA FONTAINE', 'de La Fontaine'],
  ['de la fontaine', 'de La Fontaine'],
  ["d'alès", "d'Alès"],
  ['D’ALÈS', 'd’Alès'],
  ["CASTELNAU D'OC", "Castelnau d'Oc"],
  ['DUPONT-MOREAU', 'Dupont-Moreau'],
  ["O'BRIEN", "O'Brien"],
  ['MC DONALD', 'Mc Donald'],
  ['LE GALL', 'Le Gall'],
  ['les ormeaux', 'Les Ormeaux'],
  ['SAINT-EXUPÉRY', 'Saint-Exupéry'],
  ['DE SAINT-EXUPÉRY', 'de Saint-Exupéry'],
  ['DU PONT DES ARTS', 'du Pont des Arts'],
  ["L'HERMITE", "L'Hermite"],
  ["DE L'ÉPINE", "de L'Épine"],
  ["N'DIAYE", "N'Diaye"],
  ['ÉLUARD', 'Éluard'],
  ['œuvrard', 'Œuvrard'],
  ['DE', 'De'],
  ['  MARTIN   DUPONT ', '  Martin   Dupont '],
  ['D', 'D'],
  ['MARTIN (ÉPOUSE DURAND)', 'Martin (Épouse Durand)'],
  ['LOUIS 14', 'Louis 14'],
  ['strauß', 'Strauß'],
  // Somebody chose these capitals.
  ['McDonald', 'McDonald'],
  ['de la Fontaine', 'de la Fontaine'],
  ['DuPont', 'DuPont'],
  ['', ''],
  ['42', '42'],
])('the name %j is written %j', (typed, written) => {
  expect(inNameCase(typed, 'name')).toBe(written)
})

test.each([
  ['JEAN-PIERRE', 'Jean-Pierre'],
  ['marie de lourdes', 'Marie de Lourdes'],
  ['DE', 'De'],
  ['DES ANGES', 'Des Anges'],
  ["d'artagnan", "D'Artagnan"],
  ['Anne-marie', 'Anne-marie'],
])('the first name %j is written %j', (typed, written) => {
  expect(inNameCase(typed, 'firstname')).toBe(written)
})

test.each([
  ['AIX-EN-PROVENCE', 'Aix-en-Provence'],
  ['SAINT-GERMAIN-DES-PRÉS', 'Saint-Germain-des-Prés'],
  ['villeneuve sur lot', 'Villeneuve sur Lot'],
  ["L'HAŸ-LES-ROSES", "L'Haÿ-les-Roses"],
  ['LA ROCHE-SUR-YON', 'La Roche-sur-Yon'],
  ['le puy-en-velay', 'Le Puy-en-Velay'],
  ["SAINT-MARTIN-D'HÈRES", "Saint-Martin-d'Hères"],
  ['VILLENEUVE-D’ASCQ', 'Villeneuve-d’Ascq'],
  ['BOURG-LÈS-VALENCE CEDEX 2', 'Bourg-lès-Valence Cedex 2'],
  ['SAINT-LEU-LA-FORÊT', 'Saint-Leu-la-Forêt'],
  ['La Roche-Sur-Yon', 'La Roche-Sur-Yon'],
])('the place %j is written %j', (typed, written) => {
  expect(inNameCase(typed, 'place')).toBe(written)
})

test.each([
  ['Dupont-Moreau', 'DUPONT-MOREAU'],
  ['d’alès', 'D’ALÈS'],
  ['strauß', 'STRAUß'],
])('%j in capitals is %j', (typed, written) => {
  expect(inNameCase(typed, 'upper')).toBe(written)
})

const names = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('DE', 'du', "D'", 'La', 'Å', 'ß', 'İ', 'ǅ', 'Σ', '-', ' ', '’', 'é', 'X', '\n', '\u00a0'))
    .map((parts) => parts.join('')),
)

test('written again it stays the same, and no letter is ever lost', () => {
  fc.assert(
    fc.property(names, fc.constantFrom(...nameFormats), (text, format) => {
      const written = inNameCase(text, format)
      expect(inNameCase(written, format)).toBe(written)
      const letters = (of: string): readonly string[] => [...of].map((letter) => letter.toLowerCase())
      expect(letters(written)).toEqual(letters(text))
    }),
    { numRuns: 2000 },
  )
})

// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { widthOf } from '../../packages/openmairie/src/documents/measure.js'
import { fittedTo } from '../../packages/openmairie/src/editions/table/widths.js'

const people = [
  { heading: 'Nom', cells: ['Andrianarivo', 'Ba'] },
  { heading: 'Prénom', cells: ['Catherine', 'Kadiatou'] },
  { heading: 'Matricule', cells: ['A001605', 'A000407'] },
  { heading: 'Grade', cells: ['Adjoint administratif territorial', 'Gardien-brigadier de police municipale'] },
  { heading: 'Service', cells: ['Communication et relations publiques', 'Sports et équipements nautiques'] },
  { heading: 'Date de naissance', cells: ['30/05/1987', '24/07/2004'] },
  { heading: 'Enfants mineurs', cells: ['1', '0'] },
]

test('columns share their width without cutting a word', () => {
  const { size, widths } = fittedTo(people, 180)
  expect(size).toBe(9)
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(180, 6)
  people.forEach(({ heading, cells }, at) => {
    const words = [heading, ...cells].flatMap((text) => text.split(/[ -]/))
    for (const word of words) expect(widthOf(word, size, 'bold')).toBeLessThanOrEqual(widths[at] ?? 0)
  })
})

test('type is smaller where words would be cut, and cut at the smallest', () => {
  expect(fittedTo(people, 118)).toMatchObject({ size: 8 })
  expect(fittedTo(people, 60)).toMatchObject({ size: 7 })
})

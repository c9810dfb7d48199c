// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ecrireCsv, lireCsv } from './csv.js'

describe('a CSV is written', () => {
  test('with quotes only where they are needed, each line ended', () => {
    expect(
      ecrireCsv([
        ['Nom', 'Liste'],
        ['D’Arville', 'Arville ; ensemble'],
        ['"Vivre"', 'Deux\nlignes'],
        ['', ' 1,5 '],
      ]),
    ).toBe('Nom;Liste\r\nD’Arville;"Arville ; ensemble"\r\n"""Vivre""";"Deux\nlignes"\r\n; 1,5 \r\n')
  })

  test('and text that a spreadsheet would run stays as it is', () => {
    expect(ecrireCsv([['=1+1', '+33', '-5', '@nous']])).toBe('=1+1;+33;-5;@nous\r\n')
  })

  test('with another separator', () => {
    expect(ecrireCsv([['a;b', 'c,d']], ',')).toBe('a;b,"c,d"\r\n')
  })
})

describe('a CSV is read', () => {
  test('whatever ends its lines, the last one perhaps not at all', () => {
    for (const end of ['\r\n', '\n', '\r'])
      expect(lireCsv(`a;b${end}${end}c;"d"`).lignes).toEqual([
        { ligne: 1, cellules: ['a', 'b'] },
        { ligne: 2, cellules: [''] },
        { ligne: 3, cellules: ['c', 'd'] },
      ])
  })

  test('and lines are those of the file, where a cell has several', () => {
    expect(lireCsv('a;"b\r\nb\nb"\r\nc;d\r\n')).toEqual({
      lignes: [
        { ligne: 1, cellules: ['a', 'b\r\nb\nb'] },
        { ligne: 4, cellules: ['c', 'd'] },
      ],
      problemes: [],
    })
  })

  test('a separator at the end of a line begins an empty cell, also of the last line', () => {
    expect(lireCsv('a;\r\nb;').lignes.map(({ cellules }) => cellules)).toEqual([
      ['a', ''],
      ['b', ''],
    ])
  })

  test('a quote within a field is itself', () => {
    expect(lireCsv('a"b"c;d').lignes[0]?.cellules).toEqual(['a"b"c', 'd'])
  })

  test('a quote that nothing closes is told at its line', () => {
    expect(lireCsv('a;b\r\nc;"d\r\ne;f\r\n').problemes).toEqual([
      { ligne: 2, colonne: null, valeur: '"d\r\ne;f\r\n', message: 'Un guillemet ouvert n’est jamais fermé.' },
    ])
  })

  test('words after a closing quote are told at their line', () => {
    expect(lireCsv('a;b\r\n"c"d;e\r\nf;g').problemes).toEqual([
      {
        ligne: 2,
        colonne: null,
        valeur: 'cd',
        message: 'Après le guillemet qui ferme une valeur, un séparateur est attendu.',
      },
    ])
  })
})

test('what is written is read the same, cell by cell', () => {
  const pieces = fc.constantFrom(';', ',', '\t', '|', '"', '""', '\r', '\n', '\r\n', ' ', '=', "'", 'é', '0', 'Nom')
  const cell = fc.oneof(
    fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 8 }),
  )
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 })
  fc.assert(
    fc.property(rows, fc.constantFrom(...([';', ',', '\t', '|'] as const)), (cells, separateur) => {
      const { lignes, problemes } = lireCsv(ecrireCsv(cells, separateur), separateur)
      expect(problemes).toEqual([])
      expect(lignes.map(({ cellules }) => cellules)).toEqual(cells)
    }),
    { numRuns: 300 },
  )
})

test('any text at all is read without failing, and lines only grow', () => {
  const text = fc
    .array(fc.constantFrom(';', '"', '\r', '\n', 'a', ''), { maxLength: 40 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (texte) => {
      const lines = lireCsv(texte).lignes.map(({ ligne }) => ligne)
      expect(lines).toEqual([...lines].sort((one, other) => one - other))
    }),
    { numRuns: 300 },
  )
})

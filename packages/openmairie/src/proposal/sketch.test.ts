// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { propose } from './propose.js'
import type { SheetTable } from './sheets.js'
import { proposalOf, type Sketch, sketchOf } from './sketch.js'

const sheetOf = (name: string, header: readonly string[], rows: readonly (readonly string[])[]): SheetTable => ({
  file: `${name}.csv`,
  sheet: 0,
  name,
  header: { line: 1, cells: header },
  rows: rows.map((cells, at) => ({ line: at + 2, cells })),
  totals: [],
})
const many = (count: number, row: (at: number) => readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: count }, (_, at) => row(at))

const keys = sheetOf(
  'Clés',
  ['N° de clé', 'Bâtiment', 'Ville'],
  many(12, (at) => [`C${at}`, ['Mairie', 'École'][at % 2] ?? '', `Ville ${at % 11}`]),
)
const loans = sheetOf(
  'Emprunts',
  ['N° de clé', 'Rendue'],
  many(14, (at) => [`C${at % 12}`, at % 2 === 0 ? 'oui' : 'non']),
)
const proposed = propose([keys, loans], 'Clés')

/** A sketch with one column changed. */
const changed = (
  sketch: Sketch,
  table: number,
  column: number,
  change: Partial<Sketch['tables'][number]['columns'][number]>,
): Sketch => ({
  ...sketch,
  tables: sketch.tables.map((each, at) =>
    at === table
      ? { ...each, columns: each.columns.map((own, place) => (place === column ? { ...own, ...change } : own)) }
      : each,
  ),
})

test('a sketch that nobody corrected comes to what was proposed', () => {
  const { tables } = proposalOf(sketchOf(proposed))
  expect(tables.map(({ name, key }) => [name, key])).toEqual([
    ['batiment', 'batiment'],
    ['cle', 'numero_cle'],
    ['emprunt', 'emprunt'],
  ])
  expect(tables).toEqual(proposed.proposal.tables)
})

test('a list is given up, and its column holds words again; another makes one of its own', () => {
  const sketch = sketchOf(proposed)
  expect(sketch.tables[0]?.columns[1]).toMatchObject({
    listed: true,
    list: { name: 'batiment', label: 'Bâtiments', values: ['École', 'Mairie'] },
    sample: ['Mairie', 'École'],
  })
  const without = proposalOf(changed(sketch, 0, 1, { listed: false }))
  expect(without.tables.map(({ name }) => name)).toEqual(['cle', 'emprunt'])
  expect(without.tables[0]?.columns[1]).toMatchObject({ name: 'batiment', type: 'string', label: 'Bâtiment' })
  expect(without.tables[0]?.columns[1]?.references).toBeUndefined()
  const more = proposalOf(changed(sketch, 0, 2, { listed: true }))
  expect(more.tables.find(({ name }) => name === 'ville')).toMatchObject({ label: 'Villes', key: 'ville' })
  expect(more.tables.find(({ name }) => name === 'ville')?.values).toHaveLength(11)
})

test('a link holds to its table and column by their places, and goes with them', () => {
  const sketch = sketchOf(proposed)
  expect(sketch.tables[1]?.columns[0]).toMatchObject({ linked: true, link: { table: 0, column: 0 } })
  const renamed: Sketch = {
    ...sketch,
    tables: sketch.tables.map((each, at) => (at === 0 ? { ...each, name: 'clef' } : each)),
  }
  expect(proposalOf(renamed).tables.at(-1)?.columns[0]).toMatchObject({ references: 'clef', by: 'numero_cle' })
  const left: Sketch = {
    ...sketch,
    tables: sketch.tables.map((each, at) => (at === 0 ? { ...each, left: true } : each)),
  }
  expect(proposalOf(left).tables).toHaveLength(1)
  expect(proposalOf(left).tables[0]?.columns[0]).toMatchObject({ type: 'string', label: 'N° de clé' })
  const loose = proposalOf(changed(sketch, 1, 0, { linked: false }))
  expect(loose.tables.at(-1)?.columns[0]?.references).toBeUndefined()
})

test('a column that is left out is neither in the table nor its key', () => {
  const { tables } = proposalOf(changed(sketchOf(proposed), 0, 0, { left: true }))
  const table = tables.find(({ name }) => name === 'cle')
  expect(table?.key).toBe('cle')
  expect(table?.columns.map(({ name }) => name)).toEqual(['batiment', 'ville'])
  // Nothing is left to refer by.
  expect(tables.at(-1)?.columns[0]?.references).toBeUndefined()
})

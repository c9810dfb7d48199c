// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import type { Column, Table } from '../schema.js'
import { keyOf } from './keys.js'

const column = (name: string, changes: Partial<Column> = {}): Column => ({
  name,
  type: 'integer',
  element: null,
  native: 'integer',
  length: null,
  precision: null,
  scale: null,
  nullable: false,
  default: null,
  identity: null,
  sequence: null,
  generated: null,
  domain: null,
  enumValues: null,
  geometry: null,
  comment: null,
  ...changes,
})

const table = (changes: Partial<Table>): Table => ({
  schema: 'public',
  name: 'lot',
  kind: 'table',
  comment: null,
  columns: [
    column('code'),
    column('numero', { sequence: 'lot_numero_seq' }),
    column('rang'),
    column('note', { nullable: true }),
    column('dessin', { type: 'json' }),
  ],
  primaryKey: null,
  uniques: [],
  foreignKeys: [],
  checks: [],
  exclusions: [],
  indexes: [],
  partitions: 0,
  inherited: false,
  ...changes,
})

const unique = (...columns: readonly string[]) => ({ name: columns.join('_'), columns, where: null })

test.each([
  ['the primary key before any unique', { primaryKey: ['rang'], uniques: [unique('code')] }, ['rang']],
  ['a unique that tells every row', { uniques: [unique('code', 'rang')] }, ['code', 'rang']],
  ['the one that the engine feeds', { uniques: [unique('code'), unique('numero')] }, ['numero']],
  ['the shortest', { uniques: [unique('code', 'rang'), unique('rang')] }, ['rang']],
  ['none that may be NULL', { uniques: [unique('code', 'note')] }, []],
  ['none of a part of the rows', { uniques: [{ ...unique('code'), where: 'actif' }] }, []],
  ['none that no address spells', { uniques: [unique('dessin')] }, []],
])('without a primary key: %s', (_, changes, key) => {
  expect(keyOf(table(changes), 'constraints')).toEqual(key)
})

test('a convention of names knows no constraint', () => {
  expect(keyOf(table({ uniques: [unique('code')] }), 'postulate')).toEqual([])
})

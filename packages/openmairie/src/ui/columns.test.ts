// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { describe } from '../model/describe.js'
import type { AnyEntity } from '../model/entity.js'
import { columnsOf } from './columns.js'

const entity = (columns: readonly string[]): AnyEntity =>
  describe<Record<string, unknown>>({
    name: 'groupe',
    table: { schema: null, name: 'groupe' },
    label: 'Groupes',
    noun: { singular: 'groupe', plural: 'groupes', gender: 'm' },
    key: ['groupe'],
    recordLabel: ['groupe'],
    recordLength: 20,
    listing: { columns, sort: [{ field: 'groupe', direction: 'asc' }], search: [], criteria: [] },
    fields: {
      groupe: { type: 'integer', native: 'integer', label: 'Groupe', nullable: false },
      parent: { type: 'integer', native: 'integer', label: 'Parent' },
    },
  })
const names = (columns: readonly string[], without: readonly string[]) =>
  columnsOf(entity(columns), without).map(({ field }) => field.name)

test('a sub-listing leaves out what its place fixes, unless nothing else would be shown', () => {
  expect(names(['groupe', 'parent'], ['parent'])).toEqual(['groupe'])
  expect(names(['parent'], ['parent'])).toEqual(['parent'])
})

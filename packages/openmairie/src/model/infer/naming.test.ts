// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import type { Column, ColumnType, Table } from '../schema.js'
import { isLine } from './line.js'
import { recordLabelOf } from './naming.js'

const column = (name: string, type: ColumnType, length: number | null = null): Column => ({
  name,
  type,
  element: null,
  native: type,
  length,
  precision: null,
  scale: null,
  nullable: true,
  default: null,
  identity: null,
  sequence: null,
  generated: null,
  domain: null,
  enumValues: null,
  geometry: null,
  comment: null,
})
const words = (...names: readonly string[]): readonly Column[] => names.map((name) => column(name, 'text'))
const taken = (...columns: readonly string[]) => ({
  name: columns.join('_'),
  columns,
  unique: true,
  where: null,
  method: 'btree',
})
const referring = (name: string) => ({
  name,
  columns: [name],
  target: { schema: 'public', table: 'langue', columns: [name] },
  onDelete: 'no action' as const,
  onUpdate: 'no action' as const,
  validated: true,
})

const tableOf = ({ columns = [], ...rest }: Partial<Table>): Table => ({
  schema: 'public',
  name: 'lot',
  kind: 'table',
  comment: null,
  columns: [column('id', 'integer'), ...columns],
  primaryKey: ['id'],
  uniques: [],
  foreignKeys: [],
  checks: [],
  exclusions: [],
  indexes: [],
  partitions: 0,
  inherited: false,
  ...rest,
})

test.each<[string, Partial<Table>, readonly string[]]>([
  ['a usual name before all', { columns: words('reference', 'nom'), indexes: [taken('reference')] }, ['nom']],
  ['what no other record has', { columns: words('objet', 'cote'), indexes: [taken('id'), taken('cote')] }, ['cote']],
  ['no half of what is unique', { columns: words('objet', 'cote'), indexes: [taken('cote', 'rang')] }, ['objet']],
  ['what is called a name', { columns: words('notes', 'pay_to_name') }, ['pay_to_name']],
  ['a number, but of no telephone', { columns: words('phone_number', 'order_number') }, ['order_number']],
  ['a string of some length', { columns: [column('devise', 'string', 3), column('caisse', 'string', 20)] }, ['caisse']],
  [
    'a description before a letter',
    { columns: [column('sorte', 'string', 1), column('description', 'text')] },
    ['description'],
  ],
  [
    'a letter where nothing else is said',
    { columns: [column('rang', 'integer'), column('sorte', 'string', 1)] },
    ['sorte'],
  ],
  [
    'no reference, where the record has words of its own',
    { columns: [column('langue', 'string', 6), column('description', 'text')], foreignKeys: [referring('langue')] },
    ['description'],
  ],
  ['nothing that is drawn', { columns: words('jeton', 'sujet_name'), indexes: [taken('jeton')] }, ['sujet_name']],
  ['its key, where all else is hidden', { columns: words('mot_de_passe') }, ['id']],
])('a record is named by %s', (_, changes, label) => {
  expect(recordLabelOf(tableOf(changes), ['id'])).toEqual(label)
})

test.each<[string, Partial<Table>, Column, boolean]>([
  ['no text as such', {}, column('remarques', 'text'), false],
  ['any string', {}, column('remarques', 'string', 2000), true],
  ['a text of few characters', {}, column('remarques', 'text', 255), true],
  ['what is called a number', {}, column('invnumber', 'text'), true],
  ['what is called a label, however long its type', {}, column('sort_name', 'text', 65535), true],
  ['a part of what is unique', { indexes: [taken('cote', 'rang')] }, column('cote', 'text'), true],
  ['nothing but a text', { indexes: [taken('rang')] }, column('rang', 'integer'), false],
])('a line holds %s', (_, changes, each, expected) => {
  expect(isLine(tableOf(changes), each)).toBe(expected)
})

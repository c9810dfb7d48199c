// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import type { Column } from '../../model/schema.js'
import { assemble } from './assemble.js'
import { valuesOf } from './spelling.js'

const column = (position: number, name: string, native: string, rest: Readonly<Record<string, unknown>> = {}) => ({
  table: 'film',
  position,
  name,
  native,
  type: /^\w+/.exec(native)?.[0],
  default: null,
  nullable: 'YES',
  length: null,
  precision: null,
  scale: null,
  extra: '',
  generated: '',
  comment: '',
  ...rest,
})

/** Rows as MySQL 8 prints them: no display widths, bare defaults, expressions escaped once more. */
const rows = {
  tables: [{ name: 'film', kind: 'BASE TABLE', comment: '' }],
  columns: [
    column(4, 'cote', "enum('G','l''orage')", { default: 'G' }),
    column(1, 'film', 'smallint unsigned', { nullable: 'NO', extra: 'auto_increment' }),
    column(2, 'titre', 'varchar(255)', { default: "l'eau", nullable: 'NO', length: 255 }),
    column(3, 'duree', 'int', { default: '3' }),
    column(5, 'vu', 'tinyint(1)', { default: '1' }),
    column(6, 'marque', 'timestamp', {
      default: 'CURRENT_TIMESTAMP',
      extra: 'DEFAULT_GENERATED on update CURRENT_TIMESTAMP',
    }),
    column(7, 'objet', 'json'),
    column(8, 'drapeau', 'bit(1)', { default: "b'1'" }),
    column(9, 'double', 'int', { extra: 'VIRTUAL GENERATED', generated: '(`duree` * 2)' }),
    column(10, 'annee', 'year'),
    column(11, 'identifiant', 'varchar(36)', { default: 'uuid()', extra: 'DEFAULT_GENERATED', length: 36 }),
    column(12, 'parent', 'smallint unsigned'),
  ],
  foreignKeys: [
    {
      table: 'film',
      name: 'suite',
      position: 1,
      column: 'parent',
      target_schema: 'b',
      target: 'film',
      target_column: 'film',
    },
  ],
  actions: [{ table: 'film', name: 'suite', on_update: 'NO ACTION', on_delete: 'NO ACTION' }],
  indexes: [
    { table: 'film', name: 'PRIMARY', position: 1, column: 'film', prefix: null, repeats: 0, method: 'BTREE' },
    { table: 'film', name: 'calcul', position: 1, column: null, prefix: null, repeats: 0, method: 'BTREE' },
  ],
  partitions: [],
  checks: [
    { table: 'film', name: 'film_chk_1', clause: "(`titre` <> _utf8mb4\\'l\\\\\\'orage\\')" },
    { table: 'film', name: 'film_chk_2', clause: "(`cote` in (_utf8mb4\\'G\\',_utf8mb4\\'PG\\'))" },
  ],
}

const [film] = assemble('b', 'mysql', new Map([['b', rows]])).tables
const named = (name: string): Column => film?.columns.find((each) => each.name === name) ?? expect.fail(`no ${name}`)

test('columns as MySQL prints them come in order, with their families', () => {
  expect(film?.columns.map(({ name, type }) => [name, type])).toEqual([
    ['film', 'integer'],
    ['titre', 'string'],
    ['duree', 'integer'],
    ['cote', 'enum'],
    ['vu', 'boolean'],
    ['marque', 'timestamptz'],
    ['objet', 'json'],
    ['drapeau', 'boolean'],
    ['double', 'integer'],
    ['annee', 'integer'],
    ['identifiant', 'string'],
    ['parent', 'integer'],
  ])
  expect(named('film').identity).toBe('by default')
  expect(named('cote').enumValues).toEqual(['G', 'l\u0027orage'])
  expect(named('double').generated).toBe('(`duree` * 2)')
})

test('defaults as MySQL prints them become SQL', () => {
  const defaults = ['titre', 'duree', 'cote', 'vu', 'marque', 'drapeau', 'identifiant', 'double'].map(
    (name) => named(name).default,
  )
  expect(defaults).toEqual(["'l''eau'", '3', "'G'", '1', 'CURRENT_TIMESTAMP', "b'1'", 'uuid()', null])
})

test('checks, keys and indexes as MySQL prints them', () => {
  expect(film?.checks).toEqual([
    { name: 'film_chk_1', expression: "(`titre` <> _utf8mb4'l''orage')", columns: ['titre'] },
    { name: 'film_chk_2', expression: "(`cote` in (_utf8mb4'G',_utf8mb4'PG'))", columns: ['cote'] },
  ])
  expect(film?.foreignKeys[0]).toMatchObject({ target: { schema: 'b', table: 'film' }, onDelete: 'no action' })
  expect([film?.primaryKey, film?.uniques]).toEqual([['film'], []])
})

test('the values of an enum, quotes, commas and backslashes within', () => {
  expect(valuesOf(String.raw`enum('a','l''b','c,d','e\\f','g\'h','')`)).toEqual(['a', "l'b", 'c,d', 'e\\f', "g'h", ''])
})

// SPDX-License-Identifier: EUPL-1.2
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Column, Schema, Table } from '../../../packages/openmairie/src/model/schema.js'
import { readSchema } from '../../../packages/openmairie/src/schema/read.js'
import { readSqlite } from '../../../packages/openmairie/src/schema/sqlite/read.js'
import { type SqliteScratch, scratchSqlite } from '../../support/sqlite.js'
import { schemaContract } from './contract.js'
import { contractTables } from './dialects.js'

schemaContract('sqlite', async () => {
  const base = await scratchSqlite(contractTables.sqlite)
  return { read: () => readSchema(base.url), drop: () => base.drop() }
})

let base: SqliteScratch
let schema: Schema
beforeAll(async () => {
  base = await scratchSqlite(
    `
    CREATE TABLE tout (
      Tout INTEGER PRIMARY KEY AUTOINCREMENT, -- a comment, with a comma (and a parenthesis
      petit TINYINT, bref SMALLINT(6), sans_signe INT UNSIGNED, grand BIGINT, vaste UNSIGNED BIG INT, exact DECIMAL(12,3) DEFAULT 1.5, libre NUMERIC, argent MONEY,
      simple REAL, large DOUBLE PRECISION, vrai BOOLEAN NOT NULL DEFAULT 1, vrai_court TINYINT(1), fixe CHARACTER(4), borne VARCHAR(12) DEFAULT 'l''eau, (froide)', national NVARCHAR(160), infini VARCHAR,
      texte TEXT, borne_texte TEXT(30), gros CLOB, octets BLOB, sans_type, libre_nom STRING, jour DATE DEFAULT CURRENT_DATE, heure TIME, instant DATETIME DEFAULT (datetime('now')), zone TIMESTAMPTZ, objet JSON, identifiant UUID,
      [un nom] INT CHECK ([un nom] BETWEEN 1 AND 9), "l'autre" INT, calcul INT GENERATED ALWAYS AS (petit * (2 + 1)) STORED, court TEXT AS (lower(texte)), rien INT DEFAULT NULL,
      disponible TEXT CONSTRAINT connu CHECK (disponible IN ('Oui', 'Non /* , */')), lien INT CONSTRAINT vers_lien REFERENCES LIEN (CODE) ON UPDATE CASCADE, sans_cible INT REFERENCES disparue,
      CONSTRAINT ordre CHECK (grand > petit), CHECK (length(texte) > 0), CONSTRAINT soi FOREIGN KEY (petit) REFERENCES tout ON DELETE RESTRICT);
    CREATE UNIQUE INDEX tout_actif ON tout (borne) WHERE vrai AND borne <> 'x';
    CREATE UNIQUE INDEX tout_entier ON tout (petit, Tout);
    CREATE UNIQUE INDEX tout_calcul ON tout (lower(texte));
    CREATE INDEX tout_jour ON tout (jour DESC, texte COLLATE NOCASE);
    CREATE TABLE lien (code TEXT, drapeau INT, PRIMARY KEY (drapeau, code), UNIQUE (code)) WITHOUT ROWID;
    CREATE TABLE strict (strict INT PRIMARY KEY, a ANY, b REAL) STRICT;
    CREATE TABLE lache (lache TEXT PRIMARY KEY);
    CREATE TABLE envers (envers INTEGER PRIMARY KEY DESC);
    CREATE TABLE copie AS SELECT petit, texte FROM tout;
    CREATE TABLE ailleurs (a INT); CREATE VIEW cassee AS SELECT a FROM ailleurs; CREATE VIEW entiere AS SELECT tout, vrai, count(*) AS n FROM tout; DROP TABLE ailleurs;
    CREATE VIRTUAL TABLE recherche USING fts5(mot);
    ALTER TABLE lache ADD COLUMN ajout VARCHAR(5) NOT NULL DEFAULT 'x' CHECK (ajout <> '');`,
    'Une base, 100 % #1.db',
  )
  schema = await readSchema(base.url)
})
afterAll(() => base.drop())
const table = (name: string): Table =>
  schema.tables.find((each) => each.name === name) ?? expect.fail(`no table ${name}`)
const column = (name: string, of = 'tout'): Column =>
  table(of).columns.find((each) => each.name === name) ?? expect.fail(`no column ${name}`)

test('kinds of relations: no table of the engine, none that a virtual one hides; a broken view has no columns', () => {
  expect(schema.tables.map(({ name, kind }) => [name, kind])).toEqual([
    ['cassee', 'view'],
    ['copie', 'table'],
    ['entiere', 'view'],
    ['envers', 'table'],
    ['lache', 'table'],
    ['lien', 'table'],
    ['recherche', 'foreign table'],
    ['strict', 'table'],
    ['tout', 'table'],
  ])
  expect(table('cassee').columns).toEqual([])
  expect(table('entiere').columns.map(({ name, type }) => [name, type])).toEqual([
    ['Tout', 'integer'],
    ['vrai', 'boolean'],
    ['n', 'other'],
  ])
  expect(table('recherche').columns.map(({ name }) => name)).toEqual(['mot'])
  expect([schema.database, schema.schemas]).toEqual(['Une base, 100 % #1.db', ['main']])
})

test.each([
  ['Tout', 'integer', 'INTEGER'],
  ['petit', 'integer', 'TINYINT'],
  ['bref', 'integer', 'SMALLINT(6)'],
  ['sans_signe', 'integer', 'INT UNSIGNED'],
  ['grand', 'bigint', 'BIGINT'],
  ['vaste', 'bigint', 'UNSIGNED BIG INT'],
  ['exact', 'decimal', 'DECIMAL(12,3)'],
  ['libre', 'decimal', 'NUMERIC'],
  ['argent', 'decimal', 'MONEY'],
  ['simple', 'float', 'REAL'],
  ['large', 'float', 'DOUBLE PRECISION'],
  ['vrai', 'boolean', 'BOOLEAN'],
  ['vrai_court', 'boolean', 'TINYINT(1)'],
  ['fixe', 'string', 'CHARACTER(4)'],
  ['borne', 'string', 'VARCHAR(12)'],
  ['national', 'string', 'NVARCHAR(160)'],
  ['infini', 'text', 'VARCHAR'],
  ['texte', 'text', 'TEXT'],
  ['borne_texte', 'string', 'TEXT(30)'],
  ['gros', 'text', 'CLOB'],
  ['octets', 'bytes', 'BLOB'],
  ['sans_type', 'other', ''],
  ['libre_nom', 'other', 'STRING'],
  ['jour', 'date', 'DATE'],
  ['heure', 'time', 'TIME'],
  ['instant', 'timestamp', 'DATETIME'],
  ['zone', 'timestamptz', 'TIMESTAMPTZ'],
  ['objet', 'json', 'JSON'],
  ['identifiant', 'uuid', 'UUID'],
])('the type of %s is %s, declared %s', (name, type, native) => {
  expect([column(name).type, column(name).native]).toEqual([type, native])
})

test('lengths, precisions; a strict table', () => {
  expect(['fixe', 'borne', 'national', 'borne_texte', 'texte'].map((name) => column(name).length)).toEqual([
    4,
    12,
    160,
    30,
    null,
  ])
  expect([column('exact').precision, column('exact').scale, column('libre').precision]).toEqual([12, 3, null])
  expect(table('strict').columns.map(({ name, type }) => [name, type])).toEqual([
    ['strict', 'integer'],
    ['a', 'other'],
    ['b', 'float'],
  ])
})

test('keys: the number of the row is fed by the engine, any other is typed', () => {
  const key = (of: string) => {
    const [name = ''] = table(of).primaryKey ?? []
    const { identity, sequence, nullable } = column(name, of)
    return [identity, sequence, nullable]
  }
  expect(table('tout').primaryKey).toEqual(['Tout'])
  expect(key('tout')).toEqual(['by default', 'sqlite_sequence', false])
  expect(key('strict')).toEqual([null, null, false])
  expect(key('lache')).toEqual([null, null, true])
  // The engine's own exception: with DESC the key is not the number of the row.
  expect(key('envers')).toEqual([null, null, true])
  expect(table('lien').primaryKey).toEqual(['drapeau', 'code'])
  expect(key('lien')).toEqual([null, null, false])
})

test('who writes a column: a default, an expression', () => {
  const defaults = ['exact', 'vrai', 'borne', 'jour', 'instant', 'rien', 'texte'].map((name) => column(name).default)
  expect(defaults).toEqual(['1.5', '1', "'l''eau, (froide)'", 'CURRENT_DATE', "datetime('now')", null, null])
  expect(column('calcul')).toMatchObject({ generated: 'petit * (2 + 1)', default: null })
  expect(column('court').generated).toBe('lower(texte)')
})

test('checks are those of the CREATE statement, by name or by expression, with the columns that they read', () => {
  expect(table('tout').checks).toEqual([
    { name: '[un nom] BETWEEN 1 AND 9', expression: '[un nom] BETWEEN 1 AND 9', columns: ['un nom'] },
    { name: 'connu', expression: "disponible IN ('Oui', 'Non /* , */')", columns: ['disponible'] },
    { name: 'length(texte) > 0', expression: 'length(texte) > 0', columns: ['texte'] },
    { name: 'ordre', expression: 'grand > petit', columns: ['grand', 'petit'] },
  ])
  expect(table('lache').checks.map(({ expression }) => expression)).toEqual(["ajout <> ''"])
})

test('indexes: partial, of an expression, of the key that lies in the table itself', () => {
  expect(table('tout').indexes).toEqual([
    { name: 'PRIMARY', columns: ['Tout'], unique: true, where: null, method: 'btree' },
    { name: 'tout_actif', columns: ['borne'], unique: true, where: "vrai AND borne <> 'x'", method: 'btree' },
    { name: 'tout_calcul', columns: [null], unique: true, where: null, method: 'btree' },
    { name: 'tout_entier', columns: ['petit', 'Tout'], unique: true, where: null, method: 'btree' },
    { name: 'tout_jour', columns: ['jour', 'texte'], unique: false, where: null, method: 'btree' },
  ])
  expect(table('tout').uniques).toEqual([
    { name: 'tout_actif', columns: ['borne'], where: "vrai AND borne <> 'x'" },
    { name: 'tout_entier', columns: ['petit', 'Tout'], where: null },
  ])
  expect(table('lien').indexes.map(({ name, columns }) => [name, columns])).toEqual([
    ['PRIMARY', ['drapeau', 'code']],
    ['sqlite_autoindex_lien_2', ['code']],
  ])
})

test('foreign keys: names of the statement, the capitals of the target, its key where no column is named', () => {
  expect(
    table('tout').foreignKeys.map(({ name, columns, target, onDelete, onUpdate }) => [
      name,
      columns,
      [target.table, ...target.columns],
      onDelete,
      onUpdate,
    ]),
  ).toEqual([
    ['soi', ['petit'], ['tout', 'Tout'], 'restrict', 'no action'],
    ['tout_sans_cible_fkey', ['sans_cible'], ['disparue'], 'no action', 'no action'],
    ['vers_lien', ['lien'], ['lien', 'code'], 'no action', 'cascade'],
  ])
})

test('a thousand tables are read in a handful of queries', async () => {
  const names = Array.from({ length: 1000 }, (_, index) => `t${index}`)
  const many = await scratchSqlite(names.map((name) => `CREATE TABLE ${name} (id INTEGER PRIMARY KEY)`).join(';'))
  const asked: string[] = []
  const client = {
    query: async (text: string, values: readonly unknown[]) => {
      asked.push(text.trim().split(/\s/)[0] ?? '')
      return { rows: many.raw.prepare(text).all(...values) as Record<string, unknown>[] } // rows of the driver are unknown
    },
  }
  expect((await readSqlite(client)).tables).toHaveLength(1000)
  expect(asked).toEqual(['BEGIN', ...Array.from({ length: 5 }, () => 'SELECT'), 'ROLLBACK'])
  await many.drop()
})

test('the file is found by each spelling of its address, and stays byte for byte what it was', async () => {
  const before = readFileSync(base.file)
  const names = schema.tables.map(({ name }) => name)
  for (const url of [
    base.url,
    `sqlite://${base.file}`,
    pathToFileURL(base.file).href,
    `file:${encodeURI(base.file).replace('#', '%23')}?mode=rw`,
  ]) {
    expect((await readSchema(url)).tables.map(({ name }) => name)).toEqual(names)
  }
  expect(readFileSync(base.file).equals(before)).toBe(true)
})

test('what is no database is refused in one sentence, and nothing is made', async () => {
  const folder = dirname(base.file)
  const absent = join(folder, 'absente.db')
  await expect(readSchema(`sqlite:${absent}`)).rejects.toMatchObject({ code: 'OM_DATABASE_FILE_MISSING' })
  expect(existsSync(absent)).toBe(false)
  mkdirSync(join(folder, 'dossier'))
  await expect(readSchema(`sqlite:${folder}/dossier`)).rejects.toMatchObject({ code: 'OM_DATABASE_FILE_MISSING' })
  writeFileSync(join(folder, 'texte.db'), 'Ceci n’est pas une base, même si le nom le dit. '.repeat(40))
  const refusal = await readSchema(`sqlite:${folder}/texte.db`).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ code: 'OM_DATABASE_FILE_UNREADABLE' })
  await expect(readSchema(base.url, { schemas: ['public'] })).rejects.toMatchObject({ code: 'OM_SCHEMA_UNKNOWN' })
})

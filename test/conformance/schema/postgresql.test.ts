// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Column, Schema, Table } from '../../../packages/openmairie/src/model/schema.js'
import { readPostgresql } from '../../../packages/openmairie/src/schema/postgresql/read.js'
import { readSchema } from '../../../packages/openmairie/src/schema/read.js'
import { type Scratch, scratchDatabase } from '../../support/database.js'
import { shuffledSchema } from '../../support/shuffle.js'
import { schemaContract } from './contract.js'
import { contractTables } from './dialects.js'

schemaContract('postgresql', async () => {
  const base = await scratchDatabase(contractTables.postgresql)
  return { read: () => readSchema(base.url), drop: () => base.drop() }
})

let base: Scratch
let schema: Schema
beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE SCHEMA paie;
    CREATE TYPE humeur AS ENUM ('bonne', 'moyenne', 'l''orage');
    CREATE DOMAIN code_postal AS varchar(5) NOT NULL CHECK (VALUE ~ '^[0-9]{5}$');
    CREATE TABLE paie.grille (grille integer PRIMARY KEY, libelle text);
    COMMENT ON TABLE paie.grille IS 'Grille indiciaire';
    CREATE TABLE tout (
      toujours bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      serie serial, petit smallint, grand bigint, exact numeric(12,3), libre numeric, argent money, simple real, double double precision,
      fixe char(4), borne varchar(12), infini varchar, texte text, nom name,
      vrai boolean NOT NULL DEFAULT true, jour date DEFAULT CURRENT_DATE, heure time(0), heure_zone timetz, instant timestamp(3), instant_zone timestamptz, duree interval,
      objet json, objet_b jsonb, identifiant uuid DEFAULT gen_random_uuid(), humeur humeur DEFAULT 'bonne', cp code_postal, adresse inet, reseau cidr, octets bytea,
      mots text[], nombres integer[], humeurs humeur[], matrice integer[][], point point, mesure numeric(3) CHECK (mesure BETWEEN 0 AND 200),
      total numeric GENERATED ALWAYS AS (exact * 2) STORED, grille integer REFERENCES paie.grille ON UPDATE CASCADE,
      debut date, fin date, periode daterange, CHECK (fin > debut), EXCLUDE USING gist (periode WITH &&));
    COMMENT ON COLUMN tout.borne IS 'Une valeur «\u00a0bornée\u00a0»';
    CREATE UNIQUE INDEX tout_actif_idx ON tout (borne) WHERE vrai;
    CREATE UNIQUE INDEX tout_entier_idx ON tout (petit, grand);
    CREATE UNIQUE INDEX tout_calcul_idx ON tout (lower(texte));
    CREATE INDEX tout_jour_idx ON tout (jour DESC) INCLUDE (borne);
    CREATE TABLE releve (releve integer, jour date NOT NULL, valeur integer, PRIMARY KEY (releve, jour)) PARTITION BY RANGE (jour);
    CREATE TABLE releve_2025 PARTITION OF releve FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
    CREATE TABLE releve_2026 PARTITION OF releve FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
    CREATE TABLE suivi (suivi integer PRIMARY KEY, releve integer, jour date, FOREIGN KEY (releve, jour) REFERENCES releve);
    CREATE MATERIALIZED VIEW cumul AS SELECT releve, sum(valeur) AS total FROM releve GROUP BY releve;
    CREATE VIEW semaine AS SELECT * FROM releve;
    CREATE TABLE changee (a integer, b integer, c integer PRIMARY KEY); ALTER TABLE changee DROP COLUMN a; ALTER TABLE changee ADD COLUMN d text;
    CREATE TABLE heritiere () INHERITS (changee);`)
  schema = await readSchema(base.url)
})
afterAll(() => base.drop())

const table = (name: string): Table =>
  schema.tables.find((each) => each.name === name) ?? expect.fail(`no table ${name}`)
const column = (name: string, of = 'tout'): Column =>
  table(of).columns.find((each) => each.name === name) ?? expect.fail(`no column ${name}`)

test('kinds of relations; a partition is a part of its table', () => {
  expect(schema.tables.map(({ name, kind, partitions }) => [name, kind, partitions])).toEqual([
    ['changee', 'table', 0],
    ['cumul', 'materialized view', 0],
    ['heritiere', 'table', 0],
    ['releve', 'table', 2],
    ['semaine', 'view', 0],
    ['suivi', 'table', 0],
    ['tout', 'table', 0],
  ])
  expect(schema.tables.filter(({ inherited }) => inherited).map(({ name }) => name)).toEqual(['changee'])
  expect(table('suivi').foreignKeys.map(({ target }) => target.table)).toEqual(['releve'])
  expect(table('changee').columns.map(({ name }) => name)).toEqual(['b', 'c', 'd'])
})

test.each([
  ['toujours', 'bigint', 'bigint'],
  ['serie', 'integer', 'integer'],
  ['petit', 'integer', 'smallint'],
  ['grand', 'bigint', 'bigint'],
  ['exact', 'decimal', 'numeric(12,3)'],
  ['libre', 'decimal', 'numeric'],
  ['argent', 'decimal', 'money'],
  ['simple', 'float', 'real'],
  ['double', 'float', 'double precision'],
  ['fixe', 'string', 'character(4)'],
  ['borne', 'string', 'character varying(12)'],
  ['infini', 'text', 'character varying'],
  ['texte', 'text', 'text'],
  ['nom', 'string', 'name'],
  ['vrai', 'boolean', 'boolean'],
  ['jour', 'date', 'date'],
  ['heure', 'time', 'time(0) without time zone'],
  ['heure_zone', 'timetz', 'time with time zone'],
  ['instant', 'timestamp', 'timestamp(3) without time zone'],
  ['instant_zone', 'timestamptz', 'timestamp with time zone'],
  ['duree', 'interval', 'interval'],
  ['objet', 'json', 'json'],
  ['objet_b', 'json', 'jsonb'],
  ['identifiant', 'uuid', 'uuid'],
  ['humeur', 'enum', 'humeur'],
  ['cp', 'string', 'code_postal'],
  ['adresse', 'inet', 'inet'],
  ['reseau', 'inet', 'cidr'],
  ['octets', 'bytes', 'bytea'],
  ['mots', 'array', 'text[]'],
  ['humeurs', 'array', 'humeur[]'],
  ['matrice', 'other', 'integer[]'],
  ['point', 'other', 'point'],
  ['periode', 'other', 'daterange'],
])('the type of %s is %s, spelt %s', (name, type, native) => {
  expect([column(name).type, column(name).native]).toEqual([type, native])
})

test('lengths, precisions, elements, enums, domains', () => {
  expect([column('fixe').length, column('borne').length, column('infini').length, column('nom').length]).toEqual([
    4,
    12,
    null,
    63,
  ])
  expect([column('exact').precision, column('exact').scale]).toEqual([12, 3])
  expect([column('mesure').precision, column('mesure').scale]).toEqual([3, 0])
  expect([column('libre').precision, column('libre').scale]).toEqual([null, null])
  expect([column('mots').element, column('nombres').element, column('humeurs').element]).toEqual([
    'text',
    'integer',
    'enum',
  ])
  expect(column('humeur').enumValues).toEqual(['bonne', 'moyenne', 'l\u0027orage'])
  expect(column('cp')).toMatchObject({ domain: 'code_postal', length: 5, nullable: false })
})

test('who writes a column: identity, sequence, default, expression', () => {
  expect(column('toujours')).toMatchObject({ identity: 'always', default: null })
  expect(column('serie')).toMatchObject({ identity: null, sequence: 'tout_serie_seq' })
  expect(column('vrai')).toMatchObject({ default: 'true', nullable: false })
  expect(column('jour').default).toBe('CURRENT_DATE')
  expect(column('identifiant').default).toBe('gen_random_uuid()')
  expect(column('humeur').default).toBe("'bonne'::humeur")
  expect(column('total').generated).toMatch(/exact \* /)
  expect(column('total').default).toBeNull()
})

test('comments', () => {
  expect(column('borne').comment).toBe('Une valeur «\u00a0bornée\u00a0»')
  expect(table('tout').comment).toBeNull()
})

test('a partial unique index is known as such, an expression is no key, an included column is no key column', () => {
  expect(table('tout').uniques).toEqual([
    { name: 'tout_actif_idx', columns: ['borne'], where: 'vrai' },
    { name: 'tout_entier_idx', columns: ['petit', 'grand'], where: null },
  ])
  const indexes = new Map(table('tout').indexes.map((index) => [index.name, index]))
  expect(indexes.get('tout_calcul_idx')).toMatchObject({ columns: [null], unique: true, method: 'btree' })
  expect(indexes.get('tout_jour_idx')).toMatchObject({ columns: ['jour'], unique: false })
  expect(indexes.get('tout_periode_excl')).toMatchObject({ method: 'gist' })
})

test('checks of columns, tables and domains; exclusions', () => {
  expect(table('tout').checks.map(({ name, columns }) => [name, columns])).toEqual([
    ['code_postal_check (cp)', ['cp']],
    ['tout_check', ['fin', 'debut']],
    ['tout_mesure_check', ['mesure']],
  ])
  expect(table('tout').checks[0]?.expression).toBe(`(("cp")::text ~ '^[0-9]{5}$'::text)`)
  expect(table('tout').exclusions).toEqual([
    { name: 'tout_periode_excl', definition: 'EXCLUDE USING gist (periode WITH &&)' },
  ])
})

test('a foreign key across schemas, read from one schema or from both', async () => {
  expect(table('tout').foreignKeys).toEqual([
    {
      name: 'tout_grille_fkey',
      columns: ['grille'],
      target: { schema: 'paie', table: 'grille', columns: ['grille'] },
      onDelete: 'no action',
      onUpdate: 'cascade',
      validated: true,
    },
  ])
  const both = await readSchema(base.url, { schemas: ['paie', 'public'] })
  expect(both.tables.map((each) => `${each.schema}.${each.name}`).slice(0, 2)).toEqual([
    'paie.grille',
    'public.changee',
  ])
  expect(both.tables[0]?.comment).toBe('Grille indiciaire')
})

test('a catalogue told in another order is the same schema', async () => {
  expect(JSON.stringify(await shuffledSchema(base.raw, ['public'], 7))).toBe(JSON.stringify(schema))
})

test('a thousand tables are read in a handful of queries', async () => {
  await base.raw.query('CREATE SCHEMA mille')
  for (let first = 0; first < 1000; first += 250) {
    const statements = Array.from(
      { length: 250 },
      (_, index) => `CREATE TABLE mille.t${first + index} (id integer PRIMARY KEY, nom text)`,
    )
    await base.raw.query(statements.join(';'))
  }
  const asked: string[] = []
  const client = {
    query: async (text: string, values: readonly unknown[]) => {
      asked.push(text)
      return { rows: (await base.raw.query(text, [...values])).rows }
    },
  }
  expect((await readPostgresql(client, ['mille'])).tables).toHaveLength(1000)
  expect(asked.filter((text) => /^\s*SELECT/.test(text))).toHaveLength(6)
})

// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Column, Schema, Table } from '../../../packages/openmairie/src/model/schema.js'
import { readMariadb } from '../../../packages/openmairie/src/schema/mariadb/read.js'
import { readSchema } from '../../../packages/openmairie/src/schema/read.js'
import { type MariadbScratch, scratchMariadb } from '../../support/mariadb.js'
import { schemaContract } from './contract.js'
import { contractTables } from './dialects.js'

const leftOut = inject('mariadbUrl') === null

schemaContract(
  'mariadb',
  async () => {
    const base = await scratchMariadb(contractTables.mariadb)
    return { read: () => readSchema(base.url), drop: () => base.drop() }
  },
  { textLength: 65_535, leftOut },
)

describe.skipIf(leftOut)('what MariaDB alone has', () => {
  let base: MariadbScratch
  let paie: MariadbScratch
  let schema: Schema
  beforeAll(async () => {
    paie = await scratchMariadb('CREATE TABLE grille (grille int PRIMARY KEY)')
    base = await scratchMariadb(`
      SET SESSION sql_mode = '';
      CREATE SEQUENCE compteur;
      CREATE TABLE tout (
        tout int(8) AUTO_INCREMENT PRIMARY KEY, petit tinyint(4), bref smallint(6) unsigned, moyen mediumint(9), sans_signe int(10) unsigned zerofill, grand bigint(20) unsigned,
        exact decimal(12,3) unsigned DEFAULT 1.500, simple float(7,2), vaste double, vrai tinyint(1) NOT NULL DEFAULT 1, bit_un bit(1) DEFAULT b'1', bit_huit bit(8), bit_large bit(64), annee year DEFAULT 2020,
        fixe char(5) DEFAULT 'l''eau', borne varchar(12) COMMENT 'Une valeur «\u00a0bornée\u00a0»', bref_texte tinytext, texte text, moyen_texte mediumtext, long_texte longtext, octets blob, serre varbinary(16),
        humeur enum('bonne','l''orage','a,b','c\\\\d') NOT NULL DEFAULT 'bonne', mots set('a','bc','d'), jour date DEFAULT '0000-00-00', heure time, instant datetime(3) DEFAULT '2000-01-02 03:04:05.678',
        marque timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(), objet json, identifiant uuid DEFAULT uuid(), adresse inet6, adresse_4 inet4, endroit point, suivant int DEFAULT nextval(compteur),
        virtuel int GENERATED ALWAYS AS (petit + 1) VIRTUAL, garde varchar(20) GENERATED ALWAYS AS (concat(borne, 'l''x')) PERSISTENT, grille int, rien int DEFAULT NULL,
        disponible varchar(3) CHECK (disponible IN ('Oui','Non')), debut date, fin date,
        CONSTRAINT ordre CHECK (fin > debut), CONSTRAINT orage CHECK (fixe <> 'l''x'), CONSTRAINT vers_paie FOREIGN KEY (grille) REFERENCES ${paie.name}.grille (grille) ON UPDATE CASCADE,
        UNIQUE KEY entier (bref, moyen), UNIQUE KEY debut_seul (texte(10)), KEY par_jour (jour DESC), FULLTEXT KEY mots_du_texte (texte)) COMMENT 'De tout';
      CREATE TABLE lien (tout int(8), drapeau tinyint(1), PRIMARY KEY (drapeau, tout), FOREIGN KEY (tout) REFERENCES tout (tout));
      CREATE TABLE releve (releve int, jour date, PRIMARY KEY (releve, jour)) PARTITION BY HASH (releve) PARTITIONS 3;
      CREATE TABLE histoire (histoire int PRIMARY KEY) WITH SYSTEM VERSIONING;
      CREATE TABLE partie (a int); CREATE VIEW cassee AS SELECT a FROM partie; CREATE VIEW entiere AS SELECT tout, vrai FROM tout; DROP TABLE partie;`)
    schema = await readSchema(base.url)
  })
  afterAll(async () => {
    await base.drop()
    await paie.drop()
  })
  const table = (name: string): Table =>
    schema.tables.find((each) => each.name === name) ?? expect.fail(`no table ${name}`)
  const column = (name: string, of = 'tout'): Column =>
    table(of).columns.find((each) => each.name === name) ?? expect.fail(`no column ${name}`)

  test('kinds of relations: no sequence, no partition; a view whose table is gone has no columns', () => {
    expect(schema.tables.map(({ name, kind, partitions }) => [name, kind, partitions])).toEqual([
      ['cassee', 'view', 0],
      ['entiere', 'view', 0],
      ['histoire', 'table', 0],
      ['lien', 'table', 0],
      ['releve', 'table', 3],
      ['tout', 'table', 0],
    ])
    expect(table('cassee').columns).toEqual([])
    expect(table('entiere').columns.map(({ name, type, nullable }) => [name, type, nullable])).toEqual([
      ['tout', 'integer', true],
      ['vrai', 'boolean', true],
    ])
    expect([table('tout').comment, table('entiere').comment]).toEqual(['De tout', null])
    expect([schema.database, schema.schemas]).toEqual([base.name, [base.name]])
  })

  test.each([
    ['tout', 'integer', 'int(8)'],
    ['petit', 'integer', 'tinyint(4)'],
    ['bref', 'integer', 'smallint(6) unsigned'],
    ['moyen', 'integer', 'mediumint(9)'],
    ['sans_signe', 'integer', 'int(10) unsigned zerofill'],
    ['grand', 'bigint', 'bigint(20) unsigned'],
    ['exact', 'decimal', 'decimal(12,3) unsigned'],
    ['simple', 'float', 'float(7,2)'],
    ['vaste', 'float', 'double'],
    ['vrai', 'boolean', 'tinyint(1)'],
    ['bit_un', 'boolean', 'bit(1)'],
    ['bit_huit', 'integer', 'bit(8)'],
    ['bit_large', 'other', 'bit(64)'],
    ['annee', 'integer', 'year(4)'],
    ['fixe', 'string', 'char(5)'],
    ['borne', 'string', 'varchar(12)'],
    ['texte', 'text', 'text'],
    ['octets', 'bytes', 'blob'],
    ['serre', 'bytes', 'varbinary(16)'],
    ['humeur', 'enum', "enum('bonne','l''orage','a,b','c\\\\d')"],
    ['mots', 'array', "set('a','bc','d')"],
    ['jour', 'date', 'date'],
    ['heure', 'time', 'time'],
    ['instant', 'timestamp', 'datetime(3)'],
    ['marque', 'timestamptz', 'timestamp'],
    ['objet', 'json', 'longtext'],
    ['identifiant', 'uuid', 'uuid'],
    ['adresse', 'inet', 'inet6'],
    ['adresse_4', 'inet', 'inet4'],
    ['endroit', 'geometry', 'point'],
  ])('the type of %s is %s, spelt %s', (name, type, native) => {
    expect([column(name).type, column(name).native]).toEqual([type, native])
  })

  test('lengths, precisions, enums, sets, geometries', () => {
    const lengths = ['fixe', 'borne', 'mots', 'bref_texte', 'texte', 'moyen_texte', 'long_texte', 'objet', 'octets']
    expect(lengths.map((name) => column(name).length)).toEqual([
      5,
      12,
      null,
      255,
      65_535,
      16_777_215,
      4_294_967_295,
      null,
      null,
    ])
    expect([column('exact').precision, column('exact').scale, column('simple').precision]).toEqual([12, 3, null])
    expect(column('humeur').enumValues).toEqual(['bonne', 'l\u0027orage', 'a,b', 'c\\d'])
    expect(column('mots')).toMatchObject({ element: 'text', enumValues: ['a', 'bc', 'd'] })
    expect(column('endroit').geometry).toEqual({ kind: 'Point', srid: 0 })
    expect(column('borne').comment).toBe('Une valeur «\u00a0bornée\u00a0»')
  })

  test('a column as short as a boolean counts where it is of a key', () => {
    expect([column('drapeau', 'lien').type, column('drapeau', 'lien').native]).toEqual(['integer', 'tinyint(1)'])
  })

  test('who writes a column: the engine, a sequence, a default, an expression', () => {
    expect(column('tout')).toMatchObject({ identity: 'by default', default: null, nullable: false })
    expect(column('suivant')).toMatchObject({ identity: null, sequence: 'compteur' })
    const defaults = ['exact', 'vrai', 'bit_un', 'annee', 'fixe', 'humeur', 'jour', 'instant', 'marque', 'identifiant']
    expect(defaults.map((name) => column(name).default)).toEqual([
      '1.500',
      '1',
      "b'1'",
      '2020',
      "'l''eau'",
      "'bonne'",
      "'0000-00-00'",
      "'2000-01-02 03:04:05.678'",
      'current_timestamp()',
      'uuid()',
    ])
    expect([column('rien').default, column('borne').default]).toEqual([null, null])
    expect(column('virtuel')).toMatchObject({ generated: '`petit` + 1', default: null })
    expect(column('garde').generated).toBe("concat(`borne`,'l''x')")
  })

  test('indexes: a prefix or a full text gives neither a unique nor an order', () => {
    expect(table('tout').uniques).toEqual([{ name: 'entier', columns: ['bref', 'moyen'], where: null }])
    const facts = table('tout').indexes.map(({ name, columns, unique, method }) => [name, columns, unique, method])
    expect(facts).toEqual([
      ['PRIMARY', ['tout'], true, 'btree'],
      ['debut_seul', [null], true, 'btree'],
      ['entier', ['bref', 'moyen'], true, 'btree'],
      ['mots_du_texte', ['texte'], false, 'fulltext'],
      ['par_jour', ['jour'], false, 'btree'],
      ['vers_paie', ['grille'], false, 'btree'],
    ])
    expect(table('lien').primaryKey).toEqual(['drapeau', 'tout'])
  })

  test('checks of columns and tables, their literals in the standard spelling', () => {
    expect(table('tout').checks).toEqual([
      { name: 'disponible', expression: "`disponible` in ('Oui','Non')", columns: ['disponible'] },
      { name: 'objet', expression: 'json_valid(`objet`)', columns: ['objet'] },
      { name: 'orage', expression: "`fixe` <> 'l''x'", columns: ['fixe'] },
      { name: 'ordre', expression: '`fin` > `debut`', columns: ['fin', 'debut'] },
    ])
  })

  test('a foreign key across databases, read from one or from both', async () => {
    expect(table('tout').foreignKeys).toEqual([
      {
        name: 'vers_paie',
        columns: ['grille'],
        target: { schema: paie.name, table: 'grille', columns: ['grille'] },
        onDelete: 'no action',
        onUpdate: 'cascade',
        validated: true,
      },
    ])
    const both = await readSchema(base.url, { schemas: [base.name, paie.name] })
    expect(both.tables.at(-1)).toMatchObject({ schema: paie.name, name: 'grille' })
    await expect(readSchema(base.url, { schemas: ['absente'] })).rejects.toMatchObject({ code: 'OM_SCHEMA_UNKNOWN' })
  })

  test('a thousand tables are read in a handful of queries, and nothing is written', async () => {
    const many = await scratchMariadb()
    try {
      for (let first = 0; first < 1000; first += 250) {
        const names = Array.from({ length: 250 }, (_, index) => `t${first + index}`)
        await many.raw.query(names.map((name) => `CREATE TABLE ${name} (id int PRIMARY KEY) ENGINE = MyISAM`).join(';'))
      }
      const asked: string[] = []
      const client = {
        query: async (text: string, values: readonly unknown[]) => {
          asked.push(text.trim().split(' ')[0] ?? '')
          const [rows] = await many.raw.query(text, [...values])
          return { rows: Array.isArray(rows) ? (rows as Record<string, unknown>[]) : [] } // the driver's type is a union
        },
      }
      expect((await readMariadb(client, [many.name])).tables).toHaveLength(1000)
      expect(asked).toEqual(['START', ...Array.from({ length: 8 }, () => 'SELECT'), 'ROLLBACK'])
    } finally {
      await many.drop()
    }
  })

  const refusalAt = async (change: (url: URL) => void): Promise<unknown> => {
    const url = new URL(base.url)
    change(url)
    return readSchema(url.href).catch((error: unknown) => error)
  }

  test.each([
    ['an unknown database', { pathname: '/absente' }, 'OM_DATABASE_UNKNOWN'],
    ['no database', { pathname: '/' }, 'OM_DATABASE_UNNAMED'],
    ['an unknown user', { username: 'inconnu' }, 'OM_DATABASE_REFUSED'],
    ['a closed port', { port: '1' }, 'OM_DATABASE_UNREACHABLE'],
  ])('%s is refused', async (_, parts, code) => {
    expect(await refusalAt((url) => Object.assign(url, parts))).toMatchObject({ code })
  })

  test('a refusal never shows the password', async () => {
    const refusal = await refusalAt((url) => Object.assign(url, { password: 'secret-de-test', port: '1' }))
    expect(String(refusal)).toMatch(/No MariaDB\/MySQL server answers at [^ ]+:1\/test_/)
    expect(String(refusal)).not.toContain('secret-de-test')
    expect(String(await readSchema('mysql://a:secret@de@test:x/').catch((error: unknown) => error))).not.toMatch(
      /secret/,
    )
  })
})

// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { AnyOverride } from '../../packages/openmairie/src/model/override.js'
import { likelyDuplicates, namesakes } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { scratchMariadb } from '../support/mariadb.js'
import { scratchSqlite } from '../support/sqlite.js'

const people = `
  CREATE TABLE agent (agent integer PRIMARY KEY, nom varchar(30) NOT NULL, prenom varchar(30), ne date, secu varchar(15));
  CREATE INDEX agent_nom ON agent (nom);
  INSERT INTO agent VALUES (1, 'Lefèvre', 'Philippe', '1980-03-02', '11'), (2, 'LEFEBVRE', 'Filipe', NULL, '12'),
    (3, 'Lefebure', 'Philippe', '1991-11-30', '13'), (4, 'Martin', 'Anne', '1980-03-02', '14'), (5, 'MARTIN', 'Anne', NULL, '15'),
    (6, 'Élie', 'Zoé', '1975-12-04', '16'), (7, 'lefevre', NULL, NULL, '17'), (8, 'Martin', 'ANNÉ', '1999-01-01', '18')`
const overrides: Readonly<Record<string, AnyOverride>> = {
  agent: {
    recordLabel: ['nom', 'prenom'],
    duplicates: {
      match: [
        { field: 'nom', by: 'sound' },
        { field: 'prenom', by: 'sound' },
        { field: 'ne', by: 'date', days: 3 },
      ],
      namesakes: ['nom', 'prenom'],
    },
  },
}

const engines = [
  { engine: 'PostgreSQL', open: () => scratchDatabase(people), elsewhere: false },
  { engine: 'SQLite', open: () => scratchSqlite(people), elsewhere: true },
  ...(inject('mariadbUrl') ? [{ engine: 'MariaDB', open: () => scratchMariadb(people), elsewhere: true }] : []),
]

describe.each(engines)('on $engine', ({ open, elsewhere }) => {
  let data: { readonly url: string; drop(): Promise<void> }
  let instance: Scratch | null = null
  let app: TestApplication
  beforeAll(async () => {
    data = await open()
    if (elsewhere) instance = await scratchDatabase()
    app = await applicationOver(data.url, overrides, instance?.url)
  })
  afterAll(async () => {
    await app.database.close()
    if (instance) await app.instance.close()
    await data.drop()
    await instance?.drop()
  })
  const keys = async (given: Readonly<Record<string, string | null>>, own: string | null = null) => {
    const found = await likelyDuplicates(app.ctx, app.entity('agent'), given, own === null ? null : [own], 10)
    return found.map(({ key, agreed }) => `${key}: ${agreed}`).sort()
  }

  test('names are compared as they are heard, dates within some days; blanks decide nothing', async () => {
    expect(await keys({ nom: 'Lefèvre', prenom: 'Philippe', ne: '1980-03-04' })).toEqual([
      '1: nom,prenom,ne',
      '2: nom,prenom',
    ])
    expect(await keys({ nom: 'Le Febvre', prenom: 'filippe' })).toEqual([
      '1: nom,prenom',
      '2: nom,prenom',
      '3: nom,prenom',
    ])
    // One field that agrees is not enough; one that differs decides.
    expect(await keys({ nom: 'Lefèvre' })).toEqual([])
    expect(await keys({ nom: 'Lefèvre', ne: '1980-03-02' })).toEqual(['1: nom,ne'])
    expect(await keys({ nom: 'Lefèvre', prenom: 'Anne', ne: '1980-03-02' })).toEqual([])
  })

  test('day and month may be exchanged; the first letter may bear an accent', async () => {
    expect(await keys({ nom: 'Elie', prenom: 'zoe', ne: '1975-04-12' })).toEqual(['6: nom,prenom,ne'])
    expect(await keys({ nom: 'Élie', ne: '1975-12-08' })).toEqual([])
  })

  test('nothing is like what is blank', async () => {
    expect(await keys({})).toEqual([])
    expect(await keys({ nom: null, prenom: null, ne: null })).toEqual([])
    expect(await keys({ nom: ' ', prenom: '', ne: null })).toEqual([])
  })

  test('a record is no duplicate of itself', async () => {
    expect(await keys({ nom: 'Lefèvre', prenom: 'Philippe', ne: '1980-03-02' }, '1')).toEqual(['2: nom,prenom'])
  })

  test('nothing is asked of the base where all is left blank', async () => {
    for (const blank of [null, '', ' ']) expect(await keys({ nom: blank, prenom: blank, ne: null })).toEqual([])
    expect(await keys({})).toEqual([])
  })

  test('what no row can hold is no fault', async () => {
    expect(await keys({ nom: 'x'.repeat(5000), prenom: '’', ne: 'infinity' })).toEqual([])
    expect(await keys({ nom: 'Martin', ne: '9999-99-99' })).toEqual([])
  })

  test('namesakes bear the same names, accents and case ignored', async () => {
    const found = await namesakes(app.ctx, app.entity('agent'), { nom: 'Martin', prenom: 'Anne' }, ['4'], 10)
    expect(found.map(({ key, label }) => `${key} ${label}`).sort()).toEqual(['5 MARTIN Anne', '8 Martin ANNÉ'])
    expect(await namesakes(app.ctx, app.entity('agent'), { nom: 'Martin', prenom: null }, ['4'], 10)).toEqual([])
  })

  test('whoever may not list or read the table is told of nobody', async () => {
    const given = { nom: 'Lefèvre', prenom: 'Philippe' }
    for (const permissions of [['essai.agent.create'], ['essai.agent.list'], ['essai.agent.read'], []])
      expect(await likelyDuplicates(app.as('bob', permissions), app.entity('agent'), given, null, 10)).toEqual([])
  })
})

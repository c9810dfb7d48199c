// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type Ctx,
  count,
  create,
  dependents,
  list,
  named,
  options,
  read,
  remove,
  stream,
  undo,
  undoable,
  update,
} from '../../../packages/openmairie/src/records/index.js'
import { query } from '../../support/application.js'
import { type Base, enginesOver } from './bases.js'

const tables = (key: string): string => `
  CREATE TABLE om_collectivite (om_collectivite integer PRIMARY KEY, libelle varchar(40) NOT NULL);
  CREATE TABLE nature (nature varchar(10) PRIMARY KEY, libelle varchar(40));
  CREATE TABLE oubli (oubli integer PRIMARY KEY, libelle varchar(40));
  CREATE TABLE voie (voie integer PRIMARY KEY, libelle varchar(40), om_collectivite integer NOT NULL,
    FOREIGN KEY (om_collectivite) REFERENCES om_collectivite (om_collectivite));
  CREATE TABLE dossier (
    dossier ${key}, libelle varchar(40), numero integer, om_collectivite integer NOT NULL, nature varchar(10), voie integer,
    CONSTRAINT dossier_numero UNIQUE (numero),
    FOREIGN KEY (om_collectivite) REFERENCES om_collectivite (om_collectivite),
    FOREIGN KEY (nature) REFERENCES nature (nature), CONSTRAINT dossier_voie FOREIGN KEY (voie) REFERENCES voie (voie));
  CREATE TABLE piece (piece integer PRIMARY KEY, libelle varchar(40), dossier integer NOT NULL,
    FOREIGN KEY (dossier) REFERENCES dossier (dossier) ON DELETE CASCADE);
  CREATE TABLE page (piece integer NOT NULL, numero integer NOT NULL, PRIMARY KEY (piece, numero),
    FOREIGN KEY (piece) REFERENCES piece (piece) ON DELETE CASCADE);
  CREATE TABLE courrier (courrier integer PRIMARY KEY, om_collectivite integer NOT NULL, dossier integer,
    FOREIGN KEY (om_collectivite) REFERENCES om_collectivite (om_collectivite),
    FOREIGN KEY (dossier) REFERENCES dossier (dossier) ON DELETE CASCADE);
  CREATE VIEW apercu AS SELECT libelle FROM dossier;`

const engines = enginesOver(tables, { nature: { shared: true } })

describe.each(Object.entries(engines))('collectivités on %s', (_, open) => {
  let base: Base
  beforeAll(async () => {
    base = await open()
  })
  afterAll(async () => {
    await base.app.database.close()
    if (base.app.instance !== base.app.database) await base.app.instance.close()
    await base.stop()
  })
  beforeEach(async () => {
    for (const table of ['courrier', 'page', 'piece', 'dossier', 'voie', 'oubli', 'nature', 'om_collectivite'])
      await base.raw(`DELETE FROM ${table}`)
    await base.raw(`INSERT INTO om_collectivite VALUES (1, 'Aubry'), (2, 'Brion'), (3, 'Cernay')`)
    await base.raw(`INSERT INTO nature VALUES ('P', 'Permis')`)
    await base.raw(`INSERT INTO oubli VALUES (1, 'x')`)
    await base.raw(`INSERT INTO voie VALUES (10, 'Grande rue', 1), (20, 'Petite rue', 2)`)
    await base.raw(`INSERT INTO dossier (dossier, libelle, numero, om_collectivite, nature, voie) VALUES
      (1, 'un', 1, 1, 'P', 10), (2, 'deux', 2, 2, 'P', 20), (3, 'trois', 3, 1, NULL, NULL), (4, 'quatre', 4, 3, NULL, NULL)`)
    await base.raw(`INSERT INTO piece VALUES (11, 'a', 1), (21, 'b', 2)`)
    await base.raw(`INSERT INTO page VALUES (11, 1), (21, 1)`)
  })

  const of = (...collectivites: readonly string[]): Ctx => ({ ...base.app.as('anne'), collectivites })
  const entity = (name: string) => base.app.entity(name)
  const keys = async (ctx: Ctx, name: string, sort: string = name): Promise<readonly string[]> =>
    (await list(ctx, entity(name), query({ sort: [{ field: sort, direction: 'asc' }] }))).rows.map((row) =>
      row.key.join('/'),
    )
  const once = { idempotencyKey: null, digests: null }

  test('listing, count, export and search show the rows of one’s own, and of what refers to them', async () => {
    const anne = of('1')
    expect(await keys(anne, 'dossier')).toEqual(['1', '3'])
    expect(await keys(anne, 'piece')).toEqual(['11'])
    expect(await keys(anne, 'page', 'piece')).toEqual(['11/1'])
    expect(await keys(anne, 'om_collectivite')).toEqual(['1'])
    expect(await count(anne, entity('dossier'), query())).toEqual({ count: 2, capped: false })
    expect((await list(anne, entity('dossier'), query({ search: { text: 'deux', field: null } }))).rows).toEqual([])
    const exported: string[] = []
    for await (const row of stream(anne, entity('dossier'), query())) exported.push(row.key.join('/'))
    expect(exported.toSorted()).toEqual(['1', '3'])
  })

  test('several collectivités are seen at once, and all of them by whoever may', async () => {
    expect(await keys(of('1', '3'), 'dossier')).toEqual(['1', '3', '4'])
    expect(await keys(base.app.as('anne'), 'dossier')).toEqual(['1', '2', '3', '4'])
    expect(await keys(of(), 'dossier')).toEqual([])
    expect(await keys(of('bourg'), 'dossier')).toEqual([])
  })

  test('what is shared is seen by all; what is declared nothing of, by none of them', async () => {
    expect(await keys(of('1'), 'nature')).toEqual(['P'])
    expect(await keys(of('1'), 'oubli')).toEqual([])
    expect((await list(of('1'), entity('apercu'), query())).rows).toEqual([])
    expect(await keys(base.app.as('anne'), 'oubli')).toEqual(['1'])
    const told = [...base.app.ctx.app.findings].filter(({ id }) => id === 'model.unscoped').map(({ place }) => place)
    expect(told.toSorted()).toEqual(['essai.apercu', 'essai.oubli'])
  })

  test('a record of another is not there: to read, to name, to choose, by a label', async () => {
    const anne = of('1')
    expect(await read(anne, entity('dossier'), ['2'])).toBeNull()
    expect(await read(anne, entity('page'), ['21', '1'])).toBeNull()
    expect(await dependents(anne, entity('dossier'), ['2'])).toEqual([])
    expect(await named(anne, entity('dossier'), [['1'], ['2']])).toEqual([{ key: ['1'], label: 'un' }])
    const search = { text: '', limit: 10, held: ['20'], fields: ['voie'] }
    expect((await options(anne, entity('voie'), search)).options).toEqual([{ key: ['10'], label: 'Grande rue' }])
  })

  test('a reference to a record of another shows no label, and loses no row in the order of labels', async () => {
    await base.raw(`UPDATE dossier SET voie = 20 WHERE dossier = 3`)
    const { rows } = await list(of('1'), entity('dossier'), query({ sort: [{ field: 'voie', direction: 'asc' }] }))
    expect(rows.map(({ key, labels }) => [key[0], labels['dossier_voie'] ?? labels['voie'] ?? null])).toEqual([
      ['1', 'Grande rue'],
      ['3', null],
    ])
  })

  test('a record added is one’s own; that of another is refused, and so is what would lead to one', async () => {
    const anne = of('1')
    const added = await create(anne, entity('dossier'), { libelle: 'cinq', voie: '10' }, once)
    expect(added).toMatchObject({ kind: 'written', label: 'cinq' })
    expect(String((await base.raw(`SELECT om_collectivite AS c FROM dossier WHERE libelle = 'cinq'`))[0]?.['c'])).toBe(
      '1',
    )
    const refusals = [
      await create(anne, entity('dossier'), { libelle: 'six', om_collectivite: '2' }, once),
      await create(anne, entity('dossier'), { libelle: 'six', voie: '20' }, once),
      await create(anne, entity('piece'), { piece: '99', libelle: 'six', dossier: '2' }, once),
      await create(of(), entity('dossier'), { libelle: 'six', om_collectivite: '1' }, once),
    ]
    expect(refusals).toEqual([
      {
        kind: 'invalid',
        problems: [
          {
            field: 'om_collectivite',
            message: 'Cette collectivité n’est pas de celles pour lesquelles vous travaillez.',
          },
        ],
      },
      {
        kind: 'invalid',
        problems: [
          { field: 'voie', message: '«\u00a0Voie\u00a0» désigne un enregistrement qui n’existe pas ou n’existe plus.' },
        ],
      },
      {
        kind: 'invalid',
        problems: [
          {
            field: 'dossier',
            message: '«\u00a0Dossier\u00a0» désigne un enregistrement qui n’existe pas ou n’existe plus.',
          },
        ],
      },
      {
        kind: 'invalid',
        problems: [
          {
            field: 'om_collectivite',
            message:
              'Votre compte n’est rattaché à aucune collectivité\u00a0: demandez à votre administrateur de le rattacher.',
          },
        ],
      },
    ])
    expect(await base.raw(`SELECT 1 AS one FROM dossier WHERE libelle = 'six'`)).toEqual([])
  })

  test('a reference that leads to another is emptied, and not kept', async () => {
    await base.raw(`UPDATE dossier SET voie = 20 WHERE dossier = 3`)
    expect(await update(of('1'), entity('dossier'), ['3'], { voie: null }, once)).toMatchObject({ kind: 'written' })
    expect(await base.raw(`SELECT dossier FROM dossier WHERE dossier = 3 AND voie IS NULL`)).toHaveLength(1)
  })

  test('what exists elsewhere is told like what does not exist', async () => {
    const refusal = (voie: string) => update(of('1'), entity('dossier'), ['1'], { voie }, once)
    expect(await refusal('20')).toEqual(await refusal('999'))
  })

  test('a record of another is neither changed nor deleted, nor is one’s own given away', async () => {
    const anne = of('1')
    expect(await update(anne, entity('dossier'), ['2'], { libelle: 'à moi' }, once)).toEqual({ kind: 'gone' })
    expect(await remove(anne, entity('dossier'), ['2'], once)).toEqual({ kind: 'gone' })
    expect(await update(anne, entity('dossier'), ['1'], { om_collectivite: '2' }, once)).toMatchObject({
      kind: 'invalid',
      problems: [{ field: 'om_collectivite' }],
    })
    expect(await update(anne, entity('piece'), ['11'], { dossier: '2' }, once)).toMatchObject({ kind: 'invalid' })
    expect(await base.raw(`SELECT libelle FROM dossier WHERE dossier = 2`)).toEqual([{ libelle: 'deux' }])
  })

  test('a deletion takes its own followers, and stops at a record of another that would follow', async () => {
    const anne = of('1')
    expect(await remove(anne, entity('dossier'), ['1'], once)).toMatchObject({ kind: 'deleted' })
    const reference = (await undoable(anne, entity('dossier'), ['1'])) ?? ''
    expect(await undo(of('2'), entity('dossier'), reference)).toMatchObject({ kind: 'refused' })
    expect(await base.raw(`SELECT libelle FROM dossier WHERE dossier = 1`)).toEqual([])
    expect(await undo(anne, entity('dossier'), reference)).toMatchObject({ kind: 'undone', key: ['1'] })
    await base.raw(`INSERT INTO courrier VALUES (7, 2, 3)`)
    expect(await remove(anne, entity('dossier'), ['3'], once)).toMatchObject({ kind: 'refused' })
    expect(await base.raw(`SELECT libelle FROM dossier WHERE dossier = 3`)).toEqual([{ libelle: 'trois' }])
  })
})

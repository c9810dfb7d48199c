// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { QueryDefinition } from '../../packages/openmairie/src/model/query.js'
import { restricted } from '../../packages/openmairie/src/model/resolve/restrict.js'
import { type Ctx, exportQuery, list, runQuery, withinQuery } from '../../packages/openmairie/src/records/index.js'
import { type Base, enginesOver } from '../conformance/runtime/bases.js'
import { query } from '../support/application.js'

const tables = (): string => `
  CREATE TABLE om_collectivite (om_collectivite integer PRIMARY KEY, libelle varchar(40) NOT NULL);
  CREATE TABLE voie (voie integer PRIMARY KEY, libelle varchar(40) NOT NULL, cote integer, om_collectivite integer NOT NULL,
    FOREIGN KEY (om_collectivite) REFERENCES om_collectivite (om_collectivite));
  CREATE TABLE dossier (dossier integer PRIMARY KEY, libelle varchar(40), secret integer, voie integer, om_collectivite integer NOT NULL,
    FOREIGN KEY (om_collectivite) REFERENCES om_collectivite (om_collectivite),
    CONSTRAINT dossier_voie FOREIGN KEY (voie) REFERENCES voie (voie));
  CREATE TABLE piece (piece integer PRIMARY KEY, montant decimal(8,2), dossier integer, om_collectivite integer NOT NULL,
    FOREIGN KEY (om_collectivite) REFERENCES om_collectivite (om_collectivite),
    CONSTRAINT piece_dossier FOREIGN KEY (dossier) REFERENCES dossier (dossier));`

// Of Aubry, a record refers to a street of Brion, and Brion has a part of it.
const byNumber = [{ column: 'dossier', direction: 'asc' }] as const

const rows = [
  `INSERT INTO om_collectivite VALUES (1, 'Aubry'), (2, 'Brion')`,
  `INSERT INTO voie VALUES (10, 'Grande rue', 5, 1), (20, 'Rue de Brion', 99, 2)`,
  `INSERT INTO dossier VALUES (1, 'un', 7, 10, 1), (2, 'deux', 8, 20, 1), (3, 'trois', 9, 20, 2)`,
  `INSERT INTO piece VALUES (1, 10.00, 1, 1), (2, 999.00, 1, 2), (3, 5.00, 3, 2)`,
]

const overrides = {
  dossier: { fields: { secret: { access: { hiddenUnless: { right: 'secret' } } } } },
}

describe.each(Object.entries(enginesOver(tables, overrides)))('whose rows a query tells on %s', (_, open) => {
  let base: Base
  let aubry: Ctx
  beforeAll(async () => {
    base = await open()
    for (const statement of rows) await base.raw(statement)
    aubry = { ...base.app.as('anne'), collectivites: ['1'] }
  })
  afterAll(async () => {
    await base.app.database.close()
    if (base.app.instance !== base.app.database) await base.app.instance.close()
    await base.stop()
  })

  const asked = (
    ctx: Ctx,
    said: Partial<QueryDefinition> & Pick<QueryDefinition, 'columns'>,
  ): ReturnType<typeof runQuery> =>
    runQuery(ctx, { name: 'essai', label: 'Essai', entity: 'dossier', ...said }, { given: {}, blank: 'all', most: 50 })
  const told = async (...given: Parameters<typeof asked>) => {
    const answer = await asked(...given)
    return answer.kind === 'none'
      ? answer.problems
      : answer.rows.map(({ values, labels }) => ({ ...values, ...labels }))
  }

  test('what another collectivité has is not joined: neither its label, nor its values, nor its extremes', async () => {
    expect(
      await told(aubry, {
        columns: ['dossier', 'voie.libelle', 'voie.cote'].map((path) => ({ path })),
        sort: byNumber,
      }),
    ).toEqual([
      { dossier: 1, 'voie.libelle': 'Grande rue', 'voie.cote': 5 },
      { dossier: 2, 'voie.libelle': null, 'voie.cote': null },
    ])
    expect(await told(aubry, { columns: [{ path: 'voie.libelle' }, { path: '', reckon: 'count' }] })).toEqual([
      { 'voie.libelle': 'Grande rue', ':count': 1 },
      { 'voie.libelle': null, ':count': 1 },
    ])
    expect(await told(aubry, { columns: [{ path: 'voie' }, { path: '', reckon: 'count' }] })).toEqual([
      { voie: 'Grande rue', ':count': 1 },
      { voie: null, ':count': 1 },
    ])
    const extremes = [
      { path: 'voie.cote', reckon: 'max' },
      { path: 'voie.cote', reckon: 'min' },
    ] as const
    expect(await told(aubry, { columns: extremes })).toEqual([{ 'voie.cote:max': 5, 'voie.cote:min': 5 }])
  })

  test('nor can it be found by a filter, by an order, or below a tab', async () => {
    const filters = [{ path: 'voie.libelle', operator: 'contains', value: 'Brion' }] as const
    expect(await told(aubry, { columns: [{ path: 'dossier' }], filters })).toEqual([])
    const above = [{ path: 'voie.cote', operator: 'above', value: '10' }] as const
    expect(await told(aubry, { columns: [{ path: '', reckon: 'count' }], filters: above })).toEqual([{ ':count': 0 }])
    const parts = [{ path: 'libelle' }, { path: 'piece.dossier.montant', reckon: 'total' }] as const
    expect(await told(aubry, { tab: 'piece.dossier', columns: parts })).toEqual([
      { libelle: 'deux', 'piece.dossier.montant:total': null },
      { libelle: 'un', 'piece.dossier.montant:total': expect.stringMatching(/^10(\.00)?$/) },
    ])
    expect(await told({ ...aubry, collectivites: ['2'] }, { columns: [{ path: 'libelle' }] })).toEqual([
      { libelle: 'trois' },
    ])
    expect(await told({ ...aubry, collectivites: [] }, { columns: [{ path: 'libelle' }] })).toEqual([])
  })

  test('a field that is kept from its reader is neither told, filtered, sorted nor grouped', async () => {
    const ctx: Ctx = { ...aubry, app: restricted(aubry.app, () => false) }
    const columns = [{ path: 'libelle' }, { path: 'secret' }]
    const unknown = { part: 'columns', name: 'secret', kind: 'unknown' }
    const sort = [{ column: 'secret', direction: 'desc' }, ...byNumber] as const
    const number = { path: 'dossier' }
    // The first of another order, and groups of fewer parts, would be something else.
    expect((await asked(ctx, { columns: [...columns, number], sort, limit: 1 })).kind).toBe('none')
    expect((await asked(ctx, { columns: [...columns, { path: '', reckon: 'count' }] })).kind).toBe('none')
    const answer = await asked(ctx, { columns: [...columns, number], sort })
    expect(answer.problems).toEqual([expect.objectContaining(unknown)])
    expect(answer).toMatchObject({
      kind: 'answer',
      rows: [{ values: { libelle: 'un' } }, { values: { libelle: 'deux' } }],
    })
    expect(JSON.stringify(answer)).not.toContain('"secret":')
    // A filter that is left out would tell more than what was asked for.
    const filters = [{ path: 'secret', operator: 'above', value: '7' }] as const
    expect(await asked(ctx, { columns: [{ path: 'libelle' }], filters })).toMatchObject({ kind: 'none' })
    const extremes = [
      { path: 'secret', reckon: 'max' },
      { path: 'voie', reckon: 'count' },
    ] as const
    expect(await told(ctx, { columns: extremes })).toEqual([{ 'voie:count': 2 }])
    expect(await told(aubry, { columns: extremes })).toEqual([{ 'secret:max': 8, 'voie:count': 2 }])
  })

  test('a listing that is kept to a query has only its reader’s rows; none where it filters by what he does not see', async () => {
    const kept = async (ctx: Ctx, said: Partial<QueryDefinition>): Promise<readonly unknown[] | null> => {
      const definition = { name: 'essai', label: 'Essai', entity: 'dossier', columns: [{ path: 'dossier' }], ...said }
      const within = withinQuery(ctx, definition, { given: {}, blank: 'all' })
      const entity = ctx.app.localised.fr.get('dossier')
      if (!within || !entity) return null
      const page = await list(ctx, entity, query({ sort: [{ field: 'dossier', direction: 'asc' }], within }))
      return page.rows.map(({ key }) => key[0])
    }
    const brion: Ctx = { ...aubry, collectivites: ['2'] }
    expect(await kept(aubry, {})).toEqual(['1', '2'])
    expect(await kept(brion, {})).toEqual(['3'])
    // The first one of each, not of all.
    expect(await kept(brion, { sort: byNumber, limit: 1 })).toEqual(['3'])
    const street = [{ path: 'voie.libelle', operator: 'contains', value: 'Brion' }] as const
    expect(await kept(aubry, { filters: street })).toEqual([])
    expect(await kept(brion, { filters: street })).toEqual(['3'])
    const secret = [{ path: 'secret', operator: 'above', value: '7' }] as const
    expect(await kept(aubry, { filters: secret })).toEqual(['2'])
    expect(await kept({ ...aubry, app: restricted(aubry.app, () => false) }, { filters: secret })).toBeNull()
  })

  test('an entity that its reader may not list, or read, is not told of; nor exported without the right', async () => {
    const as = (...verbs: readonly string[]): Ctx => ({
      ...base.app.as(
        'bob',
        verbs.map((verb) => `essai.${verb}`),
      ),
      collectivites: ['1'],
    })
    const columns = [{ path: 'libelle' }, { path: 'voie.libelle' }]
    expect(await asked(as('voie.read'), { columns })).toMatchObject({ kind: 'none', problems: [{ part: 'entity' }] })
    const withoutStreets = await asked(as('dossier.list', 'voie.list'), { columns })
    expect(withoutStreets).toMatchObject({ kind: 'answer', problems: [{ name: 'voie.libelle', kind: 'unknown' }] })
    expect(await told(as('dossier.list', 'voie.read'), { columns })).toContainEqual({
      libelle: 'un',
      'voie.libelle': 'Grande rue',
    })
    const taken = (ctx: Ctx) =>
      exportQuery(
        ctx,
        { name: 'essai', label: 'Essai', entity: 'dossier', columns },
        { given: {}, blank: 'all' },
        'csv',
      )
    const may = ['dossier.list', 'voie.read', 'dossier.export']
    await expect(taken(as(...may))).rejects.toMatchObject({ code: 'OM_FORBIDDEN' })
    expect(await taken(as(...may, 'voie.export'))).toMatchObject({ kind: 'answer', rows: [{}, {}] })
  })
})

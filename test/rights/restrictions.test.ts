// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { AnyOverride } from '../../packages/openmairie/src/model/override.js'
import {
  type Ctx,
  count,
  create,
  dependents,
  former,
  history,
  likelyDuplicates,
  list,
  named,
  namesakes,
  neighbours,
  options,
  previewMerge,
  read,
  rehearse,
  remove,
  stream,
  update,
} from '../../packages/openmairie/src/records/index.js'
import { compileGrants } from '../../packages/openmairie/src/rights/grants.js'
import { appFor } from '../../packages/openmairie/src/web/reach.js'
import { applicationOver, query, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { scratchMariadb } from '../support/mariadb.js'
import { scratchSqlite } from '../support/sqlite.js'

/** Planted in what may not be seen: it must come out nowhere. */
const planted = 'zanzibar'

const script = `
  CREATE TABLE service (service varchar(5) PRIMARY KEY, libelle varchar(20), chef varchar(20));
  CREATE TABLE agent (
    agent integer PRIMARY KEY, nom varchar(20), service varchar(5) REFERENCES service (service),
    dossier varchar(20) UNIQUE, tuteur integer REFERENCES agent (agent), echelon integer, login varchar(20));
  CREATE TABLE absence (absence integer PRIMARY KEY, agent integer NOT NULL REFERENCES agent (agent), motif varchar(20));
  INSERT INTO service VALUES ('V', 'Voirie', '${planted} chef'), ('P', '${planted} paie', 'x');
  INSERT INTO agent VALUES
    (1, 'Anne', 'V', '${planted} un', NULL, 3, 'anne'), (2, 'Bruno', 'V', 'autre', 1, 4, 'bruno'), (3, 'Chloé', 'V', NULL, 2, 5, 'chloe'),
    (4, '${planted} caché', 'P', 'aaa', NULL, 9, 'dan'), (5, 'Zoé', NULL, 'bbb', 4, 1, 'zoe');
  INSERT INTO absence VALUES (1, 1, 'congé'), (2, 1, '${planted} maladie'), (3, 3, '${planted} rhume');`

const paie = { right: 'paie' } as const
const overrides: Readonly<Record<string, AnyOverride>> = {
  service: {
    recordLabel: ['libelle', 'chef'],
    fields: { chef: { access: { hiddenUnless: { profils: ['chef'] } } } },
    rows: [{ only: { not: { field: 'service', is: 'P' } }, unless: { profils: ['chef'] } }],
  },
  agent: {
    recordLabel: ['nom', 'dossier'],
    fields: {
      dossier: { access: { hiddenUnless: paie } },
      tuteur: { access: { hiddenUnless: paie } },
      echelon: { access: { readOnlyUnless: paie } },
    },
    listing: {
      columns: ['nom', 'dossier', 'echelon', 'service'],
      sort: [{ field: 'dossier', direction: 'asc' }],
      search: ['nom', 'dossier'],
      criteria: ['nom', 'dossier'],
      exported: ['nom', 'dossier'],
      editable: ['nom', 'dossier', 'echelon'],
      rows: [
        { reads: ['dossier'], when: (row) => row['dossier'] !== null, tone: 'danger', label: planted },
        { when: (row) => 'dossier' in row, tone: 'danger', label: planted },
      ],
    },
    duplicates: { match: [{ field: 'dossier', by: 'text' }], namesakes: ['dossier'] },
    rows: [
      {
        only: {
          any: [
            { field: 'service', is: 'V' },
            { field: 'service', blank: true },
          ],
        },
        unless: paie,
      },
    ],
  },
  absence: { rows: [{ only: { field: 'motif', is: 'congé' }, unless: { profils: ['chef'] } }] },
}

const engines: Readonly<Record<string, () => Promise<{ readonly url: string; drop(): Promise<void> }>>> = {
  postgresql: () => scratchDatabase(script),
  sqlite: () => scratchSqlite(script),
  ...(inject('mariadbUrl') === null ? {} : { mariadb: () => scratchMariadb(script) }),
}

const once = () => ({ idempotencyKey: randomUUID() })

describe.each(Object.entries(engines))('on %s', (_, open) => {
  let base: Awaited<ReturnType<typeof open>>
  let journal: Scratch
  let app: TestApplication
  let agent: Ctx
  let chief: Ctx
  const of = (ctx: Ctx, name: string) => {
    const entity = ctx.app.localised.fr.get(name)
    if (!entity) throw new Error(name)
    return entity
  }
  const as = (profil: string, permissions: readonly string[], login = 'anne'): Ctx => {
    const ctx = app.as(login)
    const grants = compileGrants(profil, new Set(permissions))
    return { ...ctx, grants, app: appFor(ctx.app, null, grants) }
  }
  beforeAll(async () => {
    base = await open()
    journal = await scratchDatabase()
    app = await applicationOver(base.url, overrides, journal.url)
    const verbs = ['list', 'read', 'create', 'update', 'delete', 'export', 'history', 'merge']
    agent = as(
      'agent',
      verbs.map((verb) => `*.${verb}`),
    )
    chief = as('chef', ['essai.*'], 'chef')
  })
  afterAll(async () => {
    await app.database.close()
    if (app.instance !== app.database) await app.instance.close()
    await base.drop()
    await journal.drop()
  })

  test('the chief sees all that is kept from the agent', async () => {
    const page = await list(chief, of(chief, 'agent'), query())
    expect(page.rows.map(({ key }) => key[0])).toEqual(['4', '2', '5', '1', '3'])
    expect(JSON.stringify(page)).toContain(planted)
    expect((await read(chief, of(chief, 'agent'), ['1']))?.label).toBe(`Anne ${planted} un`)
  })

  test('a hidden field is in no value, order, label, mark, place nor digest', async () => {
    const entity = of(agent, 'agent')
    const page = await list(agent, entity, query({ size: 2, sort: [{ field: 'dossier', direction: 'desc' }] }))
    expect(page.rows.map(({ key }) => key[0])).toEqual(['1', '2'])
    const all = await list(agent, entity, query({ size: 15 }))
    expect(all.rows.map(({ key }) => key[0])).toEqual(['1', '2', '3', '5'])
    expect(JSON.stringify([page, all])).not.toContain(planted)
    expect(all.rows.flatMap(({ marks }) => marks)).toEqual([])
    expect(all.rows.every(({ values }) => !('dossier' in values) && !('tuteur' in values))).toBe(true)
    expect(JSON.stringify(await previewMerge(agent, entity, ['1'], ['2']))).not.toContain(planted)
    expect(JSON.stringify(await previewMerge(chief, of(chief, 'agent'), ['1'], ['2']))).toContain(planted)
    const record = await read(agent, entity, ['1'])
    expect(record?.label).toBe('Anne')
    expect(record?.labels).toEqual({ service: 'Voirie' })
    expect((await read(chief, of(chief, 'agent'), ['2']))?.labels['tuteur']).toBe(`Anne ${planted} un`)
    expect(await named(agent, entity, [['1']])).toEqual([{ key: ['1'], label: 'Anne' }])
  })

  test('it is neither searched, nor a criterion, nor the way to a sub-listing', async () => {
    const entity = of(agent, 'agent')
    const search = (field: string | null) => list(agent, entity, query({ search: { text: planted, field } }))
    expect((await search(null)).rows).toEqual([])
    for (const kind of ['contains', 'equals'] as const)
      await expect(
        list(agent, entity, query({ criteria: [{ field: 'dossier', kind, value: planted }] })),
      ).rejects.toThrow()
    await expect(list(agent, entity, query({ parent: { reference: 'tuteur', key: ['1'] } }))).rejects.toThrow()
    expect(entity.children.filter(({ reference }) => reference === 'tuteur').map(({ shown }) => shown)).toEqual([false])
    expect(await likelyDuplicates(agent, entity, { dossier: 'autre' }, null, 5)).toEqual([])
    expect(await namesakes(agent, entity, { dossier: 'autre' }, ['1'], 5)).toEqual([])
  })

  test('it is neither exported nor in the history, which the chief has whole', async () => {
    const entity = of(agent, 'agent')
    await update(chief, of(chief, 'agent'), ['3'], { dossier: `${planted} trois` }, { ...once(), digests: null })
    await update(agent, entity, ['3'], { nom: 'Chloé B.' }, { ...once(), digests: null })
    const exported: unknown[] = []
    for await (const row of stream(agent, entity, query())) exported.push(row)
    expect(exported).toHaveLength(4)
    expect(JSON.stringify(exported)).not.toContain(planted)
    const told = await history(agent, entity, ['3'], null)
    expect(told?.writes.map(({ changes }) => changes.map(({ field }) => field.name))).toEqual([['nom']])
    expect(JSON.stringify(told)).not.toContain(planted)
    const whole = await history(chief, of(chief, 'agent'), ['3'], null)
    expect(JSON.stringify(whole)).toContain(`${planted} trois`)
    const id = told?.writes[0]?.id ?? ''
    expect(JSON.stringify(await former(agent, entity, ['3'], id))).not.toContain(planted)
    // The line that the agent wrote holds the whole record for who may see it.
    const same = whole?.writes[0]?.id ?? ''
    expect((await former(chief, of(chief, 'agent'), ['3'], same))?.values['dossier']).toBe(`${planted} trois`)
    await update(agent, entity, ['3'], { nom: 'Chloé' }, { ...once(), digests: null })
  })

  test('it is not written, conflicts with nothing, and its unique value is told by no name', async () => {
    const entity = of(agent, 'agent')
    const shown = await read(agent, entity, ['2'])
    await update(chief, of(chief, 'agent'), ['2'], { dossier: `${planted} deux` }, { ...once(), digests: null })
    const outcome = await update(
      agent,
      entity,
      ['2'],
      { nom: 'Bruno B.', dossier: 'forgé', echelon: '99' },
      { ...once(), digests: shown?.digests ?? null },
    )
    expect(outcome).toMatchObject({ kind: 'written', merged: [] })
    expect((await read(chief, of(chief, 'agent'), ['2']))?.values).toMatchObject({
      nom: 'Bruno B.',
      dossier: `${planted} deux`,
      echelon: 4,
    })
    await update(agent, entity, ['2'], { nom: 'Bruno' }, { ...once(), digests: null })
    const added = await create(agent, entity, { agent: '6', nom: 'Fanny', dossier: 'forgé', echelon: '7' }, once())
    expect(added).toMatchObject({ kind: 'written', label: 'Fanny' })
    expect((await read(chief, of(chief, 'agent'), ['6']))?.values).toMatchObject({ dossier: null, echelon: null })
    expect((await remove(chief, of(chief, 'agent'), ['6'], { ...once(), digests: null })).kind).toBe('deleted')
  })

  test('a row out of the limits is not there: listing, count, page, choices, labels, merge, bulk, neighbours', async () => {
    const entity = of(agent, 'agent')
    expect(await count(agent, entity, query())).toEqual({ count: 4, capped: false })
    expect(await read(agent, entity, ['4'])).toBeNull()
    expect(await history(agent, entity, ['4'], null)).toBeNull()
    expect(await named(agent, entity, [['4']])).toEqual([])
    const chosen = await options(agent, of(agent, 'service'), { text: '', limit: 20, held: ['P'], fields: ['service'] })
    expect(chosen.options).toEqual([{ key: ['V'], label: 'Voirie' }])
    expect(
      (await options(agent, entity, { text: planted, limit: 20, held: ['4'], fields: ['agent'] })).options,
    ).toEqual([])
    const around = await neighbours(agent, entity, query({ sort: [{ field: 'nom', direction: 'asc' }] }), ['5'])
    expect(JSON.stringify(around)).not.toContain('"4"')
    await expect(previewMerge(agent, entity, ['1'], ['4'])).resolves.toBeNull()
    const none = await update(agent, entity, ['4'], { nom: 'x' }, { ...once(), digests: null })
    expect(none).toEqual({ kind: 'gone' })
    expect(await remove(agent, entity, ['4'], { ...once(), digests: null })).toEqual({ kind: 'gone' })
    const bulk = await rehearse(agent, entity, query({ keys: [['4'], ['5']] }), {
      kind: 'update',
      input: { nom: 'Zoë' },
    })
    expect(bulk).toMatchObject({ written: 1, rejected: [{ key: ['4'], label: '4', reason: { kind: 'gone' } }] })
  })

  test('a record is put neither out of the limits nor under one that is out of them', async () => {
    const entity = of(agent, 'agent')
    const moved = await update(agent, entity, ['5'], { service: 'P' }, { ...once(), digests: null })
    expect(moved).toMatchObject({ kind: 'invalid', problems: [{ field: 'service' }] })
    const nowhere = await update(agent, entity, ['5'], { service: 'Q' }, { ...once(), digests: null })
    // What is out of sight is refused as what does not exist.
    expect(moved).toEqual(nowhere)
    const added = await create(agent, entity, { agent: '7', nom: 'x', service: 'P' }, once())
    expect(added.kind).toBe('invalid')
    const child = await create(agent, of(agent, 'absence'), { absence: '9', agent: '4', motif: 'congé' }, once())
    const missing = await create(agent, of(agent, 'absence'), { absence: '9', agent: '44', motif: 'congé' }, once())
    expect(child.kind).toBe('invalid')
    expect(child).toEqual(missing)
    const unseen = await create(agent, of(agent, 'absence'), { absence: '9', agent: '1', motif: 'rhume' }, once())
    expect(unseen.kind).toBe('invalid')
    expect(await count(chief, of(chief, 'absence'), query())).toEqual({ count: 3, capped: false })
  })

  test('what refers to a record out of sight holds it back, without number', async () => {
    const entity = of(agent, 'agent')
    expect(await dependents(agent, entity, ['1'])).toContainEqual(
      expect.objectContaining({ entity: 'absence', count: { count: 1, capped: false }, unseen: true }),
    )
    const refused = await remove(agent, entity, ['3'], { ...once(), digests: null })
    expect(refused).toMatchObject({
      kind: 'refused',
      dependents: [{ entity: 'absence', count: { count: 0, capped: false }, unseen: true }],
    })
    expect(
      (await dependents(chief, of(chief, 'agent'), ['1'])).find((each) => each.entity === 'absence'),
    ).toMatchObject({
      count: { count: 2 },
      unseen: false,
    })
  })
})

test('a limit that asks who the user is holds for each of them, whatever was made for another', async () => {
  const base = await scratchDatabase(script)
  const own: AnyOverride = { rows: [{ only: { field: 'login', is: { user: 'login' } } }] }
  const app = await applicationOver(base.url, { agent: own })
  try {
    const grants = compileGrants('agent', new Set(['*']))
    const seen = async (login: string) => {
      const ctx = { ...app.as(login), grants }
      const children = await list(ctx, app.entity('absence'), query())
      const rows = await list(ctx, app.entity('agent'), query())
      return [rows.rows.map(({ values }) => values['login']), children.rows.map(({ labels }) => labels['agent'])]
    }
    expect(await seen('anne')).toEqual([['anne'], ['Anne', 'Anne', null]])
    expect(await seen('chloe')).toEqual([['chloe'], [null, null, 'Chloé']])
    expect(await seen('personne')).toEqual([[], [null, null, null]])
  } finally {
    await app.database.close()
    await base.drop()
  }
})

test('a limit that names a field that is gone lets nothing through, whichever way it is turned, and is told', async () => {
  const base = await scratchDatabase(script)
  const lost: AnyOverride = { rows: [{ only: { not: { field: 'disparu', is: '1' } } }] }
  const app = await applicationOver(base.url, { agent: lost })
  try {
    expect((await list(app.ctx, app.entity('agent'), query())).rows).toEqual([])
    expect(app.ctx.app.findings.map(({ id, place }) => [id, place])).toContainEqual([
      'model.orphan-field',
      'essai.agent.rows.0',
    ])
  } finally {
    await app.database.close()
    await base.drop()
  }
})

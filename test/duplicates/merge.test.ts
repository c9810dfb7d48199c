// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import {
  bulkReference,
  merge,
  previewMerge,
  undoableMerge,
  undoMerge,
} from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { scratchMariadb } from '../support/mariadb.js'
import { scratchSqlite } from '../support/sqlite.js'

/** A person, what they can do (once each, by a key of two columns), their cars, and who is whose chief. */
const tables = `
  CREATE TABLE agent (agent integer NOT NULL PRIMARY KEY, nom varchar(30) NOT NULL, matricule varchar(10) UNIQUE, tel varchar(20), chef integer, FOREIGN KEY (chef) REFERENCES agent (agent));
  CREATE TABLE talent (agent integer NOT NULL, quoi varchar(10) NOT NULL, niveau varchar(10), PRIMARY KEY (agent, quoi), FOREIGN KEY (agent) REFERENCES agent (agent));
  CREATE TABLE auto (auto integer NOT NULL PRIMARY KEY, agent integer, FOREIGN KEY (agent) REFERENCES agent (agent));
  INSERT INTO agent VALUES (1, 'Martin', 'A1', NULL, NULL);
  INSERT INTO agent VALUES (2, 'MARTIN', 'A2', '0102', 1);
  INSERT INTO agent VALUES (3, 'Petit', 'A3', NULL, 2);
  INSERT INTO talent VALUES (1, 'nage', 'bon'), (2, 'nage', 'moyen'), (2, 'moto', 'bon');
  INSERT INTO auto VALUES (10, 2), (11, 2), (12, 1);`

const engines = [
  { engine: 'PostgreSQL', open: () => scratchDatabase(tables), elsewhere: false },
  { engine: 'SQLite', open: () => scratchSqlite(tables), elsewhere: true },
  ...(inject('mariadbUrl') ? [{ engine: 'MariaDB', open: () => scratchMariadb(tables), elsewhere: true }] : []),
]

describe.each(engines)('on $engine', ({ open, elsewhere }) => {
  let data: { readonly url: string; drop(): Promise<void> }
  let instance: Scratch | null = null
  let app: TestApplication
  beforeAll(async () => {
    if (elsewhere) instance = await scratchDatabase()
  })
  beforeEach(async () => {
    data = await open()
    app = await applicationOver(data.url, {}, instance?.url)
  })
  afterEach(async () => {
    await app.database.close()
    if (elsewhere) await app.instance.close()
    await data.drop()
  })
  afterAll(() => instance?.drop())

  const keys = { kept: ['1'], gone: ['2'] }
  const rows = async (table: string): Promise<readonly string[]> => {
    const { sql } = await import('../../packages/openmairie/src/database/sql.js')
    const found = await app.database.query(sql`SELECT * FROM ${sql.id(table)}`)
    return found.rows.map((row) => Object.values(row).join('|')).sort()
  }
  const all = async () => [...(await rows('agent')), ...(await rows('talent')), ...(await rows('auto'))]
  const preview = () => previewMerge(app.ctx, app.entity('agent'), ['1'], ['2'])
  const run = async (leftOut: readonly string[], taken: readonly string[] = [], ctx = app.ctx) => {
    const shown = await preview()
    const digests = { kept: shown?.kept.digests ?? '', gone: shown?.gone.digests ?? '' }
    return merge(ctx, app.entity('agent'), keys, { taken, leftOut }, { idempotencyKey: null, digests })
  }

  test('the preview tells what differs, what moves, and what is there already', async () => {
    const shown = await preview()
    expect(shown?.differing).toEqual(['nom', 'matricule', 'tel', 'chef'])
    const none = { count: 0, capped: false }
    expect([...(shown?.moving ?? [])].sort((a, b) => (a.entity < b.entity ? -1 : 1))).toEqual([
      { entity: 'agent', reference: 'chef', count: { count: 1, capped: false }, clashes: none, obstacle: null },
      { entity: 'auto', reference: 'agent', count: { count: 2, capped: false }, clashes: none, obstacle: null },
      {
        entity: 'talent',
        reference: 'agent',
        count: { count: 2, capped: false },
        clashes: { count: 1, capped: false },
        obstacle: null,
      },
    ])
  })

  test('what is there twice is left out by choice only', async () => {
    const before = await all()
    expect(await run([])).toEqual({
      kind: 'refused',
      problems: [
        {
          field: null,
          message:
            'La fiche conservée a déjà certaines données de «\u00a0Talents\u00a0». Cochez pour écarter celles qui sont en double.',
        },
      ],
    })
    expect(await all()).toEqual(before)
  })

  test('all moves, the values chosen are taken, the other goes; undone, all is as before', async () => {
    const before = await all()
    const done = await run(['talent.agent'], ['matricule', 'tel', 'chef'])
    expect(done).toMatchObject({ kind: 'merged', key: ['1'], repeated: false })
    expect(await rows('agent')).toEqual(['1|Martin|A2|0102|', '3|Petit|A3||1'])
    expect(await rows('talent')).toEqual(['1|moto|bon', '1|nage|bon'])
    expect(await rows('auto')).toEqual(['10|1', '11|1', '12|1'])
    if (done.kind !== 'merged') throw new Error(done.kind)
    const journal = await (instance ?? (data as Scratch)).raw.query(
      `SELECT count(*)::int AS lines, count(DISTINCT ecriture)::int AS writes FROM openmairie.om_journal WHERE lot = $1`,
      [done.lot],
    )
    // Two cars, a talent, a subordinate, the talent left out, the record that goes and the one that stays.
    expect(journal.rows).toEqual([{ lines: 7, writes: 1 }])
    const reference = await undoableMerge(app.ctx, app.entity('agent'), done.lot)
    expect(await undoMerge(app.ctx, app.entity('agent'), ['1'], reference ?? '')).toEqual({
      kind: 'undone',
      repeated: false,
    })
    expect(await all()).toEqual(before)
    expect(await undoMerge(app.ctx, app.entity('agent'), ['1'], reference ?? '')).toEqual({
      kind: 'undone',
      repeated: true,
    })
    await expect(undoMerge(app.as('bob'), app.entity('agent'), ['1'], reference ?? '')).rejects.toMatchObject({
      code: 'OM_NOT_FOUND',
    })
  })

  test('what changed since the preview, on either side, is looked at first', async () => {
    const { sql } = await import('../../packages/openmairie/src/database/sql.js')
    for (const changed of [1, 2]) {
      const shown = await preview()
      const digests = { kept: shown?.kept.digests ?? '', gone: shown?.gone.digests ?? '' }
      await app.database.query(sql`UPDATE agent SET tel = ${`9${changed}`} WHERE agent = ${changed}`)
      const before = await all()
      const choices = { taken: [], leftOut: ['talent.agent'] }
      const done = await merge(app.ctx, app.entity('agent'), keys, choices, { idempotencyKey: null, digests })
      expect(done).toMatchObject({ kind: 'refused', problems: [{ message: /modifiée depuis/ }] })
      expect(await all()).toEqual(before)
    }
  })

  test('the same form sent twice merges once; a record that is gone is said to be', async () => {
    const shown = await preview()
    const digests = { kept: shown?.kept.digests ?? '', gone: shown?.gone.digests ?? '' }
    const choices = { taken: [], leftOut: ['talent.agent'] }
    const options = { idempotencyKey: 'once', digests }
    const first = await merge(app.ctx, app.entity('agent'), keys, choices, options)
    const second = await merge(app.ctx, app.entity('agent'), keys, choices, options)
    expect(second).toEqual({ ...first, repeated: true })
    expect(await merge(app.ctx, app.entity('agent'), keys, choices, { ...options, idempotencyKey: null })).toEqual({
      kind: 'gone',
    })
  })

  test('each right is asked for, on the entity and on what refers to it', async () => {
    const before = await all()
    const agent = ['list', 'read', 'update', 'delete', 'merge'].map((verb) => `essai.agent.${verb}`)
    for (const missing of ['essai.agent.merge', 'essai.agent.delete', 'essai.agent.update', 'essai.agent.read']) {
      const less = app.as('bob', ['essai.talent', 'essai.auto', ...agent.filter((each) => each !== missing)])
      await expect(run(['talent.agent'], [], less)).rejects.toMatchObject({ code: 'OM_FORBIDDEN' })
      await expect(previewMerge(less, app.entity('agent'), ['1'], ['2'])).rejects.toMatchObject({
        code: 'OM_FORBIDDEN',
      })
    }
    const messages = async (permissions: readonly string[]) => {
      const bob = app.as('bob', permissions)
      const shown = await previewMerge(bob, app.entity('agent'), ['1'], ['2'])
      const digests = { kept: shown?.kept.digests ?? '', gone: shown?.gone.digests ?? '' }
      const choices = { taken: [], leftOut: ['talent.agent'] }
      const done = await merge(bob, app.entity('agent'), keys, choices, { idempotencyKey: null, digests })
      return done.kind === 'refused' ? done.problems.map(({ message }) => message) : done.kind
    }
    const talents = 'Des données de «\u00a0Talents\u00a0» se rapportent à la fiche à supprimer'
    expect(await messages([...agent, 'essai.auto', 'essai.talent.list', 'essai.talent.read'])).toEqual([
      `${talents}\u00a0: votre profil ne permet pas de les rattacher à l’autre.`,
    ])
    // What may not be listed is not named.
    expect(await messages([...agent, 'essai.talent'])).toEqual([
      'Des données que votre profil ne montre pas se rapportent à la fiche à supprimer\u00a0: elles ne peuvent pas être rattachées à l’autre.',
    ])
    const changes = ['list', 'read', 'update'].map((verb) => `essai.talent.${verb}`)
    expect(await messages([...agent, 'essai.auto', ...changes])).toEqual([
      'La fiche conservée a déjà certaines données de «\u00a0Talents\u00a0»\u00a0: votre profil ne permet pas de supprimer celles qui sont en double.',
    ])
    expect(await all()).toEqual(before)
    expect(await messages([...agent, 'essai.auto', 'essai.talent'])).toBe('merged')
  })

  test('a record is not merged with itself, nor with nothing', async () => {
    await expect(previewMerge(app.ctx, app.entity('agent'), ['1'], ['1'])).rejects.toMatchObject({
      code: 'OM_NOT_FOUND',
    })
    expect(await previewMerge(app.ctx, app.entity('agent'), ['1'], ['99'])).toBeNull()
  })

  test('a merge is not undone once what it wrote has changed', async () => {
    const { sql } = await import('../../packages/openmairie/src/database/sql.js')
    const done = await run(['talent.agent'])
    if (done.kind !== 'merged') throw new Error(done.kind)
    const reference = (await undoableMerge(app.ctx, app.entity('agent'), done.lot)) ?? ''
    await app.database.query(sql`UPDATE auto SET agent = 3 WHERE auto = 10`)
    const before = await all()
    expect(await undoMerge(app.ctx, app.entity('agent'), ['1'], reference)).toMatchObject({ kind: 'refused' })
    expect(await all()).toEqual(before)
    const [, lot = '', seal] = /^(.*)\.(.*)$/.exec(reference) ?? []
    // What undoes a selection, or one write, is no reference to a merge, though it were the same lines.
    const ofSelection = bulkReference(app.ctx, app.entity('agent'), { kind: 'update' }, lot) ?? ''
    expect(ofSelection).toContain(lot)
    const forgeries = ['', 'x', reference.slice(0, -1), `${randomUUID()}.${seal}`, `1.${seal}`, ofSelection]
    for (const forged of forgeries)
      await expect(undoMerge(app.ctx, app.entity('agent'), ['1'], forged)).rejects.toMatchObject({
        code: 'OM_NOT_FOUND',
      })
  })
})

test('composite references move whole, through the hooks; a hidden field is neither shown nor offered', async () => {
  const data = await scratchDatabase(`
    CREATE TABLE lieu (ville text, rue text, note text, secret text, PRIMARY KEY (ville, rue));
    CREATE TABLE visite (visite integer PRIMARY KEY, ville text, rue text, vu text, FOREIGN KEY (ville, rue) REFERENCES lieu);
    INSERT INTO lieu VALUES ('Arles', 'de la Paix', 'a', 's1'), ('Arles', 'Paix', 'b', 's2');
    INSERT INTO visite VALUES (1, 'Arles', 'Paix', ''), (2, 'Arles', 'de la Paix', '')`)
  const changes: string[] = []
  const app = await applicationOver(data.url, {
    lieu: {
      fields: { secret: { hidden: true } },
      duplicates: { match: [{ field: 'secret', by: 'exact' }], namesakes: ['secret'] },
    },
    visite: {
      hooks: {
        async beforeWrite({ operation, key }) {
          changes.push(`${operation} ${key}`)
        },
      },
    },
  })
  const lieu = app.entity('lieu')
  expect(lieu.duplicates).toMatchObject({ match: [], namesakes: [] })
  expect(app.ctx.app.findings.map(({ id, place }) => `${id} ${place}`)).toContain(
    'model.duplicate-rule essai.lieu.duplicates',
  )
  const keys = { kept: ['Arles', 'de la Paix'], gone: ['Arles', 'Paix'] }
  const shown = await previewMerge(app.ctx, lieu, keys.kept, keys.gone)
  expect(shown?.differing).toEqual(['note'])
  expect(JSON.stringify(shown)).not.toContain('s2')
  expect(shown?.undoable).toBe(false)
  const digests = { kept: shown?.kept.digests ?? '', gone: shown?.gone.digests ?? '' }
  const choices = { taken: ['note', 'secret', 'ville', 'rue'], leftOut: [] }
  const done = await merge(app.ctx, lieu, keys, choices, { idempotencyKey: null, digests })
  expect(done).toMatchObject({ kind: 'merged', key: ['Arles', 'de la Paix'] })
  expect((await data.raw.query('SELECT * FROM lieu')).rows).toEqual([
    { ville: 'Arles', rue: 'de la Paix', note: 'b', secret: 's1' },
  ])
  expect((await data.raw.query('SELECT visite, rue FROM visite ORDER BY 1')).rows).toEqual([
    { visite: 1, rue: 'de la Paix' },
    { visite: 2, rue: 'de la Paix' },
  ])
  expect(changes).toEqual(['update 1'])
  if (done.kind === 'merged') expect(await undoableMerge(app.ctx, lieu, done.lot)).toBeNull()
  await app.database.close()
  await data.drop()
})

test('notes and tasks go with their record, and come back with it', async () => {
  const data = await scratchDatabase(`
    CREATE TABLE agent (agent integer PRIMARY KEY, nom text); INSERT INTO agent VALUES (1, 'Un'), (2, 'Deux')`)
  const app = await applicationOver(data.url, { agent: { notes: true, tasks: true } })
  await data.raw.query(`
    INSERT INTO openmairie.om_note (application, entite, enregistrement, texte) VALUES ('essai', 'agent', '1', 'a'), ('essai', 'agent', '2', 'b');
    INSERT INTO openmairie.om_tache (application, entite, enregistrement, objet) VALUES ('essai', 'agent', '2', 'c')`)
  const beside = async () =>
    (
      await data.raw.query(`
        SELECT texte || enregistrement AS one FROM openmairie.om_note WHERE retire IS NULL
        UNION SELECT objet || enregistrement FROM openmairie.om_tache WHERE retire IS NULL ORDER BY 1`)
    ).rows.map(({ one }) => one)
  const agent = app.entity('agent')
  const shown = await previewMerge(app.ctx, agent, ['1'], ['2'])
  const digests = { kept: shown?.kept.digests ?? '', gone: shown?.gone.digests ?? '' }
  const keys = { kept: ['1'], gone: ['2'] }
  const done = await merge(app.ctx, agent, keys, { taken: [], leftOut: [] }, { idempotencyKey: null, digests })
  expect(await beside()).toEqual(['a1', 'b1', 'c1'])
  if (done.kind !== 'merged') throw new Error(done.kind)
  const reference = (await undoableMerge(app.ctx, agent, done.lot)) ?? ''
  expect(await undoMerge(app.ctx, agent, ['1'], reference)).toMatchObject({ kind: 'undone' })
  expect(await beside()).toEqual(['a1', 'b2', 'c2'])
  await app.database.close()
  await data.drop()
})

// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ctx } from '../../packages/openmairie/src/records/index.js'
import { create, former, history, remove, update } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication
beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE acte (acte integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, nom text, mots text[], secret text, contenu bytea);
    CREATE TABLE code (code varchar(5) PRIMARY KEY, nom text);
    INSERT INTO acte (nom) VALUES ('déjà là'), ('autre');`)
  app = await applicationOver(base.url, { acte: { fields: { secret: { hidden: true } } } })
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})
const one = { idempotencyKey: null, digests: null }
const told = async (ctx: Ctx, key: string) =>
  (await history(ctx, app.entity('acte'), [key], null))?.writes.map(({ operation, actor, changes }) => [
    operation,
    actor,
    changes.map(({ field, before, after }) => [field.name, before, after]),
  ])

test('each write is told with the fields that it changed, the last first', async () => {
  const acte = app.entity('acte')
  const anne = app.as('anne')
  const made = await create(anne, acte, { nom: 'Anne', mots: ['a', null, 'l’été'] }, one)
  const key = made.kind === 'written' ? made.key : []
  await update(app.as('zoé'), acte, key, { nom: null, mots: [] }, one)
  expect(await told(anne, key[0] ?? '')).toEqual([
    [
      'update',
      'zoé',
      [
        ['nom', 'Anne', null],
        ['mots', ['a', null, 'l’été'], []],
      ],
    ],
    [
      'create',
      'anne',
      [
        ['acte', null, '3'],
        ['nom', null, 'Anne'],
        ['mots', null, ['a', null, 'l’été']],
      ],
    ],
  ])
})

test('a record that was there before has no history, and one that is not there none at all', async () => {
  expect(await told(app.ctx, '1')).toEqual([])
  expect(await told(app.ctx, '999')).toBeUndefined()
})

test('it asks for its own right: who reads the record is not told who wrote it', async () => {
  const reader = app.as('lecteur', ['*.list', '*.read', '*.update', '*.export'])
  await expect(history(reader, app.entity('acte'), ['1'], null)).rejects.toMatchObject({ code: 'OM_FORBIDDEN' })
  expect(await told(app.as('lecteur', ['*.read', '*.history']), '1')).toEqual([])
  await expect(history(app.as('x', ['*.history']), app.entity('acte'), ['1'], null)).rejects.toMatchObject({
    code: 'OM_FORBIDDEN',
  })
})

test('nothing tells of a hidden field, not even that it was written', async () => {
  const acte = app.entity('acte')
  await update(app.ctx, acte, ['2'], { nom: 'vu' }, one)
  await base.raw.query(`
    WITH line AS (
      INSERT INTO openmairie.om_journal (acteur, application, entite, enregistrement, operation, empreinte)
      VALUES ('anne', 'essai', 'acte', '2', 'update', '\\x00') RETURNING om_journal)
    INSERT INTO openmairie.om_journal_contenu SELECT om_journal, '\\x00', '{"secret": "a", "nom": "vu"}', '{"secret": "b", "nom": "vu"}' FROM line`)
  const text = JSON.stringify(await history(app.ctx, acte, ['2'], null))
  expect(await told(app.ctx, '2')).toEqual([['update', app.ctx.actor.login, [['nom', 'autre', 'vu']]]])
  expect(text).not.toContain('secret')
})

test('a page has twenty writes; the next one begins where it ends, whatever is left out', async () => {
  const acte = app.entity('acte')
  for (let turn = 0; turn < 45; turn += 1) await update(app.ctx, acte, ['1'], { nom: `n${turn}` }, one)
  const names = async (before: string | null) => {
    const page = await history(app.ctx, acte, ['1'], before)
    return { names: page?.writes.map(({ changes }) => changes[0]?.after), older: page?.older ?? null }
  }
  const first = await names(null)
  const second = await names(first.older)
  const third = await names(second.older)
  expect([...(first.names ?? []), ...(second.names ?? []), ...(third.names ?? [])]).toEqual(
    Array.from({ length: 45 }, (_, index) => `n${44 - index}`),
  )
  expect([first.names?.length, second.names?.length, third.names?.length, third.older]).toEqual([20, 20, 5, null])
})

test('what was erased is told as such; what was before is known by its write, for whoever may see it', async () => {
  const acte = app.entity('acte')
  const [last, first] = (await history(app.ctx, acte, ['3'], null))?.writes ?? []
  expect((await former(app.ctx, acte, ['3'], last?.id ?? ''))?.values).toMatchObject({
    nom: 'Anne',
    mots: ['a', null, 'l’été'],
  })
  // A creation replaced nothing; another record's write, a write that is none, and a visitor without the right find nothing.
  expect(await former(app.ctx, acte, ['3'], first?.id ?? '')).toBeNull()
  expect(await former(app.ctx, acte, ['2'], last?.id ?? '')).toBeNull()
  for (const id of ['x', '', '0', '-1', '9'.repeat(18), 'a'.repeat(32)])
    expect(await former(app.ctx, acte, ['3'], id)).toBeNull()
  expect(await former(app.as('lecteur', ['*.read']), acte, ['3'], last?.id ?? '')).toBeNull()
  await base.raw.query(
    `DELETE FROM openmairie.om_journal_contenu WHERE om_journal =
      (SELECT max(om_journal) FROM openmairie.om_journal WHERE entite = 'acte' AND enregistrement = '3')`,
  )
  expect(
    (await history(app.ctx, acte, ['3'], null))?.writes.map(({ erased, changes }) => [erased, changes.length]),
  ).toEqual([
    [true, 0],
    [false, 3],
  ])
  expect(await former(app.ctx, acte, ['3'], last?.id ?? '')).toBeNull()
})

test('a key that is taken again tells nothing of the record that bore it before', async () => {
  const code = app.entity('code')
  await create(app.ctx, code, { code: 'A', nom: 'd’une autre commune' }, one)
  await update(app.ctx, code, ['A'], { nom: 'secret' }, one)
  const [before] = (await history(app.ctx, code, ['A'], null))?.writes ?? []
  await remove(app.ctx, code, ['A'], one)
  await create(app.ctx, code, { code: 'A', nom: 'neuf' }, one)
  const found = await history(app.ctx, code, ['A'], null)
  expect(found?.writes.map(({ operation }) => operation)).toEqual(['create'])
  expect(JSON.stringify(found)).not.toMatch(/secret|commune/)
  expect(await former(app.ctx, code, ['A'], before?.id ?? '')).toBeNull()
})

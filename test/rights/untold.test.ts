// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { AnyOverride } from '../../packages/openmairie/src/model/override.js'
import {
  type Ctx,
  create,
  former,
  history,
  likelyDuplicates,
  namesakes,
  rehearse,
  undo,
  undoable,
  update,
} from '../../packages/openmairie/src/records/index.js'
import { compileGrants } from '../../packages/openmairie/src/rights/grants.js'
import { appFor } from '../../packages/openmairie/src/web/reach.js'
import { applicationOver, query, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

const script = `
  CREATE TABLE courrier (courrier integer PRIMARY KEY, sujet varchar(20));
  CREATE TABLE visite (visite integer PRIMARY KEY, nom varchar(20), note varchar(20), courrier integer REFERENCES courrier);`

const overrides: Readonly<Record<string, AnyOverride>> = {
  visite: {
    fields: { note: { access: { hiddenUnless: { profils: ['chef'] } } } },
    duplicates: { match: [{ field: 'nom', by: 'text' }], namesakes: ['nom'] },
  },
}

let base: Scratch
let app: TestApplication
/** One person, before and after he lost the right to see the notes; he knows nothing of courriers. */
let chief: Ctx
let agent: Ctx
beforeAll(async () => {
  base = await scratchDatabase(script)
  app = await applicationOver(base.url, overrides)
  const as = (profil: string, permissions: readonly string[]): Ctx => {
    const grants = compileGrants(profil, new Set(permissions))
    return { ...app.ctx, grants, app: appFor(app.ctx.app, null, grants) }
  }
  chief = as('chef', ['*'])
  agent = as('agent', ['essai.visite'])
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})
beforeEach(async () => {
  await base.raw.query(`
    TRUNCATE courrier, visite; TRUNCATE openmairie.om_journal CASCADE;
    INSERT INTO courrier VALUES (1, 'Un'), (2, 'Deux');
    INSERT INTO visite VALUES (9, 'Anne', NULL, NULL), (2, 'Anne', NULL, 1), (5, 'Anne', NULL, NULL), (1, 'Anne', NULL, NULL)`)
})

const visite = (ctx: Ctx) => {
  const found = ctx.app.localised.fr.get('visite')
  if (!found) throw new Error('There is no visite')
  return found
}
const change = (ctx: Ctx, key: string, input: Readonly<Record<string, string | null>>, digests: string | null = null) =>
  update(ctx, visite(ctx), [key], input, { idempotencyKey: randomUUID(), digests })

test('no page says the number of a line of the journal: how far two are apart would tell how much others write', async () => {
  for (const nom of ['Bruno', 'Chloé']) await change(agent, '9', { nom })
  const told = await history(agent, visite(agent), ['9'], null)
  const names = told?.writes.map(({ id }) => id) ?? []
  expect(names.map((name) => name.length)).toEqual([32, 32])
  expect(await former(agent, visite(agent), ['9'], names[0] ?? '')).toMatchObject({ values: { nom: 'Bruno' } })
  const other: Ctx = { ...agent, actor: { ...agent.actor, id: 'bruno' } }
  const theirs = await history(other, visite(agent), ['9'], null)
  expect(theirs?.writes.map(({ id }) => id)).not.toEqual(names)
  expect(await former(other, visite(agent), ['9'], names[0] ?? '')).toBeNull()
  expect(await former(agent, visite(agent), ['5'], names[0] ?? '')).toBeNull()
  const reference = (await undoable(agent, visite(agent), ['9'])) ?? ''
  expect(reference).toMatch(/^[\da-f]{32}\.[\w-]{43}$/)
  expect(names).not.toContain(reference.slice(0, 32))
  await expect(undo(other, visite(agent), reference)).rejects.toThrow()
  expect(await undo(agent, visite(agent), reference)).toMatchObject({ kind: 'undone', key: ['9'] })
})

test('a write of hidden fields alone is not told by its name either, that was known while they were seen', async () => {
  await change(chief, '9', { note: 'Secret' })
  await change(chief, '9', { note: 'Autre', nom: 'Bruno' })
  const names = (await history(chief, visite(chief), ['9'], null))?.writes.map(({ id }) => id) ?? []
  const told = await Promise.all(names.map((name) => former(agent, visite(agent), ['9'], name)))
  expect(told.map((each) => each?.values ?? null)).toEqual([{ visite: '9', nom: 'Anne', courrier: null }, null])
  expect((await former(chief, visite(chief), ['9'], names[0] ?? ''))?.values['note']).toBe('Secret')
})

test('records that are as much alike follow their keys, whatever else the table holds', async () => {
  const keys = (found: readonly { readonly key: readonly string[] }[]) => found.map(({ key }) => key[0])
  expect(keys(await likelyDuplicates(agent, visite(agent), { nom: 'Anne' }, null, 10))).toEqual(['1', '2', '5', '9'])
  expect(keys(await namesakes(agent, visite(agent), { nom: 'Anne' }, ['2'], 10))).toEqual(['1', '5', '9'])
})

test('a reference to what one may neither list nor read is refused alike, whether it leads somewhere or not', async () => {
  const refused = { kind: 'invalid', problems: [{ field: 'courrier' }] }
  const [there, nowhere] = [await change(agent, '9', { courrier: '1' }), await change(agent, '9', { courrier: '7' })]
  expect(there).toMatchObject(refused)
  expect(there).toEqual(nowhere)
  const added = (courrier: string) =>
    create(agent, visite(agent), { visite: '30', nom: 'Zoé', courrier }, { idempotencyKey: randomUUID() })
  expect(await added('1')).toMatchObject(refused)
  expect(await added('1')).toEqual(await added('7'))
  const work = (courrier: string) => ({ kind: 'update' as const, input: { courrier } })
  const rehearsed = (courrier: string) => rehearse(agent, visite(agent), query({ keys: [['9']] }), work(courrier))
  expect(await rehearsed('1')).toMatchObject({ written: 0 })
  expect((await rehearsed('1')).rejected).toEqual((await rehearsed('7')).rejected)
  // What stays as it is was not chosen; what is emptied leads nowhere; who may list them chooses.
  expect(await change(agent, '2', { courrier: '1', nom: 'Zoé' })).toMatchObject({ kind: 'written' })
  expect(await change(agent, '2', { courrier: null })).toMatchObject({ kind: 'written' })
  expect(await change(chief, '2', { courrier: '2' })).toMatchObject({ kind: 'written' })
})

// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { list, remove, update } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, query, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication
beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE note (note integer PRIMARY KEY, texte varchar(40));
    CREATE TABLE note_agent (agent integer, PRIMARY KEY (note)) INHERITS (note);
    CREATE TABLE renvoi (renvoi integer PRIMARY KEY, note integer REFERENCES note);
    INSERT INTO note VALUES (1, 'à elle'), (2, 'seule');
    INSERT INTO note_agent VALUES (1, 'd’un agent', 7), (3, 'autre', 7);
    INSERT INTO renvoi VALUES (1, 1);`)
  app = await applicationOver(base.url)
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

const whole = { idempotencyKey: null, digests: null }
const rows = async (table: string): Promise<readonly string[]> =>
  (await base.raw.query(`SELECT t::text AS row FROM ONLY ${table} t ORDER BY 1`)).rows.map(({ row }) => row)

test('a table that others inherit from lists its own rows, each once', async () => {
  const page = await list(app.ctx, app.entity('note'), query())
  expect(page.rows.map(({ key, values }) => [key, values['texte']])).toEqual([
    [['1'], 'à elle'],
    [['2'], 'seule'],
  ])
  const heirs = await list(app.ctx, app.entity('note_agent'), query())
  expect(heirs.rows.map(({ key }) => key)).toEqual([['3'], ['1']])
})

test('a reference to it shows one label', async () => {
  const page = await list(app.ctx, app.entity('renvoi'), query())
  expect(page.rows.map(({ labels }) => labels['note'])).toEqual(['à elle'])
})

test('a write leaves the rows of its heirs alone', async () => {
  const note = app.entity('note')
  await update(app.ctx, note, ['1'], { texte: 'changée' }, whole)
  await remove(app.ctx, note, ['2'], whole)
  expect(await rows('note')).toEqual(['(1,changée)'])
  expect(await rows('note_agent')).toEqual(['(1,"d’un agent",7)', '(3,autre,7)'])
})

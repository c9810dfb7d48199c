// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reconcile, remove, update } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { scratchSqlite } from '../support/sqlite.js'

let data: Awaited<ReturnType<typeof scratchSqlite>>
let instance: Scratch
let app: TestApplication

beforeAll(async () => {
  data = await scratchSqlite(`
    CREATE TABLE agent (agent integer PRIMARY KEY, nom text, secret text);
    CREATE TABLE carte (carte integer PRIMARY KEY, agent integer REFERENCES agent ON DELETE CASCADE);
    INSERT INTO agent VALUES (1, 'Anne', 'a'), (2, 'Bruno', 'b')`)
  instance = await scratchDatabase()
  app = await applicationOver(data.url, { agent: { fields: { secret: { hidden: true } } } }, instance.url)
})
afterAll(async () => {
  await app.database.close()
  await app.instance.close()
  await data.drop()
  await instance.drop()
})

const whole = { idempotencyKey: null, digests: null }
const states = async (): Promise<unknown> =>
  (
    await instance.raw.query(
      `SELECT operation, etat, count(*)::int AS n, count(DISTINCT ecriture)::int AS writes FROM openmairie.om_journal GROUP BY 1, 2 ORDER BY 1, 2`,
    )
  ).rows
const waitAgain = (): Promise<unknown> => instance.raw.query(`UPDATE openmairie.om_journal SET etat = 'attente'`)

test('a write that stopped halfway is decided by the whole row, hidden fields included', async () => {
  await update(app.ctx, app.entity('agent'), ['1'], { nom: 'Annie' }, whole)
  const line = (etat: string) => [{ operation: 'update', etat, n: 1, writes: 1 }]
  await waitAgain()
  expect(await reconcile(app.ctx, 0)).toEqual([])
  expect(await states()).toEqual(line('fait'))
  await waitAgain()
  data.raw.exec(`UPDATE agent SET nom = 'Anne' WHERE agent = 1`)
  expect(await reconcile(app.ctx, 0)).toEqual([])
  expect(await states()).toEqual(line('abandon'))
  await waitAgain()
  data.raw.exec(`UPDATE agent SET secret = 'z' WHERE agent = 1`)
  expect(await reconcile(app.ctx, 0)).toEqual(['agent/1'])
  expect(await states()).toEqual(line('indecis'))
})

test('a deletion that takes many records with it is one write; refused, it leaves no line', async () => {
  await instance.raw.query('TRUNCATE openmairie.om_journal, openmairie.om_journal_contenu CASCADE')
  data.raw.exec(
    `INSERT INTO carte WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 1100) SELECT n, 2 FROM n`,
  )
  data.raw.exec("CREATE TRIGGER garde BEFORE DELETE ON agent BEGIN SELECT raise(ABORT, 'gardé'); END")
  expect(await remove(app.ctx, app.entity('agent'), ['2'], whole)).toMatchObject({ kind: 'refused' })
  expect(await states()).toEqual([])
  data.raw.exec('DROP TRIGGER garde')
  expect(await remove(app.ctx, app.entity('agent'), ['2'], whole)).toMatchObject({ kind: 'deleted' })
  expect(await states()).toEqual([{ operation: 'delete', etat: 'fait', n: 1101, writes: 1 }])
  expect(data.raw.prepare('SELECT carte FROM carte').all()).toEqual([])
})

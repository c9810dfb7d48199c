// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ctx, create, reconcile, remove, update } from '../../packages/openmairie/src/records/index.js'
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

/** A one-time key whose first submission stopped: whatever comes next of it never happens. */
const killed = (over: Partial<Ctx>, idempotencyKey: string): void =>
  void create({ ...app.ctx, ...over }, app.entity('agent'), { nom: 'Zoé' }, { idempotencyKey }).catch(() => undefined)
const again = (idempotencyKey: string) => create(app.ctx, app.entity('agent'), { nom: 'Zoé' }, { idempotencyKey })
const longAgo = () => instance.raw.query(`UPDATE openmairie.om_operation SET cree = cree - interval '1 minute'`)
const called = (nom: string) => data.raw.prepare('SELECT agent FROM agent WHERE nom = ? ORDER BY agent').all(nom)

/** An instance whose connection does what is said at its second transaction: once the rows are committed. */
function stopping(then: () => Promise<never>): { readonly instance: Ctx['instance']; readonly stopped: Promise<void> } {
  let tell = (): void => undefined
  const stopped = new Promise<void>((resolve) => {
    tell = resolve
  })
  let transactions = 0
  const transaction: Ctx['instance']['transaction'] = (work) => {
    if (++transactions === 1) return app.instance.transaction(work)
    tell()
    return then()
  }
  const half: Ctx['instance'] = { ...app.instance, transaction, until: () => half }
  return { instance: half, stopped }
}
const never = () => new Promise<never>(() => undefined)

test('a form sent again after the server was killed between both commits shows the first outcome', async () => {
  const { instance: half, stopped } = stopping(never)
  killed({ instance: half }, 'entre les deux')
  await stopped
  await longAgo()
  const second = again('entre les deux')
  expect(await reconcile(app.ctx, 0)).toEqual([])
  expect(await second).toMatchObject({ kind: 'written', repeated: true })
  expect(called('Zoé')).toHaveLength(1)
  expect(await again('entre les deux')).toMatchObject({ kind: 'written', repeated: true })
  data.raw.exec("DELETE FROM agent WHERE nom = 'Zoé'")
})

test('so does one whose first sending failed once its rows were committed', async () => {
  const { instance: half } = stopping(() => Promise.reject(new Error('no connection')))
  const first = create({ ...app.ctx, instance: half }, app.entity('agent'), { nom: 'Zoé' }, { idempotencyKey: 'échec' })
  await expect(first).rejects.toThrow('no connection')
  const second = again('échec')
  await reconcile(app.ctx, 0)
  expect(await second).toMatchObject({ kind: 'written', repeated: true })
  expect(called('Zoé')).toHaveLength(1)
  data.raw.exec("DELETE FROM agent WHERE nom = 'Zoé'")
})

test('one whose rows were not committed is written when it is sent again', async () => {
  const transaction: Ctx['database']['transaction'] = (work) =>
    app.database.transaction(async (open) => {
      await work(open)
      throw new Error('killed')
    })
  const database = { ...app.database, transaction }
  const first = create({ ...app.ctx, database }, app.entity('agent'), { nom: 'Zoé' }, { idempotencyKey: 'avant' })
  await expect(first).rejects.toThrow('killed')
  expect(called('Zoé')).toHaveLength(0)
  const second = again('avant')
  await reconcile(app.ctx, 0)
  expect(await second).toMatchObject({ kind: 'written', repeated: false })
  expect(called('Zoé')).toHaveLength(1)
  data.raw.exec("DELETE FROM agent WHERE nom = 'Zoé'")
})

test('where the record was changed since, nothing is written again and it is said', async () => {
  const { instance: half, stopped } = stopping(never)
  killed({ instance: half }, 'changé')
  await stopped
  data.raw.exec("UPDATE agent SET nom = 'Autre' WHERE nom = 'Zoé'")
  expect(await reconcile(app.ctx, 0)).toHaveLength(1)
  await expect(again('changé')).rejects.toMatchObject({ code: 'OM_WRITE_UNDECIDED' })
  expect(called('Zoé')).toHaveLength(0)
  data.raw.exec("DELETE FROM agent WHERE nom = 'Autre'")
})

test('a submission that was given up as dead commits nothing when it wakes up', async () => {
  let wake = (): void => undefined
  const asleep = new Promise<void>((resolve) => {
    wake = resolve
  })
  let begin = (): void => undefined
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  const transaction: Ctx['database']['transaction'] = async (work) => {
    begin()
    await asleep
    return app.database.transaction(work)
  }
  const database = { ...app.database, transaction }
  const first = create({ ...app.ctx, database }, app.entity('agent'), { nom: 'Zoé' }, { idempotencyKey: 'lent' })
  await begun
  await longAgo()
  expect(await again('lent')).toMatchObject({ kind: 'written', repeated: false })
  wake()
  await expect(first).rejects.toThrow('taken over')
  expect(called('Zoé')).toHaveLength(1)
  expect(await again('lent')).toMatchObject({ kind: 'written', repeated: true })
})

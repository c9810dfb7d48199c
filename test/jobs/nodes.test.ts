// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { sql } from '../../packages/openmairie/src/database/sql.js'
import type { JobKind } from '../../packages/openmairie/src/jobs/contract.js'
import { type JobFeed, openFeed } from '../../packages/openmairie/src/jobs/feed.js'
import { lockOf } from '../../packages/openmairie/src/jobs/resume.js'
import { migrateJobs, startJobs } from '../../packages/openmairie/src/jobs/runner.js'
import { askJob, cancelJob, findJob } from '../../packages/openmairie/src/jobs/store.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication
let feed: JobFeed
const failed = vi.fn()
beforeAll(async () => {
  base = await scratchDatabase('CREATE TABLE fait (n integer NOT NULL)')
  app = await applicationOver(base.url)
  await migrateJobs(base.url)
  feed = openFeed(base.url, failed)
})
afterAll(async () => {
  expect(failed).not.toHaveBeenCalled()
  await feed.stop()
  await app.database.close()
  await base.drop()
})
beforeEach(() =>
  base.raw.query('DELETE FROM fait; DELETE FROM openmairie.om_job; DELETE FROM graphile_worker._private_jobs'),
)

const said = { total: async () => null, stopped: () => 'Arrêté.', failed: () => null, broken: () => 'Cassé.' }
/** Of one part, which is done with what is given. */
const kindOf = (part: JobKind['next']): JobKind => ({ ...said, name: 'essai', next: part })
const nodeOf = (node: number, kind: JobKind, atOnce: number, perCollectivite: number) =>
  startJobs({
    url: base.url,
    database: app.database,
    feed,
    heavy: null,
    node,
    kinds: [kind],
    atOnce,
    perCollectivite,
    failed,
  })
async function asked(collectivite: string | null): Promise<string> {
  const id = randomUUID()
  await askJob(app.database, { id, user: '7', collectivite, kind: 'essai', label: 'Essai', home: '/', payload: {} })
  return id
}
async function askedAll(collectivite: string, count: number): Promise<void> {
  for (let n = 0; n < count; n++) await asked(collectivite)
}
const stateOf = async (id: string) => (await findJob(app.database, id, null))?.state
const left = async () =>
  Number(
    (await base.raw.query(`SELECT count(*) AS n FROM openmairie.om_job WHERE etat IN ('attente', 'en cours')`)).rows[0]
      ?.n,
  )
const last = { checkpoint: {}, done: 1, refusals: [], ended: 'Fait.' }

test('two collectivités with a hundred jobs each are served in turn, whichever asked first', async () => {
  const served: string[] = []
  const kind = kindOf(async (job, keep) => {
    served.push(job.collectivite ?? '')
    await keep(app.database, last)
  })
  await askedAll('1', 100)
  await askedAll('2', 100)
  const node = nodeOf(21, kind, 1, 2)
  await expect.poll(left, { timeout: 60_000 }).toBe(0)
  await node.stop()
  const rounds = Array.from({ length: 100 }, (_, n) => served.slice(2 * n, 2 * n + 2).toSorted())
  expect(rounds).toEqual(Array(100).fill(['1', '2']))
}, 90_000)

test('one that asks while another has many under way is served in the next round', async () => {
  const served: string[] = []
  const kind = kindOf(async (job, keep) => {
    served.push(job.collectivite ?? '')
    if (served.length === 10) await asked('2')
    await keep(app.database, last)
  })
  await askedAll('1', 30)
  const node = nodeOf(22, kind, 1, 2)
  await expect.poll(left, { timeout: 60_000 }).toBe(0)
  await node.stop()
  expect([10, 11]).toContain(served.indexOf('2'))
}, 90_000)

test('on two nodes, each carries; a collectivité has no more under way than it may, and the rest is for the others', async () => {
  const under = new Map<string, number>()
  const most = new Map<string, number>()
  let whole = 0
  const kind = kindOf(async (job, keep) => {
    const who = job.collectivite ?? ''
    under.set(who, (under.get(who) ?? 0) + 1)
    most.set(who, Math.max(most.get(who) ?? 0, under.get(who) ?? 0))
    whole = Math.max(
      whole,
      [...under.values()].reduce((sum, each) => sum + each, 0),
    )
    // Long enough for every other slot to look for something to do.
    await wait(30)
    under.set(who, (under.get(who) ?? 1) - 1)
    await keep(app.database, last)
  })
  await askedAll('1', 60)
  await askedAll('2', 30)
  const nodes = [nodeOf(23, kind, 3, 2), nodeOf(24, kind, 3, 2)]
  await expect.poll(left, { timeout: 60_000 }).toBe(0)
  const { rows } = await base.raw.query(
    'SELECT noeud, count(*)::int > 0 AS some FROM openmairie.om_job GROUP BY 1 ORDER BY 1',
  )
  expect(rows).toEqual([
    { noeud: 23, some: true },
    { noeud: 24, some: true },
  ])
  await Promise.all(nodes.map((node) => node.stop()))
  expect([...most].toSorted()).toEqual([
    ['1', 2],
    ['2', 2],
  ])
  expect(whole).toBe(4)
}, 90_000)

test('a job is stopped within two seconds, its statement cancelled and its part rolled back', async () => {
  const kind = kindOf((_, keep, signal) => {
    const stoppable = app.database.until?.(signal) ?? app.database
    return stoppable.transaction(async (transaction) => {
      await transaction.query(sql`INSERT INTO fait (n) VALUES (1)`)
      await transaction.query(sql`SELECT pg_sleep(50) AS pause_longue`)
      await keep(transaction, last)
    })
  })
  const id = await asked('1')
  const node = nodeOf(25, kind, 2, 2)
  const sleeping = async () =>
    Number(
      (
        await base.raw.query(
          `SELECT count(*) AS n FROM pg_stat_activity WHERE query LIKE '%pause\\_longue%' AND state = 'active' AND pid <> pg_backend_pid()`,
        )
      ).rows[0]?.n,
    )
  await expect.poll(sleeping, { timeout: 20_000 }).toBe(1)
  const before = Date.now()
  expect(await cancelJob(app.database, id, '7')).toBe(true)
  await expect.poll(() => stateOf(id), { interval: 20, timeout: 10_000 }).toBe('annule')
  expect(Date.now() - before).toBeLessThan(2000)
  expect(await sleeping()).toBe(0)
  expect((await base.raw.query('SELECT n FROM fait')).rows).toEqual([])
  await node.stop()
}, 60_000)

test('so is one whose part hears nothing of it, and what it was about to write is refused', async () => {
  let end: () => void = () => undefined
  const refused = vi.fn()
  const kind = kindOf(async (_, keep) => {
    await new Promise<void>((resolve) => (end = resolve))
    await app.database
      .transaction(async (transaction) => {
        await transaction.query(sql`INSERT INTO fait (n) VALUES (2)`)
        await keep(transaction, last)
      })
      .catch(refused)
  })
  const id = await asked('1')
  const node = nodeOf(26, kind, 2, 2)
  await expect.poll(() => stateOf(id), { timeout: 20_000 }).toBe('en cours')
  const before = Date.now()
  await cancelJob(app.database, id, '7')
  await expect.poll(() => stateOf(id), { interval: 20, timeout: 10_000 }).toBe('annule')
  expect(Date.now() - before).toBeLessThan(2000)
  end()
  await expect.poll(() => refused.mock.calls.length).toBe(1)
  expect((await base.raw.query('SELECT n FROM fait')).rows).toEqual([])
  expect(await findJob(app.database, id, null)).toMatchObject({ state: 'annule', message: 'Arrêté.', done: 0 })
  await node.stop()
}, 60_000)

test('the jobs of a node whose connection is gone are taken up by another, long before they would be silent', async () => {
  const dead = new pg.Client({ connectionString: base.url })
  await dead.connect()
  await dead.query('SELECT pg_advisory_lock($1)', [lockOf(27)])
  const id = await asked('1')
  await base.raw.query(
    `UPDATE openmairie.om_job SET etat = 'en cours', porteur = gen_random_uuid(), noeud = 27, signe = now()`,
  )
  await base.raw.query(`UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'mort'`)
  const node = nodeOf(
    28,
    kindOf((_, keep) => keep(app.database, last)),
    2,
    2,
  )
  const after = await asked('2')
  await expect.poll(() => stateOf(after), { timeout: 20_000 }).toBe('fait')
  expect(await stateOf(id)).toBe('en cours')
  await dead.end()
  await expect.poll(() => stateOf(id), { timeout: 20_000 }).toBe('fait')
  await node.stop()
}, 60_000)

// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { sql } from '../../packages/openmairie/src/database/sql.js'
import { cancelJob } from '../../packages/openmairie/src/jobs/cancel.js'
import { carryJob } from '../../packages/openmairie/src/jobs/carry.js'
import type { JobKind } from '../../packages/openmairie/src/jobs/contract.js'
import { type JobFeed, openFeed } from '../../packages/openmairie/src/jobs/feed.js'
import { endUnserved } from '../../packages/openmairie/src/jobs/needs.js'
import { lockOf } from '../../packages/openmairie/src/jobs/resume.js'
import { migrateJobs, startJobs } from '../../packages/openmairie/src/jobs/runner.js'
import { askJob, findJob } from '../../packages/openmairie/src/jobs/store.js'
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
const nodeOf = (
  node: number,
  kind: JobKind,
  atOnce: number,
  perCollectivite: number,
  served: readonly string[] | null = null,
) =>
  startJobs({
    url: base.url,
    database: app.database,
    feed,
    heavy: null,
    node,
    kinds: [kind],
    atOnce,
    perCollectivite,
    served,
    failed,
  })
async function asked(collectivite: string | null, payload: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const id = randomUUID()
  await askJob(app.database, { id, user: '7', collectivite, kind: 'essai', label: 'Essai', home: '/', payload })
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
  expect(await cancelJob(app.database, [], id, '7')).toBe(true)
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
  await cancelJob(app.database, [], id, '7')
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

test('a node takes no job of an application that it does not serve: it waits for one that does, and holds up nobody', async () => {
  const kind = kindOf((_, keep) => keep(app.database, last))
  const [fresh, common, none] = [
    await asked('1', { application: 'neuve' }),
    await asked('1', { application: 'commune' }),
    await asked('1'),
  ]
  const queued = async () =>
    (
      await base.raw.query(
        `SELECT akeys.key AS flag, attempts FROM graphile_worker.jobs q, jsonb_object_keys(q.flags) AS akeys (key) ORDER BY 1`,
      )
    ).rows
  const lacks = nodeOf(29, kind, 1, 2, ['commune'])
  await expect.poll(() => stateOf(none), { timeout: 20_000 }).toBe('fait')
  expect([await stateOf(common), await stateOf(fresh)]).toEqual(['fait', 'attente'])
  // It was never taken out of the queue.
  await expect.poll(queued).toEqual([
    { flag: 'besoin:neuve', attempts: 0 },
    { flag: 'collectivite:1', attempts: 0 },
  ])
  const serves = nodeOf(30, kind, 1, 2, ['commune', 'neuve'])
  await expect.poll(() => stateOf(fresh), { timeout: 20_000 }).toBe('fait')
  expect((await base.raw.query('SELECT noeud FROM openmairie.om_job WHERE om_job = $1', [fresh])).rows).toEqual([
    { noeud: 30 },
  ])
  await Promise.all([lacks.stop(), serves.stop()])
}, 60_000)

test('one that was asked for while a node chose goes back into the queue, with all that it may be tried', async () => {
  const kind = kindOf((_, keep) => keep(app.database, last))
  const id = await asked('1', { application: 'neuve' })
  const carrying = {
    database: app.database,
    kinds: new Map([[kind.name, kind]]),
    node: null,
    perCollectivite: 2,
    feed: null,
    heavy: null,
    paused: () => false,
  }
  await base.raw.query(`UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'autre', attempts = 1`)
  expect(await carryJob({ ...carrying, served: ['commune'] }, id)).toBe('elsewhere')
  expect(await stateOf(id)).toBe('attente')
  expect(
    (await base.raw.query('SELECT attempts, locked_by FROM graphile_worker.jobs WHERE key = $1', [id])).rows,
  ).toEqual([{ attempts: 0, locked_by: null }])
  expect(await carryJob({ ...carrying, served: ['commune', 'neuve'] }, id)).toBe('ended')
  expect(await stateOf(id)).toBe('fait')
})

test('one that no node has served for a day is ended, and its user told; one whose like was carried meanwhile waits', async () => {
  const [left, busy, carried] = [
    await asked('1', { application: 'partie', locale: 'en' }),
    await asked('1', { application: 'ailleurs' }),
    await asked('1', { application: 'ailleurs' }),
  ]
  await base.raw.query(`UPDATE openmairie.om_job SET cree = now() - interval '25 hours'`)
  await base.raw.query(
    `UPDATE openmairie.om_job SET etat = 'en cours', porteur = gen_random_uuid(), signe = now() WHERE om_job = $1`,
    [carried],
  )
  const young = await asked('1', { application: 'partie' })
  expect(await endUnserved(app.database, ['commune', 'partie'])).toBe(0)
  expect(await endUnserved(app.database, ['commune'])).toBe(1)
  expect(await findJob(app.database, left, null)).toMatchObject({
    state: 'echec',
    message:
      'Nothing was done: for a day, no server could see to it. What this work needs is no longer served. Tell your IT department.',
  })
  expect([await stateOf(young), await stateOf(busy), await stateOf(carried)]).toEqual([
    'attente',
    'attente',
    'en cours',
  ])
})

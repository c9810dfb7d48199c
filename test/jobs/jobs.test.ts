// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sql } from '../../packages/openmairie/src/database/sql.js'
import { cancelJob } from '../../packages/openmairie/src/jobs/cancel.js'
import { carryJob } from '../../packages/openmairie/src/jobs/carry.js'
import type { JobKind, KeepStep } from '../../packages/openmairie/src/jobs/contract.js'
import { openFeed } from '../../packages/openmairie/src/jobs/feed.js'
import { requeueLost, resumeJobs } from '../../packages/openmairie/src/jobs/resume.js'
import { migrateJobs, startJobs } from '../../packages/openmairie/src/jobs/runner.js'
import { askJob, findJob } from '../../packages/openmairie/src/jobs/store.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication
beforeAll(async () => {
  base = await scratchDatabase('CREATE TABLE fait (n integer PRIMARY KEY, fois integer NOT NULL DEFAULT 1)')
  app = await applicationOver(base.url)
  await migrateJobs(base.url)
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

/** Writes the numbers from 1 to `last`, one a part; `before` is called in the transaction of each. */
function counting(last: number, before: (n: number, keep: KeepStep) => Promise<void> = async () => undefined): JobKind {
  return {
    name: 'compter',
    total: async () => last,
    next: (job, keep) =>
      app.database.transaction(async (transaction) => {
        const n = Number(job.checkpoint?.['n'] ?? 0) + 1
        await before(n, keep)
        await transaction.query(
          sql`INSERT INTO fait (n) VALUES (${n}) ON CONFLICT (n) DO UPDATE SET fois = fait.fois + 1`,
        )
        const refusals = n === 2 ? [{ record: '2', label: 'deux', reason: 'trop petit' }] : []
        await keep(transaction, { checkpoint: { n }, done: 1, refusals, ended: n === last ? 'Compté.' : null })
      }),
    stopped: () => 'Arrêté.',
    failed: (_, error) => (error instanceof RangeError ? 'Trop loin.' : null),
    broken: () => 'Cassé.',
  }
}
const kinds = (kind: JobKind) => new Map([[kind.name, kind]])
const carry = (kind: JobKind, id: string, paused = (): boolean => false) =>
  carryJob(
    {
      database: app.database,
      kinds: kinds(kind),
      node: null,
      perCollectivite: 2,
      served: null,
      feed: null,
      heavy: null,
      paused,
    },
    id,
  )
async function asked(): Promise<string> {
  await base.raw.query('DELETE FROM fait; DELETE FROM openmairie.om_job; DELETE FROM graphile_worker._private_jobs')
  const id = randomUUID()
  await askJob(app.database, {
    id,
    user: '7',
    collectivite: null,
    kind: 'compter',
    label: 'Compter',
    home: '/',
    payload: {},
  })
  return id
}
const done = async (): Promise<readonly number[]> =>
  (await base.raw.query('SELECT n, fois FROM fait ORDER BY n')).rows.flatMap(({ n, fois }) =>
    fois === 1 ? [n] : [n, -fois],
  )

test('a job is carried part after part, and tells how far it is', async () => {
  const id = await asked()
  expect(await findJob(app.database, id, '7')).toMatchObject({ state: 'attente', done: 0, total: null })
  expect(await findJob(app.database, id, '8')).toBeNull()
  expect(await carry(counting(3), id)).toBe('ended')
  expect(await findJob(app.database, id, '7')).toMatchObject({ state: 'fait', done: 3, total: 3, message: 'Compté.' })
  expect(await done()).toEqual([1, 2, 3])
  expect((await base.raw.query('SELECT motif FROM openmairie.om_job_refus')).rows).toEqual([{ motif: 'trop petit' }])
  expect(await carry(counting(3), id)).toBe('ended')
  expect(await done()).toEqual([1, 2, 3])
})

test('asked for twice under one identifier, it is one job', async () => {
  const id = await asked()
  const again = { id, user: '7', collectivite: null, kind: 'compter', label: 'Encore', home: '/', payload: {} }
  await askJob(app.database, again)
  expect(await findJob(app.database, id, null)).toMatchObject({ label: 'Compter' })
})

test('one that waits is stopped at once, and never begun', async () => {
  const id = await asked()
  expect(await cancelJob(app.database, [], id, '7')).toBe(true)
  expect(await findJob(app.database, id, '7')).toMatchObject({ state: 'annule', cancelled: true, done: 0 })
  expect(await carry(counting(3), id)).toBe('ended')
  expect(await done()).toEqual([])
})

test('a part that fails leaves nothing, and the job goes on from its checkpoint', async () => {
  const id = await asked()
  const failing = counting(4, async (n) => {
    if (n === 3) throw new Error('panne')
  })
  await expect(carry(failing, id)).rejects.toThrow('panne')
  expect(await findJob(app.database, id, null)).toMatchObject({ state: 'attente', done: 2 })
  await carry(counting(4), id)
  expect(await done()).toEqual([1, 2, 3, 4])
})

test('what the job cannot do ends it, in words', async () => {
  const id = await asked()
  const refused = counting(4, async () => Promise.reject(new RangeError()))
  expect(await carry(refused, id)).toBe('ended')
  expect(await findJob(app.database, id, null)).toMatchObject({ state: 'echec', message: 'Trop loin.', done: 0 })
})

test('its user alone stops it, after the part under way', async () => {
  const id = await asked()
  expect(await cancelJob(app.database, [], id, '8')).toBe(false)
  const stopped = counting(9, async (n) => {
    if (n === 2) await cancelJob(app.database, [], id, '7')
  })
  await carry(stopped, id)
  expect(await findJob(app.database, id, null)).toMatchObject({ state: 'annule', message: 'Arrêté.', done: 2 })
  expect(await cancelJob(app.database, [], id, '7')).toBe(false)
})

test('one that had begun, and waits for another process, is stopped at once and says so; what it did stays', async () => {
  const id = await asked()
  const failing = counting(4, async (n) => {
    if (n === 3) throw new Error('panne')
  })
  await expect(carry(failing, id)).rejects.toThrow('panne')
  expect(await cancelJob(app.database, [counting(4)], id, '8')).toBe(false)
  expect(await cancelJob(app.database, [counting(4)], id, '7')).toBe(true)
  expect(await findJob(app.database, id, null)).toMatchObject({ state: 'annule', message: 'Arrêté.', done: 2 })
  expect((await findJob(app.database, id, null))?.ended).not.toBeNull()
  expect(await cancelJob(app.database, [counting(4)], id, '7')).toBe(false)
  expect(await carry(counting(4), id)).toBe('ended')
  expect(await done()).toEqual([1, 2])
})

test('so is one whose process died, where none is there to take it over; one that is carried is left to its carrier', async () => {
  const id = await asked()
  const dying = counting(4, async (n) => {
    if (n !== 3) return
    expect(await cancelJob(app.database, [counting(4)], id, '7')).toBe(true)
    expect(await findJob(app.database, id, null)).toMatchObject({ state: 'en cours', cancelled: true })
    // Nothing holds the lock of this node.
    await base.raw.query('UPDATE openmairie.om_job SET noeud = 999')
    expect(await cancelJob(app.database, [counting(4)], id, '7')).toBe(true)
  })
  expect(await carry(dying, id)).toBe('taken')
  expect(await findJob(app.database, id, null)).toMatchObject({ state: 'annule', message: 'Arrêté.', done: 2 })
  expect(await done()).toEqual([1, 2])
})

test('one that may have written elsewhere what it did not say waits for somebody who looks', async () => {
  const id = await asked()
  let looked = 0
  const kind: JobKind = {
    ...counting(4, async (n) => {
      if (n === 3) throw new Error('panne')
    }),
    doneElsewhere: async () => {
      looked++
      return false
    },
  }
  await expect(carry(kind, id)).rejects.toThrow('panne')
  expect(await cancelJob(app.database, [kind], id, '7')).toBe(true)
  expect(await findJob(app.database, id, null)).toMatchObject({ state: 'attente', cancelled: true })
  expect(looked).toBe(0)
  expect(await carry(kind, id)).toBe('ended')
  expect(looked).toBe(1)
  expect(await findJob(app.database, id, null)).toMatchObject({ state: 'annule', message: 'Arrêté.', done: 2 })
})

test('a carrier that another has replaced writes nothing more', async () => {
  const id = await asked()
  const slow = counting(5, async (n) => {
    // While it works on its third part, another takes the job and ends it.
    if (n !== 3) return
    await base.raw.query(`UPDATE openmairie.om_job SET signe = now() - interval '31 seconds'`)
    await resumeJobs(app.database, kinds(counting(5)), null)
    await carry(counting(5), id)
  })
  expect(await carry(slow, id)).toBe('taken')
  expect(await findJob(app.database, id, null)).toMatchObject({ state: 'fait', done: 5 })
  expect(await done()).toEqual([1, 2, 3, 4, 5])
})

test('one process of a node leads, and takes up what a dead one left; a silent job is queued again', async () => {
  const id = await asked()
  await base.raw.query(
    `UPDATE openmairie.om_job SET etat = 'en cours', porteur = gen_random_uuid(), signe = now() - interval '31 seconds', traites = 2, reperes = '{"n": 2}' WHERE om_job = $1`,
    [id],
  )
  await base.raw.query(
    `UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'mort' WHERE key = $1`,
    [id],
  )
  expect(await resumeJobs(app.database, kinds(counting(4)), null)).toBe(1)
  const failed = vi.fn()
  const feed = openFeed(base.url, failed)
  const common = { url: base.url, database: app.database, node: 11, atOnce: 2, perCollectivite: 2, served: null }
  const options = { ...common, kinds: [counting(4)], feed, heavy: null, failed }
  const [first, second] = [startJobs(options), startJobs(options)]
  await expect.poll(async () => (await findJob(app.database, id, null))?.state, { timeout: 20_000 }).toBe('fait')
  expect(await done()).toEqual([3, 4])
  await Promise.all([first.stop(), second.stop(), feed.stop()])
  expect(failed).not.toHaveBeenCalled()
}, 30_000)

test('a job taken out of the queue by a process that died before it began is queued again', async () => {
  const id = await asked()
  expect(await requeueLost(app.database)).toBe(0)
  const died = `UPDATE graphile_worker._private_jobs SET locked_by = 'mort', locked_at = now() - interval '31 seconds' WHERE key = $1`
  await base.raw.query(died, [id])
  expect(await requeueLost(app.database)).toBe(1)
  expect(
    (await base.raw.query('SELECT locked_by FROM graphile_worker._private_jobs WHERE key = $1', [id])).rows,
  ).toEqual([{ locked_by: null }])
})

test('a job that its carriers die of is given up, one that goes on between is not', async () => {
  const id = await asked()
  const dies = async () => {
    await base.raw.query(`UPDATE openmairie.om_job SET etat = 'en cours', signe = now() - interval '31 seconds'`)
    await resumeJobs(app.database, kinds(counting(4)), null)
    return (await findJob(app.database, id, null))?.state
  }
  expect([await dies(), await dies(), await dies(), await dies()]).toEqual(Array(4).fill('attente'))
  const once = vi.fn<() => boolean>().mockReturnValueOnce(false).mockReturnValue(true)
  expect(await carry(counting(4), id, once)).toBe('paused')
  expect([await dies(), await dies(), await dies(), await dies()]).toEqual(Array(4).fill('attente'))
  expect(await dies()).toBe('echec')
  expect(await findJob(app.database, id, null)).toMatchObject({ done: 1, message: 'Cassé.' })
})

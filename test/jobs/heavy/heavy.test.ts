// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cancelJob } from '../../../packages/openmairie/src/jobs/cancel.js'
import { carryJob } from '../../../packages/openmairie/src/jobs/carry.js'
import { type JobFeed, openFeed } from '../../../packages/openmairie/src/jobs/feed.js'
import { type Heavy, openHeavy } from '../../../packages/openmairie/src/jobs/heavy/heavy.js'
import { migrateJobs } from '../../../packages/openmairie/src/jobs/runner.js'
import { askJob, findJob } from '../../../packages/openmairie/src/jobs/store.js'
import { applicationOver, type TestApplication } from '../../support/application.js'
import { type Scratch, scratchDatabase } from '../../support/database.js'
import { heavyKinds } from './kinds.js'

let base: Scratch
let app: TestApplication
let feed: JobFeed
let heavy: Heavy
beforeAll(async () => {
  base = await scratchDatabase('CREATE TABLE processus (om_job uuid NOT NULL, pid integer NOT NULL)')
  app = await applicationOver(base.url)
  await migrateJobs(base.url)
  feed = openFeed(base.url, () => undefined)
  heavy = openHeavy(
    {
      file: join(import.meta.dirname, 'child.ts'),
      execArgv: ['--import', 'tsx'],
      env: { PATH: process.env['PATH'], TEST_URL: base.url },
    },
    3,
  )
}, 60_000)
afterAll(async () => {
  heavy.stop()
  await feed.stop()
  await app.database.close()
  await base.drop()
})

async function asked(kind: string, locale = 'fr'): Promise<string> {
  const id = randomUUID()
  await askJob(app.database, { id, user: '7', collectivite: null, kind, label: kind, home: '/', payload: { locale } })
  return id
}
const carry = (id: string) => {
  const kinds = new Map(heavyKinds(app.database).map((kind) => [kind.name, kind]))
  return carryJob(
    { database: app.database, kinds, node: null, perCollectivite: 9, served: null, feed, heavy, paused: () => false },
    id,
  )
}
async function carried(kind: string, locale?: string) {
  const id = await asked(kind, locale)
  expect(await carry(id)).toBe('ended')
  return { id, ...(await findJob(app.database, id, null)) }
}
const processesOf = async (id: string): Promise<readonly number[]> =>
  (await base.raw.query('SELECT DISTINCT pid FROM processus WHERE om_job = $1', [id])).rows.map(({ pid }) => pid)
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('the parts of a heavy job run in one process, not this one; it is used again for some jobs, then replaced', async () => {
  const pids: number[] = []
  for (let n = 0; n < 4; n++) {
    const { id, ...job } = await carried('sage')
    expect(job).toMatchObject({ state: 'fait', done: 2, total: 2, message: 'Fait.' })
    const [pid = 0, ...others] = await processesOf(id)
    expect(others).toEqual([])
    pids.push(pid)
  }
  expect(pids).not.toContain(process.pid)
  expect(new Set(pids.slice(0, 3)).size).toBe(1)
  expect(pids[3]).not.toBe(pids[0])
  await expect.poll(() => isAlive(pids[0] ?? 0)).toBe(false)
}, 60_000)

test('what a kind refuses is told in its own words', async () => {
  expect(await carried('refus')).toMatchObject({ state: 'echec', message: 'Trop loin.', done: 0 })
}, 60_000)

test.each([
  ['gourmand', 'in its heap'],
  ['tampons', 'beside its heap'],
])('one that takes memory without bound (%s, %s) is stopped, and its user told; nobody else feels it', async (kind) => {
  const [worse, well] = await Promise.all([carried(kind), carried('sage')])
  expect(worse).toMatchObject({
    state: 'echec',
    done: 1,
    message:
      'Le traitement a été arrêté\u00a0: il demandait plus que les 256\u00a0Mo de mémoire qui lui sont accordés. Rien de la partie en cours n’est gardé. Recommencez avec moins de données, ou prévenez votre service informatique.',
  })
  expect(well).toMatchObject({ state: 'fait' })
}, 90_000)

test('one that breaks down costs itself alone, and its user is told', async () => {
  expect(await carried('fragile')).toMatchObject({
    state: 'echec',
    done: 1,
    message:
      'Le traitement s’est arrêté sur une panne du programme qui le faisait. Rien de la partie en cours n’est gardé, et les autres traitements continuent. Prévenez votre service informatique.',
  })
  expect(await carried('fragile', 'en')).toMatchObject({
    message:
      'The work stopped as the program that did it broke down. Nothing of the part under way is kept, and other work goes on. Tell your IT department.',
  })
  expect(await carried('sage')).toMatchObject({ state: 'fait' })
}, 60_000)

test('one whose process is killed, but not by us, is taken over, and goes on from where it was', async () => {
  const id = await asked('survivant')
  expect(await carry(id)).toBe('lost')
  expect(await findJob(app.database, id, null)).toMatchObject({ state: 'attente', done: 1, message: null, ended: null })
  expect(
    (
      await base.raw.query(
        `SELECT reprises, porteur, attempts FROM openmairie.om_job JOIN graphile_worker.jobs q ON q.key = om_job::text WHERE om_job = $1`,
        [id],
      )
    ).rows,
  ).toEqual([{ reprises: 1, porteur: null, attempts: 0 }])
  expect(await carry(id)).toBe('ended')
  expect(await findJob(app.database, id, null)).toMatchObject({ state: 'fait', done: 2, message: 'Fait.' })
  expect(await processesOf(id)).toHaveLength(2)
}, 60_000)

test('one that is killed again and again, without its going on, is given up, and its user told', async () => {
  const id = await asked('abattu')
  const outcomes: string[] = []
  for (let n = 0; n < 5; n++) outcomes.push(await carry(id))
  expect(outcomes).toEqual(['lost', 'lost', 'lost', 'lost', 'ended'])
  expect(await findJob(app.database, id, null)).toMatchObject({
    state: 'echec',
    done: 1,
    ended: expect.any(Number),
    message:
      'Le traitement a été interrompu plusieurs fois de suite par le serveur, qui manquait peut-être de mémoire. Rien de la partie en cours n’est gardé. Recommencez plus tard avec moins de données, ou prévenez votre service informatique.',
  })
  expect(await carry(id)).toBe('ended')
}, 90_000)

test('one that hears nothing, as it never lets go of its process, is stopped within two seconds', async () => {
  const id = await asked('sourd')
  const ended = carry(id)
  await expect.poll(() => processesOf(id), { timeout: 20_000 }).toHaveLength(1)
  const [pid = 0] = await processesOf(id)
  const before = Date.now()
  await cancelJob(app.database, heavyKinds(app.database), id, '7')
  expect(await ended).toBe('ended')
  expect(Date.now() - before).toBeLessThan(2000)
  expect(await findJob(app.database, id, null)).toMatchObject({ state: 'annule', message: 'Arrêté.' })
  await expect.poll(() => isAlive(pid)).toBe(false)
}, 60_000)

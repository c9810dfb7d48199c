// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Instance, startInstance } from '../e2e/instance.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { enter, visitorOf } from '../support/http.js'
import { root } from '../support/workspace.js'

const token = 'un-jeton-de-mesure-assez-long'
let base: Scratch
let instance: Instance
const start = (environment: Readonly<Record<string, string>>, workers = '1'): Promise<Instance> =>
  startInstance({
    folders: [join(root, 'apps/opengestioncrise')],
    databaseUrl: base.url,
    dataFolder: mkdtempSync(join(tmpdir(), 'openmairie-metrics-')),
    arguments: ['--demonstration', '--workers', workers],
    environment,
  })
beforeAll(async () => {
  base = await scratchDatabase()
  instance = await start({ OPENMAIRIE_METRICS_TOKEN: token }, '2')
  // A worker that is not there yet keeps the measures of all from being told.
  await vi.waitFor(async () => expect((await ask(instance.url, bearer)).status).toBe(200), {
    timeout: 60_000,
    interval: 200,
  })
})
afterAll(async () => {
  await instance.stop()
  await base.drop()
})

const ask = (site: string, headers: Readonly<Record<string, string>> = {}) => visitorOf(site).get('/-/metrics', headers)
const bearer = { authorization: `Bearer ${token}` }
/** The value of each series, by its name and labels. */
async function series(): Promise<ReadonlyMap<string, number>> {
  const { status, text } = await ask(instance.url, bearer)
  expect(status).toBe(200)
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )
}

test('the measures are for whoever holds the token; for others they are not there', async () => {
  for (const headers of [
    {},
    { authorization: 'Bearer ' },
    { authorization: `Bearer ${token}x` },
    { authorization: token },
  ])
    expect((await ask(instance.url, headers)).status).toBe(404)
  const { headers } = await ask(instance.url, bearer)
  expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
})

test('requests are counted by route over all workers, and no figure holds what was asked for', async () => {
  const listing = 'openmairie_http_request_duration_seconds_count{method="GET",route="/:app/:entity"}'
  const before = (await series()).get(listing) ?? 0
  const visitor = await enter(instance.url, 'administrateur')
  for (let index = 0; index < 20; index++)
    expect((await visitor.get('/opengestioncrise/ressource?q=Dupont-Secret')).status).toBe(200)
  await visitor.get('/opengestioncrise/ressource/99999')
  await visitor.get('/nulle-part-secrete')
  const { text } = await ask(instance.url, bearer)
  // A request is counted once its answer has gone.
  await expect.poll(async () => (await series()).get(listing), { timeout: 10_000 }).toBe(before + 20)
  const found = await series()
  expect(found.get('openmairie_http_answers_total{status="2xx"}')).toBeGreaterThan(19)
  expect(found.get('openmairie_http_answers_total{status="4xx"}')).toBeGreaterThan(1)
  expect(found.get('openmairie_pool_connections{state="waiting"}')).toBe(0)
  expect(found.get('openmairie_pool_connections{state="idle"}')).toBeGreaterThan(0)
  expect(found.get('openmairie_jobs{state="waiting"}')).toBe(0)
  expect(found.has('nodejs_eventloop_lag_p99_seconds')).toBe(true)
  expect(text).not.toMatch(/secret|Dupont|ressource|opengestioncrise/i)
})

test('off unless set; this machine alone, and not what a proxy on it asks for others', async () => {
  const off = await start({})
  expect((await ask(off.url, bearer)).status).toBe(404)
  await off.stop()
  const local = await start({ OPENMAIRIE_METRICS_LOOPBACK: 'yes' })
  expect((await ask(local.url)).status).toBe(200)
  expect((await ask(local.url, { 'x-forwarded-for': '203.0.113.7' })).status).toBe(404)
  await local.stop()
})

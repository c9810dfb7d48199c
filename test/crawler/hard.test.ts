// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { administrator } from '../e2e/instance.js'
import { newApplication } from '../e2e/new-application.js'
import { type Served, serve } from '../e2e/support.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { comparer } from './compare.js'
import { crawl } from './crawl.js'
import { fidelity } from './fidelity.js'
import { fill } from './fill.js'
import { enter } from './sign-in.js'

let served: Served
let clone: Scratch
beforeAll(async () => {
  const first = await scratchDatabase(readFileSync(join(import.meta.dirname, 'hard.sql'), 'utf8'))
  const filled = await fill(first.raw, 7, 24)
  expect(filled.empty).toEqual({})
  await first.raw.query('REFRESH MATERIALIZED VIEW bilan')
  await first.raw.end()
  const base = await scratchDatabase('', first)
  clone = await scratchDatabase('', first)
  await first.drop()
  const work = mkdtempSync(join(tmpdir(), 'openmairie-crawler-'))
  const folder = join(work, 'epreuve')
  await newApplication(folder, base.url, ['public', 'annexe'])
  served = await serve(work, folder, base, [])
})
afterAll(async () => {
  await served.stop()
  await clone.drop()
})

test('every page opens, without complaint, and shows what the base holds', async () => {
  const context = await served.context()
  const start = await enter(context, served.instance.url, administrator)
  const compare = await comparer(served.base.raw, 'public')
  const comparison = { cells: 0, rows: 0, differences: [] as string[] }
  const visits = await crawl(context, start, {
    perShape: 2,
    skip: /generateur/,
    inspect: (page) => compare(page, comparison),
  })
  await context.close()
  const wrong = visits.filter((visit) => visit.status !== 200 || visit.complaints.length > 0)
  console.log(visits.length, comparison.cells, comparison.rows, comparison.differences.length)
  console.log(comparison.differences.slice(0, 60).join('\n'))
  console.log(
    wrong
      .slice(0, 30)
      .map((w) => JSON.stringify(w))
      .join('\n'),
  )
  console.log(
    served.instance
      .output()
      .split('\n')
      .filter((l) => /"level":[56]0/.test(l))
      .slice(0, 10)
      .join('\n'),
  )
  expect(wrong).toEqual([])
  expect(comparison.differences).toEqual([])
}, 240_000)

test('what forms write is what the same statements write', async () => {
  const context = await served.context({ javaScriptEnabled: true })
  const start = await enter(context, served.instance.url, administrator)
  const result = await fidelity({
    context,
    application: `${served.instance.url}/epreuve`,
    base: served.base.raw,
    clone: clone.raw,
    mainSchema: 'public',
    seed: 3,
    records: 3,
  })
  await context.close()
  console.log(start, JSON.stringify({ ...result, differences: result.differences.length }))
  console.log(result.differences.slice(0, 40).join('\n'))
  expect(result.differences).toEqual([])
}, 240_000)

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
import { crawl, shapeOf } from './crawl.js'
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

/** A page by its path, its tab and whether it is a second page or another order: where it was opened from does not count. */
function kindOf(url: URL): string {
  const [path = ''] = shapeOf(url).split('?')
  const turned = ['tri', 'apres', 'avant'].filter((name) => url.searchParams.has(name))
  return [path, url.searchParams.get('onglet') ?? '', ...turned].join(' ')
}

test('every page opens without complaint and shows what the base holds', async () => {
  const context = await served.context()
  const start = await enter(context, served.instance.url, administrator)
  const compare = await comparer(served.base.raw, 'public')
  const comparison = { cells: 0, rows: 0, differences: [] as string[] }
  const visits = await crawl(context, start, {
    perShape: 1,
    shape: kindOf,
    skip: /generateur|deconnexion|format=csv|s\.(tri|apres|avant)=/,
    inspect: (page) => compare(page, comparison),
  })
  await context.close()
  expect(visits.filter((visit) => visit.status !== 200 || visit.complaints.length > 0)).toEqual([])
  expect(comparison.differences).toEqual([])
  expect(visits.length).toBeGreaterThan(150)
  expect(comparison.cells).toBeGreaterThan(2000)
  expect(served.instance.output()).not.toMatch(/"level":[56]0/)
}, 240_000)

test('what forms write is what the same statements write', async () => {
  const context = await served.context()
  await enter(context, served.instance.url, administrator)
  const { differences, ...counts } = await fidelity({
    context,
    application: `${served.instance.url}/epreuve`,
    base: served.base.raw,
    clone: clone.raw,
    mainSchema: 'public',
    seed: 3,
    records: 2,
  })
  await context.close()
  expect(differences).toEqual([])
  // Enough was accepted for the comparison to mean something.
  expect(counts.created).toBeGreaterThan(14)
  expect(counts.untouched).toBeGreaterThan(30)
  expect(counts.modified).toBeGreaterThan(25)
  expect(counts.deleted).toBeGreaterThan(14)
  expect(served.instance.output()).not.toMatch(/"level":[56]0/)
}, 240_000)

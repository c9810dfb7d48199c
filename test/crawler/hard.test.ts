// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { administrator } from '../e2e/instance.js'
import { newApplication } from '../e2e/new-application.js'
import { type Served, serve } from '../e2e/support.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { postgresqlBase } from './base/postgresql/base.js'
import { comparer } from './compare.js'
import { crawl, kindOf, oncePerKind } from './crawl.js'
import { fidelity } from './fidelity.js'
import { fill } from './fill.js'
import { controlsOf } from './form.js'
import { enter } from './sign-in.js'

let served: Served
let clone: Scratch
beforeAll(async () => {
  const first = await scratchDatabase(readFileSync(join(import.meta.dirname, 'hard.sql'), 'utf8'))
  const filled = await fill(await postgresqlBase(first.raw), 7, 24)
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

test('every page opens without complaint and shows what the base holds', async () => {
  const context = await served.context()
  const start = await enter(context, served.instance.url, administrator)
  const compare = await comparer(await postgresqlBase(served.base.raw), 'public')
  const comparison = { cells: 0, rows: 0, differences: [] as string[] }
  const visits = await crawl(context, start, {
    perShape: 1,
    shape: kindOf,
    skip: oncePerKind,
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
    base: await postgresqlBase(served.base.raw),
    clone: await postgresqlBase(clone.raw),
    mainSchema: 'public',
    seed: 3,
    records: 1,
  })
  await context.close()
  expect(differences).toEqual([])
  // Enough was accepted for the comparison to mean something.
  expect(counts.created).toBeGreaterThan(14)
  expect(counts.untouched).toBe(19)
  expect(counts.modified).toBeGreaterThan(19)
  expect(counts.deleted).toBeGreaterThan(14)
  expect(served.instance.output()).not.toMatch(/"level":[56]0/)
}, 240_000)

test('a record of hard values is shown whole, and saved untouched it stays what it was', async () => {
  const { raw } = served.base
  const { rows } = await raw.query(`
    INSERT INTO tout (court, texte, fixe, moment, jour, exact, montant, textes, nombres, etat, heure, doublee)
    VALUES (E'deux\\nlignes', '', 'ab', '2026-10-25 01:30:00.000001+00', '-infinity', 'NaN', -12.30, ARRAY['', NULL, E'a\\nb'], '{}', ' bord ', '24:00', 'Infinity')
    RETURNING tout`)
  const address = `${served.instance.url}/epreuve/tout/${rows[0].tout}`
  const whole = async () =>
    (await raw.query('SELECT t::text AS row FROM tout t WHERE tout = $1', [rows[0].tout])).rows[0].row
  const before = await whole()
  const context = await served.context()
  await enter(context, served.instance.url, administrator)
  const page = await context.newPage()
  await page.goto(`${address}/-/modifier`)
  const controls = new Map((await controlsOf(page)).map((control) => [control.field, [control.kind, control.value]]))
  expect(
    ['court', 'texte', 'moment', 'jour', 'exact', 'montant', 'textes', 'nombres', 'etat', 'heure', 'doublee'].map(
      (field) => controls.get(field),
    ),
  ).toEqual([
    ['textarea', 'deux\nlignes'],
    ['textarea', ''],
    ['input', '25/10/2026 02:30:00.000001 +01:00'],
    ['input', '-infini'],
    ['input', 'NaN'],
    ['input', '-12,30'],
    ['textarea', '["",null,"a\\nb"]'],
    ['textarea', '[]'],
    ['select', ' bord '],
    ['input', '24:00'],
    ['input', 'infini'],
  ])
  await page.click('form.record-form button.primary')
  await page.waitForURL(address)
  expect(await page.textContent('.flash')).toContain('Aucun changement à enregistrer')
  expect(await whole()).toBe(before)
  // One field alone is written, and the others keep what no control says.
  await page.goto(`${address}/-/modifier`)
  await page.fill('[name="v.montant"]', '1 234,5')
  await page.fill('[name="v.textes"]', 'un\ndeux')
  await page.click('form.record-form button.primary')
  await page.waitForURL(address)
  expect(
    (
      await raw.query('SELECT montant::numeric::text, textes, texte, court, exact::text FROM tout WHERE tout = $1', [
        rows[0].tout,
      ])
    ).rows,
  ).toEqual([{ montant: '1234.50', textes: ['un', 'deux'], texte: '', court: 'deux\nlignes', exact: 'NaN' }])
  await context.close()
}, 60_000)

// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faults, overflowing } from '../e2e/checks.js'
import { type Served, serveDemonstration } from '../e2e/support.js'

let served: Served
const sql = async (text: string) => (await served.base.raw.query(text)).rows
const tablesOf = (page: Page) => page.$$eval('table', (tables) => tables.map((table) => table.textContent))
const address = '/openresultat/-/donnees/1/1/instantane.html'

beforeAll(async () => {
  served = await serveDemonstration(undefined, {}, undefined, 'openresultat')
  await sql(`UPDATE openresultat.election SET publication = true, heure_embargo = '00:00' WHERE election = 1`)
})
afterAll(() => served.stop())

test('the results of a poll are taken away as one document, which says what the public page does, with its date', async () => {
  const context = await served.context()
  const page = await context.newPage()
  await page.goto('/openresultat/-/resultats/1/1')
  const tables = await tablesOf(page)
  expect(tables.length).toBeGreaterThan(0)
  expect(await page.textContent('.or-compte')).toBe('24 bureaux sur 30 dépouillés')
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Page à garder')])
  expect(download.suggestedFilename()).toBe('resultats-1.html')

  const answer = await page.request.get(address)
  expect(answer.headers()['content-type']).toBe('text/html; charset=utf-8')
  const html = await answer.text()
  // Nothing is asked for elsewhere, and nothing runs.
  expect(html.startsWith('<!doctype html><html lang="fr">')).toBe(true)
  expect(html).not.toMatch(/<script|<link|<img|\bhref=|\bsrc=|\bon\w+=|url\(|@import/i)
  expect(html).not.toMatch(/&(?!amp;|lt;|quot;)\w*;/)

  const alone = await context.newPage()
  await context.setOffline(true)
  await alone.setContent(html)
  expect(await alone.title()).toMatch(/^Élections municipales \d{4}, 1er tour – Valmarine-les-Étangs$/)
  expect(await alone.textContent('h1')).toMatch(/^Élections municipales \d{4}, 1er tour$/)
  const [date] = /\d\d\/\d\d\/\d{4}/.exec((await alone.textContent('time')) ?? '') ?? []
  const [{ today }] = await sql(`SELECT to_char(now() AT TIME ZONE 'Europe/Paris', 'DD/MM/YYYY') AS today`)
  expect(date).toBe(today)
  expect(await alone.textContent('main')).toContain('Résultats provisoires')
  expect(await alone.textContent('.or-compte')).toBe('24 bureaux sur 30 dépouillés')
  expect(await tablesOf(alone)).toEqual(tables)
  expect(await faults(alone)).toEqual([])
  expect(await overflowing(alone, [320, 768, 1280])).toEqual([])
  await context.close()
})

test('it says when the results are proclaimed, in the language that was asked for', async () => {
  await sql(`UPDATE openresultat.election SET statut = 'proclamee' WHERE election = 1`)
  const context = await served.context()
  const html = await (await context.request.get(address, { headers: { 'accept-language': 'en' } })).text()
  expect(html).toContain('<html lang="en">')
  expect(html).toContain('Proclaimed results.')
  await sql(`UPDATE openresultat.election SET statut = 'depouillement' WHERE election = 1`)
  await context.close()
})

test('before its hour there is none', async () => {
  await sql(`UPDATE openresultat.election SET date_scrutin = date_scrutin + 1 WHERE election = 1`)
  const context = await served.context()
  // What everybody sees is made once a second.
  await expect.poll(async () => (await context.request.get(address)).status()).toBe(404)
  await context.close()
})

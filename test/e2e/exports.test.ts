// SPDX-License-Identifier: EUPL-1.2
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shownOf } from '../spreadsheets/files.js'
import { enter } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())

const listing = '/opengestioncrise/ressource'

/** The file that a page sends, read as a spreadsheet. */
async function taken(page: Page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('text="Télécharger"')])
  const path = await download.path()
  return { name: download.suggestedFilename(), path, rows: () => shownOf({ path, name: download.suggestedFilename() }) }
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('%s', (_, javaScriptEnabled) => {
  test('a filtered listing is taken away in the format that one chooses, with the columns shown or all fields', async () => {
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'consultation')
    await page.goto(`${listing}?c.disponible=Non&colonne=nom&colonne=datenaissance`)
    await page.click('text="Exporter"')
    expect(await page.textContent('h1')).toMatch(/^Exporter [\d\u202f]+ ressources$/)
    if (javaScriptEnabled) {
      expect(await faults(page)).toEqual([])
      expect(await overflowing(page, [320, 360])).toEqual([])
    }
    expect(await page.textContent('form.export')).toContain(
      'Sont des données personnelles\u00a0: Matricule, Nom, Prénom',
    )
    const xlsx = await taken(page)
    expect(xlsx.name).toMatch(/^ressource-\d{4}-\d{2}-\d{2}\.xlsx$/)
    const rows = await xlsx.rows()
    const [{ n }] = (
      await served.base.raw.query(`SELECT count(*)::int AS n FROM opengestioncrise.ressource WHERE disponible = 'Non'`)
    ).rows
    expect(rows[0]).toEqual([1, 'Nom', 'Date de naissance'])
    expect(rows).toHaveLength(n + 1)
    expect(rows[1]?.[2]).toMatch(/^date \d{4}-\d{2}-\d{2}$/)
    await page.check('#format-ods')
    await page.check('#champs-tous')
    const ods = await taken(page)
    expect(ods.name).toMatch(/\.ods$/)
    const all = await ods.rows()
    expect(all).toHaveLength(n + 1)
    expect(all[0]).toContain('Observation')
    await page.check('#format-json')
    const json = JSON.parse(await readFile((await taken(page)).path, 'utf8'))
    expect(json).toHaveLength(n)
    expect(Object.keys(json[0])).toContain('observation')
    await page.click('text="Retour à la liste"')
    expect(new URL(page.url()).search).toContain('c.disponible=Non')
    await context.close()
  }, 60_000)

  test('so is a selection, and no other row', async () => {
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    await page.goto(`${listing}?tri=nom`)
    const boxes = page.locator('input[name="cle"]')
    await boxes.nth(0).check()
    await boxes.nth(2).check()
    const names = await page.$$eval('table.records tbody tr', (all) =>
      [0, 2].map((at) => all[at]?.querySelector('th a')?.textContent?.trim() ?? ''),
    )
    await page.click('.selection button:text-is("Exporter")')
    expect(await page.textContent('h1')).toBe('Exporter 2 ressources')
    if (javaScriptEnabled) expect(await faults(page)).toEqual([])
    await page.check('#format-ods')
    const rows = await (await taken(page)).rows()
    expect(rows.slice(1).map(([, name]) => name)).toEqual(names)
    await context.close()
  }, 60_000)
})

test('what is exported, in which format and with which personal data, is in the journal', async () => {
  const reader = await enter(served.instance.url, 'consultation')
  await served.base.raw.query('TRUNCATE openmairie.om_journal, openmairie.om_journal_contenu CASCADE')
  await reader.get(`${listing}/-/export?q=martin&format=ods&champs=tous`)
  await reader.get(`/opengestioncrise/permis/-/export?format=json`)
  // Looking at the choices takes nothing away.
  await reader.get(`${listing}/-/exporter?q=martin`)
  const { rows } = await served.base.raw.query(
    `SELECT entite, apres->>'format' AS format, apres->>'personnelles' AS personal FROM openmairie.om_journal
     JOIN openmairie.om_journal_contenu USING (om_journal) WHERE operation = 'export' ORDER BY om_journal`,
  )
  expect(rows).toEqual([
    { entite: 'ressource', format: 'ods', personal: expect.stringMatching(/\bnom prenom\b/) },
    { entite: 'permis', format: 'json', personal: null },
  ])
})

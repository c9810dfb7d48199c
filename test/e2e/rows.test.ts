// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enter, tokenIn } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())

const listing = '/opengestioncrise/ressource'
/** A listing of a few rows, in a given state. */
const few = `${listing}?min.ressource=20&max.ressource=24&tri=ressource`
const row = (page: Page, id: number) => page.locator(`table.records tr[data-key="${id}"]`)
const set = (id: number, disponible: string) =>
  served.base.raw.query(`UPDATE opengestioncrise.ressource SET disponible = $1 WHERE ressource = $2`, [disponible, id])
const isAvailable = async (id: number): Promise<unknown> => {
  const { rows } = await served.base.raw.query(
    'SELECT disponible FROM opengestioncrise.ressource WHERE ressource = $1',
    [id],
  )
  return rows[0]?.disponible
}

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('a condition marks rows in words, whatever columns are shown', async () => {
    await set(20, 'Oui')
    await set(21, 'Non')
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'consultation')
    for (const address of [few, `${few}&colonne=matricule`]) {
      await page.goto(address)
      expect(await row(page, 21).locator('.tag.warning').textContent()).toBe('Indisponible')
      expect(await row(page, 21).getAttribute('class')).toMatch(/\bmarked warning\b/)
      expect(await row(page, 20).locator('.tag').count()).toBe(0)
    }
    await context.close()
  })

  test('an action runs from the menu of its row, and one comes back to the row', async () => {
    await set(21, 'Non')
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    await page.goto(few)
    await row(page, 21).locator('a.row-menu').click()
    const menu = page.locator('#actions')
    await menu.waitFor()
    expect(await menu.locator('li').allTextContents()).toEqual(['Modifier', 'Dupliquer', 'Rendre disponible'])
    await menu.locator('button').click()
    await page.waitForURL(/#ligne-ressource-21$/)
    expect(await page.textContent('.flash')).toMatch(/est disponible à partir d’aujourd’hui\.$/)
    expect(new URL(page.url()).search).toBe(new URL(few, 'http://x').search)
    expect(await row(page, 21).locator('.tag').count()).toBe(0)
    expect(await isAvailable(21)).toBe('Oui')
    // What no longer holds is no longer offered.
    await row(page, 21).locator('a.row-menu').click()
    await menu.waitFor()
    expect(await menu.locator('li').allTextContents()).toEqual(['Modifier', 'Dupliquer'])
    await context.close()
  })

  test('a row is duplicated from its menu, by who may add, and the new form stands where the row stood', async () => {
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    await page.goto(few)
    const name = (await row(page, 22).locator('th a').textContent()) ?? ''
    await row(page, 22).locator('a.row-menu').click()
    await page.locator('#actions a:text-is("Dupliquer")').click()
    await page.waitForURL(/\/-\/nouveau\?/)
    await expect.poll(() => page.getByLabel('Nom', { exact: true }).inputValue()).toBe(name)
    await expect.poll(() => page.getByLabel('Matricule').inputValue()).toBe('')
    expect(new URL(page.url()).searchParams.get('liste')).toContain('tri=ressource')
    await context.close()
  })

  test('the rows of a sub-list have their menu too, and lead back to the tab', async () => {
    const { rows } = await served.base.raw.query(
      `UPDATE opengestioncrise.ressource SET disponible = 'Non' WHERE ressource =
        (SELECT min(ressource) FROM opengestioncrise.ressource WHERE service IS NOT NULL) RETURNING ressource, service`,
    )
    const { ressource, service } = rows[0] ?? {}
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    const tab = `/opengestioncrise/service/${service}?onglet=ressource.service&s.q=&s.tri=ressource`
    await page.goto(tab)
    await row(page, ressource).locator('a.row-menu').click()
    await page.locator('#actions button').click()
    await page.waitForURL(new RegExp(`#ligne-ressource-${ressource}$`))
    expect(new URL(page.url()).pathname).toBe(`/opengestioncrise/service/${service}`)
    expect(new URL(page.url()).searchParams.get('s.tri')).toBe('ressource')
    expect(await isAvailable(ressource)).toBe('Oui')
    await context.close()
  })
})

test('the menu of a row is gone through by keyboard, and gives the focus back', async () => {
  await set(21, 'Non')
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.goto(few)
  await row(page, 21).locator('a.row-menu').press('Enter')
  await page.locator('dialog #actions').waitFor()
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  await expect.poll(focused).toBe('Modifier')
  await page.keyboard.press('ArrowDown')
  await expect.poll(focused).toBe('Dupliquer')
  await page.keyboard.press('ArrowDown')
  await expect.poll(focused).toBe('Rendre disponible')
  await page.keyboard.press('ArrowDown')
  await expect.poll(focused).toBe('Modifier')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('dialog').count()).toBe(0)
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('row-menu')
  await context.close()
})

test('whoever may not write has neither menu nor cell to change, and no door behind them', async () => {
  const reader = await enter(served.instance.url, 'consultation')
  expect(await reader.page(few)).not.toMatch(/row-menu|data-editable|id="ligne-/)
  expect((await reader.get(`${listing}/21/-/actions`)).status).toBe(404)
  const cell = `${listing}/21/-/cellule?champ=telephone1`
  expect((await reader.get(cell)).status).toBe(403)
  const token = tokenIn(await reader.page('/-/raccourcis'))
  expect(
    (
      await reader.post(cell, [
        ['-csrf', token],
        ['v.telephone1', '0102030405'],
      ])
    ).status,
  ).toBe(403)
  expect((await reader.post(`${listing}/21/-/action/disponible`, [['-csrf', token]])).status).toBe(403)
})

test('the export takes the columns that the author declares, or those that the visitor chose', async () => {
  const reader = await enter(served.instance.url, 'consultation')
  const head = async (query: string) => (await reader.page(`${listing}/-/export?q=zzzz${query}`)).split('\r\n')[0]
  expect(await head('')).toBe(
    'Nom;Prénom;Matricule;Organisation;Service;Téléphone à appeler en premier;Autre téléphone;Courriel;Disponible;Date de disponibilité',
  )
  expect(await head('&colonne=nom&colonne=grade')).toBe('Nom;Grade')
})

test('rows, menus and open cells are sound for a reader of screens, and hold at 320 pixels', async () => {
  await set(21, 'Non')
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.goto(few)
  const found = [...(await faults(page))]
  await row(page, 21).locator('a.row-menu').click()
  await page.locator('dialog #actions').waitFor()
  found.push(...(await faults(page)))
  await page.keyboard.press('Escape')
  await row(page, 21).locator('.pencil').first().click()
  await page.locator('.cell-form').waitFor()
  found.push(...(await faults(page)))
  expect(await overflowing(page, [320, 360])).toEqual([])
  for (const path of [`${listing}/21/-/actions`, `${listing}/21/-/cellule?champ=disponible`]) {
    await page.goto(path)
    found.push(...(await faults(page)))
    expect(await overflowing(page, [320])).toEqual([])
  }
  expect(found).toEqual([])
  await context.close()
})

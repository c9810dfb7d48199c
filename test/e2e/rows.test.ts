// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enter, tokenIn } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { column, type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())

const listing = '/opengestioncrise/ressource'
const person = async (id: number): Promise<Readonly<Record<string, unknown>>> =>
  (await served.base.raw.query(`SELECT nom, prenom, telephone1, disponible FROM opengestioncrise.ressource WHERE ressource = ${id}`)).rows[0]
const set = (id: number, disponible: string) =>
  served.base.raw.query(`UPDATE opengestioncrise.ressource SET disponible = '${disponible}', telephone1 = '0600000000' WHERE ressource = ${id}`)
const row = (page: Page, id: number) => page.locator(`#ligne-ressource-${id}`)
/** A listing of a few rows, in a given state. */
const few = `${listing}?min.ressource=20&max.ressource=24&tri=ressource`

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
    expect(await menu.locator('li').allTextContents()).toEqual(['Consulter', 'Modifier', 'Rendre disponible'])
    await menu.locator('button').click()
    await page.waitForURL(/#ligne-ressource-21$/)
    expect(await page.textContent('.flash')).toMatch(/est disponible à partir d’aujourd’hui\.$/)
    expect(new URL(page.url()).search).toBe(new URL(few, 'http://x').search)
    expect(await row(page, 21).locator('.tag').count()).toBe(0)
    expect((await person(21)).disponible).toBe('Oui')
    // What no longer holds is no longer offered.
    await row(page, 21).locator('a.row-menu').click()
    await menu.waitFor()
    expect(await menu.locator('li').allTextContents()).toEqual(['Consulter', 'Modifier'])
    await context.close()
  })
})

test('whoever may not write has a menu that only reads, no cell to change, and no door behind it', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'consultation')
  await page.goto(few)
  expect(await page.locator('.pencil').count()).toBe(0)
  await row(page, 21).locator('a.row-menu').click()
  await page.locator('dialog #actions').waitFor()
  expect(await page.locator('#actions li').allTextContents()).toEqual(['Consulter'])
  await page.keyboard.press('Escape')
  expect(await page.locator('dialog').count()).toBe(0)
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('row-menu')
  await context.close()
  const reader = await enter(served.instance.url, 'consultation')
  const cell = `${listing}/21/-/cellule?champ=telephone1`
  expect((await reader.get(cell)).status).toBe(403)
  const token = tokenIn(await reader.page(listing))
  expect((await reader.post(cell, [['-csrf', token], ['v.telephone1', '0102030405']])).status).toBe(403)
  expect((await reader.post(`${listing}/21/-/action/disponible`, [['-csrf', token]])).status).toBe(403)
})

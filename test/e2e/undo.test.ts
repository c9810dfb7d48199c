// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())

const listing = '/opengestioncrise/ressource'
const undo = '.notice button:text-is("Annuler")'

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('adding, changing and deleting can each be undone from the message that tells of it', async () => {
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    const said = () => page.textContent('.flash')
    await page.goto(`${listing}/-/nouveau`)
    await page.getByLabel('Nom', { exact: true }).fill('Zannulé')
    await page.click('text="Enregistrer"')
    const address = page.url()
    await page.click(undo)
    await page.waitForSelector('table.records')
    await expect.poll(said).toBe('La ressource «\u00a0Zannulé\u00a0» a été retirée\u00a0: l’ajout est annulé.')
    expect((await page.goto(address))?.status()).toBe(404)

    await page.goto(`${listing}/-/nouveau`)
    await page.getByLabel('Nom', { exact: true }).fill('Zgardé')
    await page.click('text="Enregistrer"')
    const kept = page.url()
    await page.click('a:text-is("Modifier")')
    await page.getByLabel('Nom', { exact: true }).fill('Zchangé')
    await page.click('text="Enregistrer"')
    await page.click(undo)
    await page.waitForSelector('h1:text-is("Zgardé")')
    await expect.poll(said).toBe('La ressource «\u00a0Zgardé\u00a0» a retrouvé ses valeurs précédentes.')

    await page.click('a:text-is("Supprimer")')
    await page.click('text="Supprimer définitivement"')
    await page.click(undo)
    await page.waitForSelector('h1:text-is("Zgardé")')
    await expect.poll(said).toBe('La ressource «\u00a0Zgardé\u00a0» a été rétablie.')
    expect(page.url()).toBe(kept)
    await context.close()
  }, 60_000)
})

test('the button goes away after thirty seconds', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.clock.install()
  await page.goto(`${listing}/11/-/modifier`)
  await page.getByLabel('Nom', { exact: true }).fill('Zminuté')
  await page.click('text="Enregistrer"')
  await page.waitForSelector(undo)
  await page.focus(undo)
  await page.clock.fastForward(20_000)
  await expect.poll(() => page.locator(undo).isVisible()).toBe(true)
  await page.clock.fastForward(11_000)
  await expect.poll(() => page.locator(undo).isVisible()).toBe(false)
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('contenu')
  await context.close()
}, 60_000)

test('the server refuses after thirty seconds by its own clock', async () => {
  const context = await served.context({ javaScriptEnabled: false })
  const page = await tryAs(context, 'administrateur')
  await page.goto(`${listing}/13/-/modifier`)
  await page.getByLabel('Nom', { exact: true }).fill('Ztardif')
  await page.click('text="Enregistrer"')
  await page.waitForSelector(undo)
  await served.base.raw.query(`UPDATE openmairie.om_journal SET instant = instant - interval '30 seconds'`)
  await page.click(undo)
  expect(await page.textContent('.flash')).toBe('Rien n’a été annulé\u00a0: le délai de 30 secondes est passé.')
  await context.close()
}, 60_000)

// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faults, overflowing } from './checks.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())

const listing = '/opengestioncrise/ressource'
const type = async (page: Page, nom: string, prenom: string, birth: string): Promise<void> => {
  await page.goto(`${listing}/-/nouveau`)
  await page.getByLabel('Nom', { exact: true }).fill(nom)
  await page.getByLabel('Prénom').fill(prenom)
  await page.getByLabel('Date de naissance').fill(birth)
}
const notice = '.alike li'

describe('without JavaScript', () => {
  test('the form comes back once with what looks like it, and what was typed', async () => {
    const context = await served.context({ javaScriptEnabled: false })
    const page = await tryAs(context, 'administrateur')
    await type(page, 'Zdupont', 'Philippe', '02/03/1980')
    await page.click('text="Enregistrer"')
    await page.waitForSelector('h1:text-is("Zdupont Philippe")')
    const known = page.url()
    await type(page, 'Zdupond', 'Filipe', '04/03/1980')
    await page.click('text="Enregistrer"')
    expect(await page.textContent(notice)).toBe(
      'Zdupont Philippe (nouvel onglet) Nom\u00a0: Zdupont · Prénom\u00a0: Philippe · Date de naissance\u00a0: 02/03/1980',
    )
    expect(await page.getAttribute(`${notice} a`, 'href')).toBe(new URL(known).pathname)
    expect(await page.getByLabel('Nom', { exact: true }).inputValue()).toBe('Zdupond')
    // Another one that looks like it has not been seen yet; the same one has.
    await page.click('text="Enregistrer quand même"')
    await page.waitForSelector('h1:text-is("Zdupond Filipe")')

    await page.click('a:text-is("Modifier")')
    await page.getByLabel('Courriel').fill('z@example.org')
    await page.click('text="Enregistrer"')
    await page.waitForSelector('h1:text-is("Zdupond Filipe")')
    await page.click('a:text-is("Modifier")')
    await page.getByLabel('Prénom').fill('Philippe')
    await page.click('text="Enregistrer"')
    expect(await page.locator(notice).count()).toBe(1)
    expect(await page.locator('.alike a:text-is("Fusionner")').count()).toBe(1)
    await page.click('text="Enregistrer quand même"')
    await page.waitForSelector('h1:text-is("Zdupond Philippe")')
    await context.close()
  }, 60_000)
})

describe('with JavaScript', () => {
  test('what looks like it is told while one types, and the save is not held up', async () => {
    const context = await served.context()
    const page = await tryAs(context, 'administrateur')
    await type(page, 'Zlefèvre', 'Gaëtan', '02/03/1980')
    await page.click('text="Enregistrer"')
    await page.waitForSelector('h1:text-is("Zlefèvre Gaëtan")')
    await type(page, 'Zlefebvre', 'Gaetan', '03/02/1980')
    await page.waitForSelector('.alike-live li')
    expect(await page.getAttribute('.alike-live', 'aria-live')).toBe('polite')
    expect(await page.textContent('.alike-live p')).toBe('Une fiche ressemble à cette saisie\u00a0:')
    expect(await faults(page)).toEqual([])
    expect(await overflowing(page, [320, 360])).toEqual([])
    await page.getByLabel('Prénom').fill('Gérard')
    await page.waitForSelector('.alike-live li', { state: 'detached' })
    await page.getByLabel('Prénom').fill('Gaetan')
    await page.waitForSelector('.alike-live li')
    await page.keyboard.press('Control+s')
    await page.waitForSelector('h1:text-is("Zlefebvre Gaetan")')
    await context.close()
  }, 60_000)

  test('saved before the answer came, the form comes back as without', async () => {
    const context = await served.context()
    const page = await tryAs(context, 'administrateur')
    await page.route('**/doublons', (route) => route.abort())
    await type(page, 'Zlefèvre', 'Gaëtan', '02/03/1980')
    await page.click('text="Enregistrer"')
    await page.waitForSelector('#doublons:focus')
    expect(await faults(page)).toEqual([])
    expect(await overflowing(page, [320, 360])).toEqual([])
    await page.click('text="Enregistrer quand même"')
    await page.waitForSelector('h1:text-is("Zlefèvre Gaëtan")')
    await context.close()
  }, 60_000)
})

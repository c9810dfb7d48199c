// SPDX-License-Identifier: EUPL-1.2
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { faults, overflowing } from './checks.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())
beforeEach(async () => {
  await served.base.raw.query('DELETE FROM openmairie.om_brouillon')
})

const listing = '/opengestioncrise/ressource'
const drafts = async (): Promise<number> =>
  (await served.base.raw.query('SELECT count(*)::int AS n FROM openmairie.om_brouillon')).rows[0].n
const control = (page: Page, label: string): Locator => page.getByLabel(new RegExp(`^${label}( \\(facultatif\\))?$`))
/** Types in a field, and waits until the server keeps it. */
const type = async (page: Page, label: string, text: string): Promise<void> => {
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/-/brouillon') && answer.ok())
  await Promise.all([kept, control(page, label).pressSequentially(text)])
}
const held = (page: Page, label: string): Promise<string> => control(page, label).inputValue()

test('what was typed survives a page that is killed and a session that ends, then is saved once', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.goto(`${listing}/-/nouveau`)
  await type(page, 'Nom', 'Zbrouillon')
  await type(page, 'Observation', 'À deux\nlignes')
  expect(await drafts()).toBe(1)
  // Killed: the page is given no time to do anything.
  const session = await context.newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  session.send('Page.crash').catch(() => undefined)
  await crashed
  await served.base.raw.query('DELETE FROM openmairie.om_session')

  const later = await served.context()
  const back = await tryAs(later, 'administrateur')
  await back.goto(`${listing}/-/nouveau`)
  expect(await held(back, 'Nom')).toBe('')
  const offer = back.locator('.drafts a')
  expect(await offer.textContent()).toMatch(
    /^Reprendre le brouillon du \d{1,2}(er)?\u00a0\p{L}+ à \d{1,2}\u00a0h\u00a0\d{2}$/u,
  )
  await offer.click()
  await back.waitForSelector('.notice .flash')
  expect(await held(back, 'Nom')).toBe('Zbrouillon')
  expect(await held(back, 'Observation')).toBe('À deux\nlignes')
  await type(back, 'Prénom', 'Zoé')
  expect(await drafts()).toBe(1)
  await back.click('text="Enregistrer"')
  expect(await back.textContent('.flash')).toBe('La ressource «\u00a0Zbrouillon Zoé\u00a0» a été ajoutée.')
  expect(await drafts()).toBe(0)
  await back.goto(`${listing}/-/nouveau`)
  expect(await back.locator('.drafts').count()).toBe(0)
  await later.close()
}, 60_000)

test('a draft resumed over a record that changed since still shows the conflict', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.goto(`${listing}/5/-/modifier`)
  await type(page, 'Nom', ' Moi')
  await served.base.raw.query(`UPDATE opengestioncrise.ressource SET nom = 'Elle' WHERE ressource = 5`)
  await page.goto('about:blank')
  await page.goto(`${listing}/5/-/modifier`)
  expect(await held(page, 'Nom')).toBe('Elle')
  await page.click('.drafts a')
  await page.waitForSelector('.notice .flash')
  expect(await held(page, 'Nom')).toContain(' Moi')
  await page.click('text="Enregistrer"')
  expect(await page.textContent('h1')).toBe('Choisir entre deux versions')
  await page.click('text="Enregistrer ces choix"')
  await page.waitForSelector('.facts')
  expect(await drafts()).toBe(0)
  await context.close()
}, 60_000)

test('cancelling forgets the draft, and so does its button; a page that is merely opened keeps none', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  page.on('dialog', (dialog) => void dialog.accept())
  await page.goto(`${listing}/7/-/modifier`)
  await page.click('a:text-is("Annuler")')
  await page.waitForSelector('.facts')
  expect(await drafts()).toBe(0)
  await page.click('a:text-is("Modifier")')
  await type(page, 'Nom', ' X')
  expect(await drafts()).toBe(1)
  await page.click('a:text-is("Annuler")')
  await page.waitForSelector('.facts')
  await expect.poll(drafts, { timeout: 10_000 }).toBe(0)
  await page.click('a:text-is("Modifier")')
  await type(page, 'Nom', ' Y')
  await page.goto('about:blank')
  await page.goto(`${listing}/7/-/modifier`)
  await page.click('.drafts button')
  await page.waitForSelector('.flash:text-is("Le brouillon a été effacé.")')
  expect(await page.locator('.drafts').count()).toBe(0)
  expect(await drafts()).toBe(0)
  await context.close()
}, 60_000)

test('whoever types on after the end of the session is told that it is no longer kept', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  page.on('dialog', (dialog) => void dialog.accept())
  await page.goto(`${listing}/-/nouveau`)
  await type(page, 'Nom', 'Zavant')
  await context.clearCookies()
  await control(page, 'Nom').pressSequentially(' et après')
  await page.waitForSelector('.record-form [role="alert"]')
  expect(await page.textContent('.record-form [role="alert"]')).toContain('n’est plus gardée en brouillon')
  expect((await served.base.raw.query('SELECT contenu FROM openmairie.om_brouillon')).rows).toMatchObject([
    { contenu: expect.stringContaining('["v.nom","Zavant"]') },
  ])
  await context.close()
}, 60_000)

test('a tab closed in the middle of a word loses none of it', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.goto(`${listing}/-/nouveau`)
  await control(page, 'Nom').pressSequentially('Zinterrompu')
  await page.close()
  await expect
    .poll(async () => (await served.base.raw.query('SELECT contenu FROM openmairie.om_brouillon')).rows, {
      timeout: 10_000,
    })
    .toMatchObject([{ contenu: expect.stringContaining('["v.nom","Zinterrompu"]') }])
  await context.close()
}, 60_000)

test('the offer and the undo are accessible, in both themes, and fit a phone', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await served.context({ colorScheme })
    const page = await tryAs(context, 'administrateur')
    page.on('dialog', (dialog) => void dialog.accept())
    await page.goto(`${listing}/9/-/modifier`)
    await type(page, 'Nom', ' Z')
    await page.goto('about:blank')
    await page.goto(`${listing}/9/-/modifier`)
    await page.waitForSelector('.drafts')
    const check = async (name: string): Promise<void> => {
      expect(await faults(page), name).toEqual([])
      expect(await overflowing(page, [320, 360]), name).toEqual([])
    }
    await check('offered')
    await page.click('.drafts a')
    await page.waitForSelector('.notice')
    await check('resumed')
    await page.click('text="Enregistrer"')
    await page.waitForSelector('.facts')
    await check('undo')
    await context.close()
  }
}, 90_000)

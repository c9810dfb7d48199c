// SPDX-License-Identifier: EUPL-1.2
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faults, overflowing } from './checks.js'
import { type Served, serveDemonstration } from './support.js'

let served: Served

beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())

async function chiefsPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await served.context(options)
  const page = await context.newPage()
  await page.goto('/-/connexion')
  await page.click('form:has(input[value="administrateur"]) button')
  await page.waitForURL((url) => !url.pathname.startsWith('/-/connexion'))
  return page
}

const matrix = '/-/droits?application=opengestioncrise&q=service'
const named = 'input[value="consultation|opengestioncrise.service.create"][type="checkbox"]'

test('the new screens have no fault, and fit a phone', async () => {
  const page = await chiefsPage()
  const { rows } = await served.base.raw.query(
    `SELECT om_utilisateur::text AS id FROM openmairie.om_utilisateur WHERE login = 'demo-consultation'`,
  )
  for (const path of [
    '/-/droits',
    '/-/droits?application=-',
    '/-/droits/pourquoi?utilisateur=demo-consultation&permission=opengestioncrise.service.create',
    '/-/droits/pourquoi?profil=administrateur&permission=services',
    '/-/compte',
    '/administration',
    '/administration/om_utilisateur',
    `/administration/om_utilisateur/${rows[0]?.id}`,
    `/administration/om_utilisateur/${rows[0]?.id}/-/modifier`,
    '/administration/om_profil',
    '/administration/om_permission?tri=perimee',
  ]) {
    await page.goto(path)
    expect([path, await faults(page)]).toEqual([path, []])
    expect([path, await overflowing(page, [320, 640])]).toEqual([path, []])
  }
  await page.context().close()
})

test('a right is given by the keyboard alone', async () => {
  const page = await chiefsPage()
  await page.goto(matrix)
  await page.focus(named)
  await page.keyboard.press('Space')
  await expect.poll(() => page.isChecked(named)).toBe(true)
  await page.focus('.matrix + .buttons button, form[method="post"] .buttons button.primary')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.flash.success')
  expect(await page.textContent('.flash.success')).toContain('1 droit donné.')
  expect(await page.isChecked(named)).toBe(true)
  await page.context().close()
})

test('without script, the right is taken back, and one sees as a profil does', async () => {
  const page = await chiefsPage({ javaScriptEnabled: false })
  await page.goto(matrix)
  await page.uncheck(named)
  await page.click('button:has-text("Enregistrer les droits")')
  await page.waitForSelector('.flash.success')
  expect(await page.textContent('.flash.success')).toContain('1 droit retiré.')
  await page.selectOption('#vu', 'consultation')
  await page.click('button:has-text("Voir comme ce profil")')
  await page.waitForSelector('.taken-for')
  expect(await page.textContent('.taken-for')).toContain('Consultation')
  expect(await page.$('a[href="/administration/om_utilisateur"]')).toBeNull()
  await page.click('button:has-text("Revenir à mes droits")')
  await page.waitForSelector('a[href="/administration/om_utilisateur"]')
  expect(await page.$('.taken-for')).toBeNull()
  await page.context().close()
})

test('the pages that say what a session is taken for have no fault, and fit a phone', async () => {
  const page = await chiefsPage()
  await page.goto('/-/droits')
  await page.selectOption('#vu', 'consultation')
  await page.click('button:has-text("Voir comme ce profil")')
  await page.waitForSelector('.taken-for')
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320, 640])).toEqual([])
  await page.context().close()
})

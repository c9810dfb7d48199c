// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { formsIn, signIn } from '../support/http.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
let page: Page
beforeAll(async () => {
  served = await serveDemonstration()
  page = await tryAs(await served.context(), 'administrateur')
})
afterAll(() => served.stop())

const listing = '/opengestioncrise/ressource'
const few = `${listing}?min.ressource=30&max.ressource=33&tri=ressource`
const cell = (id: number, field: string) => page.locator(`#ligne-ressource-${id} [data-field="${field}"]`)
const control = () => page.locator('.cell-form :is(input, select):not([type=hidden])').first()
const held = async (id: number): Promise<unknown> => {
  const { rows } = await served.base.raw.query(
    'SELECT telephone1, disponible, nom FROM opengestioncrise.ressource WHERE ressource = $1',
    [id],
  )
  return rows[0]
}
const write = (id: number, telephone: string) =>
  served.base.raw.query('UPDATE opengestioncrise.ressource SET telephone1 = $1 WHERE ressource = $2', [telephone, id])

beforeEach(async () => {
  await served.base.raw.query(
    `UPDATE opengestioncrise.ressource SET telephone1 = '06 00 00 00 00', disponible = 'Oui', nom = 'Zcellule' WHERE ressource BETWEEN 30 AND 33`,
  )
  await page.goto(few)
})

test('a cell opens by its pencil, a double click or F2; Enter saves, Escape gives up', async () => {
  await cell(30, 'telephone1').locator('.pencil').press('Enter')
  await control().fill('06 11 11 11 11')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.cell-notice .flash')
  expect(await page.textContent('.cell-notice')).toMatch(
    /^La ressource «\u00a0Zcellule .+\u00a0»\u00a0: «\u00a0Téléphone à appeler en premier\u00a0» a été enregistré\.Annuler$/,
  )
  await expect.poll(() => page.getAttribute('.cell-notice', 'role')).toBe('status')
  expect(await held(30)).toMatchObject({ telephone1: '06 11 11 11 11' })
  await expect.poll(() => cell(30, 'telephone1').textContent()).toBe('06 11 11 11 11')
  // The focus is where it was.
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('td')?.dataset.field)).toBe('telephone1')

  await cell(31, 'disponible').dblclick()
  await control().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await expect.poll(() => cell(31, 'disponible').textContent()).toBe('Oui')
  expect(await held(31)).toMatchObject({ disponible: 'Oui' })
  expect(page.url()).toContain('min.ressource=30')

  await page.locator('#ligne-ressource-32 th a').focus()
  await page.keyboard.press('F2')
  await control().waitFor()
  await expect.poll(() => control().inputValue()).toBe('06 00 00 00 00')
})

test('Tab saves and goes to the next cell, the row showing what the write changed', async () => {
  await cell(30, 'telephone1').locator('.pencil').click()
  await control().fill('06 22 22 22 22')
  await page.keyboard.press('Tab')
  await cell(30, 'disponible').locator('.cell-form').waitFor()
  expect(await held(30)).toMatchObject({ telephone1: '06 22 22 22 22' })
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await cell(31, 'telephone1').locator('.cell-form').waitFor()
  expect(await held(30)).toMatchObject({ disponible: 'Non' })
  expect(await page.textContent('#ligne-ressource-30 .tag')).toBe('Indisponible')
  await page.keyboard.press('Shift+Tab')
  await cell(30, 'disponible').locator('.cell-form').waitFor()
})

test('what is wrong is said at the cell, and what was typed stays', async () => {
  await cell(30, 'telephone1').locator('.pencil').click()
  await control().evaluate((input) => input.removeAttribute('maxlength'))
  await control().fill('un numéro beaucoup trop long')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.cell-form .error')
  expect(await control().getAttribute('aria-invalid')).toBe('true')
  const described = (await control().getAttribute('aria-describedby')) ?? ''
  expect(await page.textContent(`#${described.split(' ').at(-1)}`)).toContain('14')
  await expect.poll(() => control().inputValue()).toBe('un numéro beaucoup trop long')
  await expect.poll(() => page.getAttribute('.cell-form p a', 'href')).toContain(`${listing}/30/-/modifier`)
  expect(await held(30)).toMatchObject({ telephone1: '06 00 00 00 00' })
})

test('two who change one cell: the second is told what the first wrote, and chooses', async () => {
  await cell(30, 'telephone1').locator('.pencil').click()
  await control().fill('06 33 33 33 33')
  await write(30, '06 44 44 44 44')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.cell-form .error')
  expect(await page.textContent('.cell-form .error')).toContain(
    'Une autre personne a écrit «\u00a006 44 44 44 44\u00a0» entre-temps.',
  )
  expect(await held(30)).toMatchObject({ telephone1: '06 44 44 44 44' })
  await control().press('Enter')
  await page.waitForSelector('.cell-notice .flash')
  expect(await held(30)).toMatchObject({ telephone1: '06 33 33 33 33' })
})

test('a change is undone from the message, and one comes back to the row', async () => {
  await cell(30, 'telephone1').locator('.pencil').click()
  await control().fill('06 55 55 55 55')
  await page.keyboard.press('Enter')
  await page.click('.cell-notice button')
  await page.waitForURL(/#ligne-ressource-30$/)
  expect(await held(30)).toMatchObject({ telephone1: '06 00 00 00 00' })
  expect(new URL(page.url()).searchParams.get('min.ressource')).toBe('30')
})

test('a forged form writes the field of its cell alone, and no other cell opens', async () => {
  const visitor = await signIn(served.instance.url)
  const address = `${listing}/30/-/cellule?champ=telephone1`
  const form = formsIn(await visitor.page(address)).find((each) => each.action === address)
  const fields = (form?.fields ?? []).filter(([name]) => name !== 'v.telephone1')
  const answer = await visitor.post(address, [...fields, ['v.telephone1', '06 66 66 66 66'], ['v.nom', 'Pris']])
  expect(answer.status).toBe(303)
  expect(answer.location).toBe(`${listing}#ligne-ressource-30`)
  expect(await held(30)).toEqual({ telephone1: '06 66 66 66 66', disponible: 'Oui', nom: 'Zcellule' })
  // Sent twice, it writes once.
  await write(30, '06 77 77 77 77')
  await visitor.post(address, [...fields, ['v.telephone1', '06 66 66 66 66'], ['v.nom', 'Pris']])
  expect(await held(30)).toMatchObject({ telephone1: '06 77 77 77 77' })
  for (const name of ['nom', 'ressource', 'inconnu', '__proto__', ''])
    expect((await visitor.get(`${listing}/30/-/cellule?champ=${name}`)).status).toBe(404)
})

// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { visitorOf } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())

const dialog = 'dialog.session-end'
const seen = (age: string): Promise<unknown> =>
  served.base.raw.query(`UPDATE openmairie.om_session SET vu = now() - interval '${age}'`)
const unseenFor = async (): Promise<number> =>
  Number(
    (await served.base.raw.query('SELECT max(extract(epoch FROM now() - vu)) AS age FROM openmairie.om_session'))
      .rows[0].age,
  )
/** A form where something was typed, in a browser whose clock the test moves. */
async function typing(): Promise<Page> {
  await served.base.raw.query('DELETE FROM openmairie.om_session')
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.clock.install()
  await page.goto('/opengestioncrise/ressource/-/nouveau')
  // What was typed is kept before anything else: that is a use of the session too.
  const kept = page.waitForResponse('**/-/brouillon')
  await page.locator('form[data-draft] input[type=text]').first().fill('Martin')
  await page.clock.runFor(2000)
  await kept
  return page
}

test('two minutes before the end one is asked, and stays by a key; nothing typed is lost', async () => {
  const page = await typing()
  await seen('11 hours 58 minutes 20 seconds')
  await page.clock.fastForward('11:57:00')
  expect(await page.locator(dialog).count()).toBe(0)
  await page.clock.fastForward('00:01:10')
  await page.locator(dialog).waitFor()
  expect(await page.locator(dialog).getAttribute('role')).toBe('alertdialog')
  expect(await page.locator(`${dialog} h2`).textContent()).toBe('Votre session va se fermer')
  expect(await page.locator(`${dialog} p`).first().textContent()).toMatch(
    /Sans usage, elle se ferme à \d+\u00a0h\u00a0\d\d\./,
  )
  expect(await faults(page, dialog)).toEqual([])
  expect(await overflowing(page, [320])).toEqual([])
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Rester connecté')
  await page.keyboard.press('Enter')
  await page.locator(dialog).waitFor({ state: 'detached' })
  await expect.poll(unseenFor, { timeout: 10_000 }).toBeLessThan(60)
  expect(await page.locator('form[data-draft] input[type=text]').first().inputValue()).toBe('Martin')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
  await page.context().close()
})

test('another tab that is used keeps the session: nobody is asked', async () => {
  const page = await typing()
  const asked = page.waitForResponse('**/-/session')
  await page.clock.fastForward('11:58:10')
  expect(await (await asked).json()).toMatchObject({ stays: true })
  expect(await page.locator(dialog).count()).toBe(0)
  await page.context().close()
})

test('once it is over one is told, and comes back where one was', async () => {
  const page = await typing()
  await seen('13 hours')
  await page.clock.fastForward('11:58:10')
  await page.locator(`${dialog} a`).waitFor()
  expect(await page.locator(`${dialog} h2`).textContent()).toBe('Votre session est fermée')
  expect(await faults(page, dialog)).toEqual([])
  await page.click(`${dialog} a`)
  await page.waitForURL('/-/connexion?retour=%2Fopengestioncrise%2Fressource%2F-%2Fnouveau')
  await page.context().close()
})

test('the last end comes whatever one does: it is told, and staying is not offered', async () => {
  const page = await typing()
  await served.base.raw.query(
    `UPDATE openmairie.om_session SET cree = now() - interval '6 days 23 hours 58 minutes 30 seconds'`,
  )
  await page.clock.fastForward('11:58:10')
  await page.locator(dialog).waitFor()
  expect(await page.locator(`${dialog} p`).first().textContent()).toContain('7\u00a0jours après son ouverture')
  expect(await page.locator(`${dialog} button`).textContent()).toBe('J’ai compris')
  await page.context().close()
})

test('asking prolongs nothing, staying takes the token of the session, and strangers learn nothing', async () => {
  await served.base.raw.query('DELETE FROM openmairie.om_session')
  const visitor = visitorOf(served.instance.url)
  expect(JSON.parse((await visitor.get('/-/session')).text)).toMatchObject({ left: 0 })
  await visitor.post('/-/essayer', [['profil', 'consultation']])
  await seen('11 hours')
  const { left } = JSON.parse((await visitor.get('/-/session')).text)
  expect([left > 3580, left <= 3600]).toEqual([true, true])
  expect((await visitor.post('/-/session', [['-csrf', 'x']])).status).toBe(403)
})

test('without script, how long a session lasts is told where one signs in and on one’s account', async () => {
  const context = await served.context({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/-/connexion')
  expect(await page.textContent('form[action="/-/connexion"]')).toContain(
    'Sans usage, la session se ferme après 12\u00a0heures.',
  )
  await page.click('form:has(input[value="consultation"]) button')
  await page.goto('/-/compte')
  expect(await page.textContent('main')).toContain(
    'Une session se ferme seule après 12\u00a0heures sans usage, et 7\u00a0jours après son ouverture.',
  )
  await context.close()
})

test.each([
  true,
  false,
])('a form sent once the session is over loses nothing, and writes nothing before it is sent again; script: %s', async (javaScriptEnabled) => {
  const context = await served.context({ javaScriptEnabled })
  const page = await tryAs(context, 'administrateur')
  const name = `Zfermée ${javaScriptEnabled}`
  const written = async (): Promise<number> =>
    (await served.base.raw.query('SELECT count(*)::int AS n FROM opengestioncrise.ressource WHERE nom = $1', [name]))
      .rows[0].n
  await page.goto('/opengestioncrise/ressource/-/nouveau')
  const control = (label: string) => page.getByLabel(new RegExp(`^${label}( \\(facultatif\\))?$`))
  await control('Nom').fill(name)
  await control('Prénom').fill('Anne')
  await control('Observation').fill('<b>À</b> deux\nlignes')
  await served.base.raw.query('DELETE FROM openmairie.om_session')
  await context.clearCookies()
  await page.click('.record-form button.primary')
  expect(await page.textContent('h1')).toBe('Votre session est fermée')
  expect(await page.textContent('main')).toContain('Ce que vous avez saisi est gardé dans cette page')
  const isFit = async (): Promise<void> => {
    if (!javaScriptEnabled) return
    expect(await faults(page)).toEqual([])
    expect(await overflowing(page, [320])).toEqual([])
  }
  await isFit()

  // Asked for too early, it stays.
  await page.click('main button.primary')
  expect(await page.textContent('h1')).toBe('Votre session est fermée')
  const opened = context.waitForEvent('page')
  await page.click('main a[target="_blank"]')
  const other = await opened
  await other.waitForURL('/-/connexion?retour=%2Fopengestioncrise%2Fressource%2F-%2Fnouveau')
  await other.click('form:has(input[value="administrateur"]) button')
  await other.waitForURL('/opengestioncrise/ressource/-/nouveau')
  await other.close()

  await page.click('main button.primary')
  await page.waitForSelector('.record-form')
  expect(await page.textContent('main .flash.warning')).toContain('Rien n’a encore été enregistré')
  await isFit()
  expect([
    await control('Nom').inputValue(),
    await control('Prénom').inputValue(),
    await control('Observation').inputValue(),
  ]).toEqual([name, 'Anne', '<b>À</b> deux\nlignes'])
  expect(await written()).toBe(0)
  await page.click('.record-form button.primary')
  await page.waitForSelector('.facts')
  expect(await written()).toBe(1)
  await context.close()
})

test('a change sent with the token of a former session is shown again, as a note and a task are', async () => {
  const context = await served.context({ javaScriptEnabled: false })
  const page = await tryAs(context, 'administrateur')
  for (const [path, control, typed] of [
    ['5/-/modifier', 'textarea[name="v.observation"]', 'Suite à donner'],
    ['5/-/notes', 'textarea[name="texte"]', 'Appelé ce matin'],
    ['5/-/taches/nouvelle', 'input[name="objet"]', 'Rappeler'],
  ] as const) {
    await page.goto(`/opengestioncrise/ressource/${path}`)
    await page.fill(control, typed)
    const other = await context.newPage()
    await served.base.raw.query('DELETE FROM openmairie.om_session')
    await context.clearCookies()
    await other.goto('/-/connexion')
    await other.click('form:has(input[value="administrateur"]) button')
    await other.waitForURL('/opengestioncrise')
    await other.close()
    await page.click('.record-form button.primary')
    await page.waitForSelector('main .flash.warning')
    expect(await page.textContent('main .flash.warning')).toContain('Voici ce que vous aviez saisi')
    expect(await page.inputValue(control)).toBe(typed)
    const { rows } = await served.base.raw.query(
      `
      SELECT (SELECT count(*)::int FROM opengestioncrise.ressource WHERE observation = $1)
        + (SELECT count(*)::int FROM openmairie.om_note WHERE texte = $1) + (SELECT count(*)::int FROM openmairie.om_tache WHERE objet = $1) AS n`,
      [typed],
    )
    expect(rows).toEqual([{ n: 0 }])
    await page.click('.record-form button.primary')
    await page.waitForSelector('.facts')
    expect(await page.textContent('main')).toContain(typed)
  }
  await context.close()
})

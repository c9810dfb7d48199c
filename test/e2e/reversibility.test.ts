// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { partsIn } from '../reversibility/town.js'
import { faults, overflowing } from './checks.js'
import { type Served, serveDemonstration, texts, tryAs } from './support.js'
import { notEnglish, textsOf } from './words.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())

const address = '/-/reversibilite'
const rows = async (text: string) => (await served.base.raw.query(text)).rows
beforeEach(async () => {
  await rows(`DELETE FROM openmairie.om_job; DELETE FROM openmairie.om_collectivite`)
  await rows(`INSERT INTO openmairie.om_collectivite VALUES ('1', 'Aubry')`)
})

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('a whole collectivité is asked for, made by a job and downloaded', async () => {
    const context = await served.context({ javaScriptEnabled, acceptDownloads: true })
    const page = await tryAs(context, 'administrateur')
    await page.goto('/administration/om_collectivite/1')
    await page.click('a.button:text-is("Réversibilité")')
    expect(new URL(page.url()).pathname).toBe(address)
    await page.goto('/opengestioncrise')
    await page.click('header details.popup summary')
    await page.click('header .sheet a:text-is("Réversibilité")')
    expect(await page.textContent('h1')).toBe('Réversibilité')
    if (javaScriptEnabled) expect(await faults(page)).toEqual([])
    expect(await overflowing(page, [320, 768])).toEqual([])
    expect(await texts(page, 'option')).toEqual(['Aubry (1)'])
    await page.focus('select')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/-\/traitements\/[\da-f-]+$/)
    await expect
      .poll(
        async () => {
          await page.reload()
          return page.textContent('.job')
        },
        { timeout: 60_000 },
      )
      .toMatch(/L’archive de «\u00a0Aubry\u00a0» est prête \(\d/)
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('.job a[href$="/resultat"]')])
    expect(download.suggestedFilename()).toMatch(/^reversibilite-1-\d{4}-\d\d-\d\d\.zip$/)
    const parts = await partsIn(await download.path())
    const people = parts.get('donnees/opengestioncrise/ressource.csv')?.toString().split('\r\n') ?? []
    const [there] = await rows('SELECT count(*)::int AS n FROM opengestioncrise.ressource')
    expect(people.length - 2).toBe(there.n)
    expect(parts.get('LISEZMOI.md')?.toString()).toContain('# Aubry – réversibilité')
    await context.close()
  }, 120_000)
})

test('who goes back to the form and chooses another collectivité has the archive of that one; sent twice, it is one job', async () => {
  await rows(`INSERT INTO openmairie.om_collectivite VALUES ('2', 'Brion')`)
  const context = await served.context({ javaScriptEnabled: false })
  const page = await tryAs(context, 'administrateur')
  await page.goto(address)
  const hidden = async (name: string) => (await page.getAttribute(`form input[name="${name}"]`, 'value')) ?? ''
  const form = { '-csrf': await hidden('-csrf'), '-once': await hidden('-once') }
  const control = (await page.getAttribute('main select', 'name')) ?? ''
  for (const chosen of ['1', '2', '2'])
    await page.request.post(new URL(address, page.url()).href, { form: { ...form, [control]: chosen } })
  expect(await rows(`SELECT libelle, donnees->>'collectivite' AS de FROM openmairie.om_job ORDER BY 1`)).toEqual([
    { libelle: 'Réversibilité\u00a0: Aubry', de: '1' },
    { libelle: 'Réversibilité\u00a0: Brion', de: '2' },
  ])
  await context.close()
}, 60_000)

test('where there are several, what tells them apart in no way is said to stay; who has not the right is refused', async () => {
  await rows(`INSERT INTO openmairie.om_collectivite VALUES ('2', 'Brion')`)
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.goto(address)
  expect(await page.textContent('form.card')).toContain(
    'Ne seront pas dans l’archive, car ces applications ne distinguent pas les collectivités',
  )
  expect(await texts(page, 'option')).toEqual(['Aubry (1)', 'Brion (2)'])
  await context.close()
  const other = await served.context()
  const reader = await tryAs(other, 'consultation')
  expect((await reader.goto(address))?.status()).toBe(403)
  await other.close()
})

test('the page is in the language that was asked for', async () => {
  const context = await served.context({ locale: 'en' })
  const page = await tryAs(context, 'administrateur')
  await page.goto(address)
  expect(await page.textContent('h1')).toBe('Reversibility')
  expect(notEnglish(await textsOf(page))).toEqual([])
  await context.close()
})

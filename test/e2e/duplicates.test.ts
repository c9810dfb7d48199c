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
    await expect.poll(() => page.getByLabel('Nom', { exact: true }).inputValue()).toBe('Zdupond')
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
    await expect.poll(() => page.locator(notice).count()).toBe(1)
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

describe.each([true, false])('merging, with JavaScript: %s', (javaScriptEnabled) => {
  test('two records are compared, made one, and apart again', async () => {
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    // The checker is itself a script.
    const legible = async (of: Page): Promise<void> => {
      if (!javaScriptEnabled) return
      expect(await faults(of)).toEqual([])
      expect(await overflowing(of, [320, 360])).toEqual([])
    }
    const mark = javaScriptEnabled ? 'Zfusavec' : 'Zfussans'
    const { rows } = await served.base.raw.query(
      `INSERT INTO opengestioncrise.ressource (nom, prenom, telephone1, email) VALUES ($1, 'Anne', NULL, 'a@example.org'), ($2, 'Anne', '01 02 03 04 05', NULL) RETURNING ressource`,
      [mark, mark.toUpperCase()],
    )
    const [kept, gone] = rows.map(({ ressource }) => Number(ressource))
    await served.base.raw.query(
      `INSERT INTO opengestioncrise.ressource_competence (ressource, competence, niveau) VALUES ($1, 1, 'Expert'), ($2, 1, 'Débutant'), ($2, 2, 'Confirmé')`,
      [kept, gone],
    )
    const skills = async () =>
      (
        await served.base.raw.query(
          'SELECT ressource, competence, niveau FROM opengestioncrise.ressource_competence WHERE ressource IN ($1, $2) ORDER BY 1, 2',
          [kept, gone],
        )
      ).rows.map((row) => Object.values(row).join(' '))
    await page.goto(`${listing}/${kept}`)
    expect(await page.textContent('.namesakes')).toBe(`1 homonyme\u00a0: ${mark.toUpperCase()} Anne`)
    await legible(page)
    await page.click('a:text-is("Fusionner…")')
    await legible(page)
    await page.fill('#autre', mark)
    await page.click('button:text-is("Chercher")')
    expect(await page.locator('.merge-choices a').count()).toBe(2)
    await page.click('.merge-choices a')
    await page.waitForSelector('h1:text-is("Fusionner deux fiches")')
    await legible(page)
    expect(await page.$$eval('.merge-field legend', (legends) => legends.map((each) => each.textContent))).toEqual([
      'Nom',
      'Téléphone à appeler en premier',
      'Courriel',
    ])
    // Blank on the record that is kept: the value of the other is proposed.
    await expect
      .poll(() => page.locator('.merge-field:has(legend:text("Téléphone")) input >> nth=1').isChecked())
      .toBe(true)
    expect(await page.textContent('.merge-moving')).toBe(
      '2 – Compétences Écarter la ligne que la fiche conservée a déjà (elle sera supprimée)',
    )
    await page.click('button:text-is("Fusionner")')
    expect(await page.textContent('#problemes li')).toBe(
      'La fiche conservée a déjà certaines données de «\u00a0Compétences\u00a0». Cochez pour écarter celles qui sont en double.',
    )
    await page.check('.merge-moving input')
    await page.click('button:text-is("Fusionner")')
    await page.waitForSelector(`h1:text-is("${mark} Anne")`)
    expect(await page.textContent('.flash')).toBe(
      `«\u00a0${mark.toUpperCase()} Anne\u00a0» a été réunie à «\u00a0${mark} Anne\u00a0».`,
    )
    expect(await page.textContent('[data-field="telephone1"]')).toBe('01 02 03 04 05')
    expect(await skills()).toEqual([`${kept} 1 Expert`, `${kept} 2 Confirmé`])
    await page.click('.notice button:text-is("Annuler")')
    await page.waitForSelector('.flash.success')
    expect(await page.textContent('.flash.success')).toBe(
      'La fusion est annulée\u00a0: les deux fiches sont comme avant.',
    )
    expect(await skills()).toEqual([`${kept} 1 Expert`, `${gone} 1 Débutant`, `${gone} 2 Confirmé`])
    await context.close()
  }, 90_000)
})

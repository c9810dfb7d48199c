// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faults, overflowing } from './checks.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
  await served.base.raw.query('SET search_path = opengestioncrise')
})
afterAll(() => served.stop())

const resources = '/opengestioncrise/ressource'
const raw = async (text: string) => (await served.base.raw.query(text)).rows
const chosen = (page: Page, label: string) => page.getByLabel(label).first().inputValue()
const focused = (page: Page) => page.evaluate(() => (document.activeElement as HTMLInputElement).labels?.[0]?.innerText)

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('the next new form carries the fields chosen over, and the choice is remembered', async () => {
    await served.base.raw.query('DELETE FROM openmairie.om_report')
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    const name = `Suite${javaScriptEnabled}`
    await page.goto(`${resources}/-/nouveau`)
    await page.getByLabel('Nom', { exact: true }).fill(name)
    await page.getByLabel('Service (facultatif)').selectOption({ index: 2 })
    await page.getByLabel('Grade (facultatif)').selectOption({ index: 1 })
    await page.getByLabel('Organisation (facultatif)').selectOption({ index: 3 })
    await page.click('text="Enregistrer et nouveau"')
    expect(await page.textContent('.flash')).toBe(`La ressource «\u00a0${name}\u00a0» a été ajoutée.`)
    expect(await page.textContent('h1')).toBe('Nouvelle ressource')
    const [added] = await raw(`SELECT ressource, service, organisation::text FROM ressource WHERE nom = '${name}'`)
    expect(await chosen(page, 'Service (facultatif)')).toBe(added?.service)
    expect(await chosen(page, 'Organisation (facultatif)')).toBe(added?.organisation)
    expect(await chosen(page, 'Grade (facultatif)')).toBe('')
    await expect.poll(() => page.getByLabel('Nom', { exact: true }).inputValue()).toBe('')
    await expect.poll(() => page.isVisible('.notice button:text-is("Annuler")')).toBe(true)

    await page.getByLabel('Nom', { exact: true }).fill(`${name} encore`)
    await page.click('button:has-text("Reporter")')
    const boxes = page.getByRole('group', { name: 'Reporter dans la fiche suivante' })
    await expect.poll(() => boxes.getByLabel('Nom', { exact: true }).isChecked()).toBe(false)
    expect(await boxes.getByLabel('Matricule').count()).toBe(0)
    await boxes.getByLabel('Organisation').uncheck()
    await boxes.getByLabel('Nom', { exact: true }).check()
    if (javaScriptEnabled) await page.keyboard.press('Escape')
    await expect.poll(() => page.getByLabel('Nom', { exact: true }).first().inputValue()).toBe(`${name} encore`)
    await page.click('text="Enregistrer et nouveau"')
    await expect.poll(() => page.getByLabel('Nom', { exact: true }).inputValue()).toBe(`${name} encore`)
    expect(await chosen(page, 'Organisation (facultatif)')).toBe('')
    expect(await chosen(page, 'Service (facultatif)')).toBe(added?.service)
    if (javaScriptEnabled) await expect.poll(() => focused(page)).toBe('Prénom (facultatif)')

    await page.click('a:text-is("Voir la fiche")')
    expect(await page.textContent('h1')).toBe(`${name} encore`)
    await page.goto(`${resources}/-/nouveau`)
    await expect.poll(() => page.getByLabel('Nom', { exact: true }).inputValue()).toBe('')
    expect(await page.textContent('.carry-ask .count')).toBe('3')
    await page.click('a:text-is("Annuler")')
    await context.close()
  })

  test('under a parent it stays under it; undone, the form leads back', async () => {
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    await page.goto('/opengestioncrise/ressource/7')
    await page.click('text="Nouvelle compétence acquise"')
    const before = await raw('SELECT count(*)::int AS n FROM ressource_competence WHERE ressource = 7')
    const free = await raw(
      'SELECT competence::text AS c FROM competence WHERE om_validite_fin IS NULL AND competence NOT IN (SELECT competence FROM ressource_competence WHERE ressource = 7) LIMIT 1',
    )
    await page.getByLabel('Compétence', { exact: true }).selectOption(String(free[0]?.c))
    await page.click('text="Enregistrer et nouveau"')
    expect(await page.textContent('h1')).toBe('Nouvelle compétence acquise')
    expect(await page.getByLabel('Ressource', { exact: true }).count()).toBe(0)
    expect(new URL(page.url()).searchParams.get('parent')).toBe('ressource:7')
    await page.click('.notice button:text-is("Annuler")')
    expect(await page.textContent('.flash')).toContain('est annulé')
    expect(await raw('SELECT count(*)::int AS n FROM ressource_competence WHERE ressource = 7')).toEqual(before)
    await context.close()
  })

  test('a record is duplicated without its key nor what only it may hold', async () => {
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    await served.base.raw.query(`UPDATE ressource SET matricule = 'D0001', prenom = 'Denise' WHERE ressource = 9`)
    await page.goto(`${resources}/9`)
    const label = await page.textContent('h1')
    await page.click('a:text-is("Dupliquer")')
    expect(await page.textContent('.flash')).toBe(
      `Les valeurs viennent de «\u00a0${label}\u00a0»\u00a0: vérifiez-les, rien n’est encore enregistré.`,
    )
    await expect.poll(() => page.getByLabel('Prénom (facultatif)').inputValue()).toBe('Denise')
    await expect.poll(() => page.getByLabel('Matricule (facultatif)').inputValue()).toBe('')
    await page.click('text="Enregistrer"')
    await page.click('text="Enregistrer quand même"')
    await page.waitForSelector('.flash.success')
    const rows = await raw(`SELECT matricule, nom || ' ' || prenom AS label FROM ressource WHERE prenom = 'Denise'`)
    expect(rows).toEqual(expect.arrayContaining([{ matricule: null, label }]))
    await served.base.raw.query(`DELETE FROM ressource WHERE prenom = 'Denise' AND ressource <> 9`)
    await context.close()
  })

  test('declared fields are copied from a record found by typing', async () => {
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    await served.base.raw.query(
      `UPDATE ressource SET nom = 'Modelier', telephone1 = '04 01 02 03 04' WHERE ressource = 11`,
    )
    const [model] = await raw('SELECT organisation::text, prenom FROM ressource WHERE ressource = 11')
    await page.goto(`${resources}/-/nouveau`)
    if (javaScriptEnabled) {
      await page.locator('#recopier-depuis').pressSequentially('modelier')
      await page.click('.copy-from li[role="option"]')
      await page.click('button:text-is("Recopier")')
    } else {
      await page.locator('#recopier-depuis').fill('introuvable')
      await page.click('button:text-is("Recopier")')
      expect(await page.textContent('.copy-from .error')).toContain('Rien ne correspond à «\u00a0introuvable\u00a0»')
      await page.locator('#recopier-depuis').fill('modelier')
      await page.click('button:text-is("Recopier")')
      await page.click('button:text-is("Recopier")')
    }
    expect(await page.textContent('.flash')).toContain('Les valeurs viennent de «\u00a0Modelier')
    await expect
      .poll(() => page.getByLabel('Téléphone à appeler en premier (facultatif)').inputValue())
      .toBe('04 01 02 03 04')
    expect(await chosen(page, 'Organisation (facultatif)')).toBe(model?.organisation ?? '')
    await expect.poll(() => page.getByLabel('Prénom (facultatif)').inputValue()).toBe('')
    await context.close()
  })
})

test('Ctrl+Entrée saves and opens the next one, Ctrl+S saves; on a change both save', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.goto(`${resources}/-/nouveau`)
  await page.keyboard.type('Touches')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/suite=/)
  expect(await page.textContent('.flash')).toContain('Touches')
  await page.getByLabel('Nom', { exact: true }).fill('Touches bis')
  await page.keyboard.press('Control+s')
  await page.waitForURL(/ressource\/\d+$/)
  await page.keyboard.press('m')
  await page.waitForURL(/modifier/)
  await page.getByLabel('Prénom').fill('Modifié')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/ressource\/\d+$/)
  expect(await page.textContent('h1')).toBe('Touches bis Modifié')
  await page.keyboard.press('?')
  expect(await page.textContent('dialog.help-keys')).toContain('enregistrer et ouvrir une nouvelle fiche')
  await context.close()
})

test('whoever may not read, or not add, takes nothing from another record', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'consultation')
  await page.goto(`${resources}/9`)
  expect(await page.$('a:text-is("Dupliquer")')).toBeNull()
  expect((await page.goto(`${resources}/-/nouveau?copie=9`))?.status()).toBe(403)
  await context.close()
  const admin = await tryAs(await served.context(), 'administrateur')
  for (const key of ['99999999', 'x,y', '~', '~zz'])
    expect((await admin.goto(`${resources}/-/nouveau?copie=${key}`))?.status(), key).toBeLessThan(500)
  await admin.context().close()
})

test('nothing is held against the page, and it fits a narrow screen', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.goto(`${resources}/-/nouveau?copie=9`)
  await page.click('button:has-text("Reporter")')
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320, 360, 768])).toEqual([])
  await page.setViewportSize({ width: 360, height: 800 })
  await context.close()
})

// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { column, type Served, serveDemonstration, texts, tryAs } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())

const listing = '/opengestioncrise/ressource'

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('search, criteria and page are kept through consult, modify and delete', async () => {
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    await page.goto(`${listing}?q=a&c.disponible=Oui&tri=-prenom`)
    await page.click('text="Suivants ›"')
    const left = await column(page, 'prenom')
    await page.click('table.records tbody th a')
    await page.click('a:text-is("Modifier")')
    await page.getByLabel('Observation').fill(`Revue ${javaScriptEnabled}`)
    await page.click('text="Enregistrer"')
    await page.click('text="Retour à la liste"')
    expect(await column(page, 'prenom')).toEqual(left)
    expect(await texts(page, '.chip')).toEqual(['Recherche\u00a0: a ×', 'Disponible\u00a0: Oui ×'])

    await page.goto(`${listing}/-/nouveau?liste=${encodeURIComponent('q=Zrevenu&tri=prenom')}`)
    for (const name of ['Zrevenu Un', 'Zrevenu Deux']) {
      await page.getByLabel('Nom', { exact: true }).fill(name)
      await page.click(name.endsWith('Deux') ? 'text="Enregistrer"' : 'text="Enregistrer et nouveau"')
      expect(await page.textContent('.flash')).toBe(`La ressource «\u00a0${name}\u00a0» a été ajoutée.`)
    }
    await page.click('a:text-is("Supprimer")')
    await page.click('text="Supprimer définitivement"')
    expect(await column(page, 'nom')).toEqual(['Zrevenu Un'])
    await page.click('table.records tbody th a')
    await page.click('a:text-is("Supprimer")')
    await page.click('text="Supprimer définitivement"')
    expect(await page.textContent('.empty p')).toBe('Aucun résultat. Élargissez la recherche, ou effacez-la.')
    await context.close()
  })

  test('sub-forms lead down two levels, and the trail back up, each list as it was left', async () => {
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    await page.goto('/opengestioncrise/organisation?q=ville')
    await page.click('table.records tbody th a')
    await page.fill('.sub-search input[type="search"]', 'ma')
    await page.click('.sub-search button')
    await page.click('.tab thead a:has-text("Matricule")')
    await page.click('text="Suivants ›"')
    const people = await column(page, 'matricule')
    expect(people).toHaveLength(15)
    await page.click('table.records tbody th a')
    const person = (await page.textContent('h1')) ?? ''
    await page.click('text="Suivant ›"')
    expect(await page.$$eval('.facts [data-field="matricule"]', (facts) => facts[0]?.textContent)).toBe(people[1])
    await page.click('text="‹ Précédent"')

    await page.click('text="Nouvelle compétence acquise"')
    expect(await texts(page, '.breadcrumb li')).toEqual([
      'openGestionCrise',
      'Organisations',
      'Ville de Valmarine-les-Étangs',
      person,
      'Nouvelle compétence acquise',
    ])
    expect(await page.getAttribute('.menu a[aria-current="true"]', 'href')).toBe('/opengestioncrise/organisation')
    await page.getByLabel('Compétence', { exact: true }).selectOption({ index: javaScriptEnabled ? 5 : 6 })
    await page.click('text="Enregistrer"')
    expect(await page.textContent('h1')).toBe(person)
    await page.click('table.records tbody th a')
    await page.click('a:text-is("Supprimer")')
    await page.click('text="Supprimer définitivement"')
    expect(await page.textContent('h1')).toBe(person)
    await page.click('text="Retour à «\u00a0Ville de Valmarine-les-Étangs\u00a0»"')
    expect(await column(page, 'matricule')).toEqual(people)
    await page.click('.breadcrumb >> text="Organisations"')
    expect(new URL(page.url()).searchParams.get('q')).toBe('ville')
    await context.close()
  })

  test('a criterion on a long reference is typed by its label', async () => {
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'consultation')
    await page.goto('/opengestioncrise/ressource_competence')
    const [first] = await column(page, 'ressource')
    await page.click('text="Recherche avancée"')
    await page
      .locator('.criteria')
      .getByLabel('Ressource', { exact: true })
      .first()
      .pressSequentially(first ?? '')
    if (javaScriptEnabled) await page.click(`[role=option]:text-is("${first}")`)
    await page.click('text="Appliquer"')
    await page.waitForURL(/c\.ressource|r\.ressource/)
    expect(new Set(await column(page, 'ressource'))).toEqual(new Set([first]))
    expect(await page.textContent('.chip')).toContain(`Ressource\u00a0: ${first}`)
    await page.click('text="Recherche avancée (1)"')
    await page.locator('.criteria').getByLabel('Ressource', { exact: true }).first().fill('Personne de ce nom')
    await page.click('text="Appliquer"')
    expect(await page.textContent('.search [role="alert"]')).toContain(
      'Ressource\u00a0: rien ne correspond à «\u00a0Personne de ce nom\u00a0».',
    )
    await context.close()
  })

  test('records out of their validity dates are told, shown and hidden again', async () => {
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'consultation')
    await page.goto('/opengestioncrise/competence?taille=100')
    const inForce = (await column(page, 'libelle')).length
    const offer = await page.textContent('.tools .spread a')
    const hidden = Number(/Afficher aussi (\d+) hors validité/.exec(offer ?? '')?.[1])
    expect(hidden).toBeGreaterThan(0)
    await page.click('.tools .spread a')
    expect(await column(page, 'libelle')).toHaveLength(inForce + hidden)
    expect(await page.$$('tr.expired .tag')).toHaveLength(hidden)
    await page.click('.chip:has-text("Hors validité compris")')
    expect(await column(page, 'libelle')).toHaveLength(inForce)
    await context.close()
  })

  test('columns and rows a page are chosen, in the order of the listing', async () => {
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'consultation')
    await page.goto(`${listing}?q=ma`)
    await page.click('text="Affichage"')
    await page.getByRole('checkbox', { name: 'Prénom' }).uncheck()
    await page.getByRole('checkbox', { name: 'Courriel' }).check()
    await page.getByLabel('Lignes par page').selectOption('30')
    await page.click('.sheet >> text="Appliquer"')
    await expect
      .poll(() => texts(page, 'thead th'))
      .toEqual([
        'Nom↑',
        'Matricule',
        'Organisation',
        'Service',
        'Téléphone à appeler en premier',
        'Disponible',
        'Date de disponibilité',
        'Courriel',
      ])
    expect(await column(page, 'email')).toHaveLength(30)
    expect(new URL(page.url()).searchParams.get('q')).toBe('ma')
    await page.click('.chip:has-text("Colonnes choisies")')
    await expect.poll(() => column(page, 'prenom')).toHaveLength(30)
    await context.close()
  })
})

test('a heading sorts upwards, downwards, then leaves the listing in its own order', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'consultation')
  await page.goto(listing)
  const usual = await column(page, 'nom')
  const sorted = () => page.getAttribute('thead th[aria-sort]', 'aria-sort')
  const state = async () => `${new URL(page.url()).searchParams.get('tri')} ${await sorted()}`
  for (const expected of ['prenom ascending', '-prenom descending', 'null ascending']) {
    await page.click('thead a:has-text("Prénom")')
    await expect.poll(state).toBe(expected)
  }
  expect(await column(page, 'nom')).toEqual(usual)
  await context.close()
})

test('the back button brings back the page, its scroll, its tab and the row that was opened', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'consultation')
  await page.goto(`${listing}?taille=100&tri=nom`)
  await page.click('text="Suivants ›"')
  const left = await column(page, 'matricule')
  await page.evaluate(() => document.querySelector('.scroll')?.scrollTo(0, 1200))
  const row = page.locator('table.records tbody tr').nth(45)
  const key = await row.getAttribute('data-key')
  await row.locator('td').nth(1).click()
  await page.waitForURL(/ressource\/\d+/)
  await page.goBack()
  expect(await column(page, 'matricule')).toEqual(left)
  await expect.poll(() => page.evaluate(() => document.querySelector('.scroll')?.scrollTop)).toBe(1200)
  expect(await page.getAttribute('tr.visited', 'data-key')).toBe(key)
  // The arrows go on from there.
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('tr')?.dataset.key)).toBe(key)

  await page.goto('/opengestioncrise/service')
  await page.click('table.records tbody th a')
  await page.click('.tabs nav a')
  await page.click('.tab thead a:has-text("Prénom")')
  const tab = page.url()
  const names = await column(page, 'prenom')
  await page.click('table.records tbody th a')
  await page.goBack()
  expect(page.url()).toBe(tab)
  expect(await column(page, 'prenom')).toEqual(names)
  await context.close()
})

test('two clicks on «Enregistrer» write once', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.goto('/opengestioncrise/ressource/-/nouveau')
  await page.getByLabel('Nom', { exact: true }).fill('Doubleclic')
  await page.dblclick('text="Enregistrer"')
  await page.waitForSelector('.flash')
  const { rows } = await served.base.raw.query(`SELECT 1 FROM opengestioncrise.ressource WHERE nom = 'Doubleclic'`)
  expect(rows).toHaveLength(1)
  await context.close()
})

test.each([
  true,
  false,
])('a reference that several answer to is chosen among them, or typed again (JavaScript: %s)', async (javaScriptEnabled) => {
  const context = await served.context({ javaScriptEnabled })
  const page = await tryAs(context, 'administrateur')
  const form = '/opengestioncrise/ressource_competence/-/nouveau'
  const labels = async () =>
    page.locator('.wrong select option').evaluateAll((options) => options.slice(1).map((option) => option.textContent))
  await page.goto(form)
  await page.locator('input[name="r.ressource"]').fill('martin')
  const skills = page.getByLabel('Compétence', { exact: true })
  await skills.selectOption({ index: 3 })
  await page.getByLabel('Niveau').focus()
  await page.click('text="Enregistrer"')
  const found = await labels()
  expect(found.length).toBeGreaterThan(1)
  expect(found.every((label) => /martin/i.test(label ?? ''))).toBe(true)
  // Something else is typed: the list follows; then one of it is chosen.
  await page.getByLabel('Ou chercher autre chose').fill('bernard')
  await page.click('text="Enregistrer"')
  const others = await labels()
  expect(others.length).toBeGreaterThan(1)
  expect(others.every((label) => /bernard/i.test(label ?? ''))).toBe(true)
  await page.locator('.wrong select').selectOption({ index: javaScriptEnabled ? 1 : 2 })
  await page.click('text="Enregistrer"')
  expect(await page.textContent('.facts [data-field="ressource"]')).toBe(others[javaScriptEnabled ? 0 : 1])
  await page.click('a:text-is("Supprimer")')
  await page.click('text="Supprimer définitivement"')
  await context.close()
})

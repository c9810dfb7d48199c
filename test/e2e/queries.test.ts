// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { readPdf } from '../support/pdf.js'
import { faults, overflowing } from './checks.js'
import { servedWithoutQueries } from './queries-served.js'
import { texts, tryAs } from './support.js'

const { served, rows } = servedWithoutQueries()

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('a query is built by keyboard from joins, a question and groups; then run, exported, changed, copied, withdrawn', async () => {
    const context = await served().context({ javaScriptEnabled, acceptDownloads: true })
    const page = await tryAs(context, 'administrateur')
    context.setDefaultTimeout(10_000)
    const lines = () => page.locator('[name$=".champ"][name^="c."]').count()
    const press = (name: string) => page.getByRole('button', { name, exact: true }).press('Enter')
    await page.goto('/-/requetes')
    expect(await page.textContent('main')).toContain('Il n’y a pas encore de requête.')
    await page.getByRole('link', { name: 'Composer une requête' }).press('Enter')
    await page.locator('main').getByRole('link', { name: 'Compétences acquises' }).press('Enter')
    await page.waitForURL(/entite=ressource_competence/)
    await page.getByLabel('Nom de la requête').fill('Agents par compétence et par service')
    await page.getByLabel('Joindre', { exact: true }).selectOption({ label: 'Ressource' })
    await press('Ajouter la jointure')
    await page.waitForSelector('text=Joint : Ressource')
    expect(await page.locator('#c\\.0\\.champ optgroup').count()).toBe(2)
    for (let left = await lines(); left > 1; left--) {
      await page.getByRole('button', { name: 'Ôter : Colonne 2' }).press('Enter')
      await expect.poll(lines).toBe(left - 1)
    }
    const choose = async (control: string, value: string) => {
      const answered = javaScriptEnabled ? page.waitForResponse((answer) => answer.url().endsWith('/nouvelle')) : null
      await page.locator(`[name="${control}"]`).selectOption(value)
      await answered
    }
    await choose('c.0.champ', 'ressource.service')
    await press('Ajouter une colonne')
    await page.waitForSelector('[name="c.1.champ"]')
    await choose('c.1.champ', ':lignes')
    await press('Ajouter un filtre')
    await page.waitForSelector('[name="f.0.champ"]')
    await choose('f.0.champ', 'competence')
    if (!javaScriptEnabled) await press('Voir le résultat')
    await page.getByLabel('Question posée au lancement').fill('Compétence')
    await press('Ajouter un tri')
    await page.waitForSelector('[name="t.0.colonne"]')
    await page.locator('[name="t.0.colonne"]').selectOption({ label: 'Nombre de lignes' })
    await page.locator('[name="t.0.sens"]').selectOption('desc')
    await press('Voir le résultat')
    await page.waitForLoadState()
    expect(await texts(page, '#apercu th[scope=col]')).toEqual(['Service', 'Nombre'])
    expect(await page.getByLabel('Nom de la requête').inputValue()).toBe('Agents par compétence et par service')
    if (javaScriptEnabled) expect(await faults(page)).toEqual([])
    expect(await overflowing(page, [1280, 320])).toEqual([])
    await page.setViewportSize({ width: 1280, height: 800 })
    await press('Enregistrer')
    await page.waitForURL(/agents_competence_service$/)
    expect(await page.textContent('.flash')).toContain('est enregistrée')
    const [kept] = await rows('SELECT application, nom, genre, revision, acteur, definition FROM openmairie.om_requete')
    expect(kept).toMatchObject({
      application: 'opengestioncrise',
      nom: 'agents_competence_service',
      genre: 'entites',
      revision: 1,
      definition: {
        entity: 'ressource_competence',
        columns: [{ path: 'ressource.service' }, { path: '', reckon: 'count' }],
        filters: [{ path: 'competence', operator: 'is', parameter: { name: 'competence', label: 'Compétence' } }],
        sort: [{ column: ':count', direction: 'desc' }],
      },
    })
    expect(await page.locator('table.records').count()).toBe(0)
    const held = await rows(`
      SELECT c.competence::text AS competence, c.libelle, count(*)::int AS n FROM opengestioncrise.ressource_competence r JOIN opengestioncrise.competence c USING (competence)
      GROUP BY c.competence, c.libelle ORDER BY 3 DESC, 1 LIMIT 1`)
    await page.getByLabel('Compétence', { exact: true }).selectOption({ label: held[0]['libelle'] })
    await press('Lancer')
    await page.waitForSelector('table.records')
    const counted = (await texts(page, 'table.records tbody td.number')).map((text) => Number(text))
    expect(counted.reduce((sum, each) => sum + each, 0)).toBe(held[0]['n'])
    expect(counted).toEqual(counted.toSorted((a, b) => b - a))
    if (javaScriptEnabled) expect(await faults(page)).toEqual([])
    expect(await overflowing(page, [1280, 320])).toEqual([])
    await page.setViewportSize({ width: 1280, height: 800 })
    const address = new URL(page.url())
    const taken = async (verb: string, format = 'csv') => {
      address.searchParams.set('format', format)
      return context.request.get(`${address.pathname}/${verb}${address.search}`)
    }
    const csv = await (await taken('export', 'csv')).text()
    expect(csv.split(/\r?\n/)[0]).toBe('\ufeffService;Nombre')
    expect(csv.trim().split(/\r?\n/)).toHaveLength(counted.length + 1)
    const json = await (await taken('export', 'json')).json()
    expect(json[0]).toMatchObject({ ':count': counted[0] })
    for (const format of ['xlsx', 'ods']) expect((await taken('export', format)).status()).toBe(200)
    const pdf = await readPdf(await (await taken('tableau.pdf')).body())
    await pdf.close()
    expect(pdf.pages.join('')).toContain('Agents par compétence et par service')
    expect(pdf.pages.join('')).toContain(held[0]['libelle'])
    const told = await rows(
      `SELECT entite, c.apres->>'requete' AS requete, c.apres->>'format' AS format FROM openmairie.om_journal j JOIN openmairie.om_journal_contenu c USING (om_journal) WHERE operation = 'export' ORDER BY j.om_journal`,
    )
    expect(told.slice(0, 2)).toEqual([
      { entite: 'ressource_competence', requete: 'agents_competence_service', format: 'csv' },
      { entite: 'ressource_competence', requete: 'agents_competence_service', format: 'json' },
    ])
    await page.goto(address.pathname)
    await page.getByRole('link', { name: 'Modifier', exact: true }).press('Enter')
    await page.waitForURL(/modifier$/)
    await page.getByLabel('Nom de la requête').fill('Agents par service')
    await rows('UPDATE openmairie.om_requete SET revision = 2')
    await press('Enregistrer')
    await page.waitForSelector('text=Quelqu’un a modifié cette requête')
    expect(await page.getByLabel('Nom de la requête').inputValue()).toBe('Agents par service')
    await press('Enregistrer')
    await page.waitForURL(/agents_competence_service$/)
    expect(await page.textContent('h1')).toBe('Agents par service')
    await page.getByRole('link', { name: 'Copier', exact: true }).press('Enter')
    await page.waitForURL(/copie=/)
    await press('Enregistrer')
    await page.waitForURL(/agents_service_copie$/)
    await page.getByRole('link', { name: 'Retirer', exact: true }).press('Enter')
    await press('Retirer')
    await page.waitForURL(/\/requetes$/)
    expect(await page.textContent('.flash')).toContain('«\u00a0Agents par service (copie)\u00a0» est retirée.')
    expect(await texts(page, 'main tbody th')).toEqual(['Agents par service'])
    const written = await rows(
      `SELECT operation FROM openmairie.om_journal WHERE entite = 'om_requete' ORDER BY om_journal DESC LIMIT 4`,
    )
    expect(written.map(({ operation }) => operation)).toEqual(['delete', 'create', 'update', 'create'])
    await context.close()
  }, 120_000)
})

test('what is typed while the form is made anew stays; a new query is kept whatever revision its form names', async () => {
  const page = await tryAs(await served().context(), 'administrateur')
  await page.goto('/-/requetes/nouvelle?application=opengestioncrise&entite=ressource')
  let held = 0
  await page.route('**/-/requetes/nouvelle*', async (route) => {
    held++
    await new Promise((resolve) => setTimeout(resolve, 600))
    await route.continue()
  })
  await page.locator('[name="c.0.champ"]').selectOption({ label: 'Date de naissance' })
  await page.getByLabel('Nom de la requête').fill('Naissances')
  await page.locator('[name="c.0.calcul"] option', { hasText: 'mois' }).waitFor({ state: 'attached' })
  expect(await page.getByLabel('Nom de la requête').inputValue()).toBe('Naissances')
  expect(held).toBeGreaterThan(1)
  await page.unroute('**/-/requetes/nouvelle*')
  await page.locator('[name="vue"]').evaluate((input) => input.setAttribute('value', '7'))
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).press('Enter')
  await page.waitForURL(/\/naissances$/)
  expect(await rows('SELECT nom, revision::int AS revision FROM openmairie.om_requete')).toEqual([
    { nom: 'naissances', revision: 1 },
  ])
})

test('what typing overtakes is asked no more: the first rows are those of what was typed last', async () => {
  const page = await tryAs(await served().context(), 'administrateur')
  await page.goto('/-/requetes/nouvelle?application=opengestioncrise&entite=ressource')
  let give = (): void => undefined
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  const stopped: (string | undefined)[] = []
  page.on('requestfailed', (request) => stopped.push(request.failure()?.errorText))
  await page.route('**/-/requetes/nouvelle*', async (route) => {
    if (route.request().postData()?.includes('limite=3')) await given
    await route.continue()
  })
  const rowsShown = () => page.locator('#apercu tbody tr').count()
  expect(await rowsShown()).toBe(10)
  const overtaken = page.waitForRequest((request) => request.postData()?.includes('limite=3') === true)
  await page.getByLabel('Nombre de lignes au plus').fill('3')
  await overtaken
  await page.getByLabel('Nombre de lignes au plus').fill('2')
  await expect.poll(rowsShown).toBe(2)
  expect(stopped).toEqual(['net::ERR_ABORTED'])
  give()
  await page.unrouteAll({ behavior: 'wait' })
  expect(await rowsShown()).toBe(2)
  await page.context().close()
})

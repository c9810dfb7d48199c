// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { readPdf } from '../support/pdf.js'
import { covered, faults, overflowing } from './checks.js'
import { servedWithoutQueries } from './queries-served.js'
import { texts, tryAs } from './support.js'

const { served, rows } = servedWithoutQueries()

test.each([
  true,
  false,
])('with JavaScript %s, a query is written in SQL, tried, kept, run, exported, printed and changed', async (javaScriptEnabled) => {
  const context = await served().context({ javaScriptEnabled, acceptDownloads: true })
  const page = await tryAs(context, 'administrateur')
  const press = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).press('Enter')
    await page.waitForLoadState()
  }
  await page.goto('/-/requetes')
  await page.getByRole('link', { name: 'Écrire en SQL' }).press('Enter')
  await page.waitForURL(/requetes\/sql$/)
  expect((await texts(page, '.query-tables summary code')).slice(0, 3)).toEqual(['collectivite', 'competence', 'cp'])
  await page.getByLabel('Texte SQL').fill('SELECT libelle\nFORM competence')
  await press('Voir le résultat')
  await page.waitForSelector('#texte[aria-invalid=true]')
  expect(await page.textContent('.field:has(#texte)')).toContain(
    'ligne 2, colonne 6\u00a0: la base ne comprend pas ce qui commence à «\u00a0competence\u00a0»',
  )
  // axe waits for the page's own clock.
  if (javaScriptEnabled) expect(await faults(page)).toEqual([])
  await page
    .getByLabel('Texte SQL')
    .fill(`SELECT c.libelle AS "Compétence", count(*) AS "Agents", round(avg(length(r.nom)), 2) AS "Longueur"
FROM ressource_competence JOIN competence c USING (competence) JOIN ressource r USING (ressource)
WHERE c.libelle ILIKE :debut || '%' OR :debut IS NULL GROUP BY c.libelle ORDER BY 2 DESC, 1`)
  await press('Voir le résultat')
  await page.waitForSelector('[name="q.debut.libelle"]')
  expect(await texts(page, '#apercu th[scope=col]')).toEqual(['Compétence', 'Agents', 'Longueur'])
  await press('Enregistrer')
  await page.waitForSelector('text=La requête n’est pas enregistrée')
  expect(await page.textContent('main')).toContain('Donnez un nom à la requête.')
  await page.getByLabel('Nom de la requête').fill('Agents par compétence')
  await page.getByLabel('Question posée au lancement').fill('Début du nom')
  if (javaScriptEnabled) expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [1280, 320])).toEqual([])
  await page.setViewportSize({ width: 360, height: 800 })
  expect(await covered(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 900 })
  await press('Enregistrer')
  await page.waitForURL(/opengestioncrise\/agents_competence$/)
  expect(await rows('SELECT nom, genre, acteur, definition FROM openmairie.om_requete')).toMatchObject([
    {
      nom: 'agents_competence',
      genre: 'sql',
      acteur: 'demo-administrateur',
      definition: { parameters: [{ name: 'debut', label: 'Début du nom', type: 'text' }] },
    },
  ])
  expect(await page.locator('table.records').count()).toBe(0)
  await press('Lancer')
  await page.waitForSelector('table.records')
  const held =
    await rows(`SELECT c.libelle, count(*)::text AS n FROM opengestioncrise.ressource_competence JOIN opengestioncrise.competence c USING (competence)
    GROUP BY c.libelle ORDER BY count(*) DESC, 1`)
  expect(await texts(page, 'table.records tbody tr > :nth-child(1)')).toEqual(held.map(({ libelle }) => libelle))
  expect(await texts(page, 'table.records tbody tr > :nth-child(2)')).toEqual(held.map(({ n }) => n))
  const first = String(held[0]['libelle'])
  await page.getByLabel('Début du nom').fill(first)
  await press('Lancer')
  await page.waitForURL(/p\.debut=./)
  expect(await texts(page, 'table.records tbody tr > :nth-child(1)')).toEqual([first])
  if (javaScriptEnabled) expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [1280, 320])).toEqual([])
  const address = new URL(page.url())
  const taken = (verb: string, format: string) =>
    context.request.get(`${address.pathname}/${verb}${address.search.replace(/&format=\w+/, '')}&format=${format}`)
  expect((await (await taken('export', 'csv')).text()).trim().split(/\r?\n/).slice(0, 2)).toEqual([
    'Compétence;Agents;Longueur',
    expect.stringContaining(`${first};${held[0]['n']};`),
  ])
  expect(await (await taken('export', 'json')).json()).toMatchObject([
    { Compétence: first, Agents: Number(held[0]['n']) },
  ])
  expect((await taken('export', 'xlsx')).status()).toBe(200)
  const pdf = await readPdf(await (await taken('tableau.pdf', 'csv')).body())
  await pdf.close()
  expect(pdf.pages.join('')).toContain('Agents par compétence')
  expect(pdf.pages.join('')).toContain(`Début du nom : ${first}`)
  const told = await rows(
    `SELECT c.apres->>'requete' AS requete, c.apres->>'format' AS format, c.apres->>'sql' LIKE 'SELECT c.libelle%' AS text,
      c.apres->>'personnelles' LIKE '%ressource.nom%' AS persons
     FROM openmairie.om_journal j JOIN openmairie.om_journal_contenu c USING (om_journal) WHERE operation = 'export' ORDER BY j.om_journal DESC LIMIT 4`,
  )
  expect(told.map(({ format }) => format)).toEqual(['pdf', 'xlsx', 'json', 'csv'])
  expect(told[0]).toMatchObject({ requete: 'agents_competence', text: true, persons: true })
  await page.getByRole('link', { name: 'Modifier', exact: true }).press('Enter')
  await page.waitForURL(/modifier$/)
  await page.getByLabel('Texte SQL').fill("SELECT set_config('role', 'none', true)")
  await press('Enregistrer')
  await page.waitForURL(/agents_competence$/)
  expect(await page.textContent('.flash.error')).toContain('la fonction «\u00a0set_config\u00a0» n’est pas de celles')
  await context.close()
}, 60_000)

test('a query in SQL is not there for whoever may only build queries of entities', async () => {
  await rows(`INSERT INTO openmairie.om_droit (om_profil, permission) SELECT 'consultation', unnest(ARRAY['requetes', 'requetes_ecriture']) ON CONFLICT DO NOTHING;
    UPDATE openmairie.om_reglage_droits SET version = version + 1;
    INSERT INTO openmairie.om_requete (application, nom, genre, definition, acteur) VALUES ('opengestioncrise', 'essai', 'sql',
      '{"name": "essai", "label": "Essai", "text": "SELECT 1", "parameters": []}', 'administrateur')`)
  const context = await served().context({})
  const page = await tryAs(context, 'consultation')
  await page.goto('/-/requetes')
  expect(await page.textContent('main')).not.toContain('Essai')
  expect(await page.getByRole('link', { name: 'Écrire en SQL' }).count()).toBe(0)
  for (const [path, status] of [
    ['/-/requetes/opengestioncrise/essai', 404],
    ['/-/requetes/opengestioncrise/essai/export', 404],
    ['/-/requetes/opengestioncrise/essai/tableau.pdf', 404],
    ['/-/requetes/sql', 403],
    ['/-/requetes/sql?application=opengestioncrise', 403],
  ] as const)
    expect([path, (await context.request.get(path)).status()]).toEqual([path, status])
  await context.close()
}, 60_000)

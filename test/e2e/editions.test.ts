// SPDX-License-Identifier: EUPL-1.2
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPdf } from '../support/pdf.js'
import { namesInZip } from '../support/zip.js'
import { faults, overflowing } from './checks.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
let context: BrowserContext

beforeAll(async () => {
  served = await serveDemonstration()
  context = await served.context()
  await (await tryAs(context, 'administrateur')).close()
})
afterAll(() => served.stop())

async function pdfAt(path: string) {
  const answer = await context.request.get(path)
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf'])
  expect(answer.headers()['content-disposition']).toMatch(/^inline; filename="[\w.-]+\.pdf"$/)
  const pdf = await readPdf(await answer.body())
  await pdf.close()
  return pdf
}

test('the listing is printed as it is filtered, sorted and shown', async () => {
  const pdf = await pdfAt(
    '/opengestioncrise/ressource/-/liste.pdf?c.disponible=Oui&q=alv&tri=-prenom&colonne=prenom&colonne=nom',
  )
  expect(pdf).toMatchObject({
    title: 'Ressources',
    language: 'fr',
    standards: ['PDF/A-2A'],
    tagged: true,
    sizes: [[210, 297]],
  })
  const text = (pdf.pages[0] ?? '').replace(/\s+/g, ' ')
  expect(text).toContain('Ressources Recherche : alv Disponible : Oui 6 lignes Prénom Nom')
  expect(text.indexOf('José Alves')).toBeGreaterThan(0)
  expect(text.indexOf('José Alves')).toBeLessThan(text.indexOf('Gaëlle Alves'))
  expect(pdf.pages.join()).not.toContain('Abgrall')
})

test('all columns are on paper, whatever their number', async () => {
  const columns =
    'ressource nom prenom matricule grade service organisation datenaissance cp telephone1 telephone2 email permis disponible datedisponible observation'
  const asked = columns
    .split(' ')
    .map((name) => `colonne=${name}`)
    .join('&')
  const { pages } = await pdfAt(`/opengestioncrise/ressource/-/liste.pdf?q=alves&${asked}`)
  const text = pages.join(' ').replace(/\s+/g, ' ')
  for (const heading of ['Matricule', 'Grade', 'Courriel', 'Permis de conduire', 'Observation'])
    expect(text).toContain(heading)
})

test('a record is printed in one click where it has one edition, else one chooses', async () => {
  const page = await context.newPage()
  await page.goto('/opengestioncrise/competence/1')
  expect(await page.getByRole('link', { name: 'Imprimer' }).getAttribute('href')).toBe(
    '/opengestioncrise/competence/1/-/edition/competence',
  )
  await page.goto('/opengestioncrise/ressource/1')
  await page.getByRole('link', { name: 'Imprimer' }).click()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Imprimer David Béatrice')
  expect(await faults(page)).toEqual([])
  // No mail server is set: what would not go is not offered, and an old link says why.
  expect(await page.getByText('courriel').count()).toBe(0)
  const unset = await page.goto('/opengestioncrise/ressource/1/-/courriel/ressource')
  expect(unset?.status()).toBe(409)
  expect(await page.locator('main .empty').textContent()).toBe(
    'L’envoi par courriel n’est pas réglé dans cette installation. Demandez-le à votre administrateur.',
  )
  expect(await page.getByRole('button', { name: 'Envoyer' }).count()).toBe(0)
  await page.close()
  const etat = (await pdfAt('/opengestioncrise/ressource/1/-/edition/ressource')).pages.join()
  for (const words of ['David Béatrice', 'Affectation', 'Compétences acquises', 'Sauveteur secouriste du travail'])
    expect(etat).toContain(words)
  const letter = (await pdfAt('/opengestioncrise/ressource/1/-/edition/ressource_lettre')).pages.join()
  expect(letter).toMatch(/Béatrice David\n\d{5} Valmarine/)
  expect(letter).toContain('Affaire suivie par : Camille Démo')
})

test('labels begin where one says, and what is mistyped stays', async () => {
  const page = await context.newPage()
  await page.goto('/opengestioncrise/ressource/-/imprimer?q=alves')
  await page.getByLabel('Première étiquette').fill('30')
  await page.getByRole('button', { name: 'Faire les étiquettes (PDF)' }).click()
  expect(await page.getByLabel('Première étiquette').inputValue()).toBe('30')
  expect(await page.getByText('Indiquez un nombre entre 1 et 24.').count()).toBe(2)
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320, 360, 640])).toEqual([])
  await page.close()
  const pdf = await pdfAt(
    '/opengestioncrise/ressource/-/etiquettes.pdf?q=alves&planche=2x7&premiere=14&exemplaires=2&droite=0&bas=0',
  )
  // One label at the end of the first sheet, the others on the next.
  expect(pdf.pages[0]?.match(/Alves/g)?.length).toBe(1)
  expect(pdf.pages[1]?.match(/Alves/g)?.length).toBeGreaterThan(1)
})

test('one document for each record is prepared as a job, in one PDF or in a ZIP', async () => {
  const page = await context.newPage()
  for (const form of ['pdf', 'zip']) {
    await page.goto('/opengestioncrise/ressource/-/imprimer?q=alves&c.disponible=Oui')
    await page.getByLabel('Document').selectOption('ressource_lettre')
    await page.getByLabel('Fichier').selectOption(form)
    await page.getByRole('button', { name: 'Préparer les documents' }).click()
    await page
      .getByText(/Les documents sont prêts/)
      .first()
      .waitFor({ timeout: 60_000 })
    const href = await page.locator('a[href$="/resultat"]').first().getAttribute('href')
    const body = await (await context.request.get(href ?? '')).body()
    if (form === 'pdf') {
      const pdf = await readPdf(body)
      expect(pdf.pages.length).toBe(4)
      expect(pdf.pages.every((text) => text.includes('page 1 sur 1'))).toBe(true)
      await pdf.close()
    } else
      expect(namesInZip(body)).toEqual([
        'Alves_Jose.pdf',
        'Alves_Jean-Marc.pdf',
        'Alves_Gaelle.pdf',
        'Goncalves_Oceane.pdf',
      ])
  }
  await page.close()
}, 120_000)

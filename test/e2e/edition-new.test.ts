// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enter, tokenIn } from '../support/http.js'
import { readPdf } from '../support/pdf.js'
import { faults, overflowing } from './checks.js'
import { codeOf } from './edition-code.js'
import { type Served, serveDemonstration, tryAs } from './support.js'
import { notEnglish, textsOf } from './words.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())
beforeEach(async () => {
  await rows('TRUNCATE openmairie.om_edition')
})

const rows = async (text: string) => (await served.base.raw.query(text)).rows
const address = '/-/editions/nouveau'

async function printed(page: Page, edition: string): Promise<string> {
  const answer = await page.context().request.get(`/opengestioncrise/ressource/1/-/edition/${edition}`)
  expect(answer.status()).toBe(200)
  const pdf = await readPdf(await answer.body())
  await pdf.close()
  return pdf.pages.join('\f')
}

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('a letter is made, printed like the others, withdrawn, and offered again', async () => {
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    await page.goto('/-/editions')
    await page.getByRole('link', { name: 'Nouveau modèle' }).click()
    expect(await page.textContent('h1')).toBe('Nouveau modèle d’édition')
    await page.getByRole('button', { name: 'Créer le modèle' }).click()
    expect(await page.locator('#problemes').textContent()).toContain('Donnez un nom au modèle.')
    await page.getByLabel('Nom du modèle').fill('Convocation à l’exercice')
    await page.getByLabel('À partir de').selectOption({ label: 'Ressources' })
    await page.getByRole('button', { name: 'Créer le modèle' }).click()
    expect(await page.textContent('.flash')).toBe(
      '«\u00a0Convocation à l’exercice\u00a0» est créé\u00a0: il est proposé à l’impression dès maintenant.',
    )
    expect(new URL(page.url()).pathname).toBe('/-/editions/opengestioncrise/etat/convocation_exercice')
    await (await codeOf(page, 'Texte', javaScriptEnabled)).fill('<p>[prenom] [nom], rendez-vous le 3 mai.</p>')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    expect(await printed(page, 'convocation_exercice')).toContain('Béatrice David, rendez-vous le 3 mai.')
    await page.goto('/opengestioncrise/ressource/1/-/imprimer')
    expect(await page.locator('main').textContent()).toContain('Convocation à l’exercice')
    await page.goto('/-/editions/opengestioncrise/etat/convocation_exercice')
    page.once('dialog', (dialog) => dialog.accept())
    await page.getByRole('button', { name: 'Retirer ce modèle' }).click()
    expect(await page.textContent('.flash')).toContain('Votre modèle n’est plus proposé.')
    expect((await context.request.get('/opengestioncrise/ressource/1/-/edition/convocation_exercice')).status()).toBe(
      404,
    )
    await page.goto('/-/editions')
    expect(await page.locator('tr', { hasText: 'Convocation' }).textContent()).toContain('Retiré')
    await page.getByRole('link', { name: 'Convocation à l’exercice' }).click()
    expect(await page.textContent('main')).toContain('Ce modèle est retiré')
    await page.getByRole('button', { name: 'Reprendre la version 1' }).click()
    expect(await printed(page, 'convocation_exercice')).toContain('Affaire suivie par')
    await context.close()
  }, 60_000)
})

test('an état, labels and a table of rows are made too, one from a copy, each under a name of its own', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  const make = async (sort: string, label: string, start: string): Promise<string> => {
    await page.goto(`${address}?genre=${sort}`)
    await page.getByLabel('Nom du modèle').fill(label)
    await page.getByLabel('À partir de').selectOption({ label: start })
    await page.getByRole('button', { name: 'Créer le modèle' }).click()
    await page.waitForURL(/\/-\/editions\/opengestioncrise\//)
    return new URL(page.url()).pathname.replace('/-/editions/opengestioncrise/', '')
  }
  expect(await make('sous-etat', 'Savoirs', 'Compétences acquises, par «\u00a0Ressource\u00a0»')).toBe(
    'sous-etat/savoirs',
  )
  expect(await make('etat', 'Savoirs', 'Ressources')).toBe('etat/savoirs')
  await (await codeOf(page, 'Texte')).fill('<div data-sous-etat="savoirs"></div>')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  expect(await page.textContent('.flash')).toContain('est enregistré')
  expect(await printed(page, 'savoirs')).toContain('Savoirs')
  expect(await make('etiquette', 'Dos', 'Ressources')).toBe('etiquette/dos')
  expect(await make('lettre', 'Lettre de vérification', 'Lettre de vérification – Ressources')).toBe(
    'etat/lettre_verification',
  )
  expect(await make('lettre', 'Lettre de vérification', 'Lettre de vérification – Ressources')).toBe(
    'etat/lettre_verification_2',
  )
  expect(await printed(page, 'lettre_verification')).toContain('vérification des renseignements')
  await context.close()
}, 60_000)

test('its pages are for everyone, at any width; what is not in the list is refused', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  for (const sort of ['lettre', 'etat', 'etiquette', 'sous-etat']) {
    await page.goto(`${address}?genre=${sort}`)
    expect(await faults(page)).toEqual([])
    expect(await overflowing(page, [320, 640])).toEqual([])
  }
  const admin = await enter(served.instance.url, 'administrateur')
  const answer = await admin.post(address, [
    ['-csrf', tokenIn(await admin.page(address))],
    ['genre', 'etat'],
    ['nom', 'x'.repeat(101)],
    ['depart', 'vide opengestioncrise om_utilisateur'],
  ])
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('Ce nom est trop long')
  expect(answer.text).toContain('Choisissez ce dont le modèle part')
  expect(await rows('SELECT FROM openmairie.om_edition')).toEqual([])
  const english = await served.context({ locale: 'en-GB' })
  const read = await tryAs(english, 'administrateur')
  await read.goto(address)
  expect(notEnglish(await textsOf(read))).toEqual([])
  await english.close()
  const reader = await enter(served.instance.url, 'consultation')
  expect((await reader.get(address)).status).toBe(403)
  await context.close()
})

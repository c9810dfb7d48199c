// SPDX-License-Identifier: EUPL-1.2
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { faults, overflowing } from './checks.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
let context: BrowserContext
let refused: string[]
beforeAll(async () => {
  served = await serveDemonstration()
  context = await served.context()
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) refused.push(message.text())
  })
  context.on('weberror', (error) => refused.push(String(error.error())))
  await (await tryAs(context, 'administrateur')).close()
})
afterAll(() => served.stop())
beforeEach(async () => {
  refused = []
  await served.base.raw.query('TRUNCATE openmairie.om_edition')
})

const address = '/-/editions/opengestioncrise/etat/ressource_lettre'
const sent = (page: Page, name = 'body') => page.locator(`[name="t.${name}"]`).inputValue()
const kept = async () =>
  (await served.base.raw.query(`SELECT textes->>'body' AS body FROM openmairie.om_edition WHERE active`)).rows[0]?.body
const textOf = (page: Page) => page.locator('.rich-text').and(page.getByRole('textbox', { name: 'Texte', exact: true }))
const fieldOf = (page: Page, label = 'Texte') =>
  page.locator('.field', { has: page.locator(`label:text-is("${label}")`) })
const tool = (page: Page, name: string) => fieldOf(page).getByRole('button', { name, exact: true })

/** The page of the letter, its text set out; `code`: once it is that. */
async function open(code: string | null = null): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address)
  await textOf(page).waitFor()
  if (code === null) return page
  await tool(page, 'Code').click()
  await page.locator('[name="t.body"]').fill(code)
  await tool(page, 'Texte mis en forme').click()
  await fieldOf(page).locator('label').click()
  return page
}

test('a text is typed, marked and filled with fields, saved and printed, without a rule of the policy broken', async () => {
  const page = await open('<p>Objet</p>')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Bonjour ')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('cher')
  await page.keyboard.press('Control+b')
  await page.keyboard.type(' [civilite : Né / Née] ')
  await page.getByRole('button', { name: '[prenom]', exact: true }).click()
  await page.keyboard.press('Enter')
  await tool(page, 'Liste à puces').click()
  await page.keyboard.type('un')
  await page.keyboard.press('Enter')
  await page.keyboard.type('deux')
  expect(await sent(page)).toBe(
    '<p>Objet</p>\n<p>Bonjour <strong>cher</strong> [civilite : Né / Née] [prenom]</p>\n<ul>\n<li>un</li>\n<li>deux</li>\n</ul>',
  )
  expect(await textOf(page).locator('.chip').allTextContents()).toEqual(['[civilite : Né / Née]', '[prenom]'])
  const written = await sent(page)
  await fieldOf(page, 'Nom du modèle').locator('input').fill('Lettre')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.locator('.flash').first().waitFor()
  expect(await kept()).toBe(undefined)
  // The civilité is no field of a record here: it is told, beside the text that is set out.
  expect(await page.locator('#t-body-erreur').textContent()).toContain('[civilite : Né / Née]')
  await textOf(page).waitFor()
  expect(await textOf(page).getAttribute('aria-invalid')).toBe('true')
  expect(await textOf(page).getAttribute('aria-describedby')).toBe('t-body-erreur')
  await page.locator('#problemes a[href="#t-body"]').first().click()
  expect(await textOf(page).evaluate((text) => text === document.activeElement)).toBe(true)
  await page.getByLabel('Enregistrer quand même').check()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('est imprimé ainsi dès maintenant').waitFor()
  expect(await kept()).toBe(written)
  expect(refused).toEqual([])
  await page.close()
}, 60_000)

test('a text that is not touched is saved byte for byte, and so is one whose change is undone', async () => {
  const page = await open()
  const before = await sent(page)
  await fieldOf(page).locator('label').click()
  await page.keyboard.type('zz')
  expect(await sent(page)).not.toBe(before)
  await page.keyboard.press('Control+z')
  expect(await sent(page)).toBe(before)
  await fieldOf(page, 'Nom du modèle').locator('input').fill('Autre nom')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('est imprimé ainsi dès maintenant').waitFor()
  expect(await kept()).toBe(before)
  await page.close()
})

test('code and text set out are one content; what cannot be shown is told, and stays code', async () => {
  const page = await open('<p>Un</p>')
  await page.keyboard.type(' deux')
  await tool(page, 'Code').click()
  expect(await page.getByLabel('Texte', { exact: true }).inputValue()).toBe('<p>Un deux</p>')
  await page.getByLabel('Texte', { exact: true }).fill('<p>Un</p><!-- trois -->')
  await tool(page, 'Texte mis en forme').click()
  expect(await fieldOf(page).getByRole('status').textContent()).toBe(
    'Ce texte contient des éléments que l’éditeur ne sait pas montrer\u00a0: modifiez-le ici, sous forme de code.',
  )
  expect(await page.getByLabel('Texte', { exact: true }).isVisible()).toBe(true)
  expect(await sent(page)).toBe('<p>Un</p><!-- trois -->')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('est imprimé ainsi dès maintenant').waitFor()
  // Opened again it is code at once, the others are set out.
  await page.locator('#t-footer.rich-text').waitFor()
  expect(await fieldOf(page).getByRole('status').textContent()).toContain('ne sait pas montrer')
  expect(await page.getByLabel('Texte', { exact: true }).inputValue()).toBe('<p>Un</p><!-- trois -->')
  expect(await kept()).toBe('<p>Un</p><!-- trois -->')
  expect(await faults(page)).toEqual([])
  await page.close()
})

test('the keyboard reaches all of it, and leaves it', async () => {
  const page = await open('<p>Un</p>')
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')
  await page.keyboard.press('Shift+Tab')
  expect(await focused()).toBe('Style')
  await page.keyboard.press('ArrowRight')
  expect(await focused()).toBe('Gras')
  await page.keyboard.press('End')
  expect(await focused()).toBe('Plus d’outils')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowRight')
  expect(await focused()).toBe('Barré')
  await page.keyboard.press('Enter')
  await page.keyboard.type('xy')
  expect(await sent(page)).toBe('<p>Un<s>xy</s></p>')
  expect(await tool(page, 'Barré').getAttribute('aria-pressed')).toBe('true')
  // Neither a list nor a table keeps the focus.
  await tool(page, 'Insérer un tableau').click()
  await textOf(page).locator('td').first().click()
  await page.keyboard.press('Tab')
  expect(await textOf(page).evaluate((text) => text.contains(document.activeElement))).toBe(false)
  await page.close()
})

test('conditions, repeats, sous-états, barcodes and tables are put by buttons', async () => {
  const page = await open('<p>Un</p>')
  await tool(page, 'Plus d’outils').click()
  const box = page.locator('dialog[open]')
  await tool(page, 'Condition…').click()
  await box.getByLabel('Montrer seulement si').fill('[disponible] = Oui')
  await page.keyboard.press('Enter')
  await expect.poll(() => sent(page)).toBe('<p data-si="[disponible] = Oui">Un</p>')
  expect(await textOf(page).locator('p').getAttribute('data-told')).toBe('Seulement si [disponible] = Oui')
  await tool(page, 'Répéter…').click()
  await box.getByLabel('Onglet').selectOption('ressource_competence.ressource')
  await box.getByRole('button', { name: 'Valider' }).click()
  await expect
    .poll(() => sent(page))
    .toBe('<p data-si="[disponible] = Oui" data-pour="ressource_competence.ressource">Un</p>')
  expect(await textOf(page).locator('p').getAttribute('data-told')).toBe(
    'Seulement si [disponible] = Oui – Répété\u00a0: de chaque ligne de «\u00a0Compétences acquises\u00a0»',
  )
  await tool(page, 'Condition…').click()
  await box.getByRole('button', { name: 'Enlever' }).click()
  await tool(page, 'Répéter…').click()
  await box.getByRole('button', { name: 'Enlever' }).click()
  await expect.poll(() => sent(page)).toBe('<p>Un</p>')
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await tool(page, 'Code-barres…').click()
  await box.getByLabel('Genre de code-barres').selectOption('qrcode')
  await box.getByLabel('Valeur').fill('[matricule]')
  await box.getByRole('button', { name: 'Valider' }).click()
  await page.keyboard.press('Enter')
  await tool(page, 'Sous-état…').click()
  await box.getByRole('button', { name: 'Valider' }).click()
  await page.keyboard.press('Enter')
  await tool(page, 'Champ…').click()
  await box.getByLabel('Champ ou mention').fill('[nom]')
  await box.getByLabel('Écrit comme').fill('majuscules')
  expect(await faults(page)).toEqual([])
  await box.getByRole('button', { name: 'Valider' }).click()
  await expect
    .poll(() => sent(page))
    .toBe(
      '<p>Un</p>\n<img data-code="qr" data-valeur="[matricule]">\n<div data-sous-etat="ressource_competence.ressource"></div>\n<p>[nom : majuscules]</p>',
    )
  await page.keyboard.press('Enter')
  await tool(page, 'Insérer un tableau').click()
  await textOf(page).locator('td').first().click()
  await page.keyboard.type('a')
  await tool(page, 'Aligner à droite').click()
  await tool(page, 'Supprimer la colonne').click()
  await textOf(page).locator('th').click()
  await page.keyboard.type('Tête')
  await expect
    .poll(() => sent(page))
    .toContain('<table>\n<tr><th>Tête</th></tr>\n<tr><td></td></tr>\n<tr><td></td></tr>\n</table>')
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320, 360, 640])).toEqual([])
  expect(refused).toEqual([])
  await page.close()
}, 60_000)

test('a field is changed in its box, and what is not right is told there', async () => {
  const page = await open('<p>Le [datenaissance : date longue]</p>')
  const box = page.locator('dialog[open]')
  await textOf(page).locator('.chip').click()
  await tool(page, 'Champ…').click()
  expect(await box.getByLabel('Champ ou mention').inputValue()).toBe('[datenaissance]')
  expect(await box.getByLabel('Écrit comme').inputValue()).toBe('date longue')
  await box.getByLabel('Champ ou mention').fill('date de naissance')
  await page.keyboard.press('Enter')
  expect(await box.getByRole('alert').textContent()).toBe(
    'Ce n’est pas un nom de champ\u00a0: choisissez-en un dans la liste.',
  )
  expect(await box.getByLabel('Champ ou mention').getAttribute('aria-invalid')).toBe('true')
  expect(await faults(page)).toEqual([])
  await box.getByLabel('Champ ou mention').fill('&aujourdhui')
  await box.getByLabel('Écrit comme').fill('date en lettres')
  await page.keyboard.press('Enter')
  expect(await sent(page)).toBe('<p>Le [&aujourdhui : date en lettres]</p>')
  await page.keyboard.press('End')
  await tool(page, 'Plus d’outils').click()
  await tool(page, 'Lien…').click()
  await box.getByLabel('Adresse du lien').fill('ville.fr')
  await page.keyboard.press('Enter')
  expect(await box.getByRole('alert').textContent()).toContain('Indiquez une adresse complète')
  await box.getByLabel('Adresse du lien').fill('https://ville.fr')
  await page.keyboard.press('Enter')
  expect(await sent(page)).toBe(
    '<p>Le [&aujourdhui : date en lettres]<a href="https://ville.fr">https://ville.fr</a></p>',
  )
  await tool(page, 'Condition…').click()
  await box.getByLabel('Montrer seulement si').fill('disponible')
  await page.keyboard.press('Enter')
  expect(await box.getByRole('alert').textContent()).toContain('Cette condition ne peut pas être lue')
  await page.keyboard.press('Escape')
  expect(await page.locator('dialog[open]').count()).toBe(0)
  expect(await sent(page)).not.toContain('data-si')
  await page.close()
})

test('lists end with an empty item, a chip goes by one key, and what is typed is not left without a word', async () => {
  const page = await open('<ul><li>Un [nom]</li></ul>')
  await page.keyboard.press('Backspace')
  expect(await sent(page)).toBe('<ul>\n<li>Un </li>\n</ul>')
  await page.keyboard.press('Enter')
  await page.keyboard.type('deux')
  await page.keyboard.press('Tab')
  expect(await textOf(page).evaluate((text) => text === document.activeElement)).toBe(false)
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('trois')
  expect(await sent(page)).toBe('<ul>\n<li>Un </li>\n<li>deux</li>\n</ul>\n<p>trois</p>')
  const asked = page.waitForEvent('dialog')
  const leaving = page.goto('/opengestioncrise')
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.accept()
  await leaving
  await page.close()
})

test('what is pasted from a word processor keeps what a text may hold', async () => {
  const page = await open('<p>Un</p>')
  await textOf(page).evaluate((text) => {
    const data = new DataTransfer()
    data.setData(
      'text/html',
      `<html><head><style>p { color: red }</style></head><body><!--StartFragment--><p class="MsoNormal" align=center style='text-align:center'><b><span lang=FR style='font-size:14.0pt;color:red'>Deux [nom]<o:p></o:p></span></b></p><p class="MsoNormal" onclick="alert(1)">trois &amp; quatre</p><script>alert(1)</script><!--EndFragment--></body></html>`,
    )
    text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  expect(await sent(page)).toBe('<p>Un<strong>Deux [nom]</strong></p>\n<p>trois &amp; quatre</p>')
  // What is copied is a text: it may be pasted elsewhere, and here.
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+x')
  expect(await sent(page)).toBe('')
  await page.keyboard.press('Control+v')
  expect(await sent(page)).toBe('<p>Un<strong>Deux [nom]</strong></p>\n<p>trois &amp; quatre</p>')
  expect(refused).toEqual([])
  await page.close()
})

test('the preview has what is set out, and no other page takes the editor', async () => {
  const scripts: string[] = []
  context.on(
    'request',
    (request) => request.resourceType() === 'script' && scripts.push(new URL(request.url()).pathname),
  )
  const page = await context.newPage()
  for (const path of [
    '/opengestioncrise',
    '/opengestioncrise/ressource/1',
    '/-/editions/opengestioncrise/etiquette/ressource_etiquette',
  ])
    await page.goto(path)
  expect([...new Set(scripts)]).toEqual(['/-/statique/client.js'])
  await page.close()
  const editor = await open('<p>Un</p>')
  expect(scripts.filter((path) => /^\/-\/statique\/start-[A-Z0-9]+\.js$/.test(path)).length).toBeGreaterThan(0)
  await editor.keyboard.type(' essai')
  const [asked, opened] = await Promise.all([
    context.waitForEvent('request', (request) => request.url().endsWith('/apercu')),
    context.waitForEvent('page'),
    editor.getByRole('button', { name: 'Aperçu (PDF)' }).click(),
  ])
  expect(new URLSearchParams(asked.postData() ?? '').get('t.body')).toBe('<p>Un essai</p>')
  expect((await served.base.raw.query('SELECT FROM openmairie.om_edition')).rows).toEqual([])
  await opened.close()
  await editor.close()
})

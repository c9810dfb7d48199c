// SPDX-License-Identifier: EUPL-1.2
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enter } from '../support/http.js'
import { readPdf } from '../support/pdf.js'
import { faults, overflowing } from './checks.js'
import { codeOf } from './edition-code.js'
import { type Served, serveDemonstration, tryAs } from './support.js'
import { notEnglish, textsOf } from './words.js'

/** Labels of the author’s own, beside those that are generated. */
const ownLabels = `editions: {
    etats: [],
    sousEtats: [],
    etiquettes: [{ name: 'dos', label: 'Dos de dossier', entity: 'ressource', lines: ['Dossier [matricule]'] }],
  },`

let served: Served
let context: BrowserContext
beforeAll(async () => {
  served = await serveDemonstration((folder) => {
    const path = join(folder, 'app.ts')
    writeFileSync(path, readFileSync(path, 'utf8').replace('menu: [', `${ownLabels}\n  menu: [`))
  })
  context = await served.context()
  await (await tryAs(context, 'administrateur')).close()
})
afterAll(() => served.stop())
beforeEach(async () => {
  await rows('TRUNCATE openmairie.om_edition')
})

const address = '/-/editions/opengestioncrise/etat/ressource_lettre'
const rows = async (text: string) => (await served.base.raw.query(text)).rows

async function textOf(body: Buffer): Promise<string> {
  const pdf = await readPdf(body)
  await pdf.close()
  return pdf.pages.join('\f')
}
const letter = async () =>
  textOf(await (await context.request.get('/opengestioncrise/ressource/1/-/edition/ressource_lettre')).body())

/** What the form of a page sends, with some of it changed. */
async function preview(page: Page, changes: Readonly<Record<string, string>>): Promise<string> {
  const fields = await page.$eval('form.edition-editor', (form) =>
    Object.fromEntries([...new FormData(form as HTMLFormElement)].map(([name, value]) => [name, String(value)])),
  )
  const answer = await context.request.post(`${address}/apercu`, {
    form: { ...fields, ...changes },
    headers: { origin: served.instance.url },
  })
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf'])
  // Within our own pages, and nobody else’s.
  expect(answer.headers()['content-security-policy']).toContain("frame-ancestors 'self'")
  expect(answer.headers()['x-frame-options']).toBe('SAMEORIGIN')
  return textOf(await answer.body())
}

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('a letter is changed on screen: previewed, saved, printed, and taken back', async () => {
    const own = await served.context({ javaScriptEnabled })
    const page = await tryAs(own, 'administrateur')
    await page.click('header details.popup summary')
    await page.click('header .sheet a:text-is("Modèles d’éditions")')
    expect(await page.textContent('h1')).toBe('Modèles d’éditions')
    await page.getByRole('link', { name: 'Lettre de vérification' }).click()
    expect(await page.textContent('h1')).toBe('Modifier «\u00a0Lettre de vérification\u00a0»')
    expect(await page.getByRole('button', { name: 'Aperçu (PDF)' }).getAttribute('formtarget')).toBe(
      javaScriptEnabled ? '_blank' : 'apercu',
    )
    const body = () => codeOf(page, 'Texte', javaScriptEnabled)
    await (await body()).fill('<p>Objet : exercice du 3 mai</p>\n<p>[prenom] [non]</p>')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    // What names nothing is told first, and what was typed stays.
    expect(await page.locator('#t-body-erreur').textContent()).toBe(
      '«\u00a0[non]\u00a0» ne désigne rien\u00a0: il serait imprimé tel quel. Noms proches\u00a0: [nom].',
    )
    expect(await page.locator('[name="t.body"]').inputValue()).toContain('[prenom] [non]')
    expect(await letter()).toContain('vérification des renseignements')
    await (await body()).fill('<p>Objet : exercice du 3 mai</p>\n<p>[prenom] [nom]</p>')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    expect(await page.textContent('.flash')).toBe(
      '«\u00a0Lettre de vérification\u00a0» est enregistré\u00a0: il est imprimé ainsi dès maintenant.',
    )
    const text = await letter()
    expect(text).toContain('Objet : exercice du 3 mai')
    expect(text).not.toContain('vérification des renseignements')
    page.once('dialog', (dialog) => dialog.accept())
    await page.getByRole('button', { name: 'Revenir à la version du fichier' }).click()
    expect(await page.textContent('.flash')).toBe('Le modèle de l’application est de nouveau imprimé.')
    expect(await letter()).toContain('vérification des renseignements')
    await page.getByRole('button', { name: 'Reprendre la version 1' }).click()
    expect(await page.textContent('.flash')).toBe('La version 1 est de nouveau imprimée.')
    expect(await letter()).toContain('Objet : exercice du 3 mai')
    await own.close()
  }, 60_000)
})

test('the preview is what would be printed of the record chosen, and keeps nothing', async () => {
  const page = await context.newPage()
  await page.goto(address)
  const drawn = await preview(page, { 't.body': '<p>Essai pour [prenom] [nom]</p>', fiche: '1' })
  expect(drawn).toContain('Essai pour Béatrice David')
  expect(await preview(page, { 't.body': '<p>x</p>', 't.top': 'abc' })).toContain('« abc » n’est pas une marge')
  expect(await preview(page, { fiche: 'zzzz' })).toContain('Aucune fiche ne répond à cela.')
  expect(await rows('SELECT FROM openmairie.om_edition')).toEqual([])
  await page.getByLabel('Fiche d’exemple').fill('1')
  await page.getByRole('button', { name: 'Vérifier' }).click()
  expect(await page.textContent('#fiche-aide')).toContain('Exemple\u00a0: David Béatrice.')
  expect(await page.textContent('.flash')).toBe('Tout ce que le modèle nomme existe.')
  const example = page.locator('.edition-fields tr', { hasText: '[matricule]' }).locator('td').nth(2)
  expect(await example.textContent()).toMatch(/^A\d+$/)
  await page.close()
})

test('once one stops typing, the preview follows; a field of the list goes where the cursor stands', async () => {
  const own = await served.context()
  await own.addInitScript(() => Object.defineProperty(navigator, 'pdfViewerEnabled', { get: () => true }))
  const page = await tryAs(own, 'administrateur')
  await page.goto(address)
  const body = await codeOf(page, 'Texte')
  await body.fill('<p>Bonjour </p>')
  await body.evaluate((area) => (area as HTMLTextAreaElement).setSelectionRange(11, 11))
  const asked = page.waitForRequest(
    (request) => request.url().endsWith('/apercu') && (request.postData() ?? '').includes('Bonjour'),
  )
  await page.getByRole('button', { name: '[prenom]', exact: true }).click()
  expect(await body.inputValue()).toBe('<p>Bonjour [prenom]</p>')
  expect(new URLSearchParams((await asked).postData() ?? '').get('t.body')).toBe('<p>Bonjour [prenom]</p>')
  expect(page.url()).toContain(address)
  await own.close()
}, 60_000)

test('of two who change one model, the second is told, loses nothing, and may go on', async () => {
  const [one, other] = [await context.newPage(), await context.newPage()]
  await one.goto(address)
  await other.goto(address)
  await (await codeOf(one, 'Titre')).fill('<h1>La première</h1>')
  await one.getByRole('button', { name: 'Enregistrer' }).click()
  await (await codeOf(other, 'Titre')).fill('<h1>La seconde</h1>')
  await other.getByRole('button', { name: 'Enregistrer' }).click()
  expect(await other.textContent('.flash.warning')).toMatch(/^demo-administrateur a modifié ce modèle le .* perdu/)
  expect(await other.locator('[name="t.title"]').inputValue()).toBe('<h1>La seconde</h1>')
  expect(await other.locator('details', { hasText: 'Ce qui est enregistré' }).locator('pre').allTextContents()).toEqual(
    ['<h1>La première</h1>'],
  )
  expect(await faults(other)).toEqual([])
  await other.getByRole('button', { name: 'Enregistrer' }).click()
  expect(await rows("SELECT version, active, textes->>'title' AS titre FROM openmairie.om_edition ORDER BY 1")).toEqual(
    [
      { version: 1, active: false, titre: '<h1>La première</h1>' },
      { version: 2, active: true, titre: '<h1>La seconde</h1>' },
    ],
  )
  await one.close()
  await other.close()
})

test('after the file has changed, what it said, what it says and one’s own are compared, text by text', async () => {
  const page = await context.newPage()
  await page.goto(address)
  await (await codeOf(page, 'Titre')).fill('<h1>Le nôtre</h1>')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  // As if the file had said something else when that was kept.
  await rows(`UPDATE openmairie.om_edition SET depart = depart || '{"title": "<h1>Ancien</h1>", "header": "<p>Ancien</p>"}',
    textes = textes || '{"header": "<p>Ancien</p>"}'`)
  await page.goto('/-/editions')
  expect(await page.locator('tr', { hasText: 'Lettre de vérification' }).textContent()).toContain(
    'Le modèle de l’application a changé depuis',
  )
  await page.goto(address)
  await page.getByRole('link', { name: 'Comparer' }).click()
  const part = (legend: string) => page.locator('fieldset', { has: page.locator(`legend:text-is("${legend}")`) })
  expect(await part('Titre').locator('pre').allTextContents()).toEqual([
    '<h1>Ancien</h1>',
    '(vide)',
    '<h1>Le nôtre</h1>',
  ])
  // One’s own words are kept, what was never changed follows the file, unless one says otherwise.
  expect(await part('Titre').getByLabel('Garder le nôtre').isChecked()).toBe(true)
  expect(await part('En-tête de page').getByLabel('Prendre celui de l’application').isChecked()).toBe(true)
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320, 640])).toEqual([])
  await page.getByRole('button', { name: 'Enregistrer ces choix' }).click()
  expect(await page.textContent('.flash')).toBe('Vos choix sont enregistrés.')
  expect(await page.getByRole('link', { name: 'Comparer' }).count()).toBe(0)
  expect(
    await rows(
      `SELECT version, textes->>'title' AS titre, textes->>'header' AS entete FROM openmairie.om_edition WHERE active`,
    ),
  ).toEqual([{ version: 2, titre: '<h1>Le nôtre</h1>', entete: '' }])
  await page.close()
})

test('labels and sous-états are changed too, and lots are printed with what is kept', async () => {
  const page = await context.newPage()
  await page.goto('/-/editions/opengestioncrise/etiquette/ressource_etiquette')
  await page.getByLabel('Lignes de l’étiquette').fill('Matricule [matricule]')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  const labels = await context.request.get(
    '/opengestioncrise/ressource/-/etiquettes.pdf?q=alves&planche=3x8&premiere=1&exemplaires=1&droite=0&bas=0',
  )
  expect(await textOf(await labels.body())).toMatch(/Matricule A\d+/)
  await page.goto('/-/editions/opengestioncrise/sous-etat/ressource_competence.ressource')
  await page.getByLabel('Colonnes').fill('competence')
  await page.getByLabel('Nom du modèle').fill('Ce qu’elle sait faire')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  const etat = await context.request.get('/opengestioncrise/ressource/1/-/edition/ressource')
  expect(await textOf(await etat.body())).toContain('Ce qu’elle sait faire')
  await page.goto(address)
  await (await codeOf(page, 'Texte')).fill('<p>Convocation de [nom]</p>')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.goto('/opengestioncrise/ressource/-/imprimer?q=alves&c.disponible=Oui')
  await page.getByLabel('Document').selectOption('ressource_lettre')
  await page.getByRole('button', { name: 'Préparer les documents' }).click()
  await page
    .getByText(/Les documents sont prêts/)
    .first()
    .waitFor({ timeout: 60_000 })
  const href = await page.locator('a[href$="/resultat"]').first().getAttribute('href')
  expect(await textOf(await (await context.request.get(href ?? '')).body())).toContain('Convocation de Alves')
  await page.close()
}, 90_000)

test('of several labels of an entity, each is offered', async () => {
  const page = await context.newPage()
  await page.goto('/opengestioncrise/ressource/-/imprimer?q=alves')
  const choice = page.getByLabel('Étiquette', { exact: true })
  expect(await choice.locator('option').allTextContents()).toEqual(['Ressources', 'Dos de dossier'])
  await choice.selectOption('dos')
  await page.getByLabel('Première étiquette').fill('30')
  await page.getByRole('button', { name: 'Faire les étiquettes (PDF)' }).click()
  expect(await choice.inputValue()).toBe('dos')
  expect(await faults(page)).toEqual([])
  const labels = (asked: string) =>
    context.request.get(
      `/opengestioncrise/ressource/-/etiquettes.pdf?q=alves&planche=3x8&premiere=1&exemplaires=1&droite=0&bas=0${asked}`,
    )
  expect(await textOf(await (await labels('&etiquette=dos')).body())).toMatch(/Dossier A\d+/)
  expect(await textOf(await (await labels('')).body())).not.toContain('Dossier')
  expect((await labels('&etiquette=zzz')).status()).toBe(404)
  await page.close()
})

test('nobody without the permission sees or changes anything', async () => {
  const reader = await enter(served.instance.url, 'consultation')
  expect(await reader.page('/opengestioncrise')).not.toContain('Modèles d’éditions')
  const csrf = /name="-csrf" value="([^"]+)"/.exec(await reader.page('/opengestioncrise'))?.[1] ?? ''
  expect(csrf).not.toBe('')
  for (const path of ['/-/editions', address, `${address}/comparaison`])
    expect((await reader.get(path)).status).toBe(403)
  const origin = { origin: served.instance.url }
  for (const verb of ['', '/apercu', '/fichier', '/restaurer', '/comparaison'])
    expect(
      (
        await reader.post(
          `${address}${verb}`,
          [
            ['-csrf', csrf],
            ['t.body', 'x'],
            ['vue', '0'],
            ['version', '1'],
          ],
          origin,
        )
      ).status,
    ).toBe(403)
  expect(await rows('SELECT FROM openmairie.om_edition')).toEqual([])
})

test('the pages are accessible, narrow enough, and English where one reads English', async () => {
  const page = await context.newPage()
  await page.goto(address)
  await (await codeOf(page, 'Texte')).fill('<p>[nom]</p>')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  for (const path of [
    '/-/editions',
    address,
    `${address}?version=1`,
    '/-/editions/opengestioncrise/sous-etat/ressource_competence.ressource',
  ]) {
    await page.goto(path)
    if (path.startsWith(address)) await page.locator('#t-body.rich-text').waitFor()
    expect([path, await faults(page)]).toEqual([path, []])
    expect([path, await overflowing(page, [320, 360, 640])]).toEqual([path, []])
  }
  await page.close()
  const english = await served.context({ locale: 'en-GB' })
  const read = await tryAs(english, 'administrateur')
  for (const path of ['/-/editions', address]) {
    await read.goto(path)
    if (path === address) await read.locator('#t-body.rich-text').waitFor()
    expect(notEnglish(await textsOf(read))).toEqual([])
  }
  await english.close()
}, 60_000)

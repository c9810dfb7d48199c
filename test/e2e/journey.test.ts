// SPDX-License-Identifier: EUPL-1.2
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { column, type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())

const raw = async (text: string, values: readonly unknown[] = []): Promise<readonly Record<string, unknown>[]> =>
  (await served.base.raw.query(`SET search_path = opengestioncrise`)) &&
  (await served.base.raw.query(text, [...values])).rows

/** The whole work on a person and a skill; the same steps with and without JavaScript. */
async function journey(page: Page, name: string): Promise<void> {
  await page.click('.menu >> text="Ressources"')
  await page.click('text="Nouvelle ressource"')
  await page.fill('label:text-is("Nom") ~ input', name)
  await page.getByLabel('Date de naissance').fill('31/2/80')
  await page.click('text="Enregistrer"')
  expect(await page.textContent('#problemes h2')).toBe('Un point à corriger')
  expect(await page.textContent('#problemes a')).toContain('«\u00a031/2/80\u00a0» n’est pas une date')
  await expect.poll(() => page.getByLabel('Nom', { exact: true }).inputValue()).toBe(name)
  await page.getByLabel('Date de naissance').fill('1/2/80')
  await page.getByLabel('Matricule').fill('z 999 1')
  await page.getByLabel('Service').selectOption({ index: 1 })
  await page.click('text="Enregistrer"')
  expect(await page.textContent('.flash')).toContain('a été ajouté')
  expect(
    await raw('SELECT nom, datenaissance::text, matricule, disponible FROM ressource WHERE nom = $1', [name]),
  ).toEqual([{ nom: name, datenaissance: '1980-02-01', matricule: 'Z9991', disponible: 'Oui' }])

  await page.click('text="Nouvelle compétence acquise"')
  await page.getByLabel('Compétence', { exact: true }).selectOption({ index: 2 })
  await page.getByLabel('Date d’obtention').fill('010226')
  await page.click('text="Enregistrer"')
  expect(await page.$$('table.records tbody tr')).toHaveLength(1)
  expect(await column(page, 'date_obtention')).toEqual(['01/02/2026'])

  await page.click('a:text-is("Supprimer")')
  expect(await page.textContent('form.confirm')).toContain('ne peut pas être supprimée tant que')
  expect(await page.textContent('form.confirm li a')).toContain('1 –')
  await page.click('form.confirm li a')
  await page.click('table.records tbody th a')
  await page.click('a:text-is("Supprimer")')
  await page.click('text="Supprimer définitivement"')
  expect(await page.textContent('.empty')).toContain('Aucune compétence acquise')

  await page.click('a:text-is("Modifier")')
  await page.getByLabel('Prénom').fill('Zélie')
  await page.click('text="Enregistrer"')
  expect(await page.textContent('h1')).toBe(`${name} Zélie`)
  await page.click('a:text-is("Supprimer")')
  await page.click('text="Supprimer définitivement"')
  expect(await page.textContent('.flash')).toBe(`La ressource «\u00a0${name} Zélie\u00a0» a été supprimée.`)
  expect(await raw('SELECT 1 FROM ressource WHERE nom = $1', [name])).toEqual([])
}

/** What an address says of a listing: a form without scripts also sends its blank fields. */
function stateOf(address: string): string {
  const { pathname, searchParams } = new URL(address)
  return `${pathname}?${new URLSearchParams([...searchParams].filter(([, value]) => value !== ''))}`
}

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('one adds, corrects, modifies and deletes a person and a skill', async () => {
    const context = await served.context({ javaScriptEnabled })
    await journey(await tryAs(context, 'administrateur'), `Essai${javaScriptEnabled ? 'Avec' : 'Sans'}`)
    await context.close()
  })

  test('one searches, sorts and pages, and the address holds the whole state', async () => {
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'consultation')
    await page.goto('/opengestioncrise/ressource?tri=nom')
    await page.click('thead th:has-text("Nom") a')
    const expected = (await raw('SELECT nom FROM ressource ORDER BY nom DESC, ressource DESC LIMIT 30')).map(
      (row) => row['nom'],
    )
    expect(await column(page, 'nom')).toEqual(expected.slice(0, 15))
    await page.click('text="Suivants ›"')
    expect(await column(page, 'nom')).toEqual(expected.slice(15))
    await page.click('text="‹ Précédents"')
    expect(await column(page, 'nom')).toEqual(expected.slice(0, 15))

    const [person] = await raw(`SELECT nom, ressource FROM ressource WHERE nom ~ '[éèêîôç]' ORDER BY nom LIMIT 1`)
    const typed = String(person?.['nom']).normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
    await page.fill('#q', typed)
    await page.selectOption('#champ', 'nom')
    await page.click('form.search .simple button')
    expect(await column(page, 'nom')).toContain(person?.['nom'])
    const address = page.url()
    await page.click('table.records tbody th a')
    await page.click('text="Retour à la liste"')
    expect(stateOf(page.url())).toEqual(stateOf(address))

    await page.goto('/opengestioncrise/ressource?c.disponible=Non&min.enfantmineur=2&tri=service')
    const labels = (
      await raw(
        `SELECT coalesce(s.libelle, '') AS l FROM ressource r LEFT JOIN service s USING (service) WHERE disponible = 'Non' AND enfantmineur >= 2 ORDER BY r.service IS NULL, s.libelle, r.service, ressource LIMIT 15`,
      )
    ).map((row) => row['l'])
    expect(await column(page, 'service')).toEqual(labels)
    expect(await page.$$('.chip')).toHaveLength(2)
    expect(await page.$('text="Nouvelle ressource"')).toBeNull()
    await context.close()
  })
})

test('the export gives the whole filtered result, as a spreadsheet reads it', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'consultation')
  await page.goto('/opengestioncrise/ressource?c.disponible=Non')
  await page.click('text="Exporter"')
  await page.check('#format-csv')
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('text="Télécharger"')])
  const text = await readFile(await download.path(), 'utf8')
  const [total] = await raw(`SELECT count(*)::int AS n FROM ressource WHERE disponible = 'Non'`)
  expect(text.startsWith('\ufeffNom;Prénom;Matricule;')).toBe(true)
  expect(text.trimEnd().split('\r\n')).toHaveLength(Number(total?.['n']) + 1)
  await context.close()
})

test('two people on one record: different fields are kept, the same one is chosen', async () => {
  const [anne, bruno] = await Promise.all(
    ['administrateur', 'administrateur'].map(async (profil) =>
      tryAs(await served.context(), profil as 'administrateur'),
    ),
  )
  if (!anne || !bruno) throw new Error('two pages')
  const edit = '/opengestioncrise/ressource/1/-/modifier'
  await Promise.all([anne.goto(edit), bruno.goto(edit)])
  await anne.getByLabel('Prénom').fill('Annette')
  await anne.getByLabel('Enfants mineurs').fill('4')
  await anne.click('text="Enregistrer"')
  await bruno.getByLabel('Prénom').fill('Brunette')
  await bruno.getByLabel('Observation').fill('Vu par Bruno')
  await bruno.click('text="Enregistrer"')
  expect(await bruno.textContent('h1')).toBe('Choisir entre deux versions')
  expect(await bruno.textContent('form.conflict')).toContain('Annette')
  await bruno.check('text=Votre valeur')
  await bruno.click('text="Enregistrer ces choix"')
  expect(await raw('SELECT prenom, enfantmineur, observation FROM ressource WHERE ressource = 1')).toEqual([
    { prenom: 'Brunette', enfantmineur: 4, observation: 'Vu par Bruno' },
  ])
  await anne.context().close()
  await bruno.context().close()
})

test('by keyboard alone: search, open, modify, save', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.goto('/opengestioncrise/ressource')
  await page.keyboard.press('Tab')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Aller au contenu')
  await page.keyboard.press('/')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('q')
  const [person] = await raw('SELECT nom, matricule FROM ressource WHERE ressource = 7')
  await page.keyboard.type(String(person?.['matricule']))
  await page.keyboard.press('Enter')
  await page.waitForURL(/q=/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/ressource\/7/)
  await page.keyboard.press('m')
  await page.waitForURL(/modifier/)
  await page.getByLabel('Prénom').focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Clavier')
  await page.keyboard.press('Enter')
  await page.waitForURL(/ressource\/7(\?|$)/)
  expect(await page.textContent('h1')).toBe(`${person?.['nom']} Clavier`)
  await page.keyboard.press('?')
  await page.waitForSelector('dialog[open] kbd')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.$('dialog[open]')).toBeNull()
  await context.close()
})

test('a forged form, another site and a guessed address are refused', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  const cookie = (await context.cookies()).map((each) => `${each.name}=${each.value}`).join('; ')
  const send = (headers: Record<string, string>, body: string) =>
    fetch(`${served.instance.url}/opengestioncrise/service/-/nouveau`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body,
    })
  expect((await send({}, 'v.service=X&v.libelle=X')).status).toBe(400)
  const csrf = await page.getAttribute('input[name="-csrf"]', 'value')
  expect((await send({ 'sec-fetch-site': 'cross-site' }, `-csrf=${csrf}&v.service=X&v.libelle=X`)).status).toBe(400)
  expect((await fetch(`${served.instance.url}/opengestioncrise/ressource/1`, { redirect: 'manual' })).status).toBe(303)
  const reader = await tryAs(await served.context(), 'consultation')
  expect((await reader.goto('/opengestioncrise/ressource/1/-/modifier'))?.status()).toBe(403)
  expect((await reader.goto('/-/generateur'))?.status()).toBe(403)
  expect((await reader.goto('/opengestioncrise/ressource/abc'))?.status()).toBe(404)
  await reader.context().close()
  await context.close()
})

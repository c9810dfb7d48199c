// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { enter } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { listing, searches, servedToRemember } from './memory-served.js'
import { column, texts, tryAs } from './support.js'
import { notEnglish, textsOf } from './words.js'

const { served, forgetEverything } = servedToRemember()

const recentLabels = (page: Page, title: string): Promise<string[]> =>
  texts(page, `section:has(h2:text-is("${title}")) tbody th a`)
const pinned = 'Enregistrements épinglés'
const seen = 'Enregistrements consultés'

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('a search is saved with its columns, opened, renamed, shared and deleted', async () => {
    await forgetEverything()
    const context = await served().context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    await page.goto(listing)
    expect(await page.$('.searches')).toBeNull()
    await page.goto(`${listing}?q=ma&c.disponible=Oui&tri=-prenom&colonne=nom&colonne=prenom&taille=30&expires=1`)
    await page.click('text="Suivants ›"')
    await page.click('summary:has-text("Enregistrer cette recherche")')
    await page.click('text="Enregistrer la recherche"')
    expect(await page.textContent('#problemes a')).toBe('Donnez un nom à la recherche.')
    expect(await page.getByLabel('Nom de la recherche').getAttribute('aria-invalid')).toBe('true')
    await page.getByLabel('Nom de la recherche').fill('  Les «\u00a0ma\u00a0»   disponibles ')
    await page.click('text="Enregistrer la recherche"')
    const name = 'Les « ma » disponibles'
    expect(await page.textContent('.flash')).toBe(`La recherche «\u00a0${name}\u00a0» est enregistrée.`)
    const state = new URL(page.url()).search
    expect(state).toBe('?q=ma&c.disponible=Oui&tri=-prenom&colonne=nom&colonne=prenom&taille=30&expires=1')
    expect(await page.$('summary:has-text("Enregistrer cette recherche")')).toBeNull()
    const found = await column(page, 'prenom')
    expect(found).toHaveLength(30)

    await page.goto(listing)
    await page.click(`.searches >> text="${name}"`)
    await page.waitForURL(/tri=-prenom/)
    expect(new URL(page.url()).search).toBe(state)
    expect(await column(page, 'prenom')).toEqual(found)
    expect(await page.getAttribute('.searches .saved', 'aria-current')).toBe('true')

    // The same name is not taken twice, and nothing that was typed is lost.
    await page.goto(`${listing}?q=durand`)
    await page.click('summary:has-text("Enregistrer cette recherche")')
    await page.getByLabel('Nom de la recherche').fill(name)
    await page.click('text="Enregistrer la recherche"')
    expect(await page.textContent('#problemes a')).toBe(
      `Vous avez déjà une recherche «\u00a0${name}\u00a0» sur cette liste. Choisissez un autre nom.`,
    )
    await page.locator('main > form').getByLabel('Nom de la recherche').fill('Durand')
    await page.click('text="Enregistrer la recherche"')
    expect(await texts(page, '.searches .saved')).toEqual(['Durand', name])

    await page.click('text="Gérer les recherches"')
    const card = page.locator('.card', { hasText: name })
    await card.getByLabel('Nom de la recherche').fill('Durand')
    await card.getByRole('button', { name: 'Modifier' }).click()
    expect(await page.textContent('#problemes a')).toContain('Vous avez déjà une recherche «\u00a0Durand\u00a0»')
    await page
      .locator('.card', { has: page.locator('[aria-invalid]') })
      .getByLabel('Nom de la')
      .fill('Disponibles')
    await page
      .locator('.card', { has: page.locator('[aria-invalid]') })
      .getByLabel('Partager avec')
      .check()
    await page
      .locator('.card', { has: page.locator('[aria-invalid]') })
      .getByRole('button', { name: 'Modifier' })
      .click()
    expect(await page.textContent('.flash')).toBe('La recherche «\u00a0Disponibles\u00a0» est modifiée.')
    page.once('dialog', (dialog) => dialog.accept())
    await page.getByRole('button', { name: 'Supprimer «\u00a0Durand\u00a0»' }).click()
    expect(await page.textContent('.flash')).toBe('La recherche est supprimée.')
    expect(await texts(page, '.searches-own h3')).toEqual(['Disponibles'])
    const { rows } = await served().base.raw.query('SELECT libelle, partagee, etat FROM openmairie.om_recherche')
    expect(rows).toEqual([{ libelle: 'Disponibles', partagee: true, etat: state.slice(1) }])
    await context.close()
  })

  test('records opened are remembered, the last first; pinned ones stay, and the last search is taken up again', async () => {
    await forgetEverything()
    const context = await served().context({ javaScriptEnabled })
    const page = await tryAs(context, 'consultation')
    await page.goto('/-/recents')
    expect(await recentLabels(page, seen)).toEqual([])
    await page.goto('/-/derniere-recherche')
    expect(new URL(page.url()).pathname).toBe('/-/recents')
    expect(await page.textContent('.flash')).toContain('Aucune recherche à reprendre')
    const names: string[] = []
    for (const key of [1, 2, 3, 1]) {
      await page.goto(`${listing}/${key}`)
      names.push((await page.textContent('h1')) ?? '')
    }
    await page.goto(`${listing}?q=ma&tri=prenom`)
    await page.click('text="Suivants ›"')
    const left = page.url()
    const rows = await column(page, 'prenom')
    await page.goto(listing)
    await page.click('header >> text="Récents"')
    expect(await recentLabels(page, seen)).toEqual([names[0], names[2], names[1]])
    await page.click(`a:text-is("${names[2]}")`)
    await page.click('button:text-is("Épingler")')
    expect(await page.textContent('.flash')).toBe(`«\u00a0${names[2]}\u00a0» est épinglé.`)
    expect(await page.textContent('h1')).toBe(names[2])
    await expect.poll(() => page.isVisible('button:text-is("Désépingler")')).toBe(true)
    await page.click('header >> text="Dernière recherche"')
    expect(page.url()).toBe(left)
    expect(await column(page, 'prenom')).toEqual(rows)

    await page.goto('/-/recents')
    await page.click('text="Effacer l’historique"')
    expect(await recentLabels(page, pinned)).toEqual([names[2]])
    expect(await recentLabels(page, seen)).toEqual([names[2]])
    expect(await page.$('text="Dernière recherche : Ressources"')).toBeNull()
    await page.getByRole('button', { name: `Désépingler «\u00a0${names[2]}\u00a0»` }).click()
    expect(await recentLabels(page, pinned)).toEqual([])
    await context.close()
  })
})

test('twenty records are kept, by their keys alone', async () => {
  await forgetEverything()
  const visitor = await enter(served().instance.url, 'consultation')
  const { rows: people } = await served().base.raw.query(
    'SELECT ressource::text AS key FROM opengestioncrise.ressource ORDER BY ressource LIMIT 23',
  )
  for (const { key } of people) await visitor.page(`${listing}/${key}`)
  const { rows } = await served().base.raw.query('SELECT * FROM openmairie.om_recent ORDER BY vu')
  expect(rows.map((row) => row.enregistrement)).toEqual(people.slice(3).map(({ key }) => key))
  expect(Object.keys(rows[0])).toEqual(['om_utilisateur', 'application', 'entite', 'enregistrement', 'vu', 'epingle'])
})

test('a last search whose place holds no longer is taken up again at its first page, which says so', async () => {
  await forgetEverything()
  const reader = await enter(served().instance.url, 'consultation')
  const search = `${listing}?q=ma&tri=prenom&taille=5`
  const next = /href="([^"]*apres=[^"]*)"/.exec(await reader.page(search))?.[1]?.replaceAll('&amp;', '&') ?? ''
  await reader.page(next)
  expect((await reader.get('/-/derniere-recherche')).location).toBe(next)
  expect(await reader.page('/-/recents')).toContain(
    'href="/-/derniere-recherche">Dernière recherche\u00a0: Ressources<',
  )
  // As a criterion that is read anew each day leaves it: the place was written for other bounds.
  await served().base.raw.query(`UPDATE openmairie.om_derniere_recherche SET etat = replace(etat, 'q=ma', 'q=mar')`)
  expect((await reader.get(next.replace('q=ma', 'q=mar'))).status).toBe(400)
  const answer = await reader.get('/-/derniere-recherche')
  expect([answer.status, answer.location]).toEqual([303, search.replace('q=ma', 'q=mar')])
  expect(await reader.page(answer.location ?? '')).toContain(
    'La page où vous étiez n’est plus valable\u00a0: la recherche reprend à sa première page.',
  )
})

test('the pages speak English too', async () => {
  const context = await served().context({ locale: 'en-GB' })
  const page = await tryAs(context, 'consultation')
  await page.goto(`${listing}/1`)
  await page.click('button:text-is("Pin")')
  await page.goto(`${listing}?q=a`)
  await page.click('summary:has-text("Save this search")')
  await page.getByLabel('Name of the search').fill('Search')
  await page.click('text="Save the search"')
  const found: string[] = []
  for (const address of [listing, searches, '/-/recents', '/-/raccourcis', `${listing}/1`]) {
    await page.goto(address)
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    found.push(...notEnglish(await textsOf(page)))
  }
  expect(found).toEqual([])
  await context.close()
})

test('the pages are accessible, in both themes, and fit a small screen', async () => {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await served().context({ colorScheme })
    const page = await tryAs(context, 'administrateur')
    await page.goto(`${listing}/1`)
    if (colorScheme === 'light') await page.click('button:text-is("Épingler")')
    await page.goto(`${listing}?q=${colorScheme}&tri=nom`)
    await page.click('summary:has-text("Enregistrer cette recherche")')
    await page.getByLabel('Nom de la recherche').fill(`Une recherche au nom plutôt long, ${colorScheme}`)
    for (const fault of await faults(page)) found.push(`${colorScheme} listing: ${fault}`)
    for (const width of await overflowing(page, [320, 640])) found.push(`listing scrolls at ${width}`)
    await page.click('text="Enregistrer la recherche"')
    for (const address of [listing, searches, '/-/recents', '/-/raccourcis', `${listing}/1`]) {
      await page.goto(address)
      for (const fault of await faults(page)) found.push(`${colorScheme} ${address}: ${fault}`)
      for (const width of await overflowing(page, [320, 640])) found.push(`${address} scrolls at ${width}`)
    }
    await page.goto(`${listing}?q=autre`)
    await page.click('summary:has-text("Enregistrer cette recherche")')
    await page.click('text="Enregistrer la recherche"')
    for (const fault of await faults(page)) found.push(`${colorScheme} refused: ${fault}`)
    await context.close()
  }
  expect(found).toEqual([])
})

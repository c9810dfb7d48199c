// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enter, signIn, tokenIn, type Visitor } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { column, type Served, serveDemonstration, texts, tryAs } from './support.js'
import { notEnglish, textsOf } from './words.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())

const listing = '/opengestioncrise/ressource'
const searches = `${listing}/-/recherches`
const recentLabels = (page: Page, title: string): Promise<string[]> =>
  texts(page, `section:has(h2:text-is("${title}")) tbody th a`)
const pinned = 'Enregistrements épinglés'
const seen = 'Enregistrements consultés'

async function forgetEverything(): Promise<void> {
  for (const table of ['om_recent', 'om_derniere_recherche', 'om_recherche'])
    await served.base.raw.query(`DELETE FROM openmairie.${table}`)
}

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('a search is saved with its columns, opened, renamed, shared and deleted', async () => {
    await forgetEverything()
    const context = await served.context({ javaScriptEnabled })
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
    const { rows } = await served.base.raw.query('SELECT libelle, partagee, etat FROM openmairie.om_recherche')
    expect(rows).toEqual([{ libelle: 'Disponibles', partagee: true, etat: state.slice(1) }])
    await context.close()
  })

  test('records opened are remembered, the last first; pinned ones stay, and the last search is taken up again', async () => {
    await forgetEverything()
    const context = await served.context({ javaScriptEnabled })
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
  const visitor = await enter(served.instance.url, 'consultation')
  const { rows: people } = await served.base.raw.query(
    'SELECT ressource::text AS key FROM opengestioncrise.ressource ORDER BY ressource LIMIT 23',
  )
  for (const { key } of people) await visitor.page(`${listing}/${key}`)
  const { rows } = await served.base.raw.query('SELECT * FROM openmairie.om_recent ORDER BY vu')
  expect(rows.map((row) => row.enregistrement)).toEqual(people.slice(3).map(({ key }) => key))
  expect(Object.keys(rows[0])).toEqual(['om_utilisateur', 'application', 'entite', 'enregistrement', 'vu', 'epingle'])
})

describe('rights', () => {
  let administrator: Visitor
  let reader: Visitor
  const save = (visitor: Visitor, fields: Readonly<Record<string, string>>) => post(visitor, searches, fields)
  const post = async (visitor: Visitor, path: string, fields: Readonly<Record<string, string>>) =>
    visitor.post(path, [['-csrf', tokenIn(await visitor.page('/-/raccourcis'))], ...Object.entries(fields)])
  const idOf = async (name: string): Promise<string> => {
    const { rows } = await served.base.raw.query(
      'SELECT om_recherche FROM openmairie.om_recherche WHERE libelle = $1',
      [name],
    )
    return String(rows[0]?.om_recherche)
  }

  beforeAll(async () => {
    await forgetEverything()
    administrator = await enter(served.instance.url, 'administrateur')
    reader = await enter(served.instance.url, 'consultation')
  })

  test('a private search is seen by nobody else; a shared one is, and only its owner changes it', async () => {
    await save(administrator, { nom: 'Pour moi', etat: 'q=secret' })
    await save(administrator, { nom: 'Pour tous', etat: 'q=martin', partagee: '1' })
    for (const address of [listing, searches]) {
      const text = await reader.page(address)
      expect(text).toContain('Pour tous')
      expect(text).toContain('partagée par Camille Démo')
      expect(text).not.toContain('Pour moi')
      expect(text).not.toContain('secret')
    }
    for (const name of ['Pour tous', 'Pour moi']) {
      const id = await idOf(name)
      expect((await post(reader, `${searches}/${id}`, { nom: 'Pris' })).status).toBe(404)
      expect((await post(reader, `${searches}/${id}/supprimer`, {})).status).toBe(404)
      // The owner himself reaches it through its own listing only.
      const elsewhere = `/opengestioncrise/permis/-/recherches/${id}`
      expect((await post(administrator, `${elsewhere}/supprimer`, {})).status).toBe(404)
    }
    expect((await post(administrator, `${searches}/1%20OR%201/supprimer`, {})).status).toBe(404)
    const { rows } = await served.base.raw.query('SELECT libelle FROM openmairie.om_recherche ORDER BY libelle')
    expect(rows.map((row) => row.libelle)).toEqual(['Pour moi', 'Pour tous'])
  })

  test('a saved search is an address of its own listing, whatever is sent', async () => {
    const etat = 'q=a&intrus=1&avancee=1&apres=zzz&c.nom=b&c.inconnu=1&liste=x'
    const { location } = await save(administrator, { nom: 'Filtrée', etat })
    expect(location).toBe(`${listing}?q=a&c.nom=b`)
    const long = await save(administrator, { nom: 'Trop', etat: `q=${'a'.repeat(4000)}` })
    expect(long.status).toBe(422)
    expect(long.text).toContain('Cette recherche est trop longue pour être gardée.')
    expect((await save(administrator, { nom: 'n'.repeat(81), etat: 'q=a' })).status).toBe(422)
    expect((await administrator.post(searches, [['nom', 'Sans jeton']])).status).toBe(400)
    expect((await administrator.post('/-/recents', [])).status).toBe(400)
    expect((await administrator.post('/-/raccourcis', [['touches', '0']])).status).toBe(400)
    expect((await administrator.post(`${listing}/1/-/epingler`, [['epingle', '1']])).status).toBe(400)
  })

  test('what one may no longer read is left out, and its label with it', async () => {
    const profil = 'sans_service'
    await served.base.raw.query(`INSERT INTO openmairie.om_profil VALUES ($1, 'Sans service')`, [profil])
    await reader.page(`${listing}/1`)
    const service = await reader.page('/opengestioncrise/service')
    const key = /<tr\b[^>]* data-key="([^"]+)"/.exec(service)?.[1] ?? ''
    const opened = await reader.page(`/opengestioncrise/service/${key}`)
    const label = /<h1>([^<]+)<\/h1>/.exec(opened)?.[1] ?? '?'
    await post(reader, `/opengestioncrise/service/${key}/-/epingler`, { epingle: '1' })
    await reader.page('/opengestioncrise/service?q=a')
    expect(await reader.page('/-/recents')).toContain(label)
    // A user may be given another profil between two visits.
    const grant = (to: string) =>
      served.base.raw.query(`UPDATE openmairie.om_utilisateur SET om_profil = $1 WHERE login = 'demo-consultation'`, [
        to,
      ])
    await grant(profil)
    const after = await enter(served.instance.url, 'consultation')
    const text = await after.page('/-/recents')
    expect(text).not.toContain(label)
    expect(text).toContain('Rien n’est épinglé.')
    expect((await after.get('/-/derniere-recherche')).location).toBe('/-/recents')
    expect((await after.get(searches)).status).toBe(403)
    expect((await save(after, { nom: 'Interdite', etat: 'q=a' })).status).toBe(403)
    expect((await post(after, `${listing}/1/-/epingler`, { epingle: '1' })).status).toBe(403)
    await grant('consultation')
  })

  test('a record that is gone is left out, and one that is renamed shows its name of now', async () => {
    const owner = await signIn(served.instance.url)
    const { rows } = await served.base.raw.query(
      `INSERT INTO opengestioncrise.ressource (ressource, nom) SELECT max(ressource) + n, 'Passager ' || n FROM opengestioncrise.ressource, generate_series(1, 2) n GROUP BY n RETURNING ressource`,
    )
    for (const { ressource } of rows) await owner.page(`${listing}/${ressource}`)
    await served.base.raw.query(`DELETE FROM opengestioncrise.ressource WHERE nom = 'Passager 1'`)
    await served.base.raw.query(`UPDATE opengestioncrise.ressource SET nom = 'Renommé' WHERE nom = 'Passager 2'`)
    const text = await owner.page('/-/recents')
    expect(text).not.toContain('Passager')
    expect(text).toContain('Renommé')
    await served.base.raw.query(`DELETE FROM opengestioncrise.ressource WHERE nom = 'Renommé'`)
  })
})

test('one key leads to the recent records and to the last search; the arrows go through them', async () => {
  await forgetEverything()
  const context = await served.context()
  const page = await tryAs(context, 'consultation')
  await page.goto(`${listing}?q=durand`)
  const left = page.url()
  for (const key of [1, 2]) await page.goto(`${listing}/${key}`)
  const last = await page.textContent('h1')
  await page.keyboard.press('r')
  await page.waitForURL('**/-/recents')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.facts')
  expect(await page.textContent('h1')).toBe(last)
  await page.keyboard.press('d')
  await page.waitForURL(left)
  await context.close()
})

test('a last search whose place holds no longer is taken up again at its first page, which says so', async () => {
  await forgetEverything()
  const reader = await enter(served.instance.url, 'consultation')
  const search = `${listing}?q=ma&tri=prenom&taille=5`
  const next = /href="([^"]*apres=[^"]*)"/.exec(await reader.page(search))?.[1]?.replaceAll('&amp;', '&') ?? ''
  await reader.page(next)
  expect((await reader.get('/-/derniere-recherche')).location).toBe(next)
  expect(await reader.page('/-/recents')).toContain(
    'href="/-/derniere-recherche">Dernière recherche\u00a0: Ressources<',
  )
  // As a criterion that is read anew each day leaves it: the place was written for other bounds.
  await served.base.raw.query(`UPDATE openmairie.om_derniere_recherche SET etat = replace(etat, 'q=ma', 'q=mar')`)
  expect((await reader.get(next.replace('q=ma', 'q=mar'))).status).toBe(400)
  const answer = await reader.get('/-/derniere-recherche')
  expect([answer.status, answer.location]).toEqual([303, search.replace('q=ma', 'q=mar')])
  expect(await reader.page(answer.location ?? '')).toContain(
    'La page où vous étiez n’est plus valable\u00a0: la recherche reprend à sa première page.',
  )
})

test('keys of one character are switched off and on for a user; the others stay', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  const other = await tryAs(await served.context(), 'consultation')
  await page.goto(listing)
  await page.keyboard.press('?')
  await page.click('dialog[open] >> text="Désactiver les touches d’un seul caractère"')
  await page.waitForSelector('.flash')
  expect(await page.textContent('.flash')).toBe('Les touches d’un seul caractère sont désactivées.')
  expect(await page.textContent('.switch-keys p')).toContain('sont désactivées pour vous')
  await page.goto(listing)
  for (const key of ['?', 'n', 'r', 'd', '/']) await page.keyboard.press(key)
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  await expect.poll(() => page.$('dialog[open]')).toBeNull()
  expect(new URL(page.url()).pathname).toBe(listing)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.facts')
  // The choice is the user's, whatever the browser; nobody else's.
  const again = await tryAs(await served.context(), 'administrateur')
  expect(await again.getAttribute('body', 'data-keys')).toBe('off')
  await other.goto(listing)
  await other.keyboard.press('r')
  await other.waitForURL('**/-/recents')
  await again.goto('/-/raccourcis')
  await again.click('text="Réactiver les touches d’un seul caractère"')
  await again.goto(listing)
  await again.keyboard.press('n')
  await again.waitForURL(/nouveau/)
  await context.close()
  await other.context().close()
  await again.context().close()
})

test('Ctrl+S saves the form wherever the focus stands, once', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.goto(`${listing}/-/nouveau`)
  await page.getByLabel('Nom', { exact: true }).fill('Raccourci')
  await page.focus('#contenu')
  await page.keyboard.press('Control+s')
  await page.waitForSelector('.flash')
  expect(await page.textContent('.flash')).toBe('La ressource «\u00a0Raccourci\u00a0» a été ajoutée.')
  const { rows } = await served.base.raw.query(`SELECT 1 FROM opengestioncrise.ressource WHERE nom = 'Raccourci'`)
  expect(rows).toHaveLength(1)
  await context.close()
})

test('the pages speak English too', async () => {
  const context = await served.context({ locale: 'en-GB' })
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
    const context = await served.context({ colorScheme })
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

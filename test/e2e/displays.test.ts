// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enter, tokenIn, type Visitor } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { column, type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())

const listing = '/opengestioncrise/ressource'
const searches = `${listing}/-/recherches`
const heads = (page: Page): Promise<string[]> =>
  page.$$eval('thead th:not(.row-end)', (cells) => cells.map((cell) => cell.textContent?.replace(/[↑↓]/, '') ?? ''))
const forget = () => served.base.raw.query('DELETE FROM openmairie.om_recherche')

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('columns are put in order, saved without the search, found in one choice, and made usual', async () => {
    await forget()
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    await page.goto(`${listing}?q=ma&colonne=nom&colonne=prenom&colonne=email&tri=-prenom`)
    await page.click('summary:has-text("Affichage")')
    await page.click('button[aria-label="Avancer la colonne Courriel"]')
    if (javaScriptEnabled) await page.click('.sheet >> text="Appliquer"')
    await page.waitForURL(/colonne=nom&colonne=email&colonne=prenom/)
    expect(await heads(page)).toEqual(['Nom', 'Courriel', 'Prénom'])

    await page.click('summary:has-text("Enregistrer cette recherche")')
    await page.getByLabel('Nom de la recherche').fill('Courriels')
    await page.getByLabel('Ne garder que l’affichage').check()
    await page.click('text="Enregistrer la recherche"')
    expect(await page.textContent('.flash')).toBe('L’affichage «\u00a0Courriels\u00a0» est enregistré.')
    expect(new URL(page.url()).searchParams.get('q')).toBe('ma')

    // Another search keeps what it looks for, under the display.
    await page.goto(`${listing}?q=du&c.disponible=Oui`)
    await page.click('.searches a:text-is("Courriels")')
    await page.waitForURL(/colonne=email/)
    expect(new URL(page.url()).search).toBe(
      '?q=du&c.disponible=Oui&tri=-prenom&colonne=nom&colonne=email&colonne=prenom',
    )
    expect(await page.getAttribute('.searches a:text-is("Courriels")', 'aria-current')).toBe('true')

    await page.click('text="Gérer les recherches"')
    await page.click('text="En faire mon affichage habituel"')
    expect(await page.textContent('.flash')).toBe('La liste s’ouvrira désormais dans cet affichage.')
    await page.goto(listing)
    expect(await heads(page)).toEqual(['Nom', 'Courriel', 'Prénom'])
    expect(await page.getAttribute('thead th:has-text("Prénom")', 'aria-sort')).toBe('descending')
    const first = await column(page, 'prenom')
    expect([...first].sort((a, b) => b.localeCompare(a, 'fr'))).toEqual(first)
    // From page to page, to a record and its neighbours, and back.
    await page.click('text="Suivants ›"')
    const second = await column(page, 'prenom')
    await page.goto('/-/derniere-recherche')
    expect(await column(page, 'prenom')).toEqual(second)
    const keys = await page.$$eval('tbody tr', (rows) => rows.map((row) => row.getAttribute('data-key')))
    await page.click('table.records tbody th a')
    await page.click('text="Suivant ›"')
    expect(new URL(page.url()).pathname).toBe(`${listing}/${keys[1]}`)
    await page.click('text="Retour à la liste"')
    expect(await column(page, 'prenom')).toEqual(second)

    // The way past it, and out of it.
    await page.goto(`${listing}?q=ma`)
    expect(await heads(page)).toEqual(['Nom', 'Courriel', 'Prénom'])
    await page.click('.searches a:text-is("Affichage d’origine")')
    await page.waitForURL(/colonne=matricule/)
    expect((await heads(page)).slice(0, 3)).toEqual(['Nom', 'Prénom', 'Matricule'])
    await page.goto(searches)
    await page.click('text="Revenir à l’affichage d’origine"')
    await page.goto(listing)
    expect((await heads(page)).slice(0, 3)).toEqual(['Nom', 'Prénom', 'Matricule'])
    await context.close()
  })
})

describe('rights', () => {
  let administrator: Visitor
  let reader: Visitor
  const post = async (visitor: Visitor, path: string, fields: Readonly<Record<string, string>>) =>
    visitor.post(path, [['-csrf', tokenIn(await visitor.page('/-/raccourcis'))], ...Object.entries(fields)])
  const save = async (visitor: Visitor, fields: Readonly<Record<string, string>>): Promise<string> => {
    await post(visitor, searches, { affichage: '1', ...fields })
    const { rows } = await served.base.raw.query(
      'SELECT om_recherche FROM openmairie.om_recherche WHERE libelle = $1',
      [fields['nom']],
    )
    return String(rows[0]?.om_recherche)
  }
  beforeAll(async () => {
    await forget()
    administrator = await enter(served.instance.url, 'administrateur')
    reader = await enter(served.instance.url, 'consultation')
  })

  test('a display is no state of a search, and a state without display is none', async () => {
    const id = await save(administrator, { nom: 'Mêlé', etat: 'q=secret&c.nom=b&colonne=nom&apres=x&intrus=1' })
    const { rows } = await served.base.raw.query('SELECT etat FROM openmairie.om_recherche WHERE om_recherche = $1', [
      id,
    ])
    expect(rows).toEqual([{ etat: 'colonne=nom' }])
    const refused = await post(administrator, searches, { affichage: '1', nom: 'Rien', etat: 'q=a' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Il n’y a pas d’affichage à garder.')
  })

  test('only a display that one may see is made usual, each for himself; unshared, it is so no longer', async () => {
    const own = await save(administrator, { nom: 'À moi', etat: 'colonne=grade' })
    const shared = await save(administrator, { nom: 'À tous', etat: 'colonne=matricule&colonne=nom', partagee: '1' })
    await post(administrator, searches, { nom: 'Recherche', etat: 'q=a', partagee: '1' })
    const { rows } = await served.base.raw.query(`SELECT om_recherche FROM openmairie.om_recherche WHERE NOT affichage`)
    for (const id of [own, String(rows[0]?.om_recherche), '999999', 'x'])
      expect((await post(reader, `${searches}/${id}/habituel`, { habituel: '1' })).status).toBe(404)
    const elsewhere = `/opengestioncrise/permis/-/recherches/${shared}/habituel`
    expect((await post(reader, elsewhere, { habituel: '1' })).status).toBe(404)

    expect((await post(reader, `${searches}/${shared}/habituel`, { habituel: '1' })).status).toBe(303)
    const first = async (visitor: Visitor) => /<thead>.*?title="[^"]*">([^<]*)/s.exec(await visitor.page(listing))?.[1]
    expect(await first(reader)).toBe('Matricule')
    expect(await first(administrator)).toBe('Nom')
    expect((await reader.page(`${listing}/-/export?q=zzzz`)).trim()).toBe('Matricule;Nom')
    await post(administrator, `${searches}/${shared}`, { nom: 'À tous' })
    expect(await first(reader)).toBe('Nom')
    await post(administrator, `${searches}/${shared}/supprimer`, {})
    expect((await served.base.raw.query('SELECT 1 FROM openmairie.om_affichage_usuel')).rows).toEqual([])
  })

  test('without script, the box of the whole page means the page as its usual display shows it', async () => {
    const id = await save(administrator, { nom: 'Cinq derniers', etat: 'taille=5&tri=-ressource&colonne=ressource' })
    await post(administrator, `${searches}/${id}/habituel`, { habituel: '1' })
    const page = await administrator.page(listing)
    const shown = [...page.matchAll(/<tr [^>]*data-key="(\d+)"/g)].map(([, key]) => key)
    expect(shown).toHaveLength(5)
    const form = /<form [^>]*class="selection".*?<\/form>/s.exec(page)?.[0] ?? ''
    const liste = /name="liste" value="([^"]*)"/.exec(form)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const fields = await post(administrator, `${listing}/-/selection`, { liste, portee: 'page', action: 'modifier' })
    expect([...fields.text.matchAll(/name="cle" value="(\d+)"/g)].map(([, key]) => key)).toEqual(shown)
    await forget()
  })
})

test('displays are sound for a reader of screens, and hold at 320 pixels', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  const found: string[] = []
  for (const path of [`${listing}?q=a&colonne=nom&colonne=email`, searches]) {
    await page.goto(path)
    // One at a time, as they unfold over each other.
    const popups = await page.locator('main details.popup').all()
    for (const popup of popups) {
      await popup.evaluate((details) => details.setAttribute('open', ''))
      found.push(...(await faults(page)))
      expect(await overflowing(page, [320])).toEqual([])
      await popup.evaluate((details) => details.removeAttribute('open'))
    }
    if (popups.length === 0) found.push(...(await faults(page)))
  }
  expect(found).toEqual([])
  await context.close()
})

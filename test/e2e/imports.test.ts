// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enter } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())

const listing = '/opengestioncrise/ressource'
const rows = async (where: string): Promise<readonly Record<string, unknown>[]> =>
  (
    await served.base.raw.query(
      `SELECT nom, prenom, matricule, service, disponible, datenaissance::text AS ne FROM opengestioncrise.ressource WHERE ${where} ORDER BY nom`,
    )
  ).rows

/** As a service exports it: Windows-1252, semicolons, a title above, a total below. */
const csv = (prefix: string): Buffer =>
  Buffer.from(
    [
      'Liste des volontaires;;;;;',
      '',
      'Nom de famille;Prénom;Matricule;Né le;Organisation;Remarques',
      `${prefix} DURAND;Zoé;b000001;12/03/1980;Mairie;"Deux lignes\nde remarque"`,
      `${prefix} Petit;Élodie;B000002;31/02/1980;Mairie;`,
      `${prefix} Moreau;Jean-Noël;B000003;1/7/75;Marie;`,
      `${prefix} Faure;Inès;B000004;;Marie;`,
      'Total;4;;;;',
    ].join('\r\n'),
    'latin1',
  )

async function send(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto(listing)
  await page.click('a.button:text-is("Importer")')
  await page.setInputFiles('#fichier', { name, mimeType: 'text/csv', buffer })
  await page.click('button:text-is("Envoyer le fichier")')
  await page.waitForSelector('.import-settings')
}

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  const prefix = javaScriptEnabled ? 'Zimport' : 'Zsimple'
  const organisation = async () =>
    String(
      (
        await served.base.raw.query(
          `SELECT libelle FROM opengestioncrise.organisation WHERE libelle ~ '^[a-zA-Zéè ]+$' ORDER BY 1 LIMIT 1`,
        )
      ).rows[0].libelle,
    )

  test('a file is read, checked, mended, imported, and that is undone', async () => {
    const held = await organisation()
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    await send(
      page,
      'volontaires.csv',
      Buffer.from(csv(prefix).toString('latin1').replaceAll('Mairie', held), 'latin1'),
    )
    const chosen = await page.$$eval('select[name^="c."]', (all) =>
      all.map((each) => (each as HTMLSelectElement).value),
    )
    expect(chosen).toEqual(['nom', 'prenom', 'matricule', 'datenaissance', 'organisation', 'observation'])
    expect(await page.inputValue('#titres')).toBe('3')
    expect(await page.inputValue('#encodage')).toBe('windows-1252')
    await page.click('button.primary:text-is("Vérifier le fichier")')
    await page.waitForSelector('.import-mending')
    expect(await page.textContent('.outcome')).toMatch(/À ajouter\s*1\s*À corriger\s*3\s*Totaux non lus\s*1/)
    expect(await page.textContent('main')).toContain('31/02/1980')
    expect(await rows(`nom LIKE '${prefix}%'`)).toEqual([])

    // The same cause is mended once; a cell by itself.
    await page.fill('input[aria-label^="Remplacer «\u00a0Marie\u00a0»"]', held)
    await page.fill('[id="l.6.3"]', '28/02/1980')
    await page.click('button.primary:text-is("Enregistrer les corrections et vérifier")')
    await page.waitForSelector('button.primary:text-is("Importer 4 lignes")')
    await page.click('button.primary:text-is("Importer 4 lignes")')
    await page.waitForSelector('button:text-is("Annuler cet import")')
    expect(await page.textContent('.card [role=status]')).toBe('Import terminé\u00a0: 4 ressources ajoutées.')
    expect(await rows(`nom LIKE '${prefix.toUpperCase()}%' OR nom LIKE '${prefix}%'`)).toMatchObject([
      { prenom: 'Zoé', matricule: 'B000001', ne: '1980-03-12', disponible: 'Oui' },
      { prenom: 'Inès', matricule: 'B000004', ne: null },
      { prenom: 'Jean-Noël', matricule: 'B000003', ne: '1975-07-01' },
      { prenom: 'Élodie', matricule: 'B000002', ne: '1980-02-28' },
    ])

    await page.click('button:text-is("Annuler cet import")')
    await expect
      .poll(async () => page.textContent('.card [role=status]'))
      .toBe('Import annulé\u00a0: 4 écritures défaites.')
    expect(await rows(`matricule LIKE 'B00000_'`)).toEqual([])
    await context.close()
  })

  test('what is typed in the grid is kept wherever one goes on from it', async () => {
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    const wrong = Array.from({ length: 22 }, (_, at) => `${prefix} ${at};31/02/1980`)
    await send(page, 'grille.csv', Buffer.from(['Nom;Né le', `${prefix} juste;01/02/1980`, ...wrong].join('\n')))
    await page.click('button.primary:text-is("Vérifier le fichier")')
    await page.waitForSelector('.import-mending')
    await page.fill('[id="l.3.1"]', '28/02/1980')
    await page.click('button:text-is("Lignes suivantes")')
    await page.waitForSelector('[id="l.23.1"]')
    await page.fill('[id="l.23.1"]', '27/02/1980')
    await page.click('button:text-is("Changer les réglages")')
    await page.waitForSelector('.import-settings')
    await page.goto(page.url().replace('/reglages', ''))
    expect(await page.inputValue('[id="l.3.1"]')).toBe('28/02/1980')
    await page.fill('[id="l.4.1"]', '26/02/1980')
    await page.click('button:text-is("Importer 1 ligne et laisser 22 de côté")')
    await page.waitForSelector('button:text-is("Importer 4 lignes et laisser 19 de côté")')
    // The key Entrée has what is typed checked.
    await page.fill('[id="l.5.1"]', '25/02/1980')
    await page.press('[id="l.5.1"]', 'Enter')
    await page.waitForSelector('button:text-is("Importer 5 lignes et laisser 18 de côté")')
    expect(await rows(`nom LIKE '${prefix}%'`)).toEqual([])
    await context.close()
  })

  test('a file that is read in another way keeps what was chosen, and is known again the next time', async () => {
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    const chosen = async () => {
      const names = ['titres', 'c.0', 'c.1', 'c.2', 'dates', 'identite']
      const values = await Promise.all(names.map((name) => page.inputValue(`[id="${name}"]`)))
      return [...values, await page.getAttribute('input[name="mode"]:checked', 'value')]
    }
    // The first line looks as one of headings does.
    const file = (name: string) =>
      Buffer.from(`Mairie;Bureau;Agents\n${prefix} qui;Quand;Matricule\n${name};03/12/1980;ZM1\n`)
    await send(page, 'agents.csv', file('Anne'))
    expect(await chosen()).toEqual(['1', '', '', '', 'dmy', 'ressource', 'create'])
    await page.fill('#titres', '2')
    await page.selectOption('[id="c.0"]', 'nom')
    await page.selectOption('[id="c.1"]', 'datenaissance')
    await page.selectOption('#dates', 'mdy')
    await page.selectOption('#identite', 'matricule')
    await page.check('input[name="mode"][value="both"]')
    await page.click('button.primary:text-is("Vérifier le fichier")')
    await page.waitForSelector('.flash:has-text("Le fichier est relu")')
    const kept = ['2', 'nom', 'datenaissance', 'matricule', 'mdy', 'matricule', 'both']
    expect(await chosen()).toEqual(kept)
    await page.click('button.primary:text-is("Vérifier le fichier")')
    await page.waitForSelector('.outcome')

    await send(page, 'agents.csv', file('Bruno'))
    expect(await chosen()).toEqual(['1', '', '', '', 'dmy', 'ressource', 'create'])
    await page.fill('#titres', '2')
    await page.click('button:text-is("Relire le fichier")')
    await page.waitForSelector('.flash:has-text("Le fichier est relu")')
    expect(await chosen()).toEqual(kept)
    await context.close()
  })
})

test('whoever leaves the grid is asked where something was typed in it, and there alone', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await send(page, 'grille.csv', Buffer.from('Nom;Né le\nZparti;31/02/1980\nZautre;01/02/1980\n'))
  await page.click('button.primary:text-is("Vérifier le fichier")')
  await page.waitForSelector('.import-mending')
  const grid = page.url()
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  // A page asks once it was touched alone.
  await page.click('[id="l.2.1"]')
  await page.goto(listing)
  expect(asked).toEqual([])
  await page.goto(grid)
  await page.fill('[id="l.2.1"]', '28/02/1980')
  await page.goto(listing)
  expect(asked).toEqual(['beforeunload'])
  await context.close()
})

test('whoever may not import sees no way to it, and finds none', async () => {
  const reader = await enter(served.instance.url, 'consultation')
  expect(await reader.page(listing)).not.toContain('/-/importer')
  expect((await reader.get(`${listing}/-/importer`)).status).toBe(403)
})

test('an import is found by its owner alone', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await send(page, 'a.csv', Buffer.from('nom;prenom\nZautre;A\n'))
  const address = new URL(page.url()).pathname
  const other = await enter(served.instance.url, 'consultation')
  expect((await other.get(address)).status).toBe(403)
  await page.click('button:text-is("Abandonner cet import")')
  expect(await page.textContent('.flash')).toContain('L’import est abandonné. Rien n’a été écrit.')
  expect((await page.request.get(address)).status()).toBe(404)
  await context.close()
})

test('each page is sound for axe-core, and at 320 px', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  const look = async (): Promise<void> => {
    expect(await faults(page), page.url()).toEqual([])
    expect(await overflowing(page, [320]), page.url()).toEqual([])
    await page.setViewportSize({ width: 1280, height: 900 })
  }
  await page.goto(`${listing}/-/importer`)
  await look()
  await page.click('button:text-is("Envoyer le fichier")')
  expect(await page.textContent('#fichier-erreur')).toBe('Choisissez un fichier.')
  await look()
  await send(page, 'v.csv', csv('Zvu'))
  await look()
  await page.selectOption('[id="c.0"]', 'prenom')
  await page.click('button.primary:text-is("Vérifier le fichier")')
  await page.waitForSelector('#problemes')
  await look()
  await page.selectOption('[id="c.0"]', 'nom')
  await page.click('button.primary:text-is("Vérifier le fichier")')
  await page.waitForSelector('.import-mending')
  await look()
  await context.close()
})

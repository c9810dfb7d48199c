// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterOn, reach, typeIn } from '../e2e/keys.js'
import { type Served, serveDemonstration } from '../e2e/support.js'

let served: Served
const sql = async (text: string) => (await served.base.raw.query(text)).rows

beforeAll(async () => {
  served = await serveDemonstration(undefined, {}, undefined, 'openresultat')
})
afterAll(() => served.stop())

/** Somebody's day, from the page where one signs in, without a mouse. */
async function day(profil: string, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await served.context()
  const page = await context.newPage()
  page.on('dialog', (dialog) => void dialog.accept())
  await page.goto('/')
  await enterOn(page, `Essayer comme ${profil}`)
  await page.waitForURL(/\/openresultat$/)
  await work(page)
  await context.close()
}

/** Follows a link of the page, and waits for the page that has this title. */
async function go(page: Page, name: string | RegExp, title: string): Promise<void> {
  const before = page.url()
  await enterOn(page, name)
  await page.waitForURL(({ href }) => href !== before, { waitUntil: 'load' })
  expect(await page.textContent('h1')).toBe(title)
}

/** Presses Enter in a form, and waits for what it leads to. */
async function send(page: Page, title: string): Promise<void> {
  const before = page.url()
  await page.keyboard.press('Enter')
  await page.waitForURL(({ href }) => href !== before, { waitUntil: 'load' })
  expect(await page.textContent('h1')).toBe(title)
}

/** Presses a button that leads back to the same page, and waits for what it says. */
async function press(page: Page, name: string): Promise<void> {
  await reach(page, name)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

/** Chooses in a list by the arrows. */
async function choose(page: Page, name: string | RegExp, option: string): Promise<void> {
  await reach(page, name)
  const chosen = () =>
    page.evaluate(() =>
      document.activeElement instanceof HTMLSelectElement ? document.activeElement.selectedOptions[0]?.text : '',
    )
  for (let turn = 0; turn < 60 && (await chosen()) !== option; turn += 1) await page.keyboard.press('ArrowDown')
  expect(await chosen()).toBe(option)
}

test('the elections office prepares a poll, its lists and their names, and opens it', async () => {
  await day('service des élections', async (page) => {
    await go(page, 'Scrutins', 'Scrutins')
    await go(page, 'Nouveau scrutin', 'Nouveau scrutin')
    await typeIn(page, 'Libellé', 'Municipale partielle')
    await choose(page, 'Type de scrutin', 'Élections municipales')
    await typeIn(page, 'Date du scrutin', '14/3/2027')
    await typeIn(page, /^Sièges \(/, '45')
    await send(page, 'Municipale partielle')
    const [poll] = await sql(
      `SELECT election, statut FROM openresultat.election WHERE libelle = 'Municipale partielle'`,
    )
    expect(poll).toMatchObject({ statut: 'preparation' })
    // The hook has brought the bureaux and the hours of the town.
    const count = (table: string) =>
      sql(`SELECT count(*)::int AS n FROM openresultat.${table} WHERE election = ${poll.election}`)
    expect([await count('election_bureau'), await count('election_tranche')]).toEqual([[{ n: 30 }], [{ n: 5 }]])
    await go(page, /^Listes 0/, 'Municipale partielle')
    await go(page, 'Nouvelle liste du scrutin', 'Nouvelle liste du scrutin')
    await choose(page, 'Candidat ou liste', 'Le cap pour Valmarine')
    await typeIn(page, 'Numéro de panneau', '1')
    await typeIn(page, /^Tête de liste/, 'Camille Dupré')
    await send(page, 'Municipale partielle')
    await go(page, 'Le cap pour Valmarine', 'Le cap pour Valmarine')
    await go(page, 'Nouveau colistier', 'Nouveau colistier')
    await typeIn(page, 'Rang', '1')
    await typeIn(page, 'Nom', 'DUPRÉ')
    await typeIn(page, /^Prénom/, 'camille')
    await choose(page, 'Sexe', 'Femme')
    await typeIn(page, /^Date de naissance/, '3/5/1980')
    await send(page, 'Le cap pour Valmarine')
    expect(
      await sql(`SELECT rang, nom, prenom, sexe, date_naissance::text AS ne FROM openresultat.colistier
        JOIN openresultat.election_candidat USING (election_candidat) WHERE election = ${poll.election}`),
    ).toEqual([{ rang: 1, nom: 'Dupré', prenom: 'Camille', sexe: 'F', ne: '1980-05-03' }])
    await go(page, 'Municipale partielle', 'Municipale partielle')
    await press(page, 'Ouvrir le scrutin')
    expect(await page.textContent('.flash')).toBe('Municipale partielle\u00a0: la saisie est ouverte.')
    expect(await page.textContent('main')).not.toContain('Ouvrir le scrutin')
  })
})

test('an operator enters the turnout of an hour, then the results of a bureau', async () => {
  const [{ libelle }] = await sql('SELECT libelle FROM openresultat.election WHERE election = 1')
  await sql('DELETE FROM openresultat.participation WHERE election_bureau IN (1, 2) AND tranche = 2')
  await day('opérateur de saisie', async (page) => {
    await go(page, 'Participation', 'Participation')
    await go(page, libelle, `${libelle} – 10\u00a0h`)
    await go(page, '12 h', `${libelle} – 12\u00a0h`)
    await typeIn(page, /^0001 /, '301')
    await typeIn(page, /^0002 /, 'douze')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.summary')
    // The summary has the focus, and leads to the field.
    await enterOn(page, '0002\u00a0: «\u00a0douze\u00a0» n’est pas un nombre entier.'.replace(/\u00a0/g, ' '))
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('302')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.textContent('.flash')).toBe('2 bureaux sont enregistrés.')
    expect(
      await sql(
        'SELECT votants FROM openresultat.participation WHERE election_bureau IN (1, 2) AND tranche = 2 ORDER BY 1',
      ),
    ).toEqual([{ votants: 301 }, { votants: 302 }])

    await go(page, 'Saisie des résultats', 'Saisie des résultats')
    await go(page, libelle, libelle)
    await page.waitForSelector('#bureau:focus')
    await page.keyboard.type('28')
    await page.keyboard.press('Enter')
    await page.waitForURL(/bureau=28/, { waitUntil: 'load' })
    await page.waitForSelector('#emargements:focus')
    for (const figure of ['400', '400', '6', '4', '390', '390', ...Array<string>(7).fill('0')]) {
      await page.keyboard.type(figure)
      await page.keyboard.press('Tab')
    }
    await expect.poll(() => page.textContent('#controle')).toContain('Les chiffres concordent.')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.textContent('.flash')).toBe('Bureau 0028 enregistré.')
  })
})

test('the central station validates, prepares the second tour and proclaims', async () => {
  const [{ libelle }] = await sql('SELECT libelle FROM openresultat.election WHERE election = 1')
  const [{ n: arrived }] = await sql(
    `SELECT count(*)::int AS n FROM openresultat.election_bureau WHERE election = 1 AND etat = 'arrive'`,
  )
  await day('bureau centralisateur', async (page) => {
    await go(page, 'Scrutins', 'Scrutins')
    await go(page, libelle, libelle)
    await press(page, 'Valider les bureaux arrivés')
    expect(await page.textContent('.flash')).toBe(`${arrived} bureaux sont validés.`)
    await sql(`UPDATE openresultat.election SET statut = 'complete' WHERE election = 1`)
    await page.reload()
    await press(page, 'Préparer le second tour')
    expect(await page.textContent('.flash')).toContain('Le second tour est préparé')
    await press(page, 'Proclamer les résultats')
    expect(await page.textContent('.flash')).toBe(`${libelle} est proclamé.`)
    expect(await sql('SELECT tour FROM openresultat.election WHERE premier_tour = 1')).toEqual([{ tour: 2 }])
  })
})

test('communication makes a screen, opens it, and reads the public page', async () => {
  const [{ libelle }] = await sql('SELECT libelle FROM openresultat.election WHERE election = 1')
  await sql(`UPDATE openresultat.election SET heure_embargo = '00:00' WHERE election = 1`)
  await day('service communication', async (page) => {
    await go(page, 'Écrans', 'Écrans')
    await go(page, 'Nouvel écran', 'Nouvel écran')
    await choose(page, 'Scrutin', libelle)
    await typeIn(page, 'Libellé', 'Salle des fêtes')
    await send(page, 'Salle des fêtes')
    await go(page, 'Ouvrir l’écran', libelle)
    expect(await page.textContent('#ecran .or-compte')).toMatch(/^2\d bureaux sur 30 dépouillés$/)
    expect(await page.isVisible('header')).toBe(false)
    await page.goBack()
    await go(page, 'Scrutins', 'Scrutins')
    await go(page, libelle, libelle)
    await go(page, 'Page publique', libelle)
    expect(await page.textContent('#resultats h2')).toBe('Peuvent se maintenir')
  })
})

test('the archivist archives a poll, and looks at those of the past', async () => {
  const [{ libelle }] = await sql('SELECT libelle FROM openresultat.election WHERE election = 1')
  const [past] = await sql('SELECT libelle FROM openresultat.election WHERE election = 3')
  await day('archiviste', async (page) => {
    await go(page, 'Scrutins', 'Scrutins')
    await go(page, libelle, libelle)
    await press(page, 'Archiver')
    expect(await page.textContent('.flash')).toBe(`${libelle} est archivé.`)
    await go(page, 'Scrutins', 'Scrutins')
    await go(page, past.libelle, past.libelle)
    await go(page, 'Feuille de calcul des sièges', 'Feuille de calcul des sièges')
    expect(await page.textContent('.or-feuille')).toContain('Plus forte moyenne')
    expect(await page.textContent('.or-sieges tbody tr')).toBe('Un élan pour Valmarine23932')
  })
})

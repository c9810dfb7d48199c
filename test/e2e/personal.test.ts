// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openmairie } from '../cli/command.js'
import { enter, tokenIn, type Visitor } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
let camille: Visitor
let reader: Visitor
beforeAll(async () => {
  served = await serveDemonstration()
  camille = await enter(served.instance.url, 'administrateur')
  reader = await enter(served.instance.url, 'consultation')
})
afterAll(() => served.stop())

const ressource = (key: number): string => `/opengestioncrise/ressource/${key}`
const rowOf = async (key: number) =>
  (
    await served.base.raw.query(
      'SELECT nom, prenom, email, telephone1, datenaissance::text FROM opengestioncrise.ressource WHERE ressource = $1',
      [key],
    )
  ).rows[0]
const exportsOf = async (key: number) =>
  (
    await served.base.raw.query(
      `SELECT acteur, apres->>'forme' AS form FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
       WHERE operation = 'export' AND entite = 'ressource' AND enregistrement = $1 ORDER BY om_journal`,
      [String(key)],
    )
  ).rows

const unchained = async () =>
  (
    await served.base.raw.query(
      `SELECT count(*)::int AS lines FROM openmairie.om_journal
       WHERE entite = 'ressource' AND enregistrement = '2' AND chaine IS NULL`,
    )
  ).rows[0].lines

test('the register says what is held, why and for how long, in the reader’s language', async () => {
  const html = await camille.page('/-/registre')
  expect(html).toContain('Appeler, lors d’une crise, les personnes qui peuvent aider')
  expect(html).toContain('mission d’intérêt public (article 6, 1, e)')
  expect(html).toContain('3 ans après la dernière modification, puis anonymisation')
  expect(html).toContain('propre à ce champ\u00a0: Vérifier que la personne est majeure.')
  expect(html).toContain('Se rapporte aux personnes de «\u00a0Ressources\u00a0».')
  const english = await enter(served.instance.url, 'administrateur')
  const { text } = await english.get('/-/registre', { 'accept-language': 'en' })
  expect(text).toContain('Call, in a crisis, those who may help, by what they can do.')
  expect(text).toContain('3 years after the last change, then anonymised')
  expect((await reader.get('/-/registre')).status).toBe(403)
})

test('all that is held about a person is a page and a file, each told in the journal', async () => {
  await camille.send(`${ressource(2)}/-/modifier`, { 'v.observation': 'Parle <b>breton</b>' })
  for (const [kind, fields] of [
    ['notes', { texte: 'Tousse <b>encore</b>' }],
    ['taches', { objet: 'La rappeler', echeance: '01/02/2030' }],
  ] as const)
    await camille.post(`${ressource(2)}/-/${kind}/brouillon`, [
      ['-csrf', tokenIn(await camille.page('/-/raccourcis'))],
      ['-once', kind],
      ...Object.entries(fields),
    ])
  const html = await camille.page(`${ressource(2)}/-/donnees`)
  expect(html).toContain('Brouillons de votre main')
  expect(html).toContain('Tousse &lt;b>encore&lt;/b>')
  expect(html).toContain('Parle &lt;b>breton&lt;/b>')
  expect(html).toContain('par un agent')
  expect(html).not.toContain('Camille Démo</small>')
  const { headers, text } = await camille.get(`${ressource(2)}/-/donnees/fichier`)
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(headers.get('content-disposition')).toBe('attachment; filename="donnees-ressource-2.json"')
  const file = JSON.parse(text)
  expect(Object.keys(file)).toEqual([
    'format',
    'application',
    'personne',
    'etabli',
    'complet',
    'traitements',
    'enregistrements',
  ])
  expect(file.complet).toBe(true)
  const [person] = file.enregistrements
  expect(person.champs.find((each: { nom: string }) => each.nom === 'observation').valeur).toBe('Parle <b>breton</b>')
  expect(person.brouillons).toMatchObject([
    { champs: [], textes: ['La rappeler', '01/02/2030'] },
    { champs: [], textes: ['Tousse <b>encore</b>'] },
  ])
  expect(person.historique[0]).toMatchObject({ operation: 'update', auteur: 'agent' })
  expect(await exportsOf(2)).toEqual([
    { acteur: 'demo-administrateur', form: 'page' },
    { acteur: 'demo-administrateur', form: 'fichier' },
  ])
  expect((await reader.get(`${ressource(2)}/-/donnees`)).status).toBe(403)
  expect((await reader.get(`${ressource(2)}/-/donnees/fichier`)).status).toBe(403)
  expect((await camille.get('/opengestioncrise/service/INFORM/-/donnees')).status).toBe(404)
  expect(await reader.page(ressource(2))).not.toMatch(/-\/(donnees|anonymiser)/)
})

test('without a script, nothing is done before the box is ticked; then it is done, without a way back', async () => {
  const before = await rowOf(5)
  const address = `${ressource(5)}/-/anonymiser`
  const unchecked = await camille.send(address, {})
  expect(unchecked.status).toBe(422)
  expect(unchecked.text).toContain('Cochez la case pour confirmer.')
  expect(await rowOf(5)).toEqual(before)
  const done = await camille.send(address, { confirme: '1' })
  expect([done.status, done.location]).toEqual([303, ressource(5)])
  const page = await camille.page(ressource(5))
  expect(page).toContain('La personne est anonymisée')
  expect(page).not.toContain('name="-ligne"')
  expect(await rowOf(5)).toEqual({
    nom: 'anonyme',
    prenom: null,
    email: null,
    telephone1: null,
    datenaissance: `${String(before.datenaissance).slice(0, 4)}-01-01`,
  })
  const history = await camille.page(`${ressource(5)}/-/historique`)
  expect(history).toContain('Anonymisation <small>')
  expect(history).not.toContain(before.nom)
})

test('the commands say what is due, erase on demand, and tell erasure from tampering', async () => {
  const environment = { DATABASE_URL: served.base.url }
  // What is not yet in the chain may still change without a word.
  await expect.poll(() => unchained(), { timeout: 60_000, interval: 200 }).toBe(0)
  // As if nobody had written of it for long.
  await served.base.raw.query(
    `UPDATE openmairie.om_journal SET instant = now() - interval '4 years' WHERE entite = 'ressource' AND enregistrement = '2'`,
  )
  const rehearsed = await openmairie(['personal', 'apply', served.folder, '--dry-run', '--json'], environment)
  expect(JSON.parse(rehearsed.stdout)).toMatchObject([
    {
      application: 'opengestioncrise',
      entity: 'ressource',
      record: '2',
      ending: 'anonymise',
      fields: null,
      applied: null,
    },
  ])
  expect((await rowOf(2)).prenom).not.toBeNull()
  const applied = await openmairie(['personal', 'apply', served.folder], environment)
  expect(applied.stdout).toMatch(
    /opengestioncrise\/ressource\/2 {2}échu depuis le \d{4}-\d\d-\d\d, à anonymiser → anonymisé/,
  )
  expect((await rowOf(2)).prenom).toBeNull()
  const verified = await openmairie(['journal', 'verify'], environment)
  expect(verified.stdout).toMatch(/\d+ écritures dont le contenu a été effacé par l’application, qui le dit\./)
  // The lines that were aged by hand are told as altered, and nothing more is erased over them.
  expect(verified.code).toBe(1)
  const purge = await openmairie(['personal', 'purge', served.folder, '--before', '2024-01-01'], environment)
  expect([purge.code, purge.stderr]).toEqual([
    1,
    'La chaîne du journal est rompue\u00a0: rien n’a été effacé. Voyez «\u00a0openmairie journal verify\u00a0».\n',
  ])
  for (const [words, said] of [
    [['personal', 'purge', served.folder], 'Rien ne dit jusqu’à quand'],
    [['personal', 'oublier', served.folder], 'n’est pas une action'],
  ] as const) {
    const { code, stderr } = await openmairie(words, environment)
    expect([code === 0, stderr.includes(said)], `${words.join(' ')}: ${stderr}`).toEqual([false, true])
  }
})

const pages = ['/-/registre', '/-/conservation', `${ressource(3)}/-/donnees`, `${ressource(3)}/-/anonymiser`]

test('each page is sound for axe-core, at 320 px, and by the keyboard alone', async () => {
  // As the instance would find them in its round.
  await served.base.raw.query(
    `INSERT INTO openmairie.om_echeance (application, entite, enregistrement, echue, fin, champs)
     VALUES ('opengestioncrise', 'ressource', '3', '2026-11-01', 'anonymise', NULL), ('opengestioncrise', 'ressource', '4', '2026-11-02', 'archive', ARRAY['email'])`,
  )
  const context = await served.context()
  const page: Page = await tryAs(context, 'administrateur')
  for (const address of pages) {
    await page.goto(address)
    expect(await faults(page), address).toEqual([])
    expect(await overflowing(page, [320, 360, 1280]), address).toEqual([])
  }
  await page.goto('/-/conservation')
  expect(await page.locator('tbody tr').count()).toBe(2)
  await page.locator('td a').first().focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/ressource\/3\/-\/anonymiser/)
  await page.getByRole('button', { name: 'Anonymiser définitivement' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('.summary a')
  expect(await faults(page)).toEqual([])
  await page.locator('.summary a').focus()
  await page.keyboard.press('Enter')
  await page.locator('#confirme').focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Anonymiser définitivement' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/ressource\/3$/)
  expect((await rowOf(3)).prenom).toBeNull()
  await page.goto('/-/conservation')
  expect(await page.locator('tbody tr').count()).toBe(1)
  await context.close()
})

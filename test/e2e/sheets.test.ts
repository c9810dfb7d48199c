// SPDX-License-Identifier: EUPL-1.2
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keys, roads, subsidies } from '../proposal/town.js'
import { enter } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { startInstance } from './instance.js'
import { column, type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
let work: string
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'openmairie-tableurs-'))
  served = await serveDemonstration()
})
afterAll(async () => {
  await served.stop()
  rmSync(work, { recursive: true, force: true })
})

const rows = async (statement: string): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  (await served.base.raw.query(statement)).rows
const start = '/-/generateur/tableur'
const beside = (): string => dirname(served.folder)

/** The row of a column, by its title in the sheet. */
const rowOf = (page: Page, title: string) =>
  page.locator('.sheets tbody tr', { has: page.locator(`th:has-text("${title}")`) })

async function drop(page: Page, path: string, name: string): Promise<void> {
  const bytes = [...readFileSync(path)]
  const data = await page.evaluateHandle(
    ([content, called]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(content)], called))
      return transfer
    },
    [bytes, name] as const,
  )
  await page.dispatchEvent('form.drop-zone', 'drop', { dataTransfer: data })
}

test('a spreadsheet of requests to the roads service is dropped, corrected on the page, and served as an application', async () => {
  const source = await roads(work)
  const page = await tryAs(await served.context(), 'administrateur')
  await page.goto('/-/generateur')
  await page.click('a.button:text-is("Depuis un tableur")')
  expect(await faults(page)).toEqual([])
  await page.click('button:text-is("Proposer une application")')
  expect(await page.textContent('#fichier-erreur')).toBe('Choisissez un fichier.')
  await drop(page, source.path, source.name)
  await page.click('button:text-is("Proposer une application")')
  await page.waitForSelector('.sheets')

  expect(await page.inputValue('#nom')).toBe('voirie_2024')
  expect(await page.textContent('.sheets details')).toContain('écritures réunies\u00a0: Centre = centre')
  expect(await rowOf(page, 'Quartier').locator('select').inputValue()).toBe('string')
  expect(await rowOf(page, 'Quartier').getByRole('checkbox', { name: 'Liste de valeurs de' }).isChecked()).toBe(true)
  expect(await rowOf(page, 'Coût TTC').locator('select').inputValue()).toBe('decimal')
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320, 768, 1280])).toEqual([])

  // What was typed stays where something is wrong with it.
  await page.fill('#libelle', 'Demandes de voirie')
  await page.fill('#nom', 'voirie')
  await rowOf(page, 'Téléphone').getByLabel('Nom de «').fill('télé phone')
  await rowOf(page, 'Observations').getByLabel('Laisser de côté').check()
  await rowOf(page, 'Nature').getByRole('checkbox', { name: 'Liste de valeurs de' }).uncheck()
  await page.click('button:text-is("Créer l’application")')
  expect(await page.textContent('#problemes h2')).toBe('Un point à corriger')
  expect(await rowOf(page, 'Téléphone').locator('.error').textContent()).toContain(
    'Téléphone\u00a0: Une lettre sans accent',
  )
  expect(await rowOf(page, 'Téléphone').getByLabel('Nom de «').inputValue()).toBe('télé phone')
  expect(await page.inputValue('#libelle')).toBe('Demandes de voirie')
  expect(await rowOf(page, 'Observations').getByLabel('Laisser de côté').isChecked()).toBe(true)
  expect(await faults(page)).toEqual([])
  expect(existsSync(join(beside(), 'voirie'))).toBe(false)

  await rowOf(page, 'Téléphone').getByLabel('Nom de «').fill('tel')
  const before = Date.now()
  await page.click('button:text-is("Créer l’application")')
  const open = page.locator('a.button:text-is("Ouvrir l’application")')
  await open.waitFor({ timeout: 60_000 })
  expect(Date.now() - before).toBeLessThan(60_000)
  expect(await page.textContent('main')).toContain(
    'L’application «\u00a0Demandes de voirie\u00a0» est créée\u00a0: 2 tables, 64 lignes.',
  )
  expect((await page.textContent('main pre'))?.trim()).toBe('openmairie serve opengestioncrise voirie')
  expect(await faults(page)).toEqual([])
  await open.click()
  await page.goto('/voirie/demande?tri=demande')
  expect((await column(page, 'demandeur')).slice(0, 2)).toEqual(['Mme Durand 0', 'M. Petit 1'])
  expect(await page.textContent('main')).toContain('Les Ormes')
  expect(
    await rows(
      `SELECT tel, nature, q.libelle AS quartier FROM voirie.demande JOIN voirie.quartier q USING (quartier) WHERE demande = 1002`,
    ),
  ).toEqual([{ tel: '0563007919', nature: 'Éclairage', quartier: 'Les Ormes' }])
  expect(
    await rows(
      `SELECT column_name FROM information_schema.columns WHERE table_schema = 'voirie' AND column_name = 'observations'`,
    ),
  ).toEqual([])
  // It is an application as any other: written, its tables known as installed, nothing left aside.
  expect(readdirSync(join(beside(), 'voirie')).sort()).toEqual([
    '.gitattributes',
    '.gitignore',
    'README.md',
    'app.ts',
    'gen',
    'obj',
    'package.json',
    'parameters',
    'schema',
    'tsconfig.json',
  ])
  expect(readdirSync(beside()).filter((name) => name.startsWith('.'))).toEqual([])
  expect(await rows(`SELECT fichier FROM openmairie.om_installation WHERE application = 'voirie' ORDER BY 1`)).toEqual([
    { fichier: '0001-initial.sql' },
    { fichier: '0002-donnees.sql' },
  ])
  expect(
    await rows(`SELECT operation, enregistrement FROM openmairie.om_journal WHERE entite = 'application'`),
  ).toEqual([{ operation: 'create', enregistrement: 'voirie' }])
  await page.context().close()
}, 120_000)

describe('without JavaScript', () => {
  test('a value that has no room is told at its control; what was corrected stays; the page waits by itself', async () => {
    const source = subsidies(work)
    const page = await tryAs(await served.context({ javaScriptEnabled: false }), 'administrateur')
    await page.goto(start)
    await page.setInputFiles('#fichier', source.path)
    await page.click('button:text-is("Proposer une application")')
    await rowOf(page, 'Date du vote').locator('select').selectOption('date')
    await page.click('button:text-is("Vérifier")')
    expect(await rowOf(page, 'Date du vote').locator('.error').textContent()).toBe(
      'Date du vote\u00a0: «\u00a0à voir\u00a0» n’est pas du type voulu (ligne 22)',
    )
    expect(await rowOf(page, 'Date du vote').locator('select').inputValue()).toBe('date')
    await rowOf(page, 'Date du vote').getByLabel('Laisser de côté').check()
    // A name that is taken, by the application that is served.
    await page.fill('#nom', 'opengestioncrise')
    await page.click('button:text-is("Vérifier")')
    expect(await page.textContent('#nom-erreur')).toContain('s’appelle déjà «\u00a0opengestioncrise\u00a0»')
    await page.fill('#nom', 'subventions')
    await page.click('button:text-is("Vérifier")')
    expect(await page.textContent('.flash.success')).toContain('Rien à corriger')
    await page.click('button:text-is("Créer l’application")')
    await page.locator('a.button:text-is("Ouvrir l’application")').waitFor({ timeout: 60_000 })
    await page.goto('/subventions/subvention')
    expect(await page.textContent('main')).toContain('Association des Amis n° 1')
    expect(await rows('SELECT count(*)::int AS n FROM subventions.subvention')).toEqual([{ n: 48 }])
    await page.context().close()
  }, 120_000)

  test('a name taken meanwhile, a file that holds no table, a proposal given up', async () => {
    const page = await tryAs(await served.context({ javaScriptEnabled: false }), 'administrateur')
    await page.goto(start)
    await page.setInputFiles('#fichier', { name: 'vide.csv', mimeType: 'text/csv', buffer: Buffer.from('Rien\n') })
    await page.click('button:text-is("Proposer une application")')
    expect(await page.textContent('#fichier-erreur')).toContain('Ces fichiers ne contiennent pas de tableau')
    await page.setInputFiles('#fichier', (await keys(work)).path)
    await page.click('button:text-is("Proposer une application")')
    expect(await page.textContent('.sheets')).toContain('Renvoie à Clés, par N° de clé')
    const address = page.url()
    await page.click('button:text-is("Abandonner")')
    expect(await page.textContent('.flash')).toContain('La proposition est abandonnée.')
    expect((await page.goto(address))?.status()).toBe(404)
    await page.context().close()
  })
})

test('a large sheet is read by a job, and so is what has no room told; what was corrected is kept, and the application made', async () => {
  const lines = Array.from(
    { length: 20_000 },
    (_, at) =>
      `${at + 1};Objet ${at + 1} du relevé;${at === 15_000 ? 'à voir' : at};2024-01-${String(1 + (at % 28)).padStart(2, '0')}`,
  )
  const buffer = Buffer.from(['N°;Objet;Compteur;Jour', ...lines].join('\n'))
  const page = await tryAs(await served.context(), 'administrateur')
  await page.goto(start)
  await page.setInputFiles('#fichier', { name: 'relevés.csv', mimeType: 'text/csv', buffer })
  await page.click('button:text-is("Proposer une application")')
  await page.waitForSelector('.sheets', { timeout: 60_000 })
  expect(await page.textContent('.sheets details')).toContain('«\u00a0à voir\u00a0» (ligne 15002)')
  await rowOf(page, 'Compteur').locator('select').selectOption('integer')
  await page.fill('#nom', 'releves')
  await page.click('button:text-is("Créer l’application")')
  await page.waitForSelector('#problemes', { timeout: 60_000 })
  expect(await page.textContent('.flash.warning')).toBe(
    '1 valeur ne tient pas dans cette proposition\u00a0: rien n’a été écrit.',
  )
  expect(await rowOf(page, 'Compteur').locator('.error').textContent()).toContain('(ligne 15002)')
  expect(await rowOf(page, 'Compteur').locator('select').inputValue()).toBe('integer')
  expect(await page.inputValue('#nom')).toBe('releves')
  expect(existsSync(join(beside(), 'releves'))).toBe(false)
  await rowOf(page, 'Compteur').getByLabel('Laisser de côté').check()
  await page.click('button:text-is("Créer l’application")')
  await page.locator('a.button:text-is("Ouvrir l’application")').waitFor({ timeout: 90_000 })
  expect(await rows('SELECT count(*)::int AS n FROM releves.releve')).toEqual([{ n: 20_000 }])
  await page.context().close()
}, 240_000)

test('it is served again by the command that the page tells, its scripts having run', async () => {
  const other = await startInstance({
    folders: [served.folder, join(beside(), 'voirie')],
    databaseUrl: served.base.url,
    dataFolder: join(beside(), 'data'),
    arguments: ['--demonstration'],
  })
  try {
    const visitor = await enter(other.url, 'administrateur')
    expect(await visitor.page('/voirie/demande?q=durand')).toContain('Mme Durand 0')
    expect(await rows('SELECT count(*)::int AS n FROM voirie.demande')).toEqual([{ n: 60 }])
  } finally {
    await other.stop()
  }
}, 60_000)

test('a reader makes no application, and sees the proposal of nobody', async () => {
  const reader = await enter(served.instance.url, 'consultation')
  expect((await reader.get(start)).status).toBe(403)
  expect((await reader.get(`${start}/00000000-0000-4000-8000-000000000001`)).status).toBe(403)
})

// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { scratchDatabase } from '../support/database.js'
import { decoded, visitorOf } from '../support/http.js'
import { root } from '../support/workspace.js'
import { faults, overflowing } from './checks.js'
import { startInstance } from './instance.js'
import { type Served, serve } from './support.js'

const application = join(root, 'apps/opengestioncrise')
const unnamed = { OPENMAIRIE_ADMIN_PASSWORD: '' }
const strong = 'Tq7!mW2#xZ9$'
const good = { name: 'Anne Martin', login: 'amartin', email: 'anne.martin@mairie.example', next: strong, again: strong }

let served: Served
let link: string
const linkIn = (output: string): string => /http:\/\/\S+(\/-\/installation\/[\w-]{43})\n/.exec(output)?.[1] ?? ''
beforeAll(async () => {
  served = await serve(
    mkdtempSync(join(tmpdir(), 'openmairie-setup-')),
    application,
    await scratchDatabase(),
    [],
    unnamed,
  )
  // The words are printed once pages answer.
  link = await vi.waitUntil(() => linkIn(served.instance.output()) || false, { timeout: 10_000 })
})
afterAll(() => served.stop())

const send = (changes: Readonly<Record<string, string>> = {}, headers: Readonly<Record<string, string>> = {}) =>
  visitorOf(served.instance.url).post(link, Object.entries({ ...good, ...changes }), headers)
const accounts = async (): Promise<readonly unknown[]> =>
  (await served.base.raw.query('SELECT login, nom, email, om_profil FROM openmairie.om_utilisateur')).rows

test('before there is an administrator nothing is served but the page that asks for one', async () => {
  const visitor = visitorOf(served.instance.url)
  for (const path of ['/', '/-/connexion', '/opengestioncrise', '/-/compte', '/-/generateur', '/nowhere']) {
    const answer = await visitor.get(path)
    expect([path, answer.status]).toEqual([path, 503])
    expect(decoded(answer.text)).toContain('Ouvrez le lien que le serveur affiche à son démarrage.')
  }
  for (const path of ['/-/connexion', '/-/essayer', '/-/deconnexion'])
    expect((await visitor.post(path, [['login', 'admin']])).status).toBe(503)
  for (const path of ['/-/health', '/-/ready']) expect((await visitor.get(path)).status).toBe(200)
})

test('only the link opens the page, and the base holds no more than its digest', async () => {
  const visitor = visitorOf(served.instance.url)
  for (const token of ['x', 'x'.repeat(43), `${link.split('/').at(-1)}x`])
    expect((await visitor.get(`/-/installation/${token}`)).status).toBe(410)
  expect(await visitor.page(link)).toContain('Nommez le premier administrateur')
  const { rows } = await served.base.raw.query(
    `SELECT jeton = sha256(convert_to($1, 'UTF8')) AS digest, expire BETWEEN now() + interval '50 minutes' AND now() + interval '1 hour' AS short FROM openmairie.om_lien`,
    [link.split('/').at(-1)],
  )
  expect(rows).toEqual([{ digest: true, short: true }])
})

test('what is typed wrongly is told at its field, all at once, and makes no account', async () => {
  const { status, text } = await send({ name: ' ', login: 'a b', email: 'anne', next: 'amartin2026', again: 'x' })
  expect(status).toBe(422)
  const html = decoded(text)
  for (const reason of [
    'Écrivez le nom de l’administrateur',
    'Écrivez un identifiant sans espace',
    'Écrivez une adresse électronique',
    'Ce mot de passe se devine trop vite.',
  ])
    expect(html).toContain(reason)
  expect(html).toContain('value="a b"')
  expect(html).not.toContain('amartin2026')
  expect((await send({}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect(await accounts()).toEqual([])
})

test('the page has no fault and fits a phone', async () => {
  const context = await served.context()
  const page = await context.newPage()
  await page.goto(link)
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320, 640])).toEqual([])
  await page.press('#name', 'Enter')
  await page.waitForSelector('#name-erreur')
  expect(await faults(page)).toEqual([])
  await context.close()
})

test('two at once make one administrator, who is in, without script; nobody comes here again', async () => {
  const context = await served.context({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(link)
  for (const [name, value] of Object.entries(good)) await page.fill(`#${name}`, value)
  const [, others] = await Promise.all([
    page.click('main form button'),
    Promise.all(Array.from({ length: 3 }, (_, index) => send({ login: `autre${index}` }))),
  ])
  await page.waitForLoadState()
  const entered = others.filter(({ status }) => status === 303).length
  for (const { status } of others) expect([303, 404, 410]).toContain(status)
  expect(entered + (/opengestioncrise/.test(page.url()) ? 1 : 0)).toBe(1)
  expect(await accounts()).toHaveLength(1)
  const visitor = visitorOf(served.instance.url)
  expect((await visitor.get(link)).status).toBe(404)
  expect((await send({ login: 'second' })).status).toBe(404)
  expect(await visitor.page('/-/connexion')).toContain('Se connecter')
  await context.close()
})

test('it is journalled, tells no password, and a server started again asks for nobody', async () => {
  const [{ login }] = (await accounts()) as readonly [{ readonly login: string }]
  const { rows } = await served.base.raw.query(
    `SELECT acteur, entite, operation FROM openmairie.om_journal WHERE entite = 'om_utilisateur' AND operation <> 'baseline'`,
  )
  expect(rows).toEqual([{ acteur: login, entite: 'om_utilisateur', operation: 'create' }])
  expect(served.instance.output()).not.toContain(strong)
  const again = await startInstance({
    folders: [application],
    databaseUrl: served.base.url,
    dataFolder: mkdtempSync(join(tmpdir(), 'openmairie-again-')),
    environment: unnamed,
  })
  await expect.poll(() => again.output()).toContain('Données')
  expect(again.output()).not.toContain('/-/installation/')
  const visitor = visitorOf(again.url)
  const answer = await visitor.post('/-/connexion', [
    ['login', login],
    ['password', strong],
  ])
  expect(answer).toMatchObject({ status: 303, location: '/' })
  await again.stop()
})

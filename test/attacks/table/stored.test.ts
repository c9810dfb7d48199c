// SPDX-License-Identifier: EUPL-1.2
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { administration } from '../../../packages/openmairie/dist/administration/application.js'
import { launchBrowser } from '../../e2e/browser.js'
import { pathOf, queryOf } from '../../support/every-route/routes.js'
import { type Attacker, attackTable, type Table } from './asking.js'

/** Short enough for any column; it leaves a text, an attribute, and a script. */
const scripts = [
  `zqx'"><img src=x onerror=zqx()>`,
  '</script><script>zqx()</script>',
  'javascript:zqx()//zqx\'"',
] as const

/** What names rows to the server, and is no text that a person types. */
const kept = /^(login|mot_de_passe|totp|csrf|acteur|etat|genre|application|entite|mode|affichage|retour|om_.*)$/

let table: Table
let columns: readonly string[] = []
beforeAll(async () => {
  table = await attackTable()
  // What is written stays, here.
  await table.base.raw.query('DROP FUNCTION guet.noter CASCADE')
})
afterAll(() => table.stop())

/** Writes a text into every column of text that holds it, of every table; returns their names. */
async function store(text: string): Promise<readonly string[]> {
  const { raw } = table.base
  const { rows } = await raw.query<{ place: string; name: string; longest: number | null }>(`
    SELECT format('%I.%I', table_schema, table_name) AS place, column_name AS name, character_maximum_length AS longest
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema IN ('public', 'openmairie') AND table_type = 'BASE TABLE' AND data_type IN ('text', 'character varying')
      AND is_generated = 'NEVER' AND table_name NOT LIKE 'om\\_journal%' ORDER BY 1, 2`)
  const written: string[] = []
  for (const { place, name, longest } of rows.filter((row) => !kept.test(row.name))) {
    // Those that a rule of the base keeps from it stay as they are.
    const done = await raw
      .query(`UPDATE ${place} SET ${name} = left($1, ${longest ?? 1000})`, [text])
      .then(({ rowCount }) => (rowCount ?? 0) > 0)
      .catch(() => false)
    if (done) written.push(`${place}.${name}`)
  }
  return written
}

const asked = (attacker: Attacker) => table.routes.map((route) => [route, attacker] as const)
test.each(scripts)('%s comes back as text from every page that shows it', async (script) => {
  await table.reset()
  columns = await store(script)
  expect(columns).toEqual(
    expect.arrayContaining([
      'openmairie.om_collectivite.libelle',
      'openmairie.om_courriel.objet',
      'openmairie.om_courriel.texte',
      'openmairie.om_note.texte',
      'openmairie.om_profil.libelle',
      'openmairie.om_recherche.libelle',
      'openmairie.om_tache.objet',
      'openmairie.om_utilisateur.nom',
      'public.om_collectivite.libelle',
      'public.permis.demandeur',
      'public.permis.objet',
    ]),
  )
  const found: string[] = []
  let shown = 0
  for (const [route, attacker] of [...asked('own'), ...asked('chief')]) {
    if (route.startsWith('POST ')) await table.reset().then(() => store(script))
    const { faults, text } = await table.ask(route, attacker)
    if (text.includes('zqx')) shown += 1
    found.push(...faults.map((fault) => `${route}, by ${attacker}: ${fault}`))
  }
  for (const entity of administration.entities.keys())
    for (const path of await addressesOf(`/administration/${entity}`)) {
      const { faults, status } = await table.ask('GET /:app/:entity', 'chief', { path })
      expect(status, path).toBe(200)
      found.push(...faults.map((fault) => `${path}: ${fault}`))
    }
  expect(found).toEqual([])
  expect(shown).toBeGreaterThan(60)
})

/** A listing of the administration, its first record, and the form of it where there is one. */
async function addressesOf(listing: string): Promise<readonly string[]> {
  const { text } = await table.ask('GET /:app/:entity', 'chief', { path: listing })
  const record = /<tr\b[^>]* data-key="([^"]+)"/.exec(text)?.[1]
  if (record === undefined) return [listing]
  const form = text.includes(`${record}/-/modifier`) ? [`${listing}/${record}/-/modifier`] : []
  return [listing, `${listing}/${record}`, ...form]
}

/** Pages shown in a browser: those that nothing but a session is needed for, and those of the administration. */
const pages = (): readonly string[] => [
  ...table.routes
    .filter(
      (route) =>
        route.startsWith('GET /') &&
        !/:token|:digest|statique|\*|:pair|-\/(health|ready|metrics|session)$|export|\.pdf|:edition|etat$|fichier$|modele$|rejets$|:piece|:courriel|:field$/.test(
          route,
        ),
    )
    .map((route) => pathOf(route) + queryOf(route)),
  ...['om_utilisateur', 'om_profil', 'om_droit', 'om_permission', 'om_collectivite'].map(
    (entity) => `/administration/${entity}`,
  ),
]

test('in a browser nothing of it runs: no dialog, no call, no report of the policy', async () => {
  await table.reset()
  await store(scripts[0])
  const site = await table.server.listen({ host: '127.0.0.1', port: 0 })
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext({ baseURL: site })
    const { token } = await table.sessionOf('chief')
    await context.addCookies([{ name: 'om_session', value: token, url: site }])
    const { complaints, page } = await watched(context)
    let shown = 0
    for (const path of pages()) {
      await page.goto(path, { waitUntil: 'load' })
      if ((await page.content()).includes('zqx')) shown += 1
    }
    expect(complaints).toEqual([])
    expect(shown).toBeGreaterThan(20)
    expect(await page.evaluate(() => document.querySelectorAll('img[src="x"], [onerror]').length)).toBe(0)
  } finally {
    await browser.close()
  }
})

/** A page, and what it complains of: a dialog, a call that was planted, a violation of the policy, an error of a script. */
async function watched(
  context: BrowserContext,
): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
  const complaints: string[] = []
  await context.exposeFunction('zqx', () => complaints.push('called'))
  const page = await context.newPage()
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text())) complaints.push(message.text())
  })
  page.on('request', (request) => {
    if (request.url().endsWith('/-/csp')) complaints.push(`report ${request.postData()}`)
  })
  return { page, complaints }
}

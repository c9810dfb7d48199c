// SPDX-License-Identifier: EUPL-1.2
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enter, tokenIn } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { type Served, serveDemonstration, tryAs } from './support.js'
import { notEnglish, textsOf } from './words.js'

/** An application that counts what it holds every Monday. */
const schedules = `
  schedules: {
    decompte: schedule<Tables>({
      label: 'Compter les grades', cadence: { every: 'week', on: 'monday', at: '07:30' }, per: 'instance',
      run: async (ctx) => \`\${(await ctx.rows('grade', {})).length} grades comptés.\`,
    }),
  },
  menu: [`

let served: Served
beforeAll(async () => {
  served = await serveDemonstration((folder) => {
    const path = join(folder, 'app.ts')
    const text = readFileSync(path, 'utf8')
      .replace("import { application } from 'openmairie'", "import { application, schedule } from 'openmairie'")
      .replace('import { generated }', "import type { Tables } from './gen/tables.js'\nimport { generated }")
      .replace('menu: [', schedules.trim())
    writeFileSync(path, text)
  })
})
afterAll(() => served.stop())

const address = '/-/planification'
const rows = async (text: string) => (await served.base.raw.query(text)).rows
const journal = () =>
  rows(
    `SELECT j.acteur, c.apres->>'tache' AS tache, c.apres->>'active' AS active, c.apres->>'lancement' AS lancement
     FROM openmairie.om_journal j JOIN openmairie.om_journal_contenu c USING (om_journal) WHERE j.entite = 'om_planification' ORDER BY j.om_journal`,
  )

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('what recurs is seen, run by hand, switched off and on again; the journal says so', async () => {
    await rows('TRUNCATE openmairie.om_journal CASCADE')
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    await page.click('header details.popup summary')
    await page.click('header .sheet a:text-is("Planification")')
    expect(await page.textContent('h1')).toBe('Planification')
    const row = page.locator('tr', { hasText: 'Compter les grades' })
    expect(await row.locator('td').nth(0).textContent()).toBe('Tous les lundis à 7\u00a0h\u00a030')
    expect(await row.locator('td').nth(1).textContent()).toMatch(/^\d+(er)?\u00a0\S+ à 7\u00a0h\u00a030$/)
    await row.getByRole('button', { name: 'Lancer maintenant\u00a0: Compter les grades' }).click()
    expect(await page.textContent('.flash')).toBe('La tâche «\u00a0Compter les grades\u00a0» est lancée.')
    await expect
      .poll(
        async () => {
          await page.goto(address)
          return row.locator('td').nth(2).textContent()
        },
        { timeout: 30_000 },
      )
      .toMatch(/Faite – \d+ grades comptés\.$/)
    await row.getByRole('button', { name: 'Désactiver\u00a0: Compter les grades' }).click()
    expect(await page.textContent('.flash')).toContain('elle ne se fera plus d’elle-même')
    expect(await row.locator('td').nth(1).textContent()).toBe('Désactivée')
    await row.getByRole('button', { name: 'Activer\u00a0: Compter les grades' }).click()
    expect(await row.locator('td').nth(1).textContent()).toMatch(/à 7\u00a0h\u00a030$/)
    const said = { acteur: 'demo-administrateur', tache: 'opengestioncrise.decompte', active: null, lancement: null }
    expect(await journal()).toEqual([
      { ...said, lancement: 'à la main' },
      { ...said, active: 'false' },
      { ...said, active: 'true' },
    ])
    await context.close()
  }, 90_000)
})

test('nobody else sees it, nor sets it; its jobs are not among those of people', async () => {
  const reader = await enter(served.instance.url, 'consultation')
  expect((await reader.get(address)).status).toBe(403)
  expect(await reader.page('/opengestioncrise')).not.toContain(address)
  const token = tokenIn(await reader.page('/-/traitements'))
  const [task] = await rows(
    `SELECT om_planification::text AS id FROM openmairie.om_planification WHERE nom = 'decompte'`,
  )
  for (const verb of ['lancer', 'desactiver', 'activer'])
    expect((await reader.post(`${address}/${task?.id}/${verb}`, [['-csrf', token]])).status).toBe(403)
  const admin = await enter(served.instance.url, 'administrateur')
  expect(await admin.page('/-/traitements?de=tous')).not.toContain('Compter les grades')
}, 60_000)

test('a purge of the framework does what it says, when it is due', async () => {
  await rows(
    `INSERT INTO openmairie.om_brouillon (cle, acteur, application, entite, enregistrement, parent, formulaire, contenu, instant)
     VALUES ('\\x01', '1', 'a', 'b', 'c', 'd', 'e', 'f', now() - interval '1 year')`,
  )
  await rows(`UPDATE openmairie.om_planification SET prochain = now() - interval '3 days' WHERE nom = 'drafts'`)
  await expect
    .poll(
      async () => (await rows(`SELECT message FROM openmairie.om_planification WHERE nom = 'drafts'`))[0]?.message,
      {
        timeout: 40_000,
      },
    )
    .toBe('Une ligne effacée.')
  expect(await rows(`SELECT count(*)::int AS n FROM openmairie.om_brouillon`)).toEqual([{ n: 0 }])
  expect(await rows(`SELECT prochain > now() AS ahead FROM openmairie.om_planification WHERE nom = 'drafts'`)).toEqual([
    { ahead: true },
  ])
}, 60_000)

test('axe finds no fault, within 320 px, in both languages, light and dark, by the keyboard alone', async () => {
  const found: string[] = []
  for (const [locale, colorScheme] of [
    ['fr-FR', 'light'],
    ['en-GB', 'dark'],
  ] as const) {
    const context = await served.context({ locale, colorScheme })
    const page = await tryAs(context, 'administrateur')
    await page.goto(address)
    for (const fault of await faults(page)) found.push(`${locale}: ${fault}`)
    for (const width of await overflowing(page, [320, 640])) found.push(`${locale} scrolls at ${width}`)
    if (locale === 'en-GB')
      for (const text of notEnglish(await textsOf(page)))
        if (!/petit|Démo|grades/.test(text)) found.push(`says ${text}`)
    await page.getByRole('button', { name: /^(Désactiver|Switch off).*grades/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^(Activer|Switch on).*grades/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^(Désactiver|Switch off).*grades/ }).waitFor()
    await context.close()
  }
  expect(found).toEqual([])
}, 60_000)

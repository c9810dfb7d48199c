// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { covered, faults, overflowing } from './checks.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())

const root = '/opengestioncrise'

type Theme = 'light' | 'dark'

/** Pages that no link leads to: states of a form, refusals, and what is unfolded. Each is brought about as a user would. */
const states: Readonly<Record<string, (page: Page, theme: Theme) => Promise<unknown>>> = {
  conflict: async (page, theme) => {
    await page.goto(`${root}/ressource/3/-/modifier`)
    const other = await page.context().newPage()
    await other.goto(`${root}/ressource/3/-/modifier`)
    const theirs = await change(other, `Elle ${theme}`, 1)
    await other.click('text="Enregistrer"')
    await other.waitForSelector('.facts')
    await other.close()
    const mine = await change(page, `Moi ${theme}`, 2)
    await page.click('text="Enregistrer"')
    await page.waitForSelector('form.conflict')
    // A reference is shown by its label, never by its key.
    expect(await page.$$eval('form.conflict label', (labels) => labels.map((label) => label.textContent))).toEqual([
      `Valeur actuelle\u00a0: ${theirs}`,
      `Votre valeur\u00a0: ${mine}`,
      `Valeur actuelle\u00a0: Elle ${theme}`,
      `Votre valeur\u00a0: Moi ${theme}`,
    ])
  },
  gone: async (page) => {
    await page.goto(`${root}/ressource/3`)
    await page.click('text="Nouvelle compétence acquise"')
    const skill = page.getByLabel('Compétence', { exact: true })
    await skill.selectOption({ index: 4 })
    const label = await skill.locator('option').nth(4).innerText()
    await page.click('text="Enregistrer"')
    await page.click(`table.records tbody th a:text-is("${label}")`)
    await page.click('a:text-is("Modifier")')
    await page.getByLabel('Date d’obtention').fill('3/3/25')
    const other = await page.context().newPage()
    await other.goto(page.url().replace('/modifier', '/supprimer'))
    await other.click('text="Supprimer définitivement"')
    await other.waitForSelector('.flash')
    await other.close()
    await page.click('text="Enregistrer"')
    await page.waitForSelector('h1:text-is("Enregistrement supprimé")')
    expect(await page.$$eval('dl.facts dd', (values) => values.map((value) => value.textContent))).toEqual([
      label,
      '3/3/25',
    ])
  },
  'delete refused': async (page) => {
    await page.goto(`${root}/organisation/1/-/supprimer`)
    expect(await page.textContent('h1')).toBe('Suppression impossible')
  },
  'delete allowed': (page) => page.goto(`${root}/ressource_competence/1/-/supprimer`),
  'form with errors': async (page) => {
    await page.goto(`${root}/ressource/-/nouveau`)
    await page.getByLabel('Courriel').fill('pas un courriel')
    await page.getByLabel('Date de naissance').fill('31/2/80')
    await page.click('text="Enregistrer"')
    await page.waitForSelector('#problemes')
  },
  'criteria unfolded': async (page) => {
    await page.goto(`${root}/ressource?min.datenaissance=bientôt`)
    expect(await page.locator('.search details[open]').count()).toBe(1)
  },
  'columns unfolded': async (page) => {
    await page.goto(`${root}/ressource`)
    await page.click('text="Affichage"')
  },
  'actions of a record unfolded': async (page) => {
    await page.setViewportSize({ width: 320, height: 800 })
    await page.goto(`${root}/ressource/1`)
    await page.click('text="Autres actions"')
    await page.waitForSelector('.record-actions:popover-open')
  },
  'account unfolded': async (page) => {
    await page.goto(`${root}/ressource`)
    await page.click('.personal summary')
  },
  'list of proposals': async (page) => {
    await page.goto(`${root}/ressource_competence/-/nouveau`)
    await page.getByRole('combobox', { name: 'Ressource' }).pressSequentially('mar')
    await page.waitForSelector('[role=listbox]:not([hidden])')
  },
  'several answers': async (page) => {
    await page.goto(`${root}/ressource_competence/-/nouveau`)
    await page.getByRole('combobox', { name: 'Ressource' }).fill('martin')
    await page.getByLabel('Compétence', { exact: true }).selectOption({ index: 1 })
    await page.click('text="Enregistrer"')
    await page.waitForSelector('#problemes')
  },
  'empty result': (page) => page.goto(`${root}/ressource?q=zzzz&c.disponible=Oui`),
  'sub-listing searched in vain': (page) => page.goto(`${root}/organisation/1?s.q=zzzz`),
  'several filters': (page) => page.goto(`${root}/ressource?q=ma&c.disponible=Oui&min.enfantmineur=1&colonne=nom`),
  'page not found': (page) => page.goto(`${root}/ressource/abc`),
  'keyboard map': async (page) => {
    await page.goto(`${root}/ressource`)
    await page.keyboard.press('?')
    await page.waitForSelector('dialog[open] kbd')
  },
  'generator of a table': (page) => page.goto('/-/generateur?table=ressource'),
}

/** Types another first name and chooses a service some places after the present one; returns the label of the service. */
async function change(page: Page, name: string, further: number): Promise<string> {
  await page.getByLabel('Prénom').fill(name)
  const service = page.getByLabel('Service')
  const present = await service
    .locator('option')
    .evaluateAll((options) => options.findIndex((each) => each.matches(':checked')))
  const index = 1 + ((present + further) % 8)
  await service.selectOption({ index })
  return service.locator('option').nth(index).innerText()
}

test.each([
  'light',
  'dark',
] as const)('every state of the screens, %s, is accessible and fits a phone and a zoom of 200 per cent', async (theme) => {
  const context = await served.context({ colorScheme: theme })
  const page = await tryAs(context, 'administrateur')
  const found: string[] = []
  for (const [name, bring] of Object.entries(states)) {
    await bring(page, theme)
    // What it unfolds over is out of reach until it closes.
    const part = name === 'account unfolded' ? 'body > header' : 'html'
    for (const fault of await faults(page, part)) found.push(`${name}: ${fault}`)
    // 640 px are what is left of a screen of 1280 at 200 %.
    for (const width of await overflowing(page, [320, 640])) found.push(`${name}: scrolls sideways at ${width}`)
    await page.setViewportSize({ width: 320, height: 4000 })
    for (const fault of await faults(page, part)) found.push(`${name}, 320 px: ${fault}`)
    found.push(...(await covered(page)).map((what) => `${name}, 320 px: ${what} is out of sight`))
    await page.setViewportSize({ width: 1280, height: 900 })
  }
  const reader = await tryAs(await served.context({ colorScheme: theme }), 'consultation')
  await reader.goto(`${root}/ressource/1/-/modifier`)
  expect(await reader.textContent('h1')).toBe('Accès refusé')
  for (const fault of await faults(reader)) found.push(`refused: ${fault}`)
  for (const width of await overflowing(reader, [320, 640])) found.push(`refused: scrolls sideways at ${width}`)
  await reader.context().close()
  await context.close()
  expect(found).toEqual([])
}, 300_000)

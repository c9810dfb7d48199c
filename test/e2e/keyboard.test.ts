// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faults } from './checks.js'
import { focused, tabbed, unseen } from './keys.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())

test('Tab goes through a listing in the order that it is read, and each stop is seen', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.goto('/opengestioncrise/permis')
  const order = await tabbed(page, 44)
  expect(order.slice(0, 8)).toEqual([
    'Aller au contenu',
    'openMairie',
    'openGestionCrise',
    'Récents',
    'À faire',
    'Dernière recherche',
    'Générateur',
    'Camille Démo',
  ])
  expect(order.slice(8, 11)).toEqual(['Tableau de bord', 'Ressources', 'Compétences acquises'])
  // The table's own place in the order is the frame that scrolls it, under its name.
  expect(order.slice(28, 44)).toEqual([
    'openGestionCrise',
    'Importer',
    'Imprimer',
    'Nouveau permis',
    'Rechercher',
    'Dans',
    'Rechercher',
    'Recherche avancée',
    'Affichage',
    'Exporter',
    'Permis',
    'Libellé↑',
    'Permis',
    'Sélectionner Motocyclettes',
    'Motocyclettes',
    'Sélectionner Motocyclettes légères',
  ])
  expect(await unseen(page)).toEqual([])
  await context.close()
})

test('the skip link leads to the content, and Tab goes on from there', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.goto('/opengestioncrise/ressource/1')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('contenu')
  expect(await tabbed(page, 10)).toEqual([
    'openGestionCrise',
    'Ressources',
    'Épingler',
    'Fusionner…',
    'Historique',
    'Imprimer',
    'Données personnelles',
    'Dupliquer',
    'Supprimer',
    'Modifier',
  ])
  await context.close()
})

test('a form is filled, refused and corrected by keyboard alone; the focus goes where the work is', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.goto('/opengestioncrise/ressource')
  await page.keyboard.press('n')
  await page.waitForURL(/nouveau/)
  await page.waitForFunction(() => document.activeElement?.matches('form input'))
  await expect.poll(() => focused(page)).toBe('Nom')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Ange')
  await page.keyboard.press('Tab')
  await expect.poll(() => focused(page)).toBe('Date de naissance (facultatif)')
  await page.keyboard.type('31/2/80')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('#problemes')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('problemes')
  expect(await page.$$eval('#problemes a', (links) => links.map((link) => link.textContent))).toEqual([
    'Date de naissance\u00a0: «\u00a031/2/80\u00a0» n’est pas une date. Écrivez-la jour/mois/année, par exemple 1/2/2026.',
  ])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('Date de naissance (facultatif)')
  const described = await page.evaluate(() =>
    (document.activeElement?.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent),
  )
  expect(described[1]).toContain('n’est pas une date')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('1/2/80')
  await page.keyboard.press('Enter')
  await page.waitForSelector('#problemes >> text=Nom')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Clavier')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.flash')
  expect(await page.textContent('h1')).toBe('Clavier Ange')
  await page.keyboard.press('u')
  await page.waitForURL(/\/ressource$/)
  await context.close()
})

test('what unfolds closes at Escape and gives the focus back', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.goto('/opengestioncrise/ressource')
  for (const word of ['Camille Démo', 'Affichage']) {
    const summary = page.locator(`summary:has-text("${word}")`)
    await summary.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => summary.evaluate((element) => element.closest('details')?.open)).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    if (await summary.evaluate((element) => element.closest('details')?.open)) await page.keyboard.press('Escape')
    await expect.poll(() => summary.evaluate((element) => element.closest('details')?.open)).toBe(false)
    await expect.poll(() => focused(page)).toBe(word)
  }
  await page.click('summary:has-text("Affichage")')
  await page.click('h1')
  await expect.poll(() => page.locator('details.popup[open]').count()).toBe(0)

  await page.setViewportSize({ width: 360, height: 780 })
  await page.focus('.menu-toggle')
  await page.keyboard.press('Enter')
  await page.waitForSelector('#menu:target')
  await expect.poll(() => focused(page)).toBe('Fermer le menu')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.isVisible('#menu')).toBe(false)
  await expect.poll(() => focused(page)).toBe('Menu')
  await context.close()
})

test('on a telephone the actions of a record are a sheet, opened and left by keyboard, without script too', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await served.context({ javaScriptEnabled, viewport: { width: 360, height: 780 } })
    const page = await tryAs(context, 'administrateur')
    await page.goto('/opengestioncrise/ressource')
    await page.click('table.records tbody a >> nth=0')
    await page.waitForSelector('.facts')
    expect(await page.isVisible('text="Supprimer"')).toBe(false)
    expect(await page.isVisible('.actions >> text="Modifier"')).toBe(true)
    await page.focus('text="Autres actions"')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.isVisible('text="Supprimer"')).toBe(true)
    if (javaScriptEnabled) expect(await faults(page)).toEqual([])
    const sheet = page.getByRole('group', { name: 'Autres actions' })
    expect(await sheet.isVisible()).toBe(true)
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    expect(await sheet.evaluate((element) => [element.scrollWidth, element.clientWidth])).toEqual([320, 320])
    await page.keyboard.press('Tab')
    await expect.poll(() => focused(page)).toBe('Épingler')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.isVisible('text="Supprimer"')).toBe(false)
    await expect.poll(() => focused(page)).toBe('Autres actions')
    await page.keyboard.press('Enter')
    await page.click('text="Dupliquer"')
    await page.waitForURL(/nouveau/)
    await context.close()
  }
})

test('the arrows walk through pages and through the records of a result', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'consultation')
  await page.goto('/opengestioncrise/ressource?tri=nom&q=ma')
  const first = await page.textContent('table.records tbody tr')
  await page.keyboard.press('ArrowRight')
  await page.waitForURL(/apres=/)
  await page.keyboard.press('ArrowLeft')
  await page.waitForURL(/avant=/)
  expect(await page.textContent('table.records tbody tr')).toBe(first)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.facts')
  const names = [await page.textContent('h1')]
  const addresses = [page.url()]
  await page.keyboard.press('ArrowRight')
  await page.waitForURL((address) => address.href !== addresses[0])
  names.push(await page.textContent('h1'))
  await page.keyboard.press('ArrowLeft')
  await page.waitForURL(addresses[0] ?? '')
  names.push(await page.textContent('h1'))
  expect(names[0]).toBe(names[2])
  expect(names[0]).not.toBe(names[1])
  await page.keyboard.press('?')
  await page.waitForSelector('dialog[open] kbd')
  // The keys of the page behind are still.
  await page.keyboard.press('u')
  await expect.poll(() => page.$('dialog[open]')).not.toBeNull()
  await context.close()
})

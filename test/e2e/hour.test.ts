// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Served, serveDemonstration } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())

const records = 60
/** Tabs after which what is looked for is not on the page. */
const mostTabs = 120

const rows = async (text: string): Promise<readonly Record<string, unknown>[]> =>
  (await served.base.raw.query(text)).rows

/** Someone at the keyboard, who has no mouse, and counts what is pressed. */
function typist(page: Page) {
  let pressed = 0
  const press = async (key: string): Promise<void> => {
    pressed += 1
    await page.keyboard.press(key)
  }
  const type = async (text: string): Promise<void> => {
    pressed += text.length
    await page.keyboard.type(text)
  }
  /** What has the focus, as it is read out. */
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const element = document.activeElement
      if (element === null || element === document.body) return ''
      const labels = element instanceof HTMLElement && 'labels' in element ? (element as HTMLInputElement).labels : null
      const text = element?.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element?.textContent ?? ''
      return text.replace(/\s+/g, ' ').trim()
    })
  const tabTo = async (name: RegExp): Promise<void> => {
    const met: string[] = []
    for (let turn = 0; turn < mostTabs; turn += 1) {
      met.push(await focused())
      if (name.test(await focused())) return
      await press('Tab')
    }
    throw new Error(`Tab leads to nothing named ${name} on ${page.url()}: ${met.join(', ')}`)
  }
  const fill = async (name: RegExp, text: string): Promise<void> => {
    await tabTo(name)
    await type(text)
  }
  const follow = async (name: RegExp): Promise<void> => {
    await tabTo(name)
    const arrived = page.waitForEvent('load')
    await press('Enter')
    await arrived
  }
  return { press, type, fill, tabTo, follow, pressed: () => pressed }
}

const family = ['Amblard', 'Besnier', 'Carrel', 'Delmas', 'Evrard', 'Fabre', 'Garnier', 'Hubert', 'Imbert', 'Joubert']
const given = ['Léa', 'Hugo', 'Inès', 'Paul', 'Zoé', 'Yann']

/** Sixty people, no two alike; the last one is known already, under another spelling. */
function person(turn: number): { readonly nom: string; readonly prenom: string; readonly birth: string } {
  if (turn === records - 1) return { nom: 'Zhour Amblar', prenom: 'Lea', birth: '01/02/1970' }
  const nom = `Zhour ${family[turn % family.length]}`
  const prenom = given[Math.floor(turn / family.length)] ?? ''
  return { nom, prenom, birth: `01/02/${1970 + (turn % 30)}` }
}

test('an hour of entry by keyboard alone: sixty records, a duplicate found, a merge, a bulk change undone', async () => {
  const context = await served.context()
  const page = await context.newPage()
  const hand = typist(page)
  await page.goto('/')
  await hand.follow(/^Essayer comme administrateur$/)
  await page.waitForURL(/opengestioncrise/)
  await hand.follow(/^Ressources$/)
  await page.waitForSelector('table.records')

  const started = performance.now()
  await hand.press('n')
  const before = hand.pressed()
  let warned = ''
  for (let turn = 0; turn < records; turn += 1) {
    await page.waitForSelector('h1:text-is("Nouvelle ressource")')
    const { nom, prenom, birth } = person(turn)
    await hand.fill(/^Nom$/, nom)
    await hand.fill(/^Prénom/, prenom)
    await hand.fill(/^Date de naissance/, birth)
    // Chosen once, and carried over from there on.
    if (turn === 0) await hand.fill(/^Service/, 'S')
    await hand.fill(/^Téléphone à appeler/, '0199001234')
    if (turn === records - 1) {
      warned = (await page.textContent('.alike-live li')) ?? ''
      break
    }
    await hand.press('Control+Enter')
    await page.waitForSelector(`.flash:has-text("${nom} ${prenom}")`)
  }
  expect(warned).toContain('Zhour Amblard Léa')
  await hand.press('Control+s')
  await page.waitForSelector('h1:text-is("Zhour Amblar Lea")')
  const seconds = (performance.now() - started) / 1000
  const keys = hand.pressed() - before
  process.stdout.write(
    `${records} records by keyboard: ${(seconds / records).toFixed(2)} s and ${Math.round(keys / records)} keys a record\n`,
  )
  const entered = await rows(`SELECT count(*)::int AS n, count(DISTINCT service)::int AS services
    FROM opengestioncrise.ressource WHERE nom LIKE 'Zhour %'`)
  expect(entered).toEqual([{ n: records, services: 1 }])

  await hand.follow(/^Fusionner…$/)
  await hand.follow(/Zhour Amblard Léa/)
  await page.waitForSelector('h1:has-text("Fusionner")')
  await hand.follow(/^Fusionner$/)
  await page.waitForSelector('.flash.success')
  const kept = await rows(
    `SELECT nom FROM opengestioncrise.ressource WHERE nom LIKE 'Zhour Ambl%' AND prenom IN ('Léa', 'Lea')`,
  )
  expect(kept).toHaveLength(1)

  await hand.follow(/^Ressources$/)
  await page.waitForSelector('table.records')
  await hand.press('/')
  await hand.type('Zhour Besnier')
  await hand.press('Enter')
  await page.waitForSelector('main :text("6")')
  const free = () =>
    rows(`SELECT disponible, count(*)::int AS n FROM opengestioncrise.ressource WHERE nom = 'Zhour Besnier' GROUP BY 1`)
  const asTyped = await free()
  await hand.press('Escape')
  for (const step of ['ArrowDown', 'x', 'ArrowDown', 'x']) await hand.press(step)
  await hand.follow(/^Modifier$/)
  await page.waitForSelector('h1:text-is("Modifier 2 ressources")')
  await hand.tabTo(/Observation/)
  await hand.type('D')
  await hand.press('Tab')
  await hand.type('convoqué')
  await hand.follow(/^Voir ce qui sera fait$/)
  await page.waitForSelector('form.preview')
  await hand.follow(/^Modifier 2 ressources$|^Modifier$|^Confirmer/)
  await page.waitForSelector('.flash:has-text("2 ressources ont été modifiées")')
  const called = () =>
    rows(`SELECT 1 AS one FROM opengestioncrise.ressource WHERE nom = 'Zhour Besnier' AND observation = 'convoqué'`)
  expect(await called()).toHaveLength(2)
  await hand.follow(/^Annuler$/)
  await page.waitForSelector('.flash:has-text("2 ressources ont été rétablies")')
  expect(await called()).toEqual([])
  expect(await free()).toEqual(asTyped)
  await context.close()
}, 300_000)

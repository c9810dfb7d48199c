// SPDX-License-Identifier: EUPL-1.2
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { crawl, type Visit } from '../crawler/crawl.js'
import { faults, overflowing } from './checks.js'
import { type Served, serveDemonstration, tryAs } from './support.js'
import { notEnglish, notFrench, rawNames, textsOf } from './words.js'

const screenshots = join(import.meta.dirname, '../../docs/screenshots')

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())

/** Bytes that a first visit of the page brings, from the server's own counts. */
async function weightOf(context: BrowserContext, address: string): Promise<number> {
  const fresh = await context.browser()?.newContext({ storageState: await context.storageState() })
  if (!fresh) throw new Error('The context has no browser')
  const page = await fresh.newPage()
  await page.goto(address, { waitUntil: 'networkidle' })
  const bytes = await page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce(
      (sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize,
      0,
    ),
  )
  await fresh.close()
  return bytes
}

test('what a page is drawn with is sent in the lightest form that the browser reads', async () => {
  const html = await (await fetch(served.instance.url)).text()
  for (const [file, type] of [
    ['style.css', 'text/css; charset=utf-8'],
    ['client.js', 'application/javascript; charset=utf-8'],
  ] as const) {
    const address = new URL(
      /"(\/-\/statique\/[^"]+)"/.exec(html.slice(html.indexOf(file) - 30))?.[1] ?? '',
      served.instance.url,
    )
    const sent = async (accepted: string) => {
      const reply = await fetch(address, { headers: { 'accept-encoding': accepted } })
      const { headers } = reply
      const text = await reply.text() // fetch unfolds it
      return { text, told: ['content-encoding', 'content-type', 'vary'].map((name) => headers.get(name)) }
    }
    const plain = await sent('identity')
    expect(plain.told).toEqual([null, type, 'accept-encoding'])
    expect(plain.text.length).toBeGreaterThan(10_000)
    expect(await sent('gzip')).toEqual({ text: plain.text, told: ['gzip', type, 'accept-encoding'] })
    expect(await sent('gzip, deflate, br')).toEqual({ text: plain.text, told: ['br', type, 'accept-encoding'] })
  }
})

test('every kind of page is accessible, fits a small screen, speaks French and is light', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  const start = page.url()
  await page.close()
  const problems: string[] = []
  const columns = await rawNames(served.base, 'opengestioncrise')
  const kinds = new Set<string>()
  const inspect = async (shown: Page, visit: Visit): Promise<void> => {
    const say = (what: string) => problems.push(`${visit.url.slice(served.instance.url.length)} ${what}`)
    if (visit.status !== 200) say(`status ${visit.status}`)
    for (const complaint of visit.complaints) say(complaint)
    // The same kind of page of another table differs by its words alone.
    const kind = visit.shape.replace(/(?<=^\/opengestioncrise\/)\w+/, ':entity').replace(/#.*/, '')
    if (!kinds.has(kind)) {
      for (const fault of await faults(shown)) say(fault)
      for (const width of await overflowing(shown, [320, 640])) say(`scrolls sideways at ${width}`)
    }
    kinds.add(kind)
    // The generator, and what SQL may name, name columns on purpose.
    if (!/generateur|requetes\/sql/.test(visit.url))
      for (const text of notFrench(await textsOf(shown), columns)) say(`says ${text}`)
  }
  const visits = await crawl(context, start, { perShape: 1, inspect, skip: /format=csv/ })
  const heavy = [...new Map(visits.map((visit) => [visit.url.split('?')[0], visit.url])).values()].slice(0, 20)
  for (const address of heavy) {
    const bytes = await weightOf(context, address)
    if (bytes > 100_000) problems.push(`${address} weighs ${bytes} bytes`)
  }
  expect(problems).toEqual([])
  expect(kinds.size).toBeGreaterThan(20)
  await context.close()
}, 600_000)

test('pages that no link leads to, the dark theme and English are accessible too', async () => {
  const context = await served.context()
  const found: string[] = []
  const look = async (page: Page, name: string): Promise<void> => {
    for (const fault of await faults(page)) found.push(`${name}: ${fault}`)
    for (const width of await overflowing(page, [320, 640])) found.push(`${name}: scrolls sideways at ${width}`)
  }
  const visitor = await context.newPage()
  await visitor.goto('/')
  await look(visitor, 'sign-in')
  const page = await tryAs(context, 'administrateur')
  await page.goto('/opengestioncrise/ressource/-/nouveau')
  await page.getByLabel('Date de naissance').fill('31/2/80')
  await page.click('text="Enregistrer"')
  await look(page, 'form with errors')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('problemes')
  await page.click('#problemes a')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.id))
    .toBe(await page.getByLabel('Date de naissance').getAttribute('id'))
  expect(await page.getByLabel('Date de naissance').getAttribute('aria-invalid')).toBe('true')
  for (const address of ['/nulle-part', '/opengestioncrise/ressource/abc', '/opengestioncrise/ressource?q=zzzz']) {
    await page.goto(address)
    await look(page, address)
  }
  await page.goto('/opengestioncrise/ressource/1')
  await page.keyboard.press('?')
  await page.waitForSelector('dialog[open] kbd')
  await look(page, 'keyboard map')
  await context.close()

  const dark = await served.context({ colorScheme: 'dark', locale: 'en-GB' })
  const english = await tryAs(dark, 'administrateur')
  const addresses = ['', '/ressource', '/ressource/1', '/ressource/1/-/modifier', '/ressource/1/-/supprimer']
  for (const address of [
    ...addresses,
    '/ressource?q=zzzz&min.enfantmineur=x',
    '/ressource_competence/-/nouveau',
    '/x',
  ]) {
    await english.goto(`/opengestioncrise${address}`)
    expect(await english.getAttribute('html', 'lang')).toBe('en')
    await look(english, `dark ${address}`)
    for (const text of notEnglish(await textsOf(english))) found.push(`English ${address} says ${text}`)
  }
  await english.goto('/-/generateur')
  await look(english, 'dark generator')
  await dark.close()
  expect(found).toEqual([])
}, 300_000)

test.runIf(process.env.OPENMAIRIE_SCREENSHOTS)('pictures for the documentation', async () => {
  mkdirSync(screenshots, { recursive: true })
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  for (const [name, address] of [
    ['listing', '/opengestioncrise/ressource?tri=nom'],
    ['record', '/opengestioncrise/ressource/12'],
    ['generator', '/-/generateur?table=ressource'],
  ] as const) {
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: width === 360 ? 780 : 860 })
      await page.goto(address, { waitUntil: 'networkidle' })
      await page.screenshot({ path: join(screenshots, `${name}-${width}.png`) })
    }
  }
  await context.close()
})

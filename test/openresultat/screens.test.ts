// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { covered, faults, overflowing } from '../e2e/checks.js'
import { unseen } from '../e2e/keys.js'
import { type Served, serveDemonstration, tryAs } from '../e2e/support.js'
import { notEnglish, notFrench, rawNames, textsOf } from '../e2e/words.js'
import { authored, entitiesOf, frenchWords } from './visited.js'
import { wordsOfTheApplication } from './words.js'

let served: Served
let entities: readonly string[]
beforeAll(async () => {
  served = await serveDemonstration(undefined, {}, undefined, 'openresultat')
  await served.base.raw.query(`UPDATE openresultat.election SET heure_embargo = '00:00' WHERE election = 1`)
  entities = await entitiesOf(served.base)
})
afterAll(() => served.stop())

/** The listing of an entity and one of its records, where it has some. */
async function ofEntity(page: Page, entity: string): Promise<readonly string[]> {
  await page.goto(`/openresultat/${entity}`)
  const record = await page.evaluate(
    () => document.querySelector('table.records tbody th a')?.getAttribute('href') ?? null,
  )
  return [`/openresultat/${entity}`, ...(record === null ? [] : [record])]
}

/** What is wrong with a page at its own width, on a phone and at twice its size (640 px are what is left of 1280). */
async function wrong(page: Page): Promise<readonly string[]> {
  const found = [...(await faults(page))]
  for (const width of await overflowing(page, [320, 640])) found.push(`scrolls sideways at ${width}`)
  await page.setViewportSize({ width: 320, height: 2000 })
  for (const fault of await faults(page)) found.push(`320 px: ${fault}`)
  for (const control of await covered(page)) found.push(`320 px: ${control} is out of sight`)
  await page.setViewportSize({ width: 1280, height: 900 })
  for (const stop of await unseen(page)) found.push(`the focus on ${stop} is not seen`)
  return found
}

test('every page of the author’s is accessible, fits a phone and twice its size, and speaks French', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  const columns = await rawNames(served.base, 'openresultat', frenchWords)
  const found: string[] = []
  for (const address of authored) {
    const answer = await page.goto(`/openresultat${address}`)
    if (answer?.status() !== 200) found.push(`${address}: ${answer?.status()}`)
    for (const fault of await wrong(page)) found.push(`${address}: ${fault}`)
    for (const text of notFrench(await textsOf(page), columns)) found.push(`${address} says ${text}`)
  }
  expect(found).toEqual([])
  await context.close()
}, 300_000)

test('a listing and a record of each entity too', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  const columns = await rawNames(served.base, 'openresultat', frenchWords)
  const found: string[] = []
  let records = 0
  for (const entity of entities)
    for (const address of await ofEntity(page, entity)) {
      await page.goto(address)
      if (/\/\d+$/.test(address)) records++
      // Data are no words of the interface.
      for (const fault of await wrong(page)) found.push(`${address}: ${fault}`)
      for (const text of notFrench(await textsOf(page), columns)) found.push(`${address} says ${text}`)
    }
  // Neither a transmission nor a grouped town's result is in the demonstration.
  expect([entities.length, records]).toEqual([25, 23])
  expect(found).toEqual([])
  await context.close()
}, 600_000)

test('in the dark, the pages of the author’s are accessible', async () => {
  const context = await served.context({ colorScheme: 'dark' })
  const page = await tryAs(context, 'administrateur')
  const found: string[] = []
  for (const address of authored) {
    await page.goto(`/openresultat${address}`)
    for (const fault of await faults(page)) found.push(`${address}: ${fault}`)
  }
  expect(found).toEqual([])
  await context.close()
}, 300_000)

test('in English no page says a word of French', async () => {
  const context = await served.context({ locale: 'en-GB' })
  const page = await tryAs(context, 'administrateur')
  const french = wordsOfTheApplication()
  const found: string[] = []
  const look = async (address: string) => {
    await page.goto(address)
    expect(await page.getAttribute('html', 'lang'), address).toBe('en')
    const texts = await textsOf(page)
    for (const text of [...notEnglish(texts), ...texts.filter((each) => french.has(each))])
      found.push(`${address} says ${text}`)
  }
  for (const address of authored) await look(`/openresultat${address}`)
  for (const entity of entities) {
    for (const address of await ofEntity(page, entity)) await look(address)
    await look(`/openresultat/${entity}?q=zzzz`)
  }
  await look('/openresultat')
  await look('/openresultat/election/-/nouveau')
  await look('/-/connexion')
  expect(found).toEqual([])
  await context.close()
}, 300_000)

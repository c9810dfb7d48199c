// SPDX-License-Identifier: EUPL-1.2
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { administrator } from '../e2e/instance.js'
import { newApplication } from '../e2e/new-application.js'
import { type Served, serve } from '../e2e/support.js'
import { scratchDatabase } from '../support/database.js'
import { scratchMariadb } from '../support/mariadb.js'
import { scratchSqlite } from '../support/sqlite.js'
import type { Base } from './base/contract.js'
import { openBase } from './base/open.js'
import { comparer } from './compare.js'
import { crawl, kindOf, oncePerKind } from './crawl.js'
import { fidelity } from './fidelity.js'
import { fill } from './fill.js'
import { send } from './form.js'
import { enter } from './sign-in.js'
import { begin, differing } from './whole.js'

interface Bases {
  readonly url: string
  /** Holds the same, to the last row. */
  readonly cloneUrl: string
  drop(): Promise<void>
}

const script = (engine: string): string => readFileSync(join(import.meta.dirname, `hard.${engine}.sql`), 'utf8')

/** Two bases of an engine that hold the same rows, drawn and hard. */
const engines: Readonly<Record<string, () => Promise<Bases>>> = {
  // Without a server the tests say what they leave out when they start.
  ...(inject('mariadbUrl') === null
    ? {}
    : {
        mariadb: async () => {
          const [first, second] = [await scratchMariadb(script('mariadb')), await scratchMariadb(script('mariadb'))]
          // The same moment twice: what is told by the clock is the same too.
          for (const { url } of [first, second]) await filled(url, 'SET timestamp = 1760000000')
          return {
            url: first.url,
            cloneUrl: second.url,
            drop: async () => {
              await first.drop()
              await second.drop()
            },
          }
        },
      }),
  sqlite: async () => {
    const base = await scratchSqlite(script('sqlite'))
    await filled(base.url)
    copyFileSync(base.file, `${base.file}.clone`)
    return { url: base.url, cloneUrl: `${base.url}.clone`, drop: base.drop }
  },
}

/** Keys of the rows that the scripts themselves add to `tout`. */
const hardKeys: Readonly<Record<string, readonly string[]>> = { mariadb: ['1', '2'], sqlite: ['1', '2', '3'] }

async function filled(url: string, before: string | null = null): Promise<void> {
  const base = await openBase(url)
  if (before !== null) await base.run(before)
  expect((await fill(base, 7, 12)).empty).toEqual({})
  await base.close()
}

describe.each(Object.keys(engines))('an application over hard tables of %s', (engine) => {
  let bases: Bases
  let base: Base
  let clone: Base
  let served: Served
  beforeAll(async () => {
    bases = (await engines[engine]?.()) ?? expect.unreachable()
    base = await openBase(bases.url)
    clone = await openBase(bases.cloneUrl)
    const catalogue = await base.catalogue()
    expect(await differing(catalogue, base, clone, await begin(catalogue, base))).toEqual([])
    const work = mkdtempSync(join(tmpdir(), 'openmairie-crawler-'))
    const folder = join(work, 'epreuve')
    await newApplication(folder, bases.url, [])
    const instance = await scratchDatabase()
    served = await serve(work, folder, { ...instance, url: bases.url }, [], {
      OPENMAIRIE_DATABASE_URL: instance.url,
    })
  }, 60_000)
  afterAll(async () => {
    await served?.stop()
    await base?.close()
    await clone?.close()
    await bases?.drop()
  })

  test('every page opens without complaint and shows what the base holds', async () => {
    const context = await served.context()
    const start = await enter(context, served.instance.url, administrator)
    const compare = await comparer(base, base.mainSchema)
    const comparison = { cells: 0, rows: 0, differences: [] as string[] }
    const visits = await crawl(context, start, {
      perShape: 1,
      shape: kindOf,
      skip: oncePerKind,
      inspect: (page) => compare(page, comparison),
    })
    await context.close()
    expect(visits.filter((visit) => visit.status !== 200 || visit.complaints.length > 0)).toEqual([])
    expect(comparison.differences).toEqual([])
    expect(visits.length).toBeGreaterThan(95)
    expect(comparison.cells).toBeGreaterThan(1200)
    expect(served.instance.output()).not.toMatch(/"level":[56]0/)
  }, 240_000)

  test('a record of hard values is shown whole, and saved untouched it stays what it was', async () => {
    const context = await served.context()
    await enter(context, served.instance.url, administrator)
    const page = await context.newPage()
    const compare = await comparer(base, base.mainSchema)
    const comparison = { cells: 0, rows: 0, differences: [] as string[] }
    const catalogue = await base.catalogue()
    const whole = async () => (await base.whole(catalogue.get('tout') ?? expect.unreachable())).toSorted()
    const before = await whole()
    for (const key of hardKeys[engine] ?? []) {
      const address = `${served.instance.url}/epreuve/tout/${key}`
      await page.goto(address)
      await compare(page, comparison)
      await page.goto(`${address}/-/modifier`)
      expect(await send(page, 'form.record-form', [])).toBe(200)
      expect(await page.textContent('.flash')).toContain('Aucun changement à enregistrer')
    }
    await context.close()
    expect(comparison.differences).toEqual([])
    expect(comparison.cells).toBeGreaterThan(70)
    expect(await whole()).toEqual(before)
  }, 60_000)

  test('what forms write is what the same statements write', async () => {
    const context = await served.context()
    await enter(context, served.instance.url, administrator)
    const { differences, ...counts } = await fidelity({
      context,
      application: `${served.instance.url}/epreuve`,
      base,
      clone,
      mainSchema: base.mainSchema,
      seed: 3,
      records: 1,
    })
    await context.close()
    expect(differences).toEqual([])
    // Enough was accepted for the comparison to mean something.
    expect(counts.created).toBeGreaterThan(11)
    expect(counts.createdUnder).toBeGreaterThan(5)
    expect(counts.untouched).toBeGreaterThan(12)
    expect(counts.modified).toBeGreaterThan(19)
    expect(counts.deleted).toBeGreaterThan(15)
    expect(served.instance.output()).not.toMatch(/"level":[56]0/)
  }, 240_000)
})

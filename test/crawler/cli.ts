// SPDX-License-Identifier: EUPL-1.2
import { parseArgs } from 'node:util'
import type { BrowserContext } from 'playwright-core'
import { launchBrowser } from '../e2e/browser.js'
import type { Base } from './base/contract.js'
import { openBase } from './base/open.js'
import { comparer } from './compare.js'
import { crawl, kindOf, oncePerKind } from './crawl.js'
import { fidelity } from './fidelity.js'
import { fill } from './fill.js'
import { enter } from './sign-in.js'

const usage = `npm run crawl -- <address of an instance> [--database <url>] [--clone <url>] [--schema s] [--pages 2] [--records 3] [--seed 1] [--once]
npm run crawl -- --fill <database url> [--rows 30] [--seed 1]

Opens every kind of page that links lead to, as OPENMAIRIE_LOGIN with OPENMAIRIE_PASSWORD, else by the demonstration's button.
With a database (postgres://, mysql://, mariadb://, sqlite:), compares each cell with what the base holds. With a clone of it, made before, writes through the forms of every table,
runs the same statements on the clone, and compares both whole. --fill puts rows into a base. --once, for a large schema, does
not count where a page was opened from, nor sort and turn sub-listings.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    database: { type: 'string' },
    clone: { type: 'string' },
    schema: { type: 'string' },
    pages: { type: 'string', default: '2' },
    records: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    once: { type: 'boolean', default: false },
    fill: { type: 'string' },
    rows: { type: 'string', default: '30' },
  },
})

/** What was found so far: a large schema takes long. */
function progress(line: string): void {
  process.stderr.write(`${line}\n`)
}

async function fillBase(url: string): Promise<boolean> {
  const base = await openBase(url)
  const { rows, empty } = await fill(base, Number(values.seed), Number(values.rows))
  await base.close()
  console.log(`${rows} rows`)
  for (const [table, reason] of Object.entries(empty)) console.log(`${table} stays empty: ${reason}`)
  return Object.keys(empty).length === 0
}

async function crawlInstance(context: BrowserContext, url: string): Promise<boolean> {
  const { login, password } = { login: process.env.OPENMAIRIE_LOGIN, password: process.env.OPENMAIRIE_PASSWORD }
  const start = await enter(context, url, login && password ? { login, password } : null)
  const base = values.database ? await openBase(values.database) : null
  const compare = base && (await comparer(base, values.schema ?? base.mainSchema))
  let told = 0
  const comparison = { cells: 0, rows: 0, differences: [] as string[] }
  const visits = await crawl(context, start, {
    perShape: Number(values.pages),
    ...(values.once ? { shape: kindOf, skip: oncePerKind } : { skip: /\/-\/(generateur|deconnexion)|format=csv/ }),
    inspect: async (page) => compare?.(page, comparison),
    opened: (visit, count) => {
      if (visit.status !== 200 || visit.complaints.length > 0) progress(`${visit.status} ${visit.url}`)
      for (; told < comparison.differences.length; told++) progress(comparison.differences[told] ?? '')
      if (count % 50 === 0) progress(`${count} pages, ${comparison.cells} cells`)
    },
  })
  const wrong = visits.filter((visit) => visit.status !== 200 || visit.complaints.length > 0)
  console.log(`${visits.length} pages, ${wrong.length} with something to say`)
  for (const visit of wrong) console.log(`${visit.status} ${visit.url} ${visit.complaints.join(' ')}`)
  if (base)
    console.log(`${comparison.rows} rows, ${comparison.cells} cells, ${comparison.differences.length} differences`)
  for (const difference of comparison.differences) console.log(difference)
  const written = base && values.clone ? await write(context, start, base, values.clone) : true
  await base?.close()
  return wrong.length === 0 && comparison.differences.length === 0 && written
}

async function write(context: BrowserContext, start: string, base: Base, cloneUrl: string): Promise<boolean> {
  const clone = await openBase(cloneUrl)
  const address = new URL(start)
  let told = 0
  const { differences, ...counts } = await fidelity({
    context,
    application: `${address.origin}/${address.pathname.split('/')[1]}`,
    base,
    clone,
    mainSchema: values.schema ?? base.mainSchema,
    seed: Number(values.seed),
    records: Number(values.records),
    written: (table, { differences: found, ...so }) => {
      progress(`${table} ${Object.values(so).join(' ')}`)
      for (; told < found.length; told++) progress(found[told] ?? '')
    },
  })
  await clone.close()
  console.log(
    `${Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}, ${differences.length} differences`,
  )
  for (const difference of differences) console.log(difference)
  return differences.length === 0
}

async function run(): Promise<boolean> {
  if (values.fill) return fillBase(values.fill)
  const [url] = positionals
  if (!url) {
    console.log(usage)
    return false
  }
  const browser = await launchBrowser()
  try {
    return await crawlInstance(
      await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' }),
      url.replace(/\/$/, ''),
    )
  } finally {
    await browser.close()
  }
}

process.exitCode = (await run()) ? 0 : 1

// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../packages/openmairie/src/database/local/server.js'
import { startInstance } from '../test/e2e/instance.js'
import { measureFloor } from './floor.js'
import { measureGeneration, reportOfGeneration } from './generation.js'
import { measureLoad } from './load.js'
import { cell, ms } from './measure.js'
import { measurePages } from './pages.js'
import { rowsRead } from './rows-read.js'
import { scenarios } from './scenarios.js'
import { measureStart } from './start.js'

const application = join(import.meta.dirname, '../apps/opengestioncrise')
const total = Number(process.env.OPENMAIRIE_BENCH_ROWS ?? 1_000_000)
const seconds = Number(process.env.OPENMAIRIE_BENCH_SECONDS ?? 4)
const shown = 15
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const folder = mkdtempSync(join(tmpdir(), 'openmairie-bench-'))
const server = await startEmbedded(folder, () => undefined)
try {
  if (process.env.OPENMAIRIE_BENCH === undefined) {
    say('Start of the installed demonstration, then of the one that has its data:')
    const { first, again } = await measureStart(application)
    say(`  first ${first.toFixed(1)} s, again ${again.toFixed(1)} s (goal: less than 5)`)
    say('1,000 tables analysed and generated:')
    for (const line of reportOfGeneration(await measureGeneration(server.urlOf('postgres')))) say(line)
  }
  if (process.env.OPENMAIRIE_BENCH !== 'listing') await tellPages()
  if (process.env.OPENMAIRIE_BENCH !== 'pages') await measureListings()
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function tellPages(): Promise<void> {
  const pages = await measurePages(application)
  const slowest = pages.toSorted((a, b) => b.milliseconds - a.milliseconds)
  const heaviest = pages.toSorted((a, b) => b.bytes - a.bytes)
  say(
    `${pages.length} kinds of page of the demonstration, at the server (goal: 100 ms at most) and a first visit (150 kB):`,
  )
  for (const page of slowest.slice(0, 5))
    say(`  ${cell(page.milliseconds.toFixed(1), 6)} ms  ${page.path.slice(0, 100)}`)
  for (const page of heaviest.slice(0, 3))
    say(`  ${cell((page.bytes / 1000).toFixed(1), 6)} kB  ${page.path.slice(0, 100)}`)
}

async function measureListings(): Promise<void> {
  const { grow } = await import('./data.js')
  const admin = new pg.Client({ connectionString: server.urlOf('postgres') })
  await admin.connect()
  await admin.query('CREATE DATABASE bench')
  await admin.end()
  const url = server.urlOf('bench')
  const instance = await startInstance({
    folders: [application],
    databaseUrl: url,
    dataFolder: folder,
    arguments: ['--demonstration', '--workers', process.env.OPENMAIRIE_BENCH_WORKERS ?? '2'],
  })
  try {
    const raw = new pg.Client({ connectionString: url })
    await raw.connect()
    await grow(raw, total)
    const { rows } = await raw.query('SELECT count(*) AS n FROM ressource')
    await raw.end()
    say(`${rows[0].n} ressources, ${seconds} s a measure, rights and journal on, profil consultation; milliseconds:`)
    const cookie = await consult(instance.url)
    say(
      'sort      page     raw p50  p95   page p50  p95   raw/s×1  page/s×1  raw/s×8  page/s×8  rows read  ms over raw',
    )
    // The server runs warm, as the prepared statements of the floor do.
    const quick = scenarios.filter(({ sort }) => sort === 'indexed' || sort === 'label').map(({ path }) => path)
    await measureLoad({ port: instance.port, cookie, paths: quick, connections: 8, seconds: 8 })
    for (const { sort, page, path, floor } of scenarios) {
      const warm = { port: instance.port, cookie, paths: [path], connections: 8, seconds: 1 }
      await measureLoad(warm)
      const raw1 = await measureFloor(url, [floor], 1, seconds)
      const page1 = await measureLoad({ ...warm, connections: 1, seconds })
      const raw8 = await measureFloor(url, [floor], 8, seconds)
      const page8 = await measureLoad({ ...warm, connections: 8, seconds })
      const read = await rowsRead(url, application, path)
      if (page1.failures + page8.failures > 0)
        throw new Error(`${path}: ${page1.failures + page8.failures} requests failed`)
      say(
        [
          sort.padEnd(9),
          page.padEnd(7),
          cell(ms(raw1.p50), 8),
          cell(ms(raw1.p95), 6),
          cell(ms(page1.p50), 8),
          cell(ms(page1.p95), 6),
          cell(raw1.perSecond.toFixed(0), 8),
          cell(page1.perSecond.toFixed(0), 9),
          cell(raw8.perSecond.toFixed(0), 9),
          cell(page8.perSecond.toFixed(0), 9),
          cell(`${read} (×${(read / shown).toFixed(1)})`, 12),
          cell(ms(page1.p50 - raw1.p50), 10),
        ].join(' '),
      )
    }
  } finally {
    await instance.stop()
  }
}

/** Signs in as the demonstration's reader; returns the cookie. */
async function consult(url: string): Promise<string> {
  const answer = await fetch(`${url}/-/essayer`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: url, 'sec-fetch-site': 'same-origin' },
    body: 'profil=consultation',
  })
  const cookie = /om_session=[^;]+/.exec(answer.headers.getSetCookie().join(';'))?.[0]
  if (!cookie) throw new Error(`No session: ${answer.status}`)
  return cookie
}

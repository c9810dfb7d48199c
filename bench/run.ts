// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../packages/openmairie/src/database/local/server.js'
import { startInstance } from '../test/e2e/instance.js'
import { signIn } from '../test/support/http.js'
import { tellBarrier } from './barrier.js'
import { tellEditions } from './editions.js'
import { tellExports } from './exports.js'
import { postgresqlFloor } from './floor.js'
import { measureGeneration, reportOfGeneration } from './generation.js'
import { tellImports } from './imports.js'
import { tellListings } from './listings.js'
import { cell, ms } from './measure.js'
import { tellNight } from './night.js'
import { measurePages, type PageMeasure } from './pages.js'
import { measureRecords } from './records.js'
import { rowsRead } from './rows-read.js'
import { byHand, scenariosOf } from './scenarios.js'
import { tellSheets } from './sheets.js'
import { measureStart } from './start.js'

const application = join(import.meta.dirname, '../apps/opengestioncrise')
const total = Number(process.env.OPENMAIRIE_BENCH_ROWS ?? 1_000_000)
const seconds = Number(process.env.OPENMAIRIE_BENCH_SECONDS ?? 4)
const workers = process.env.OPENMAIRIE_BENCH_WORKERS ?? '2'
const engine = process.env.OPENMAIRIE_BENCH_ENGINE ?? 'postgresql'
const sorts = process.env.OPENMAIRIE_BENCH_SORTS?.split(',') ?? null
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const folder = mkdtempSync(join(tmpdir(), 'openmairie-bench-'))
const server = await startEmbedded(folder, () => undefined)
try {
  if (process.env.OPENMAIRIE_BENCH === 'barrier')
    await tellBarrier({ urlOf: server.urlOf, folder, total, times: seconds * 100, say })
  else if (process.env.OPENMAIRIE_BENCH === 'imports')
    await tellImports({
      engine: engine === 'mariadb' || engine === 'sqlite' ? engine : 'postgresql',
      urlOf: server.urlOf,
      folder,
      total: Number(process.env.OPENMAIRIE_BENCH_ROWS ?? 100_000),
      say,
    })
  else if (process.env.OPENMAIRIE_BENCH === 'editions')
    await tellEditions({ urlOf: server.urlOf, total: Number(process.env.OPENMAIRIE_BENCH_ROWS ?? 2000), say })
  else if (process.env.OPENMAIRIE_BENCH === 'night')
    await tellNight({
      urlOf: server.urlOf,
      folder,
      readers: Number(process.env.OPENMAIRIE_BENCH_ROWS ?? 2000),
      seconds: Number(process.env.OPENMAIRIE_BENCH_SECONDS ?? 90),
      say,
    })
  else if (process.env.OPENMAIRIE_BENCH === 'sheets') await tellSheets(folder, total, say)
  else if (engine === 'mariadb' || engine === 'sqlite') await measureElsewhere(engine)
  else if (engine === 'postgresql') await measureAll()
  else throw new Error(`OPENMAIRIE_BENCH_ENGINE is postgresql, mariadb or sqlite, not ${engine}`)
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measureAll(): Promise<void> {
  if (process.env.OPENMAIRIE_BENCH === undefined) {
    say('Start of the installed demonstration, then of the one that has its data:')
    const { first, again } = await measureStart(application)
    say(`  first ${first.toFixed(1)} s, again ${again.toFixed(1)} s (goal: less than 5)`)
    say('1,000 tables analysed and generated:')
    for (const line of reportOfGeneration(await measureGeneration(server.urlOf('postgres')))) say(line)
  }
  if (!['listing', 'exports', 'records'].includes(process.env.OPENMAIRIE_BENCH ?? '')) await tellPages()
  if (process.env.OPENMAIRIE_BENCH !== 'pages') await measureListings()
}

async function tellPages(): Promise<void> {
  const all = await measurePages(application)
  const pages = all.filter(({ document }) => !document)
  const documents = all.filter(({ document }) => document)
  say(
    `${pages.length} kinds of page of the demonstration, at the server (goal: 100 ms at most) and a first visit (150 kB):`,
  )
  tellSlowest(pages)
  for (const page of pages.toSorted((a, b) => b.bytes - a.bytes).slice(0, 3))
    say(`  ${cell((page.bytes / 1000).toFixed(1), 6)} kB  ${page.path.slice(0, 100)}`)
  say(`${documents.length} kinds of document, made at once:`)
  tellSlowest(documents)
}

function tellSlowest(pages: readonly PageMeasure[]): void {
  for (const page of pages.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 5))
    say(`  ${cell(page.milliseconds.toFixed(1), 6)} ms  ${page.path.slice(0, 100)}`)
}

/** The pages to measure: those of the sorts asked for, else all. */
function measured(name: keyof typeof byHand) {
  const all = scenariosOf(byHand[name])
  return sorts === null ? all : all.filter(({ sort }) => sorts.includes(sort))
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
    arguments: ['--demonstration', '--workers', workers],
  })
  try {
    const raw = new pg.Client({ connectionString: url })
    await raw.connect()
    await grow(raw, total)
    await raw.end()
    if (process.env.OPENMAIRIE_BENCH === 'exports') {
      say(`${total} ressources taken away whole, profil consultation, on PostgreSQL:`)
      return await tellExports({ instance, cookie: await consult(instance.url), databaseUrl: url, folder, say })
    }
    if (process.env.OPENMAIRIE_BENCH === 'records') return await tellRecords(url)
    say(
      `PostgreSQL, ${total} ressources, ${seconds} s a measure, rights and journal on, profil consultation; milliseconds; rates at 8 connections are the best of three:`,
    )
    await tellListings({
      port: instance.port,
      cookie: await consult(instance.url),
      scenarios: measured('postgresql'),
      open: () => postgresqlFloor(url),
      read: (path) => rowsRead(url, application, path),
      seconds,
      say,
    })
    await tellRecords(url)
  } finally {
    await instance.stop()
  }
}

async function tellRecords(url: string): Promise<void> {
  const life = await measureRecords(url, application)
  const more = 100 * (life.withJournal / life.withoutJournal - 1)
  say(
    `A record added, changed twice and deleted, ms: ${ms(life.raw)} raw, ${ms(life.withoutJournal)} without journal, ${ms(life.withJournal)} with it (+${more.toFixed(0)} %, goal under 20)`,
  )
}

async function measureElsewhere(name: 'mariadb' | 'sqlite'): Promise<void> {
  const { openBase } = await import('./elsewhere.js')
  const base = await openBase(name, folder, total)
  const instance = await startInstance({
    folders: [base.application],
    dataFolder: folder,
    arguments: ['--workers', workers],
    environment: { OPENMAIRIE_DATABASE_URL: server.urlOf('postgres'), DATABASE_URL: base.url },
  })
  try {
    say(
      `${name}, ${total} ressources, ${seconds} s a measure, rights and journal on, administrator; milliseconds; rates at 8 connections are the best of three:`,
    )
    const { cookies } = await signIn(instance.url)
    const cookie = [...cookies].map(([own, value]) => `${own}=${value}`).join('; ')
    const { open, read } = base
    await tellListings({ port: instance.port, cookie, scenarios: measured(name), open, read, seconds, say })
  } finally {
    await instance.stop()
    await base.drop()
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

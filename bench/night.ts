// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { duree, replay } from '../apps/openresultat/demo/replay.js'
import type { Acknowledged } from '../test/openresultat/replay/entering.js'
import { enterArrivals } from '../test/openresultat/replay/night.js'
import { openReaders, type Reader } from '../test/openresultat/replay/readers.js'
import { openStage, publicPath, publish } from '../test/openresultat/replay/stage.js'
import { type Visit, visit } from '../test/openresultat/replay/visits.js'
import type { Given, Told } from './bare.js'
import { cell, type Measure, ms, summary } from './measure.js'

const streams = publicPath('flux/resultats')
const page = publicPath('resultats')
/** Seconds after which a reader without script asks for the page again. */
const withoutScript = 30
/** Milliseconds between two looks at the public page. */
const look = 2000

interface NightOptions {
  readonly urlOf: (name: string) => string
  readonly folder: string
  readonly readers: number
  /** How long the night lasts. */
  readonly seconds: number
  readonly say: (line: string) => void
}

/**
 * A whole night entered by 20 operators on two servers, while readers have the public page open and as many come without script; then
 * the same bytes sent by two servers that do nothing else, to as many, at the same pace.
 */
export async function tellNight({ urlOf, folder, readers, seconds, say }: NightOptions): Promise<void> {
  const raw = await databaseOf(urlOf, 'night')
  const stage = await openStage({ databaseUrl: urlOf('night'), raw, folder, operators: 20 })
  const perSecond = readers / withoutScript
  const ports = stage.servers.map(({ port }) => port)
  say(
    `The night of 30 bureaux in ${seconds} s: 20 operators on two servers, ${readers} readers, ${perSecond.toFixed(0)} pages a second; milliseconds:`,
  )
  try {
    await publish(stage)
    const looking = await openReaders(ports, streams, readers)
    await looking.until(({ shown }) => shown.length > 0)
    const asking = visit(ports, [page], perSecond)
    const arrivals = replay({ today: '2026-03-15', whole: true })
    const { acknowledged, conflicts } = await enterArrivals(stage, arrivals, { perMinute: (seconds * 1000) / duree })
    await looking.until(({ shown }) => shown.at(-1)?.counted === 30)
    const visits = await asking.stop()
    const sights = looking.all.flatMap((reader) => sightsOf(reader, acknowledged))
    const html = looking.all[0]?.last() ?? ''
    const changes = looking.all.reduce((sum, { shown }) => sum + shown.length, 0)
    looking.close()
    const taken = acknowledged.map((each) => each.taken)
    say(`  ${acknowledged.length} entries, ${conflicts.length} conflicts shown, ${changes} pages told to readers`)
    say(line('entry saved', summary(taken, seconds, 0)))
    say(line('public page', measureOf(visits, seconds)))
    say(line(`seen after it was saved, looked at every ${look}`, summary(sights, seconds, 0)))
    const event = `event: page\ndata: ${JSON.stringify(html)}\n\n`
    const given: Given = { page: 'x'.repeat(visits.at(-1)?.bytes ?? 0), event, every: look }
    const bare = await measureBare({ given, readers, perSecond })
    say(line('public page, bare server', bare.pages))
    say(line('told to all, bare server', bare.told))
  } finally {
    await stage.stop()
    await raw.end()
  }
}

async function databaseOf(urlOf: NightOptions['urlOf'], name: string): Promise<pg.Client> {
  const admin = new pg.Client({ connectionString: urlOf('postgres') })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name}`)
  await admin.end()
  const raw = new pg.Client({ connectionString: urlOf(name) })
  await raw.connect()
  return raw
}

function line(what: string, { requests, p50, p99, failures }: Measure): string {
  const failed = failures === 0 ? '' : `, ${failures} failed`
  return `  ${what.padEnd(44)} ${cell(requests, 7)} times  p50 ${cell(ms(p50), 9)}  p99 ${cell(ms(p99), 9)}${failed}`
}

function measureOf(visits: readonly Visit[], seconds: number): Measure {
  return summary(
    visits.map(({ taken }) => taken),
    seconds,
    visits.filter(({ status }) => status !== 200).length,
  )
}

/** From the moment at which each bureau was known to be counted, the time until a reader saw as many. */
function sightsOf({ shown }: Reader, acknowledged: readonly Acknowledged[]): readonly number[] {
  const counted = acknowledged.filter(({ phase, holds }) => phase === 'DF' && holds).toSorted((a, b) => a.at - b.at)
  return counted.map(({ at }, index) => {
    const seen = shown.find((each) => (each.counted ?? 0) > index)
    return Math.max(0, (seen?.at ?? Number.NaN) - at)
  })
}

interface Bare {
  readonly given: Given
  readonly readers: number
  readonly perSecond: number
}

/** How often the bare servers send their event. */
const times = 10

async function measureBare({ given, readers, perSecond }: Bare): Promise<{ pages: Measure; told: Measure }> {
  const servers = [await startBare(given), await startBare(given)] as const
  try {
    const ports = servers.map(({ port }) => port)
    const looking = await openReaders(ports, '/flux', readers)
    for (const { sent } of servers) sent.length = 0
    const begun = performance.timeOrigin + performance.now()
    const asking = visit(ports, ['/'], perSecond)
    await wait((times + 0.5) * given.every)
    const visits = await asking.stop()
    looking.close()
    const told = looking.all.flatMap(({ shown }, index) => {
      const moments = shown.map(({ at }) => performance.timeOrigin + at).filter((at) => at >= begun)
      const sent = servers[index % 2 === 0 ? 0 : 1].sent
      return moments.flatMap((at) => {
        const last = sent.findLast((each) => each <= at)
        return last === undefined ? [] : [at - last]
      })
    })
    const seconds = (times * given.every) / 1000
    return { pages: measureOf(visits, seconds), told: summary(told, seconds, 0) }
  } finally {
    for (const { child } of servers) child.disconnect()
  }
}

function startBare(given: Given): Promise<{ child: ChildProcess; port: number; sent: number[] }> {
  const child = fork(join(import.meta.dirname, 'bare.ts'))
  const sent: number[] = []
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.on('message', (told: Told) => {
      if ('port' in told) resolve({ child, port: told.port, sent })
      else sent.push(told.sent)
    })
    child.send(given)
  })
}

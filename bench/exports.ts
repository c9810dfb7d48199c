// SPDX-License-Identifier: EUPL-1.2
import { createReadStream, createWriteStream, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { z } from 'zod'
import { readSheet } from '../packages/openmairie/src/spreadsheets/inspect.js'
import { type Instance, workersOf } from '../test/e2e/instance.js'
import { cell, summary } from './measure.js'

const formats = ['csv', 'xlsx', 'ods', 'json'] as const
const listing = '/opengestioncrise/ressource'
/** The columns that the application exports by itself. */
const columns =
  'nom, prenom, matricule, organisation, service, telephone1, telephone2, email, disponible, datedisponible'

interface Options {
  readonly instance: Instance
  readonly cookie: string
  readonly databaseUrl: string
  readonly folder: string
  readonly say: (line: string) => void
}

/** Takes the whole listing away in each format, beside `COPY … TO`: seconds, size, peak memory of the worker, a page meanwhile. */
export async function tellExports({ instance, cookie, databaseUrl, folder, say }: Options): Promise<void> {
  const copied = await copySeconds(databaseUrl)
  say('format  columns  seconds   rows/s  over COPY       MB  peak MB  page p50  p95 ms meanwhile  rows read back')
  say(`COPY         10 ${cell(copied.toFixed(1), 8)}`)
  for (const all of [false, true])
    for (const format of formats) {
      if (all && format !== 'xlsx') continue
      const path = join(folder, `export.${format}`)
      const peak = watchMemory(instance.pid)
      const page = watchPage(`${instance.url}${listing}?tri=nom`, cookie)
      const start = performance.now()
      await prepare(instance.url, cookie, format, all, path)
      const seconds = (performance.now() - start) / 1000
      const { p50, p95 } = await page()
      const rows = await rowsOf(path, format)
      say(
        [
          format.padEnd(8),
          cell(all ? 'all' : 10, 6),
          cell(seconds.toFixed(1), 8),
          cell((rows / seconds).toFixed(0), 8),
          cell(`×${(seconds / copied).toFixed(1)}`, 10),
          cell((statSync(path).size / 1e6).toFixed(0), 8),
          cell(peak().toFixed(0), 8),
          cell(p50.toFixed(0), 9),
          cell(p95.toFixed(0), 18),
          cell(rows, 15),
        ].join(' '),
      )
    }
}

/** Has the file prepared by a job, as a user does, and downloads it. */
async function prepare(site: string, cookie: string, format: string, all: boolean, path: string): Promise<void> {
  const headers = { cookie }
  const html = await (await fetch(`${site}${listing}/-/exporter`, { headers })).text()
  const csrf = /name="-csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const asked = await fetch(`${site}${listing}/-/exporter`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...headers, origin: site },
    body: new URLSearchParams({ '-csrf': csrf, format, champs: all ? 'tous' : '', preparer: '1' }),
  })
  const job = `${site}${asked.headers.get('location')}`
  const state = z.object({ runs: z.boolean() })
  while (state.parse(await (await fetch(`${job}/etat`, { headers })).json()).runs) await wait(50)
  const answer = await fetch(`${job}/resultat`, { headers })
  if (!answer.ok || !answer.body) throw new Error(`${format}: ${answer.status}`)
  await pipeline(Readable.from(answer.body), createWriteStream(path))
}

/** The floor: the same columns out of the base, as a CSV, thrown away. */
async function copySeconds(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const start = performance.now()
  await client.query(
    `COPY (SELECT ${columns} FROM opengestioncrise.ressource ORDER BY nom, ressource) TO PROGRAM 'cat > /dev/null' (FORMAT csv)`,
  )
  const seconds = (performance.now() - start) / 1000
  await client.end()
  return seconds
}

/** Watches the workers of a server, and their processes of heavy jobs; returns the most that one of them held, in MB. */
function watchMemory(supervisor: number): () => number {
  let most = 0
  const look = (): void => {
    const workers = workersOf(supervisor)
    for (const process of [...workers, ...workers.flatMap(childrenOf)]) {
      const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(statusOf(process)) ?? []
      most = Math.max(most, Number(kilobytes) / 1000)
    }
  }
  look()
  const timer = setInterval(look, 100)
  return () => {
    clearInterval(timer)
    return most
  }
}

/** A process may end between two looks. */
function statusOf(process: number): string {
  try {
    return readFileSync(`/proc/${process}/status`, 'utf8')
  } catch {
    return ''
  }
}

function childrenOf(process: number): readonly number[] {
  try {
    return workersOf(process)
  } catch {
    return []
  }
}

/** Asks for a page again and again until it is told to stop; returns how long it took. */
function watchPage(url: string, cookie: string): () => Promise<{ p50: number; p95: number }> {
  let goesOn = true
  const times: number[] = []
  const asking = (async () => {
    while (goesOn) {
      const start = performance.now()
      await (await fetch(url, { headers: { cookie } })).arrayBuffer()
      times.push(performance.now() - start)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  })()
  return async () => {
    goesOn = false
    await asking
    return summary(times, 1, 0)
  }
}

/** Rows of the file, read back; the heading does not count. */
async function rowsOf(path: string, format: (typeof formats)[number]): Promise<number> {
  let rows = 0
  if (format === 'json') {
    const lines = new Writable({
      write(piece: Buffer, _encoding, done) {
        for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) rows++
        done()
      },
    })
    await pipeline(createReadStream(path), lines)
    return rows - 2
  }
  for await (const batch of readSheet({ path, name: path }, { sheet: 0, csv: null })) rows += batch.length
  return rows - 1
}

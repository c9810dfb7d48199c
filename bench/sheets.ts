// SPDX-License-Identifier: EUPL-1.2
import { createWriteStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Cell } from '../packages/openmairie/src/spreadsheets/contract.js'
import { inspectSpreadsheet, readSheet } from '../packages/openmairie/src/spreadsheets/inspect.js'
import { writeCsv } from '../packages/openmairie/src/spreadsheets/write/csv.js'
import { writeOds } from '../packages/openmairie/src/spreadsheets/write/ods.js'
import { writeXlsx } from '../packages/openmairie/src/spreadsheets/write/xlsx.js'
import { cell } from './measure.js'

const heading = ['id', 'nom', 'prenom', 'naissance', 'montant', 'rue', 'code', 'ville', 'telephone', 'note']

/** Ten columns as a town has them: words with accents, a number, a date, an amount, a telephone; one note in four is quoted. */
const rowOf = (at: number): readonly Cell[] => [
  { kind: 'number', text: String(at) },
  `DURAND${at}`,
  'Élodie',
  { kind: 'date', text: new Date(Date.UTC(1950, 0, 1) + (at % 27_000) * 86_400_000).toISOString().slice(0, 10) },
  { kind: 'number', text: `${at}.50` },
  `${at % 200} rue de l’Église`,
  '01000',
  'Bourg-en-Bresse',
  '0612345678',
  at % 4 === 0 ? `vu le "12"; à rappeler ${at}` : null,
]

async function* rows(total: number): AsyncIterable<readonly Cell[]> {
  for (let at = 1; at <= total; at++) yield rowOf(at)
}

async function* texts(total: number): AsyncIterable<readonly string[]> {
  for (let at = 1; at <= total; at++)
    yield rowOf(at).map((each) => (typeof each === 'string' ? each : (each?.text ?? '')))
}

/** Writes and reads `total` rows of ten columns in each format, without any base: rows a second, size, peak memory. */
export async function tellSheets(folder: string, total: number, say: (line: string) => void): Promise<void> {
  say(`${total} rows of ten columns, without a base:`)
  say('format  written/s  MB  looked at, s  read/s  peak MB')
  const table = { name: 'Essai', heading, widths: heading.map(() => 12) }
  for (const format of ['csv', 'xlsx', 'ods'] as const) {
    const source = { path: join(folder, `essai.${format}`), name: `essai.${format}` }
    const written = await seconds(async () => {
      const content =
        format === 'csv'
          ? writeCsv(heading, texts(total))
          : (format === 'xlsx' ? writeXlsx : writeOds)({ ...table, rows: rows(total) })
      await pipeline(Readable.from(content), createWriteStream(source.path))
    })
    const looked = await seconds(async () => void (await inspectSpreadsheet(source)))
    let peak = 0
    let count = 0
    const read = await seconds(async () => {
      for await (const batch of readSheet(source, { sheet: 0, csv: null })) {
        count += batch.length
        if (count % 50_000 < 1000) peak = Math.max(peak, process.memoryUsage().rss)
      }
    })
    if (count !== total + 1) throw new Error(`${format}: ${count} rows`)
    const size = statSync(source.path).size
    say(
      `${format.padEnd(6)} ${cell((total / written).toFixed(0), 10)} ${cell((size / 1e6).toFixed(0), 3)} ${cell(looked.toFixed(1), 13)} ${cell((total / read).toFixed(0), 7)} ${cell((peak / 1e6).toFixed(0), 8)}`,
    )
  }
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

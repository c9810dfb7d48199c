// SPDX-License-Identifier: EUPL-1.2
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, expect, test } from 'vitest'
import type { Cell, Source } from '../../packages/openmairie/src/spreadsheets/contract.js'
import { inspectSpreadsheet } from '../../packages/openmairie/src/spreadsheets/inspect.js'
import { writeCsv } from '../../packages/openmairie/src/spreadsheets/write/csv.js'
import { writeOds } from '../../packages/openmairie/src/spreadsheets/write/ods.js'
import { writeXlsx } from '../../packages/openmairie/src/spreadsheets/write/xlsx.js'
import { filesFolder, rowsOf, shownOf } from './files.js'

const folder = filesFolder()
afterAll(() => folder.done())

const writers = { xlsx: writeXlsx, ods: writeOds }
const formats = ['xlsx', 'ods'] as const

async function* all<T>(...rows: readonly T[]): AsyncIterable<T> {
  yield* rows
}

async function file(name: string, content: AsyncIterable<string | Uint8Array>): Promise<Source> {
  await pipeline(Readable.from(content), createWriteStream(join(folder.path, name)))
  return { path: join(folder.path, name), name }
}

const written = async (format: 'xlsx' | 'ods', heading: readonly string[], ...rows: readonly (readonly Cell[])[]) =>
  file(
    `table.${format}`,
    writers[format]({ name: 'Agents: tous?', heading, widths: heading.map(() => 10), rows: all(...rows) }),
  )

const typed: readonly Cell[] = [
  'Élodie & <Cie> "x"',
  { kind: 'number', text: '-1234.5' },
  { kind: 'date', text: '2024-02-29' },
  { kind: 'datetime', text: '2024-02-29T23:59:59' },
  { kind: 'time', text: '08:05:00' },
  { kind: 'boolean', text: 'true' },
  null,
  '01000',
  '=1+1',
  '  deux  espaces ',
  'ligne 1\nligne\t2\n\nfin',
  '_x0041_',
]

test.each(formats)('what is written as %s is read back, type by type', async (format) => {
  const heading = typed.map((_, at) => `Colonne ${at}`)
  const source = await written(format, heading, typed, [], [null, 'seul'])
  expect(await inspectSpreadsheet(source)).toMatchObject({ format, sheets: [{ name: 'Agents tous', hidden: false }] })
  expect(await rowsOf(source)).toEqual([
    { line: 1, cells: heading },
    { line: 2, cells: typed },
    { line: 4, cells: [null, 'seul'] },
  ])
})

test.each(formats)('as %s, dates over the centuries and seconds over the day keep their value', async (format) => {
  const dates = ['1900-03-01', '1999-12-31', '2000-01-01', '9999-12-31']
  const moments = Array.from({ length: 86_400 / 7 }, (_, at) =>
    new Date(Date.UTC(2024, 9, 27) + at * 7000).toISOString().slice(0, 19),
  )
  const source = await written(
    format,
    ['a'],
    ...dates.map((text): readonly Cell[] => [{ kind: 'date', text }]),
    ...moments.map((text): readonly Cell[] => [
      { kind: 'datetime', text },
      { kind: 'time', text: text.slice(11) },
    ]),
  )
  const rows = await shownOf(source)
  expect(rows.slice(1, 5).map(([, date]) => date)).toEqual(dates.map((date) => `date ${date}`))
  expect(rows.slice(5).map((row) => row.slice(1))).toEqual(
    moments.map((text) => [`datetime ${text}`, `time ${text.slice(11)}`]),
  )
})

test.each(formats)('as %s, what XML cannot hold does no harm', async (format) => {
  const source = await written(format, ['a'], ['a\u0001b\ud800c'])
  expect((await rowsOf(source))[1]?.cells).toEqual([format === 'xlsx' ? 'a\u0001b\ufffdc' : 'a\ufffdb\ufffdc'])
})

test('Excel takes 32,767 characters a cell: a longer text says that it was cut', async () => {
  const source = await written('xlsx', ['a'], ['x'.repeat(40_000)])
  expect((await rowsOf(source))[1]?.cells).toEqual([`${'x'.repeat(32_763)} […]`])
})

test.each(formats)('as %s, no row at all leaves the heading', async (format) => {
  expect(await shownOf(await written(format, ['a', 'b']))).toEqual([[1, 'a', 'b']])
})

test.each(formats)('as %s, a table longer than a sheet goes on in the next, under its heading', async (format) => {
  async function* many(): AsyncIterable<readonly Cell[]> {
    for (let at = 1; at <= 1_048_577; at++) yield [{ kind: 'number', text: String(at) }]
  }
  const source = await file(
    `long.${format}`,
    writers[format]({ name: 'Long', heading: ['n'], widths: [3], rows: many() }),
  )
  expect((await inspectSpreadsheet(source)).sheets.map(({ name }) => name)).toEqual(['Long', 'Long 2'])
  expect((await rowsOf(source, 0)).at(-1)).toEqual({ line: 1_048_576, cells: [{ kind: 'number', text: '1048575' }] })
  expect(await shownOf(source, 1)).toEqual([
    [1, 'n'],
    [2, 'number 1048576'],
    [3, 'number 1048577'],
  ])
})

test.each([
  ...formats,
  'csv',
] as const)('as %s, what the rows raise is raised, before anything is written where it is the first', async (format) => {
  async function* refused(after: number): AsyncIterable<readonly string[]> {
    for (let at = 0; at < after; at++) yield ['a']
    throw new Error('refused')
  }
  const content = (after: number): AsyncIterable<string | Uint8Array> =>
    format === 'csv'
      ? writeCsv(['a'], refused(after))
      : writers[format]({ name: 'a', heading: ['a'], widths: [1], rows: refused(after) })
  await expect(content(0)[Symbol.asyncIterator]().next()).rejects.toThrow('refused')
  await expect(file('refused', content(5000))).rejects.toThrow('refused')
})

test.each([...formats, 'csv'] as const)('as %s, whoever goes away stops the rows', async (format) => {
  let stopped = false
  async function* endless(): AsyncIterable<readonly string[]> {
    try {
      for (;;) yield [String(Math.random())]
    } finally {
      stopped = true
    }
  }
  const content: AsyncIterable<string | Uint8Array> =
    format === 'csv'
      ? writeCsv(['a'], endless())
      : writers[format]({ name: 'a', heading: ['a'], widths: [1], rows: endless() })
  let taken = 0
  for await (const piece of content) {
    taken += piece.length
    if (taken > 100_000) break
  }
  await expect.poll(() => stopped).toBe(true)
})

test('a CSV for a French spreadsheet: its mark, semicolons, quotes where they are needed', async () => {
  const pieces: string[] = []
  for await (const piece of writeCsv(['Nom', 'Note'], all(['Durand', 'a;b'], ['dit "x"', '1\n2'], ['12,50', ''])))
    pieces.push(piece)
  expect(pieces.join('')).toBe('\ufeffNom;Note\r\nDurand;"a;b"\r\n"dit ""x""";"1\n2"\r\n12,50;\r\n')
})

test('a formula hidden in a cell of a CSV is shown, a negative number and a telephone are left; reading gives all back', async () => {
  const texts = ['=cmd|x', '+1+1', '-1+1', '@SUM(A1)', "'=1", "'a", '-12,50', '+33 6 12', '-1e-5', '\t=1']
  const pieces: string[] = []
  for await (const piece of writeCsv(['a'], all(...texts.map((text) => [text])))) pieces.push(piece)
  expect(pieces.join('').split('\r\n').slice(1, -1)).toEqual([
    "'=cmd|x",
    "'+1+1",
    "'-1+1",
    "'@SUM(A1)",
    "''=1",
    "'a",
    '-12,50',
    '+33 6 12',
    '-1e-5',
    "'\t=1",
  ])
  const source = await file('formules.csv', all(pieces.join('')))
  expect(
    (await rowsOf(source, 0, { encoding: 'utf-8', separator: ';', quote: '"' })).slice(1).map(({ cells }) => cells[0]),
  ).toEqual(texts)
})

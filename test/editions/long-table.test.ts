// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { drawLongTable, type LongTable } from '../../packages/openmairie/src/documents/drawn/table.js'
import { layOut } from '../../packages/openmairie/src/editions/table/layout.js'
import { readPdf } from '../support/pdf.js'
import { placedIn } from '../support/pdf-places.js'

const paper = {
  format: 'a4',
  landscape: false,
  margins: { top: 20, right: 12, bottom: 18, left: 12 },
  size: 9,
} as const

function tableOf(rows: Iterable<readonly string[]>, more: Partial<LongTable> = {}): LongTable {
  return {
    title: 'Ressources',
    locale: 'fr',
    opening: [],
    paper,
    size: 9,
    columns: [
      { heading: 'Nom', align: 'left' },
      { heading: 'Montant', align: 'right' },
      { heading: 'Texte', align: 'left' },
    ],
    bands: [[0, 1, 2].map((at) => ({ at, width: 60 }))],
    rows: (async function* () {
      yield* rows
    })(),
    closing: () => null,
    footer: (page) => `page ${page}`,
    owner: 'Aubry',
    at: 0,
    ...more,
  }
}
async function drawn(table: LongTable): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of drawLongTable(table)) pieces.push(piece)
  return Buffer.concat(pieces)
}
async function pagesOf(table: LongTable): Promise<readonly string[]> {
  const pdf = await readPdf(await drawn(table))
  await pdf.close()
  return pdf.pages
}
const wordsOf = (pages: readonly string[]): readonly string[] => pages.join('\n').split(/\s+/)
const countOf = (words: readonly string[]) => (word: string) => words.filter((each) => each === word).length

test('three thousand rows are all there once, under the head of each page, with their sum at the end', async () => {
  const rows = Array.from({ length: 3000 }, (_, at) => [`nom${at}`, `${at},00`, `texte${at}`])
  const pages = await pagesOf(tableOf(rows, { closing: () => ['Total', '4498500,00', ''] }))
  const seen = new Map<string, number>()
  for (const word of wordsOf(pages)) seen.set(word, (seen.get(word) ?? 0) + 1)
  expect(rows.flat().filter((word) => seen.get(word) !== 1)).toEqual([])
  expect(pages.filter((page) => !/Nom\s*Montant\s*Texte/.test(page))).toEqual([])
  expect(pages.length).toBeGreaterThan(40)
  expect(pages.length).toBeLessThan(80)
  expect(pages.at(-1)).toContain('4498500,00')
  expect(pages.at(-1)).toContain(`page ${pages.length}`)
}, 60_000)

test('a wide table goes on in a second band, which repeats the first column', async () => {
  const rows = Array.from({ length: 200 }, (_, at) => [`nom${at}`, `${at}`, `texte${at}`])
  const bands = [
    [
      { at: 0, width: 60 },
      { at: 1, width: 60 },
    ],
    [
      { at: 0, width: 60 },
      { at: 2, width: 60 },
    ],
  ]
  const pages = await pagesOf(tableOf(rows, { bands }))
  const count = countOf(wordsOf(pages))
  expect([count('nom7'), count('texte7'), count('nom199'), count('texte199')]).toEqual([2, 1, 2, 1])
})

test.each([0, 1])('a cell over three pages is whole and within the margins, after %s rows', async (before) => {
  const lines = Array.from({ length: 190 }, (_, at) => `ligne${at}`)
  const rows = [
    ...Array.from({ length: before }, () => ['a', '1', 'b']),
    ['x', '1', lines.join('\n')],
    ['fin', '2', 'y'],
  ]
  const items = await placedIn(await drawn(tableOf(rows)))
  const body = items.filter(({ text }) => /^ligne\d+$/.test(text))
  expect(body.map(({ text }) => text)).toEqual(lines)
  expect(Math.max(...body.map(({ y }) => y))).toBeLessThan(297 - 18)
  expect(new Set(body.map(({ page }) => page)).size).toBeGreaterThanOrEqual(3)
  expect(items.some(({ text }) => text === 'fin')).toBe(true)
})

test('a title, filters and a word as long as one likes stay on the paper', async () => {
  const filter = `Recherche : ${'commune '.repeat(900)}`
  const pdf = await drawn(
    tableOf([['w'.repeat(3000), '1', 'Du\0pont \ud800']], { title: 'Titre '.repeat(60), opening: [filter] }),
  )
  const items = await placedIn(pdf)
  expect(Math.max(...items.map(({ x, width }) => x + width))).toBeLessThanOrEqual(210 - 11)
  expect(Math.max(...items.filter(({ text }) => !/page/.test(text)).map(({ y }) => y))).toBeLessThan(297 - 17)
  const text = items.map((item) => item.text).join(' ')
  expect(text.match(/commune/g)?.length).toBe(900)
  expect(text.match(/w/g)?.length).toBe(3000)
  expect(text).toContain('Dupont \ufffd')
})

test('a text of three hundred thousand letters without a space takes time in proportion', async () => {
  const started = performance.now()
  const pieces = await drawn(tableOf([['a', '1', 'x'.repeat(300_000)]]))
  expect(pieces.length).toBeGreaterThan(1000)
  expect(performance.now() - started).toBeLessThan(20_000)
}, 60_000)

test('once its reader is gone, no more rows are read and their source is let go', async () => {
  let read = 0
  let released = false
  const rows = (async function* () {
    try {
      for (;;) yield [`nom${read++}`, '1', 'texte '.repeat(20)]
    } finally {
      released = true
    }
  })()
  for await (const _ of drawLongTable(tableOf([], { rows }))) break
  const then = read
  expect(released).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(read).toBe(then)
})

test('columns stay in portrait while they fit, then go to landscape, then to bands, and none is dropped', () => {
  const column = (width: number) => ({ heading: 'Nom', cells: ['m '.repeat(width)], align: 'left' as const })
  const layouts = [2, 9, 40].map((count) => layOut(Array.from({ length: count }, () => column(9))))
  expect(layouts.map(({ paper: { landscape }, bands }) => [landscape, bands.length > 1])).toEqual([
    [false, false],
    [true, false],
    [true, true],
  ])
  for (const [at, { bands }] of layouts.entries())
    expect(new Set(bands.flat().map((each) => each.at)).size).toBe([2, 9, 40][at])
  for (const {
    bands,
    paper: { landscape },
  } of layouts)
    for (const band of bands)
      expect(band.reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual((landscape ? 297 : 210) - 24 + 1e-6)
  expect(layOut([]).bands).toEqual([[]])
  expect(layOut([{ heading: 'Nom', cells: ['a '.repeat(300_000)], align: 'left' }]).bands.length).toBe(1)
})

// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import type { Block, Document, Section } from '../../packages/openmairie/src/documents/contract.js'
import { widthOf } from '../../packages/openmairie/src/documents/measure.js'
import { openCompiler } from '../../packages/openmairie/src/documents/typst/compiler.js'
import { readPdf } from '../support/pdf.js'
import { type Placed, placedIn } from '../support/pdf-places.js'

const compiler = openCompiler()
const paper = {
  format: 'a4',
  landscape: false,
  margins: { top: 20, right: 20, bottom: 20, left: 20 },
  size: 10,
} as const
const section = (body: readonly Block[], more: Partial<Section> = {}): Section => ({
  paper,
  header: [],
  footer: [],
  body,
  watermark: null,
  ...more,
})
const documentOf = (sections: readonly Section[], title = 'Essai'): Document => ({
  title,
  locale: 'fr',
  sections,
  images: {},
  standard: 'archive',
  at: 0,
})
const said = (...content: readonly string[]): Block => ({ kind: 'paragraph', content })

async function read(document: Document) {
  const pdf = await readPdf(compiler.draw(document).pdf)
  await pdf.close()
  return pdf
}
async function placed(document: Document): Promise<readonly Placed[]> {
  return placedIn(compiler.draw(document).pdf)
}

test.each([
  ['a byte that is no text', 'Du\0pont\u0007', 'Dupont'],
  ['half a surrogate', 'Dupont\ud83d fin', 'Dupont\ufffd fin'],
  ['a letter of private use', 'Dupont \ue000', 'Dupont \ufffd'],
  ['a code that is no letter', 'Dupont \ufffe', 'Dupont \ufffd'],
  ['letters that no font has', 'ส. 王', '\ufffd. \ufffd'],
  ['an emoji made of several', '👨\u200d👩 😀', '\ufffd\ufffd 😀'],
  ['marks that do not show', 'du\u00adpont\u200b \ufeff\u202edroit', 'dupont droit'],
])('%s costs that letter, not the document', async (_, text, drawn) => {
  const { pages, title, standards } = await read(documentOf([section([said(text)])], `Titre ${text}`))
  expect(pages[0]?.trim()).toBe(drawn)
  expect(title).toBe(`Titre ${drawn}`)
  expect(standards).toEqual(['PDF/A-2A'])
})

test('names from right to left keep their letters', async () => {
  const items = await placed(documentOf([section([said('שלום עולם'), said('مرحبا')])]))
  const at = (word: string): number => items.find(({ text }) => text.normalize('NFKC').includes(word))?.x ?? -1
  // The first word stands on the right of the second.
  expect(at('שלום')).toBeGreaterThan(at('עולם'))
  expect(at('مرحبا')).toBeGreaterThan(0)
})

test('a table without columns, a page break in a list, what is held together within itself: drawn', async () => {
  const nested = Array.from({ length: 60 }).reduce<Block>(
    (inner) => ({ kind: 'together', content: [inner] }),
    said('fond'),
  )
  const { pages } = await read(
    documentOf([
      section([
        { kind: 'table', columns: [], head: [], rows: [{ kind: 'row', cells: [] }], width: 10 },
        { kind: 'list', ordered: false, items: [[said('un'), { kind: 'page-break' }, said('deux')], []] },
        { kind: 'together', content: [said('trois'), { kind: 'page-break' }, said('quatre')] },
        nested,
      ]),
    ]),
  )
  expect(pages.length).toBe(1)
  for (const word of ['un', 'deux', 'trois', 'quatre', 'fond']) expect(pages[0]).toContain(word)
})

test('a word wider than its column is cut, and does not run over the next one', async () => {
  const long = 'prenom.nom-de-famille@communaute-de-communes.exemple.fr'.replaceAll('-', '').repeat(2)
  const table: Block = {
    kind: 'table',
    size: 9,
    width: 80,
    columns: [
      { share: 40, align: 'left' },
      { share: 40, align: 'left' },
    ],
    head: [['Courriel'], ['Ville']],
    rows: [{ kind: 'row', cells: [[long], ['Arles']] }],
  }
  const items = await placed(documentOf([section([table, said(`x${long.repeat(3)}`)])]))
  const cell = items.filter(({ x, text }) => x < 55 && long.includes(text) && text.length > 3)
  expect(Math.max(...items.map(({ x, width }) => x + width))).toBeLessThanOrEqual(190.5)
  expect(Math.max(...cell.filter(({ y }) => y < 50).map(({ x, width }) => x + width))).toBeLessThanOrEqual(60.5)
  const copied = (await read(documentOf([section([table])]))).pages[0]?.replaceAll('\n', '')
  expect(copied).toContain(long)
  expect(widthOf(long, 9)).toBeGreaterThan(80)
})

test('a cell of three pages goes on from page to page, under the head', async () => {
  const text = Array.from({ length: 160 }, (_, at) => `ligne${at}`)
  const { pages } = await read(
    documentOf([
      section([
        {
          kind: 'table',
          columns: [
            { share: 1, align: 'left' },
            { share: 3, align: 'left' },
          ],
          head: [['Nom'], ['Texte']],
          rows: [
            {
              kind: 'row',
              cells: [['a'], text.flatMap((line) => [line, { kind: 'line-break' } as const])],
            },
          ],
        },
      ]),
    ]),
  )
  expect(pages.length).toBeGreaterThanOrEqual(3)
  for (const page of pages) expect(page).toMatch(/Nom\s*Texte/)
  const all = pages.join('\n').split(/\s+/)
  for (const line of text) expect(all.filter((each) => each === line).length).toBe(1)
})

test('each letter of a batch counts its own pages, in its header as in its footer', async () => {
  const counted: Block = { kind: 'paragraph', content: ['p', { kind: 'page' }, '/', { kind: 'pages' }] }
  const letter = section([said('a'), { kind: 'page-break' }, said('b')], { header: [counted], footer: [counted] })
  const { pages } = await read(documentOf([letter, letter, section([said('c')], { header: [counted] })]))
  expect(pages.map((page) => page.match(/p\d\/\d/g))).toEqual([
    ['p1/2', 'p1/2'],
    ['p2/2', 'p2/2'],
    ['p1/2', 'p1/2'],
    ['p2/2', 'p2/2'],
    ['p1/1'],
  ])
})

const counted = (pages: number): Section =>
  section(
    Array.from({ length: pages }, (_, at): readonly Block[] =>
      at === 0 ? [said('un')] : [{ kind: 'page-break' }, said(`suite ${at}`)],
    ).flat(),
    { footer: [{ kind: 'paragraph', content: ['p. ', { kind: 'page' }, '/', { kind: 'pages' }] }] },
  )

test.each([false, true])('pages are counted for each section, likely to be of one page or not (%s)', async (short) => {
  const told = async (...lengths: readonly number[]) => {
    const pdf = await readPdf(compiler.draw(documentOf(lengths.map(counted)), short).pdf)
    await pdf.close()
    return pdf.pages.map((page) => /p\. \d+\/\d+/.exec(page)?.[0])
  }
  expect(await told(1, 1)).toEqual(['p. 1/1', 'p. 1/1'])
  expect(await told(1, 3, 1)).toEqual(['p. 1/1', 'p. 1/3', 'p. 2/3', 'p. 3/3', 'p. 1/1'])
  expect(await told(2)).toEqual(['p. 1/2', 'p. 2/2'])
})

// SPDX-License-Identifier: EUPL-1.2
import { type ComponentChildren, h } from 'preact'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCompiler } from '../../packages/openmairie/src/documents/typst/compiler.js'
import { printedDocument } from '../../packages/openmairie/src/editions/printed/document.js'
import type { PrintedPage } from '../../packages/openmairie/src/model/authored-page.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { readPdf } from '../support/pdf.js'

const compiler = openCompiler()
let base: Scratch
let app: TestApplication

beforeAll(async () => {
  base = await scratchDatabase('CREATE TABLE service (service serial PRIMARY KEY, libelle varchar(40) NOT NULL);')
  app = await applicationOver(base.url, {})
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

const documentOf = (body: ComponentChildren, more: Partial<PrintedPage> = {}) =>
  printedDocument(
    app.as('anne'),
    { kind: 'print', title: 'Procès-verbal', filename: 'pv.pdf', body, ...more },
    { name: 'Ville d’Aubry', logo: null },
  )
const read = (body: ComponentChildren, more: Partial<PrintedPage> = {}) =>
  readPdf(compiler.draw(documentOf(body, more)).pdf)

test('words of a page are words: none of them is a merge field, a condition nor markup of the engine', async () => {
  const pdf = await read([
    h('h1', null, 'Résultats'),
    h('p', null, '[nom] &ville R&D #panic("x") $a$ <b>non</b>'),
    h('p', { 'data-si': '[nom] rempli' }, 'Jamais'),
    h('dl', { 'data-champs': 'nom' }),
  ])
  expect(pdf.pages.map((page) => page.replace(/\s+/g, ' ').trim())).toEqual([
    'Résultats [nom] &ville R&D #panic("x") $a$ <b>non</b> Page 1 sur 1'.replace('Page', 'page'),
  ])
  expect(pdf.title).toBe('Procès-verbal')
  await pdf.close()
})

test('a table stands under what it is called, names stand beside values, pictures and forms are left out', () => {
  const { sections } = documentOf([
    h('dl', null, h('div', null, h('dt', null, 'Inscrits'), h('dd', { class: 'number' }, '2 735'))),
    h('svg', null, h('circle', null)),
    h(
      'table',
      null,
      h('caption', null, 'Voix'),
      h('thead', null, h('tr', null, h('th', null, 'Liste'), h('th', { class: 'number' }, 'Voix'))),
      h('tbody', null, h('tr', null, h('th', null, 'Aubry ensemble'), h('td', { class: 'number' }, '756'))),
    ),
  ])
  expect(sections[0]?.body).toMatchObject([
    { kind: 'table', head: [], rows: [{ cells: [['Inscrits'], ['2 735']] }] },
    { kind: 'heading', level: 3, content: ['Voix'] },
    {
      kind: 'table',
      columns: [{ align: 'left' }, { align: 'right' }],
      head: [['Liste'], ['Voix']],
      rows: [{ cells: [['Aubry ensemble'], ['756']] }],
    },
  ])
})

test('columns have the widths of what they hold, unless they say theirs', () => {
  const [narrow, wide] = ['1', 'Bureau du groupe scolaire des Trois-Digues']
  const [found, said] = [null, { style: 'width: 50%' }].map((attributes) => {
    const [table] =
      documentOf(h('table', null, h('tr', null, h('td', attributes, narrow), h('td', attributes, wide)))).sections[0]
        ?.body ?? []
    return table?.kind === 'table' ? table.columns.map(({ share }) => share) : []
  })
  expect((found?.[1] ?? 0) / (found?.[0] ?? 1)).toBeGreaterThan(8)
  expect(said).toEqual([50, 50])
})

test('a working document says so on its pages; a page asks for its own paper', async () => {
  const pdf = await read(h('p', null, 'Bonjour'), { draft: true, paper: { format: 'A3', orientation: 'landscape' } })
  expect(pdf.pages[0]).toContain('DOCUMENT DE TRAVAIL')
  expect(pdf.sizes).toEqual([[420, 297]])
  await pdf.close()
})

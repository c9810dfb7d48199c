// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCompiler } from '../../packages/openmairie/src/documents/typst/compiler.js'
import { openWriter } from '../../packages/openmairie/src/editions/compose/etat.js'
import { labelDocument } from '../../packages/openmairie/src/editions/labels/document.js'
import { placesOf, sheets } from '../../packages/openmairie/src/editions/labels/sheets.js'
import { openNames } from '../../packages/openmairie/src/editions/lot/job.js'
import type { EtatDefinition } from '../../packages/openmairie/src/model/edition.js'
import { list } from '../../packages/openmairie/src/records/index.js'
import { compileGrants } from '../../packages/openmairie/src/rights/grants.js'
import { withColumns } from '../../packages/openmairie/src/ui/list-state.js'
import { appFor } from '../../packages/openmairie/src/web/reach.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { readPdf } from '../support/pdf.js'
import { placedIn } from '../support/pdf-places.js'
import { pngOf } from '../support/pictures.js'

const compiler = openCompiler()
const letterhead = { name: 'Ville d’Aubry', logo: null }
const everything = {
  sort: [{ field: 'agent', direction: 'asc' as const }],
  search: null,
  criteria: [],
  parent: null,
  expired: true,
  size: 50,
  after: null,
  before: null,
  from: null,
}
let base: Scratch
let app: TestApplication

beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE service (service serial PRIMARY KEY, libelle varchar(40) NOT NULL, secret text);
    CREATE TABLE agent (agent serial PRIMARY KEY, nom varchar(40) NOT NULL, adresse text, secret text, service integer REFERENCES service);
    CREATE TABLE conge (conge serial PRIMARY KEY, agent integer NOT NULL REFERENCES agent, service integer REFERENCES service, secret text);
    INSERT INTO service (libelle, secret) VALUES ('Voirie', 'zqsecret');
    INSERT INTO agent (nom, adresse, secret, service) VALUES ('Alves', '1 rue Haute', 'zqsecret', 1),
      ('Noël', (SELECT string_agg('ligne' || n, E'\\n') FROM generate_series(1, 40) n), 'zqsecret', NULL);
    INSERT INTO conge (agent, service, secret) VALUES (1, NULL, 'zqsecret'), (1, 1, 'zqsecret');`)
  const hidden = { fields: { secret: { access: { hiddenUnless: { profils: ['chef'] } } } } }
  app = await applicationOver(base.url, { agent: hidden, service: hidden, conge: hidden }, undefined, {
    sousEtats: [
      {
        name: 'conges',
        entity: 'conge',
        reference: 'agent',
        columns: ['conge', 'service.libelle', 'secret', 'service.secret'],
      },
      { name: 'du_service', entity: 'conge', reference: 'service', columns: ['conge'] },
    ],
  })
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

const as = (profil: string) => {
  const grants = compileGrants(profil, new Set(['essai.*']))
  const ctx = app.as(profil, ['essai.*'])
  return { ...ctx, grants, app: appFor(ctx.app, null, grants) }
}
const agentOf = (ctx: ReturnType<typeof as>) => {
  const entity = ctx.app.localised.fr.get('agent')
  if (!entity) throw new Error('agent')
  return entity
}
const writerOf = (definition: Partial<EtatDefinition>, ctx = as('agent')) =>
  openWriter(ctx, { name: 'essai', kind: 'etat', entity: 'agent', body: '', ...definition }, agentOf(ctx), letterhead)

test('an address stands in the window of the envelope, and the text below it', async () => {
  const writer = writerOf({ kind: 'lettre', address: ['[nom]', '[adresse]'], body: '<p>Bonjour</p>' })
  await writer.record(['1'])
  const items = await placedIn(compiler.draw(writer.take().document).pdf)
  const at = (text: string) => items.find((item) => item.text === text)
  for (const text of ['Alves', '1 rue Haute']) {
    expect(at(text)?.x).toBeCloseTo(110, 0)
    expect(at(text)?.y).toBeGreaterThan(50)
    expect(at(text)?.y).toBeLessThan(82)
  }
  expect(at('Bonjour')?.y).toBeGreaterThan(98)
  expect(at('Bonjour')?.y).toBeLessThan(105)
  expect(at('Ville d’Aubry')?.x).toBeCloseTo(20, 0)
})

test('an address of forty lines is whole, and the text begins below it', async () => {
  const writer = writerOf({ kind: 'lettre', address: ['[nom]', '[adresse]'], body: '<p>Bonjour</p>' })
  await writer.record(['2'])
  const items = await placedIn(compiler.draw(writer.take().document).pdf)
  const lines = items.filter(({ text }) => text.startsWith('ligne'))
  expect(lines.length).toBe(40)
  expect(items.find(({ text }) => text === 'Bonjour')?.y).toBeGreaterThan(Math.max(...lines.map(({ y }) => y)) + 2)
})

test('a signature takes the room that one by hand would have, in each document of a lot', async () => {
  const writing = {
    name: 'essai',
    kind: 'lettre',
    entity: 'agent',
    body: '<p>Le maire,</p><img class="signature"><p>Fin</p>',
  } as const
  const ctx = as('agent')
  const picture = {
    picture: { format: 'png', content: pngOf(120, 40) },
    text: 'Camille Martin',
    width: 120,
    height: 40,
  } as const
  const places: number[] = []
  for (const signature of [null, picture]) {
    const writer = openWriter(ctx, writing, agentOf(ctx), { ...letterhead, signature })
    for (const key of ['1', '2']) {
      await writer.record([key])
      const { document } = writer.take()
      expect(Object.keys(document.images)).toHaveLength(signature ? 1 : 0)
      const items = await placedIn(compiler.draw(document).pdf)
      const y = (text: string) => items.find((item) => item.text === text)?.y ?? Number.NaN
      places.push(y('Fin') - y('Le maire,'))
    }
  }
  for (const place of places) expect(place).toBeGreaterThan(25)
  expect(Math.max(...places) - Math.min(...places)).toBeLessThan(12)
})

test('each document of a lot carries its own barcodes and no other', async () => {
  const writer = writerOf({ body: '<p><img data-code="qr" data-valeur="[nom]"></p>' })
  const counts: number[] = []
  for (const key of ['1', '2', '1']) {
    await writer.record([key])
    counts.push(Object.keys(writer.take().document.images).length)
  }
  expect(counts).toEqual([1, 1, 1])
})

test.each([
  ['qr', 'Noël 王', true],
  ['datamatrix', 'A1', true],
  ['code128', 'AB-12', true],
  ['code128', '王', false],
])('a %s of «%s» is drawn, or its value is told', async (code, value, isDrawn) => {
  const writer = writerOf({ body: `<img data-code="${code}" data-valeur="${value}">` })
  await writer.record(['1'])
  const { document } = writer.take()
  expect(Object.keys(document.images).length).toBe(isDrawn ? 1 : 0)
  expect(document.sections[0]?.body[0]).toMatchObject(
    isDrawn ? { kind: 'image', alternative: value } : { content: [value] },
  )
  compiler.draw(document)
})

test('a long code stays on the paper', async () => {
  const writer = writerOf({ body: `<img data-code="code128" data-valeur="${'A1'.repeat(40)}">` })
  await writer.record(['1'])
  expect(writer.take().document.sections[0]?.body[0]).toMatchObject({ kind: 'image', width: 165 })
})

test('a column that its reader may not see has no heading; one whose first row is empty keeps its own', async () => {
  const headOf = async (profil: string) => {
    const writer = writerOf({ body: '<div data-sous-etat="conges"></div>' }, as(profil))
    await writer.record(['1'])
    const { document } = writer.take()
    const table = document.sections[0]?.body.find((block) => block.kind === 'table')
    return { head: table?.kind === 'table' ? table.head.flat() : null, all: JSON.stringify(document) }
  }
  const agent = await headOf('agent')
  expect(agent.head).toEqual(['Conge', 'Libellé'])
  expect(agent.all).not.toMatch(/secret/i)
  expect((await headOf('chef')).head).toHaveLength(4)
})

test('a sous-état about another entity tells nothing of the record that has the same key by chance', async () => {
  const writer = writerOf({ body: '<div data-sous-etat="du_service"></div>' })
  await writer.record(['1'])
  const { document, unknown } = writer.take()
  expect(document.sections[0]?.body).toEqual([])
  expect(unknown).toEqual(['du_service'])
})

test('labels keep marked words, hold in their places, and tell nothing that is hidden', async () => {
  const ctx = as('agent')
  const entity = agentOf(ctx)
  const { rows } = await list(ctx, withColumns(entity, ['nom', 'adresse']), everything)
  const stream = (async function* () {
    yield* rows
  })()
  const definition = { name: 'e', entity: 'agent', lines: ['<strong>[nom]</strong>', '[secret]', '[adresse]'] }
  const setting = { sheet: sheets['3x8'], start: 2, copies: 1, right: 1, down: 2 }
  const document = await labelDocument(ctx, definition, entity, stream, setting, () => null)
  if (typeof document === 'string') throw new Error(document)
  const { pdf } = compiler.draw(document)
  const items = await placedIn(pdf)
  expect(items.map(({ text }) => text).join(' ')).not.toContain('zqsecret')
  const name = items.find(({ text }) => text === 'Alves')
  const [, second, third] = placesOf(sheets['3x8'], 1, 2)
  expect(name?.x).toBeCloseTo((second?.x ?? 0) + 4, 0)
  const lines = items.filter(({ text }) => text.startsWith('ligne'))
  expect(lines.length).toBeGreaterThan(0)
  expect(Math.max(...lines.map(({ y }) => y))).toBeLessThan((third?.y ?? 0) + 33.9)
  const read = await readPdf(pdf)
  await read.close()
  expect(read.pages[0]).toContain('ligne40')
})

test('no file of a ZIP takes the name of another, capitals or not', () => {
  const nameOf = openNames()
  expect(['Alves', 'alves', 'Alves-2', 'Alves', 'Noel'].map(nameOf)).toEqual([
    'Alves',
    'alves-2',
    'Alves-2-2',
    'Alves-3',
    'Noel',
  ])
})

test('no word is lost in a cell or a mark, and what has no value leaves no hole', async () => {
  const { lines } = await (async () => {
    const body =
      '<table><tr><td><ul><li>un</li><li>deux</li></ul></td><td><table><tr><td>trois</td><td>quatre</td></tr></table></td></tr></table><strong><p>cinq</p><ul><li>six</li></ul></strong><p>[service.libelle] <em>[nom]</em>  [service.libelle] fin<br> suite </p>'
    const writer = writerOf({ body })
    await writer.record(['2'])
    const pdf = await readPdf(compiler.draw(writer.take().document).pdf)
    await pdf.close()
    return { lines: pdf.pages.join('\n').split('\n') }
  })()
  for (const word of ['un', 'deux', 'trois quatre', 'cinq', 'six'])
    expect(lines.some((line) => line.replace('– ', '').trim().includes(word))).toBe(true)
  const writer = writerOf({ body: '<p>[service.libelle] [nom]  [service.libelle] fin<br> suite </p>' })
  await writer.record(['2'])
  expect(writer.take().document.sections[0]?.body).toEqual([
    { kind: 'paragraph', content: ['Noël fin', { kind: 'line-break' }, 'suite'] },
  ])
})

test('labels beyond what a document holds are refused, not left out without a word', async () => {
  const ctx = as('agent')
  const entity = agentOf(ctx)
  const { rows } = await list(ctx, withColumns(entity, ['nom']), everything)
  const made = (count: number) => {
    const stream = (async function* () {
      for (let at = 0; at < count; at++) yield* rows.slice(0, 1)
    })()
    const setting = { sheet: sheets['3x8'], start: 24, copies: 100, right: 0, down: 0 }
    return labelDocument(ctx, { name: 'e', entity: 'agent', lines: ['[nom]'] }, entity, stream, setting, () => null)
  }
  expect(await made(0)).toBe('none')
  expect(await made(50)).toMatchObject({ title: entity.label })
  expect(await made(51)).toBe('too-many')
})

// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCompiler } from '../../packages/openmairie/src/documents/typst/compiler.js'
import { compose } from '../../packages/openmairie/src/editions/compose/etat.js'
import type { Letterhead } from '../../packages/openmairie/src/editions/compose/letterhead.js'
import { openLoader } from '../../packages/openmairie/src/editions/compose/load.js'
import type { EtatDefinition } from '../../packages/openmairie/src/model/edition.js'
import type { Ctx } from '../../packages/openmairie/src/records/index.js'
import { compileGrants } from '../../packages/openmairie/src/rights/grants.js'
import { appFor } from '../../packages/openmairie/src/web/reach.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { readPdf } from '../support/pdf.js'

const letterhead: Letterhead = { name: 'Ville d’Aubry', logo: null }
const compiler = openCompiler()
let base: Scratch
let app: TestApplication

beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE service (service serial PRIMARY KEY, libelle varchar(40) NOT NULL, secret text);
    CREATE TABLE agent (
      agent serial PRIMARY KEY, civilite varchar(10), nom varchar(40) NOT NULL, prenom varchar(40), adresse text, cp varchar(5),
      ville varchar(40), naissance date, prime numeric(10,2), observation text, secret text, vu timestamp, service integer REFERENCES service);
    CREATE TABLE conge (
      conge serial PRIMARY KEY, agent integer NOT NULL REFERENCES agent, debut date NOT NULL, jours numeric(5,1), motif varchar(40));
    INSERT INTO service (libelle, secret) VALUES ('État civil', 'zqsecret-service');
    INSERT INTO agent (civilite, nom, prenom, adresse, cp, ville, naissance, prime, observation, secret, vu, service) VALUES
      ('Mme', 'N''Guessan', 'Zoé', E'12 rue de l''Église\\nBâtiment B', '13200', 'Arles', '1981-03-01', 1234.50,
       '#panic("x") $a$ *gras* <b>non</b> @ref \`code\`', 'zqsecret-agent', '2026-11-24 10:30', 1),
      ('M.', 'שלום', 'José 😀', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
    INSERT INTO conge (agent, debut, jours, motif) VALUES (1, '2026-07-01', 10, 'Été'), (1, '2026-12-24', 4.5, 'Hiver'), (1, '2026-02-02', 0.5, NULL);`)
  app = await applicationOver(
    base.url,
    {
      agent: { fields: { secret: { access: { hiddenUnless: { profils: ['chef'] } } } } },
      service: { fields: { secret: { access: { hiddenUnless: { profils: ['chef'] } } } } },
    },
    undefined,
    {
      sousEtats: [
        {
          name: 'conges',
          label: 'Congés pris',
          entity: 'conge',
          reference: 'agent',
          columns: ['debut', 'motif', 'jours'],
          sort: [{ field: 'debut', direction: 'asc' }],
          totals: { jours: 'total', motif: 'count' },
        },
        ...['[jours] > 2 et [motif] rempli', '[jours] > 5 et [agent.secret] contient zq', '[jours] vers 2'].map(
          (when, at) => ({
            name: `conges${at}`,
            label: '',
            entity: 'conge',
            reference: 'agent',
            columns: ['motif'],
            headings: { motif: 'Pourquoi' },
            totals: { motif: 'count' as const },
            when,
          }),
        ),
      ],
    },
  )
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

const as = (profil: string, permissions: readonly string[] = ['essai.*']): Ctx => {
  const grants = compileGrants(profil, new Set(permissions))
  const ctx = app.as(profil, permissions)
  return { ...ctx, grants, app: appFor(ctx.app, null, grants) }
}

const etat = (body: string, more: Partial<EtatDefinition> = {}): EtatDefinition => ({
  name: 'essai',
  kind: 'etat',
  entity: 'agent',
  body,
  ...more,
})

async function printed(definition: EtatDefinition, key = '1', ctx = as('agent')) {
  const entity = ctx.app.localised.fr.get('agent')
  if (!entity) throw new Error('agent')
  const composed = await compose(ctx, definition, entity, [[key]], letterhead)
  const pdf = await readPdf(compiler.draw(composed.document).pdf)
  await pdf.close()
  return { ...composed, text: pdf.pages.join('\f'), pdf }
}
const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

test('values, chains, variables and forms', async () => {
  const { text, unknown } = await printed(
    etat(
      '<p>[civilite : Né / Née] le [naissance], [naissance : date longue], [naissance : date en lettres].</p><p>[prime : montant], [prime : montant en lettres], [prime].</p><p>[service.libelle] et [service], [agent.nom : majuscules].</p><p>&collectivite, le &aujourdhui, le [&aujourdhui : date longue]</p><p>[inconnu] [service.inconnu] &inconnue</p>',
    ),
  )
  expect(lines(text)).toEqual([
    'Née le 01/03/1981, 1er mars 1981, premier mars mille neuf cent quatre-vingt-un.',
    '1 234,50 €, mille deux cent trente-quatre euros et cinquante centimes, 1234,50.',
    'État civil et État civil, N’GUESSAN.'.replace('’', "'"),
    'Ville d’Aubry, le 24/11/2026, le 24 novembre 2026',
    '[inconnu] [service.inconnu] &inconnue',
    'page 1 sur 1',
  ])
  expect(unknown).toEqual(['[inconnu]', '[service.inconnu]', '&inconnue'])
})

test('what a value holds is never read as markup, nor run', async () => {
  const { text } = await printed(etat('<p>[observation]</p>'))
  expect(lines(text)[0]).toBe('#panic("x") $a$ *gras* <b>non</b> @ref `code`')
})

test('a value keeps its lines; nothing is an empty place, and letters of other scripts are drawn', async () => {
  expect(lines((await printed(etat('<p>[adresse]</p>'))).text).slice(0, 2)).toEqual([
    "12 rue de l'Église",
    'Bâtiment B',
  ])
  const { text } = await printed(etat('<p>[nom] [prenom]</p><p>[[adresse]]</p><p>x[service.libelle]x</p>'), '2')
  expect(text).toContain('שלום')
  expect(text).toContain('José 😀')
  expect(lines(text)).toContain('xx')
})

test('conditions show or leave out, nested in one another', async () => {
  const body =
    '<div data-si="[civilite] = mme"><p>Madame</p><p data-si="[prime] > 1000 et [ville] contient arl">Primée</p><p data-si="[prime] < 1000">Non</p></div><p data-si="[civilite] = M.">Monsieur</p><p data-si="[naissance] < 01/01/1990">Avant 1990</p><p data-si="[observation] vide">Sans observation</p>'
  expect(lines((await printed(etat(body))).text)).toEqual(['Madame', 'Primée', 'Avant 1990', 'page 1 sur 1'])
  expect(lines((await printed(etat(body), '2')).text)).toEqual(['Monsieur', 'Sans observation', 'page 1 sur 1'])
})

test('numbers are compared as one writes them, an instant with a day by its own day; what cannot be read is left out', async () => {
  const body =
    '<p data-si="[prime] > 1 000">A</p><p data-si="[prime] < 1 000">B</p><p data-si="[prime] ≥ 1\u00a0234,5">C</p><p data-si="[prime] < 10\u202f000">D</p><p data-si="[vu] ≤ 24/11/2026">E</p><p data-si="[vu] > 24/11/2026">F</p><p data-si="[vu] ≥ 24/11/2026">G</p><p data-si="[vu] < 25/11/2026">H</p><p data-si="[prime] environ 3">I</p>'
  const { text, unknown } = await printed(etat(body))
  expect(lines(text)).toEqual(['A', 'C', 'D', 'E', 'G', 'H', 'page 1 sur 1'])
  expect(unknown).toEqual(['[prime] environ 3'])
})

test('words agree with a civilité, and a third wording is for none', async () => {
  const body = '<p>[civilite : Monsieur / Madame / Madame, Monsieur], [nom : Monsieur / Madame / Madame, Monsieur]</p>'
  expect(lines((await printed(etat(body))).text)[0]).toBe('Madame, Madame, Monsieur')
  expect(lines((await printed(etat(body), '2')).text)[0]).toBe('Monsieur, Madame, Monsieur')
})

test('«document de travail» lies across each page while its condition holds', async () => {
  const marked = async (draft: string, key = '1') =>
    (await printed(etat('<p>x</p>', { draft }), key)).document.sections[0]?.watermark
  expect([
    await marked(''),
    await marked('toujours'),
    await marked('[prime] vide'),
    await marked('[prime] vide', '2'),
  ]).toEqual([null, 'DOCUMENT DE TRAVAIL', null, 'DOCUMENT DE TRAVAIL'])
  expect((await printed(etat('<p>x</p>', { draft: 'toujours' }))).pdf.standards).toEqual(['PDF/A-2A'])
})

test('a picture in a cell is drawn, no wider than its cell', async () => {
  const { document, pdf } = await printed(
    etat(
      '<table><tr><th>Code</th><th>Nom</th></tr><tr><td style="width: 20%"><img data-code="code128" data-valeur="A-123456789"></td><td>[nom]</td></tr></table>',
    ),
  )
  const table = document.sections[0]?.body.find((block) => block.kind === 'table')
  expect(table?.kind === 'table' && table.columns.map(({ share }) => share)).toEqual([20, 80])
  expect(table?.kind === 'table' && table.rows[0]?.cells[0]).toMatchObject([
    { kind: 'picture', alternative: 'A-123456789' },
  ])
  expect(pdf.pages.join()).toContain("N'Guessan")
})

test('a tab that has more rows than are told says so', async () => {
  const ctx = as('agent')
  const loader = openLoader(ctx, 2)
  const child = ctx.app.localised.fr.get('conge')
  if (!child) throw new Error('conge')
  const uses = { paths: [['debut']], variables: [], sousEtats: [], tabs: new Map(), facts: [] }
  expect((await loader.rows(child, 'agent', ['1'], uses)).length).toBe(2)
  expect(loader.cut()).toEqual([child])
  expect(loader.cut()).toEqual([])
  expect((await openLoader(ctx, 3).rows(child, 'agent', ['1'], uses)).length).toBe(3)
})

test('blocks and rows are repeated for each row of a tab', async () => {
  const { text } = await printed(
    etat(
      '<ul><li data-pour="conge.agent">[debut] : [motif]</li></ul><table><tr><th>Jours</th></tr><tr data-pour="conge"><td>[jours]</td></tr></table>',
    ),
  )
  expect(text).toMatch(/24\/12\/2026 : Hiver/)
  expect(lines(text).filter((line) => /^(10|4,5|0,5),?0?$/.test(line)).length).toBe(3)
})

test('a sous-état has its columns, order, totals, and says that it is empty', async () => {
  const body = '<div data-sous-etat="conges"></div>'
  const { text, document } = await printed(etat(body))
  expect(text).toMatch(/Congés pris/)
  const table = document.sections[0]?.body.find((block) => block.kind === 'table')
  expect(table).toMatchObject({
    head: [['Début'], ['Motif'], ['Jours']],
    rows: [
      { kind: 'row', cells: [['02/02/2026'], [''], ['0,5']] },
      { kind: 'row', cells: [['01/07/2026'], ['Été'], ['10,0']] },
      { kind: 'row', cells: [['24/12/2026'], ['Hiver'], ['4,5']] },
      { kind: 'total', cells: [['Total'], [''], ['15,0']] },
      { kind: 'total', cells: [['Nombre'], ['2'], ['']] },
    ],
  })
  expect(lines((await printed(etat(body), '2')).text)).toEqual(['Congés pris', 'Aucun enregistrement.', 'page 1 sur 1'])
})

test('a sous-état shows the rows for which its condition holds, and reckons on them alone', async () => {
  const told = async (name: string, profil = 'agent') =>
    lines((await printed(etat(`<div data-sous-etat="${name}"></div>`), '1', as(profil))).text)
  expect(await told('conges0')).toEqual(['Pourquoi', 'Été', 'Hiver', '2', 'page 1 sur 1'])
  expect(await told('conges1', 'chef')).toEqual(['Pourquoi', 'Été', '1', 'page 1 sur 1'])
  // To whom a field is hidden, it is as if it were not there; a condition that cannot be read shows nothing.
  expect(await told('conges1')).toEqual(['Aucun enregistrement.', 'page 1 sur 1'])
  expect(await told('conges2', 'chef')).toEqual(['Aucun enregistrement.', 'page 1 sur 1'])
})

test('what its reader may not see is in no edition', async () => {
  const body =
    '<dl data-champs></dl><dl data-champs="secret nom"></dl><p>[secret][service.secret]</p><div data-sous-etat="conges"></div>'
  const agent = await printed(etat(body))
  expect(agent.text).not.toContain('zqsecret')
  expect(JSON.stringify(agent.document)).not.toContain('zqsecret')
  expect((await printed(etat(body), '1', as('chef'))).text).toContain('zqsecret-agentzqsecret-service')
  // Without the right to list what refers to it, nothing of it is told, not even its title.
  const alone = await printed(etat(body), '1', as('agent', ['essai.agent.read']))
  expect(alone.text).not.toContain('Congés')
  expect(JSON.stringify(alone.document)).not.toContain('État civil et')
})

const everyKind =
  '<h1>[nom]</h1><p>Un</p><table><tr><th>A</th></tr><tr><td>b</td></tr></table><img data-code="qr" data-valeur="[nom]">'

test.each([
  ['archive', 'PDF/A-2A'],
  ['accessible', 'PDF/UA-1'],
] as const)('a file that is to be %s keeps to %s, says its title and language, and carries tags', async (standard, told) => {
  const { pdf } = await printed(etat(everyKind, { standard }))
  expect(pdf).toMatchObject({
    standards: [told],
    tagged: true,
    title: "Agent – N'Guessan Zoé",
    sizes: [[210, 297]],
  })
  expect(pdf.roles).toEqual(expect.arrayContaining(['H1', 'P', 'Table', 'TH', 'TD', 'Figure']))
})

test('one that says nothing of it is to be archived', async () => {
  expect((await printed(etat(everyKind))).pdf.standards).toEqual(['PDF/A-2A'])
})

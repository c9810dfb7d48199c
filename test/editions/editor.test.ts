// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { offeredFields, offeredTables } from '../../packages/openmairie/src/editions/editor/fields.js'
import { previewOf } from '../../packages/openmairie/src/editions/editor/preview.js'
import { problemsIn, readTexts } from '../../packages/openmairie/src/editions/editor/read.js'
import { reportOf } from '../../packages/openmairie/src/editions/editor/report.js'
import { sampleOf } from '../../packages/openmairie/src/editions/editor/sample.js'
import type { Texts } from '../../packages/openmairie/src/editions/kept/contract.js'
import { filedIn, textsOf } from '../../packages/openmairie/src/editions/kept/texts.js'
import type { Ctx } from '../../packages/openmairie/src/records/index.js'
import { compileGrants } from '../../packages/openmairie/src/rights/grants.js'
import { appFor } from '../../packages/openmairie/src/web/reach.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication

beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE service (service serial PRIMARY KEY, libelle varchar(40) NOT NULL, secret text);
    CREATE TABLE cabinet (cabinet serial PRIMARY KEY, libelle varchar(40) NOT NULL);
    CREATE TABLE agent (
      agent serial PRIMARY KEY, nom varchar(40) NOT NULL, secret text, service integer REFERENCES service, cabinet integer REFERENCES cabinet);
    CREATE TABLE conge (conge serial PRIMARY KEY, agent integer NOT NULL REFERENCES agent, debut date, secret text);
    CREATE TABLE plainte (plainte serial PRIMARY KEY, agent integer NOT NULL REFERENCES agent, objet text);
    CREATE VIEW effectif AS SELECT service, count(*) AS agents FROM agent GROUP BY service;
    INSERT INTO service (libelle, secret) VALUES ('État civil', 'zqsecret-service');
    INSERT INTO cabinet (libelle) VALUES ('zqsecret-cabinet');
    INSERT INTO agent (nom, secret, service, cabinet) VALUES ('Martin', 'zqsecret-agent', 1, 1), ('Alves', NULL, NULL, NULL);
    INSERT INTO conge (agent, debut, secret) VALUES (1, '2026-07-01', 'zqsecret-conge');
    INSERT INTO plainte (agent, objet) VALUES (1, 'zqsecret-plainte');`)
  const hidden = { access: { hiddenUnless: { profils: ['chef'] } } }
  app = await applicationOver(base.url, {
    agent: { fields: { secret: hidden, cabinet: hidden } },
    service: { fields: { secret: hidden } },
    conge: { fields: { secret: hidden } },
  })
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

/** Someone who sees neither what is hidden, nor any plainte. */
const agent = (): Ctx => {
  const permissions = ['agent', 'service', 'conge', 'cabinet'].map((name) => `essai.${name}.*`)
  const verbs = permissions.flatMap((each) => ['list', 'read'].map((verb) => each.replace('*', verb)))
  const grants = compileGrants('agent', new Set(verbs))
  const ctx = app.as('agent', verbs)
  return { ...ctx, grants, app: appFor(ctx.app, null, grants) }
}
const chief = (): Ctx => {
  const grants = compileGrants('chef', new Set(['*']))
  return { ...app.ctx, grants, app: appFor(app.ctx.app, null, grants) }
}
const entityOf = (ctx: Ctx, name = 'agent') => {
  const found = ctx.app.localised.fr.get(name)
  if (!found) throw new Error(name)
  return found
}
const etat = (ctx: Ctx) => {
  const found = filedIn(ctx.app.editions, 'etat', 'agent')
  if (!found) throw new Error('agent')
  return found
}
const reported = (ctx: Ctx, body: string, more: Texts = {}) =>
  reportOf(ctx, etat(ctx), entityOf(ctx), { body, ...more }).map(({ field, message }) => `${field}: ${message}`)

test('fields are told through references and tabs, with what they give for a record', async () => {
  const ctx = chief()
  const groups = await offeredFields(ctx, entityOf(ctx), ['1'])
  const all = groups.flatMap(({ fields }) => fields.map(({ written, example }) => [written, example]))
  expect(all).toContainEqual(['[nom]', 'Martin'])
  expect(all).toContainEqual(['[service.libelle]', 'État civil'])
  expect(all).toContainEqual(['[service.secret]', 'zqsecret-service'])
  const tabs = groups.filter(({ within }) => within !== null)
  expect(tabs.map(({ within }) => within)).toEqual(['data-pour="conge.agent"', 'data-pour="plainte.agent"'])
  expect(tabs[0]?.fields.map(({ written }) => written)).toContain('[debut]')
  expect(offeredTables(ctx, entityOf(ctx)).fields.map(({ written }) => written)).toEqual([
    '<div data-sous-etat="conge.agent"></div>',
    '<div data-sous-etat="plainte.agent"></div>',
  ])
})

test('what a reader may not see is in no list of fields, report nor preview', async () => {
  const ctx = agent()
  const entity = entityOf(ctx)
  const told = JSON.stringify([await offeredFields(ctx, entity, ['1']), offeredTables(ctx, entity)])
  expect(told).toContain('État civil')
  expect(told).not.toMatch(/secret|cabinet|plainte/i)
  const body =
    '<p>[secret] [service.secret] [cabinet.libelle] [secre] [cabine.libelle]</p><p data-pour="plainte">[objet]</p><div data-sous-etat="plainte.agent"></div><dl data-champs="secret"></dl>'
  const lines = reported(ctx, body)
  // The same answer as for what does not exist, and no name of it among those that are near.
  expect(lines).toEqual([
    'body: «\u00a0[secret]\u00a0» ne désigne rien\u00a0: il serait imprimé tel quel.',
    'body: «\u00a0[service.secret]\u00a0» ne désigne rien\u00a0: il serait imprimé tel quel.',
    'body: «\u00a0[cabinet.libelle]\u00a0» ne désigne rien\u00a0: il serait imprimé tel quel.',
    'body: «\u00a0[secre]\u00a0» ne désigne rien\u00a0: il serait imprimé tel quel. Noms proches\u00a0: [service].',
    'body: «\u00a0[cabine.libelle]\u00a0» ne désigne rien\u00a0: il serait imprimé tel quel.',
    'body: «\u00a0plainte\u00a0» ne désigne rien\u00a0: il serait omis.',
    'body: «\u00a0plainte.agent\u00a0» ne désigne rien\u00a0: il serait omis. Noms proches\u00a0: conge.agent.',
    'body: «\u00a0secret\u00a0» ne désigne rien\u00a0: il serait omis.',
  ])
  const sample = await sampleOf(ctx, entity, '1')
  if (!sample) throw new Error('sample')
  const editing = {
    ctx,
    filed: etat(ctx),
    entity,
    about: entity,
    versions: [],
    current: null,
    subject: null,
    texts: {},
  }
  const at = { application: 'essai', kind: 'etat', name: 'agent', collectivite: null } as const
  const texts = { ...textsOf(etat(ctx)), body: `${body}<dl data-champs></dl><p data-pour="conge">[debut] [secret]</p>` }
  const document = await previewOf({ ...editing, place: at }, texts, sample, { name: 'Aubry', logo: null })
  const drawn = JSON.stringify(document.sections)
  expect(drawn).toContain('01/07/2026')
  expect(drawn).not.toContain('zqsecret')
  // The planted words are there for whoever may see them.
  const ofChief = { ...editing, ctx: chief(), place: at, about: entityOf(chief()) }
  const whole = await previewOf(ofChief, texts, sample, { name: 'Aubry', logo: null })
  expect(JSON.stringify(whole.sections)).toContain('zqsecret-agent')
})

test('what names nothing is told at its control, with names that are near', () => {
  const ctx = chief()
  expect(
    reported(ctx, '<p>[non] [service.libele] [servic.libelle] &inconnue [nom : gras] [nom : majuscules] &numpage</p>'),
  ).toEqual([
    'body: «\u00a0[non]\u00a0» ne désigne rien\u00a0: il serait imprimé tel quel. Noms proches\u00a0: [nom].',
    'body: «\u00a0[service.libele]\u00a0» ne désigne rien\u00a0: il serait imprimé tel quel. Noms proches\u00a0: [service.libelle].',
    'body: «\u00a0[servic.libelle]\u00a0» ne désigne rien\u00a0: il serait imprimé tel quel. Noms proches\u00a0: [service…].',
    'body: «\u00a0&inconnue\u00a0» ne désigne rien\u00a0: il serait imprimé tel quel.',
    'body: «\u00a0[nom : gras]\u00a0»\u00a0: cette façon d’écrire n’existe pas.',
  ])
  expect(reported(ctx, '<p data-si="[nom] comme x">x</p><script>x</script>', { draft: '[non] vide' })).toEqual([
    'body: «\u00a0[nom] comme x\u00a0» ne peut pas être lu\u00a0: ce qui en dépend ne serait pas imprimé.',
    'body: «\u00a0<script>\u00a0» ne peut pas être lu\u00a0: ce qui en dépend ne serait pas imprimé.',
    'draft: «\u00a0[non]\u00a0» ne désigne rien\u00a0: il serait imprimé tel quel. Noms proches\u00a0: [nom].',
  ])
  expect(reported(ctx, '<p data-pour="conge">[debut] [conge] [service]</p>')).toEqual([
    'body: «\u00a0[service]\u00a0» ne désigne rien\u00a0: il serait imprimé tel quel.',
  ])
})

test('a text is kept byte for byte, but for the ends of its lines', () => {
  const body = new URLSearchParams({
    't.body': ' <p>é\u00a0&amp; [nom]\t</p>\r\n\r\n<img data-code="qr" data-valeur="[nom]"> ',
    't.label': ' Nom ',
  })
  const texts = readTexts(body, etat(chief()), {})
  expect(texts['body']).toBe(' <p>é\u00a0&amp; [nom]\t</p>\n\n<img data-code="qr" data-valeur="[nom]"> ')
  expect(texts['label']).toBe('Nom')
})

test('what cannot be kept is told with its control and the way out', () => {
  const filed = etat(chief())
  const wrong = (texts: Texts) => problemsIn(filed, { ...textsOf(filed), ...texts }, 'fr').map(({ field }) => field)
  expect(wrong({})).toEqual([])
  expect(wrong({ body: ' \n', top: 'abc', left: '81', size: '3', draft: 'nom vide' })).toEqual([
    'body',
    'top',
    'left',
    'size',
    'draft',
  ])
  expect(wrong({ top: '12,5', size: '9.5', draft: 'toujours' })).toEqual([])
  expect(wrong({ header: 'x'.repeat(100_001) })).toEqual(['header'])
})

test('a sample is found by its number, by words, else it is the first that one may see', async () => {
  const ctx = agent()
  const label = async (typed: string, name = 'agent') =>
    (await sampleOf(ctx, entityOf(ctx, name), typed))?.label ?? null
  expect([await label('2'), await label('mart'), await label('zzz')]).toEqual(['Alves', 'Martin', null])
  expect(await label('', 'plainte')).toBeNull()
})

test('of rows that nothing names there are labels alone, and no record to try them on', async () => {
  const rows = entityOf(chief(), 'effectif')
  const { etats, etiquettes } = app.ctx.app.editions
  expect(
    [etats, etiquettes].map((all) => all.filter(({ entity }) => entity === 'effectif').map(({ name }) => name)),
  ).toEqual([[], ['effectif_etiquette']])
  expect([await sampleOf(chief(), rows, ''), await sampleOf(chief(), rows, '1')]).toEqual([null, null])
  expect(
    (await offeredFields(chief(), rows, null)).flatMap(({ fields }) => fields.map(({ written }) => written)),
  ).toEqual(['[om_libelle]', '[service]', '[agents]'])
})

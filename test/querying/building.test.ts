// SPDX-License-Identifier: EUPL-1.2
import { Fragment, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { EditionServices } from '../../packages/openmairie/src/editions/services.js'
import { keepQuery } from '../../packages/openmairie/src/kept-queries/store.js'
import type { QueryDefinition, QueryOperator, Reached } from '../../packages/openmairie/src/model/query.js'
import { restricted } from '../../packages/openmairie/src/model/resolve/restrict.js'
import { QueryProblems } from '../../packages/openmairie/src/queries/answer.js'
import { builtQueries } from '../../packages/openmairie/src/queries/building.js'
import { queryRoutes } from '../../packages/openmairie/src/queries/routes.js'
import { asTyped, readValue } from '../../packages/openmairie/src/queries/values.js'
import { type Ctx, fieldsAsked, planFor } from '../../packages/openmairie/src/records/index.js'
import type { Reply } from '../../packages/openmairie/src/ui/page.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { decoded } from '../support/http.js'
import { requestOf } from '../support/request.js'

let base: Scratch
let app: TestApplication

beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE secteur (secteur integer PRIMARY KEY, libelle varchar(40) NOT NULL);
    CREATE TABLE service (service integer PRIMARY KEY, libelle varchar(40) NOT NULL, secteur integer REFERENCES secteur);
    CREATE TABLE agent (agent integer PRIMARY KEY, nom varchar(40) NOT NULL, ne date, note integer, actif boolean,
      secret integer, service integer REFERENCES service, vu timestamptz);
    CREATE TABLE absence (absence integer PRIMARY KEY, jour date, agent integer NOT NULL REFERENCES agent);
    INSERT INTO secteur VALUES (1, 'Nord');
    INSERT INTO service SELECT n, 'Service ' || n, 1 FROM generate_series(1, 60) n;
    UPDATE service SET libelle = '2' WHERE service = 1;
    INSERT INTO service VALUES (61, 'Voirie', 1), (62, 'Voirie', 1), (63, '7', 1), (64, 'Rue du 61 mai, 640', 1);
    INSERT INTO agent VALUES (1, 'Élise', '1990-03-02', 3, true, 9, 1)`)
  app = await applicationOver(base.url, {
    agent: {
      fields: {
        ne: { label: 'Date de naissance' },
        secret: { label: 'Indice', access: { hiddenUnless: { right: 'secret' } } },
      },
    },
  })
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})
beforeEach(async () => {
  await base.raw.query('TRUNCATE openmairie.om_requete')
})

const about: QueryDefinition = { name: 'essai', label: 'Essai', entity: 'agent', columns: [{ path: 'nom' }] }

/** What the page says against a query, as text. */
function saidOf(definition: QueryDefinition, ctx: Ctx = app.ctx): readonly string[] {
  const { plan, problems } = planFor(ctx, definition)
  const html = renderToString(h(QueryProblems, { ctx, about: definition, problems, runs: plan !== null }))
  return [...html.matchAll(/<li>(.*?)<\/li>/g)].map((match) => decoded(match[1] ?? ''))
}

test('what a query names is told by its labels, and what is gone as it was kept', () => {
  const gone = 'n’existe pas, ou ne vous est pas visible.'
  const columns = [
    { path: 'organisation.libelle' },
    { path: 'service.secteur.chef' },
    { path: 'service.ville.libelle' },
    { path: 'ne', by: 'month' },
    { path: 'ne', by: 'month' },
    { path: 'service.secteur.libelle', reckon: 'total' },
    { path: 'parti', reckon: 'max' },
  ] as const
  const filters = [{ path: 'service.secteur.ville', operator: 'filled' }] as const
  const sort = [
    { column: 'note:mean', direction: 'asc' },
    { column: ':count', direction: 'asc' },
  ] as const
  expect(saidOf({ ...about, columns, filters, sort })).toEqual([
    `«\u00a0organisation.libelle\u00a0» ${gone}`,
    `«\u00a0chef (Service › Secteur)\u00a0» ${gone}`,
    `«\u00a0ville.libelle (Service)\u00a0» ${gone}`,
    '«\u00a0Date de naissance (le mois)\u00a0» figure deux fois.',
    '«\u00a0Libellé (Service › Secteur) (le total)\u00a0» ne peut être ni calculé ni comparé ainsi.',
    `«\u00a0parti (le maximum)\u00a0» ${gone}`,
    `«\u00a0ville (Service › Secteur)\u00a0» ${gone}`,
    `«\u00a0Note (la moyenne)\u00a0» ${gone}`,
    `«\u00a0Nombre de lignes\u00a0» ${gone}`,
  ])
  const tab = { ...about, tab: 'absence.remplacant', columns: [{ path: 'absence.remplacant.jour' }] }
  expect(saidOf(tab)).toEqual([
    `«\u00a0remplacant (Onglet Absences)\u00a0» ${gone}`,
    `«\u00a0remplacant.jour (Onglet Absences)\u00a0» ${gone}`,
  ])
  const below = { ...about, tab: 'absence.agent', columns: [{ path: 'absence.agent.motif' }] }
  expect(saidOf(below)).toEqual([`«\u00a0motif (Onglet Absences)\u00a0» ${gone}`])
})

test('the label of what is hidden from its reader, or may not be read by him, is not told', () => {
  const columns = [{ path: 'secret' }, { path: 'service.libelle' }, { path: 'absence' }]
  const blind: Ctx = { ...app.as('bob', ['essai.agent.list']), app: restricted(app.ctx.app, () => false) }
  expect(saidOf({ ...about, columns }, blind)).toEqual(
    ['secret', 'service.libelle', 'absence'].map(
      (name) => `«\u00a0${name}\u00a0» n’existe pas, ou ne vous est pas visible.`,
    ),
  )
  const sees = { ...about, columns: [{ path: 'secret', by: 'year' as const }] }
  expect(saidOf(sees)).toEqual(['«\u00a0Indice (l’année)\u00a0» ne peut être ni calculé ni comparé ainsi.'])
})

test('the page that builds a query calls what is gone as the problems do', async () => {
  const body = new URLSearchParams({ application: 'essai', entite: 'agent', jointe: 'service', libelle: 'Essai' })
  body.set('c.0.champ', 'service.chef')
  body.set('t.0.colonne', '')
  const reply = await builtQueries.newSent(requestOf(app.ctx, { body }), app.database)
  const html = htmlOf(reply)
  expect(html).toContain('<option value="service.chef" selected>chef (Service)</option>')
  expect(html).toContain('<option value="service.chef">chef (Service)</option>')
  expect(html).toContain('Joint\u00a0: Service')
  expect(html).toContain('«\u00a0chef (Service)\u00a0» n’existe pas')
})

test.each([
  ['60', 'Service 60'],
  // Its name is that of another too; its name is another’s key; its name is told by its key.
  ['61', '61'],
  ['1', '2'],
  ['2', 'Service 2'],
  // There is no such record; its number is a part of another’s name.
  ['640', '640'],
])('a record among many that is kept, %s, is called «%s», and stays the one that was kept', async (kept, called) => {
  await base.raw.query('DELETE FROM openmairie.om_requete')
  const { actor } = app.ctx
  const definition = { ...about, filters: [{ path: 'service', operator: 'is', value: kept }] } as const
  const place = { application: 'essai', name: 'essai', collectivite: null }
  await keepQuery(app.database, { place, actor, seen: 0 }, { kind: 'entites', definition })
  const url = '/-/requetes/:application/:requete/modifier'
  const shown = htmlOf(await ask('GET', url))
  expect(shown).toContain(`name="f.0.valeur" value="${called}"`)
  const body = new URLSearchParams({ entite: 'agent', libelle: 'Essai', vue: '1', faire: 'enregistrer' })
  for (const [name, value] of [
    ['c.0.champ', 'nom'],
    ['f.0.champ', 'service'],
    ['f.0.operateur', 'is'],
    ['f.0.valeur', called],
  ] as const)
    body.set(name, value)
  expect((await ask('POST', url, body)).kind).toBe('redirect')
  const { rows } = await base.raw.query(`SELECT definition->'filters'->0->>'value' AS value FROM openmairie.om_requete`)
  expect(rows).toEqual([{ value: kept }])
})

test('a day that a moment is compared with is shown as the day that was typed', async () => {
  expect(await asTyped(app.ctx, reached('vu'), 'at-most', '2026-03-31')).toBe('31/03/2026')
})

test('what is typed for a record among many stays as it is typed', async () => {
  const body = new URLSearchParams({
    application: 'essai',
    entite: 'agent',
    libelle: 'Essai',
    vue: '0',
    faire: 'colonne',
  })
  for (const [name, value] of [
    ['c.0.champ', 'nom'],
    ['f.0.champ', 'service'],
    ['f.0.operateur', 'is'],
    ['f.0.valeur', '7'],
  ] as const)
    body.set(name, value)
  expect(htmlOf(await ask('POST', '/-/requetes/nouvelle', body))).toContain('name="f.0.valeur" value="7"')
})

test.each<[string, string, QueryOperator, string | null]>([
  ['', 'service', 'is', null],
  ['  ', 'nom', 'contains', null],
  [' éli se ', 'nom', 'contains', 'éli se'],
  ['nord', 'service', 'begins', 'nord'],
  ['Service 12', 'service', 'is', '12'],
  ['12', 'service', 'is', '12'],
  ['999', 'service', 'is', '999'],
  // A whole name, then a key, come before what is a part of several names, or of another’s.
  ['service 5', 'service', 'is', '5'],
  ['5', 'service', 'is', '5'],
  ['7', 'service', 'is', '63'],
  ['2', 'service', 'is', '1'],
  ['61', 'service', 'is', '61'],
  ['2/3/1990', 'ne', 'at-least', '1990-03-02'],
  ['31/3/2026', 'vu', 'at-most', '2026-03-31'],
  ['31/3/2026 8:00', 'vu', 'above', '2026-03-31 08:00:00+02'],
  ['1 234', 'note', 'is', '1234'],
  ['oui', 'actif', 'is', 'true'],
])('what is typed, «%s» for %s %s, is read as the engine’s text', async (typed, path, operator, expected) => {
  expect(await read(typed, path, operator)).toEqual({ text: expected, problem: null })
})

test.each<[string, string, string]>([
  ['Voirie', 'service', 'Plusieurs réponses possibles\u00a0: choisissez dans la liste.'],
  ['Piscine', 'service', 'Rien ne correspond à «\u00a0Piscine\u00a0». Vérifiez la saisie.'],
])('what names no record, or several, is refused: %s', async (typed, path, problem) => {
  expect(await read(typed, path, 'is')).toEqual({ text: null, problem })
})

test.each([
  ['31/02/1990', 'ne'],
  ['beaucoup', 'note'],
  ['99999999999', 'note'],
  ['peut-être', 'actif'],
])('what a field cannot hold is refused: %s', async (typed, path) => {
  expect(await read(typed, path, 'is')).toEqual({ text: null, problem: expect.stringMatching(/.{10}/) })
})

test('whoever may not list what a field refers to tells it by its key, and learns no name', async () => {
  const bob = app.as('bob', ['essai.agent.list', 'essai.service.read'])
  expect(await read('12', 'service', 'is', bob)).toEqual({ text: '12', problem: null })
  expect(await read('Service 12', 'service', 'is', bob)).toEqual({
    text: null,
    problem: expect.not.stringContaining('Plusieurs'),
  })
  expect((await read('Voirie', 'service', 'is', bob)).problem).toBe(
    (await read('Piscine', 'service', 'is', bob)).problem?.replace('Piscine', 'Voirie'),
  )
})

test.each(['abc', '1e3', '-1', '1.5', ' ', '12345678901'])('a revision that is none is refused: «%s»', async (vue) => {
  const { actor } = app.ctx
  const place = { application: 'essai', name: 'essai', collectivite: null }
  await keepQuery(app.database, { place, actor, seen: 0 }, { kind: 'entites', definition: about })
  const body = new URLSearchParams({ application: 'essai', entite: 'agent', vue, faire: 'voir' })
  for (const path of ['/-/requetes/nouvelle', '/-/requetes/sql', 'modifier', 'retirer'])
    await expect(ask('POST', path, body)).rejects.toMatchObject({ code: 'OM_BAD_REQUEST' })
  const { rows } = await base.raw.query('SELECT revision FROM openmairie.om_requete')
  expect(rows).toEqual([{ revision: 1 }])
  body.set('vue', '1')
  expect((await ask('POST', 'retirer', body)).kind).toBe('redirect')
  expect((await base.raw.query('SELECT 1 FROM openmairie.om_requete')).rows).toEqual([])
})

function read(typed: string, path: string, operator: QueryOperator, ctx: Ctx = app.ctx): ReturnType<typeof readValue> {
  return readValue(ctx, reached(path, ctx), operator, typed)
}

function reached(path: string, ctx: Ctx = app.ctx): Reached {
  const at = fieldsAsked(ctx, { entity: 'agent' })(path)
  if (!at) throw new Error(path)
  return at
}

async function ask(method: 'GET' | 'POST', path: string, body = new URLSearchParams()): Promise<Reply> {
  const services: EditionServices = {
    renderer: { draw: () => Promise.reject(new Error('nothing is drawn')), stop: () => undefined },
    database: app.database,
    files: { put: () => Promise.reject(new Error('nothing is kept')) },
    mails: { admits: async () => true },
    letterhead: async () => ({ name: 'Ville d’Aubry', logo: null }),
  }
  const route = queryRoutes(services).find((each) => each.method === method && each.path.endsWith(path))
  if (!route) throw new Error(path)
  return route.handle(requestOf(app.ctx, { params: { application: 'essai', requete: 'essai' }, body }))
}

function htmlOf(reply: Reply): string {
  if (reply.kind !== 'page') throw new Error(reply.kind)
  return decoded(renderToString(h(Fragment, null, reply.body)))
}

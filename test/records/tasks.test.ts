// SPDX-License-Identifier: EUPL-1.2
import { Fragment, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Access, Database, Sql } from '../../packages/openmairie/src/database/contract.js'
import { followupCompanion } from '../../packages/openmairie/src/followup/companion.js'
import { tasksRoute } from '../../packages/openmairie/src/followup/tasks/list-route.js'
import { peopleFor } from '../../packages/openmairie/src/followup/tasks/people.js'
import { remove } from '../../packages/openmairie/src/records/index.js'
import { compileGrants } from '../../packages/openmairie/src/rights/grants.js'
import type { PageRequest } from '../../packages/openmairie/src/ui/page.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { requestOf } from '../support/request.js'

let base: Scratch
let app: TestApplication
let user: string
let statements: string[] = []

beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE dossier (dossier integer PRIMARY KEY, libelle text);
    CREATE TABLE paie (paie integer PRIMARY KEY, libelle text);
    INSERT INTO dossier SELECT n, 'Dossier ' || n FROM generate_series(1, 60) AS n;
    CREATE TABLE fiche (fiche integer PRIMARY KEY, libelle text, om_collectivite integer NOT NULL);
    INSERT INTO fiche SELECT n, 'Fiche ' || n, CASE WHEN n % 60 = 0 THEN 12 ELSE 7 END FROM generate_series(1, 240) AS n;
    CREATE TABLE suivi (suivi integer PRIMARY KEY, agent text, om_collectivite integer NOT NULL);
    INSERT INTO suivi VALUES (1, 'bruno', 12), (2, 'gael', 12);
    CREATE TABLE commune (commune integer PRIMARY KEY, libelle text);
    INSERT INTO commune VALUES (1, 'Aubry');
    INSERT INTO paie VALUES (1, 'Paie d’Anne')`)
  app = await applicationOver(base.url, {
    dossier: { tasks: true },
    paie: { tasks: true },
    fiche: { tasks: true },
    suivi: { tasks: true, rows: [{ profils: ['consultation'], only: { field: 'agent', is: { user: 'login' } } }] },
    commune: { tasks: true, shared: true },
  })
  const { rows } = await base.raw.query(
    `INSERT INTO openmairie.om_utilisateur (login, nom, om_profil) VALUES ('anne', 'Anne', 'consultation') RETURNING om_utilisateur::text AS id`,
  )
  user = String(rows[0].id)
  await base.raw.query(
    `INSERT INTO openmairie.om_tache (application, entite, enregistrement, objet, echeance, responsable)
     SELECT 'essai', 'dossier', n::text, 'Relire ' || n, DATE '2026-11-23', $1::bigint FROM generate_series(1, 3) AS n
     UNION ALL SELECT 'essai', 'paie', '1', 'Secret de la paie', DATE '2026-11-23', $1::bigint
     UNION ALL SELECT 'autre', 'dossier', '1', 'D’une application qui n’est pas là', NULL, NULL`,
    [user],
  )
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

/** A request of Anne, with these rights; the statements that it sends are noted. */
function request(
  permissions: readonly string[],
  query = '',
  collectivites: readonly string[] | null = null,
): PageRequest {
  const grants = compileGrants('test', new Set(permissions))
  const actor = { id: user, login: 'anne', name: 'Anne', kind: 'user' as const }
  const ctx = { ...app.ctx, database: noting(), instance: noting(), actor, grants, collectivites }
  return requestOf(ctx, { query: new URLSearchParams(query), url: '/-/a-faire' })
}

function noting(): Database {
  const noted = <T extends Access>(access: T): T => ({
    ...access,
    query: (statement: Sql) => {
      statements.push('query')
      return access.query(statement)
    },
  })
  const { database } = app
  const { under } = database
  return { ...noted(database), ...(under && { under: (context) => noted(under(context)) }) }
}

async function shown(...asked: Parameters<typeof request>): Promise<readonly string[]> {
  statements = []
  const answer = await tasksRoute(noting(), 'Europe/Paris').handle(request(...asked))
  if (answer.kind !== 'page') throw new Error(answer.kind)
  const html = renderToString(h(Fragment, null, answer.body))
  return [...html.matchAll(/<a href="[^"]*#taches">([^<]*)</g)].map((match) => match[1] ?? '')
}

async function reminder(permissions: readonly string[]): Promise<string> {
  const companion = followupCompanion(noting(), 1_000_000)
  const addition = await companion.accompany(app.ctx.app, { kind: 'dashboard' }, request(permissions))
  return renderToString(h(Fragment, null, addition?.above)).replaceAll(/<[^>]*>/g, '')
}

test('a task is seen, and counted, only where its record may be read', async () => {
  const all = ['Relire 1', 'Relire 2', 'Relire 3', 'Secret de la paie']
  expect(await shown(['*.read'])).toEqual(all)
  expect(await shown(['*.read'], 'vue=toutes')).toEqual(all)
  expect(await shown(['essai.dossier.read'], 'vue=toutes')).toEqual(all.slice(0, 3))
  expect(await shown(['*.list'], 'vue=toutes')).toEqual([])
  expect(statements).toEqual([])
  expect(await reminder(['*.read'])).toContain('4 de vos tâches sont en retard ou pour aujourd’hui.')
  expect(await reminder(['essai.dossier.read'])).toContain('3 de vos tâches')
  expect(await reminder(['*.list'])).toBe('')
  expect(await reminder([])).toBe('')
})

test('a record that is gone takes its tasks out of sight and out of the count', async () => {
  await base.raw.query('DELETE FROM dossier WHERE dossier = 1')
  expect(await shown(['essai.dossier.read'])).toEqual(['Relire 2', 'Relire 3'])
  expect(await reminder(['essai.dossier.read'])).toContain('2 de vos tâches')
  await remove(app.ctx, app.entity('dossier'), ['2'], { idempotencyKey: null, digests: null })
  expect(await shown(['essai.dossier.read'])).toEqual(['Relire 3'])
})

test('labels are read together, whatever the number of tasks', async () => {
  await base.raw.query(
    `INSERT INTO openmairie.om_tache (application, entite, enregistrement, objet) SELECT 'essai', 'dossier', n::text, 'Lot ' || n FROM generate_series(4, 40) AS n`,
  )
  expect(await shown(['*.read'])).toHaveLength(39)
  // The tasks, then the labels of each of the two entities.
  expect(statements).toHaveLength(3)
})

test('a task on a record of another collectivité is not seen, nor counted, nor takes the place of one that is', async () => {
  await base.raw.query(
    `INSERT INTO openmairie.om_tache (application, entite, enregistrement, objet, echeance, responsable)
     SELECT 'essai', 'fiche', n::text, 'Fiche ' || n, DATE '2026-11-23', $1::bigint FROM generate_series(1, 240) AS n`,
    [user],
  )
  const asked = ['essai.fiche.read']
  expect(await shown(asked, '', ['12'])).toEqual(['Fiche 60', 'Fiche 120', 'Fiche 180', 'Fiche 240'])
  expect(await shown(asked, '', [])).toEqual([])
  expect(await shown(asked)).toHaveLength(50)
  const companion = followupCompanion(noting(), 1_000_000)
  const counted = await companion.accompany(app.ctx.app, { kind: 'dashboard' }, request(asked, '', []))
  expect(renderToString(h(Fragment, null, counted?.above))).toBe('')
})

test('a task is given to who may see its record himself, and other collectivités keep the names of their people', async () => {
  await base.raw.query(
    `INSERT INTO openmairie.om_collectivite (om_collectivite, libelle) VALUES ('1', 'Agglomération');
     INSERT INTO openmairie.om_collectivite (om_collectivite, libelle, parent) VALUES ('7', 'Sept', '1'), ('12', 'Douze', '1');
     INSERT INTO openmairie.om_profil VALUES ('accueil', 'Accueil'), ('instance', 'Instance');
     INSERT INTO openmairie.om_permission (om_permission, libelle) VALUES ('collectivites', 'Toutes') ON CONFLICT DO NOTHING;
     INSERT INTO openmairie.om_droit VALUES ('instance', '*.read'), ('instance', 'collectivites');
     INSERT INTO openmairie.om_utilisateur (login, nom, om_profil, om_collectivite, actif) VALUES
       ('bruno', 'Bruno', 'consultation', '12', true), ('chloe', 'Chloé', 'consultation', '7', true),
       ('denis', 'Denis', 'accueil', '12', true), ('elsa', 'Elsa', 'consultation', '12', false),
       ('fabien', 'Fabien', 'consultation', '1', true), ('gael', 'Gaël', 'consultation', '12', true),
       ('hugo', 'Hugo', 'consultation', NULL, true), ('ines', 'Inès', 'instance', NULL, true)`,
  )
  const to = async (entity: string, key: string, collectivites: readonly string[] | null) => {
    const ctx = request(['*'], '', collectivites).contextOf(app.ctx.app)
    const people = await peopleFor({ app: ctx.app, ctx, entity: app.entity(entity), key: [key] })
    return people.map(({ name }) => name)
  }
  // Of the agglomération, whose people all see the record, but for those of its other towns.
  expect(await to('fiche', '60', ['1', '7', '12'])).toEqual(['Anne', 'Bruno', 'Fabien', 'Gaël', 'Inès'])
  expect(await to('fiche', '60', null)).toEqual(['Anne', 'Bruno', 'Fabien', 'Gaël', 'Inès'])
  expect(await to('fiche', '1', null)).toEqual(['Anne', 'Chloé', 'Fabien', 'Inès'])
  // Of the town itself, whoever stands above it too.
  expect(await to('fiche', '60', ['12'])).toEqual(['Anne', 'Bruno', 'Fabien', 'Gaël', 'Inès'])
  // Each by the limits that hold for him: the agent who follows it, and those whom none concerns.
  expect(await to('suivi', '1', ['12'])).toEqual(['Anne', 'Bruno', 'Inès'])
  expect(await to('suivi', '2', null)).toEqual(['Anne', 'Gaël', 'Inès'])
  // What is of no collectivité is read by all who have the right: their names stay in their towns all the same.
  expect(await to('commune', '1', ['12'])).toEqual(['Anne', 'Bruno', 'Fabien', 'Gaël', 'Inès'])
})

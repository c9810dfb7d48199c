// SPDX-License-Identifier: EUPL-1.2
import { Fragment, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followupCompanion } from '../../packages/openmairie/src/followup/companion.js'
import { tasksRoute } from '../../packages/openmairie/src/followup/tasks/list-route.js'
import { remove } from '../../packages/openmairie/src/records/index.js'
import { compileGrants } from '../../packages/openmairie/src/rights/grants.js'
import type { PageRequest } from '../../packages/openmairie/src/ui/page.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication
let user: string
let statements: string[] = []

beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE dossier (dossier integer PRIMARY KEY, libelle text);
    CREATE TABLE paie (paie integer PRIMARY KEY, libelle text);
    INSERT INTO dossier SELECT n, 'Dossier ' || n FROM generate_series(1, 60) AS n;
    INSERT INTO paie VALUES (1, 'Paie d’Anne')`)
  app = await applicationOver(base.url, { dossier: { tasks: true }, paie: { tasks: true } })
  const { rows } = await base.raw.query(
    `INSERT INTO openmairie.om_utilisateur (login, nom, om_profil) VALUES ('anne', 'Anne', 'consultation') RETURNING om_utilisateur::text AS id`,
  )
  user = String(rows[0].id)
  await base.raw.query(
    `INSERT INTO openmairie.om_tache (application, entite, enregistrement, objet, echeance, responsable)
     SELECT 'essai', 'dossier', n::text, 'Relire ' || n, current_date - 1, $1::bigint FROM generate_series(1, 3) AS n
     UNION ALL SELECT 'essai', 'paie', '1', 'Secret de la paie', current_date - 1, $1::bigint
     UNION ALL SELECT 'autre', 'dossier', '1', 'D’une application qui n’est pas là', NULL, NULL`,
    [user],
  )
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

/** A request of Anne, with these rights; the statements that it sends are noted. */
function request(permissions: readonly string[], query = ''): PageRequest {
  const grants = compileGrants('test', new Set(permissions))
  const actor = { id: user, login: 'anne', name: 'Anne', kind: 'user' as const }
  return {
    params: {},
    query: new URLSearchParams(query),
    body: new URLSearchParams(),
    locale: 'fr',
    grants,
    actor,
    app: app.ctx.app,
    apps: [app.ctx.app],
    contextOf: () => ({ ...app.ctx, database: noting(), instance: noting(), actor, grants }),
    url: '/-/a-faire',
    csrf: '',
    mode: 'production',
  }
}

function noting() {
  const { database } = app
  return {
    ...database,
    query: (statement: Parameters<typeof database.query>[0]) => {
      statements.push('query')
      return database.query(statement)
    },
  }
}

async function shown(permissions: readonly string[], query = ''): Promise<readonly string[]> {
  statements = []
  const answer = await tasksRoute(noting(), 'Europe/Paris').handle(request(permissions, query))
  if (answer.kind !== 'page') throw new Error(answer.kind)
  const html = renderToString(h(Fragment, null, answer.body))
  return [...html.matchAll(/<a href="[^"]*#taches">([^<]*)</g)].map((match) => match[1] ?? '')
}

async function reminder(permissions: readonly string[]): Promise<string> {
  const companion = followupCompanion(noting())
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

// SPDX-License-Identifier: EUPL-1.2
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
// The built shell, which has the browser's files beside it.
import { createServer } from '../../packages/openmairie/dist/web/server.js'
import { holdCollectivites } from '../../packages/openmairie/src/collectivites/held.js'
import { migrateInstance } from '../../packages/openmairie/src/database/instance-schema.js'
import { openDatabase, type PooledDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import { openFiles } from '../../packages/openmairie/src/files/files.js'
import { openFeed } from '../../packages/openmairie/src/jobs/feed.js'
import { holdRights } from '../../packages/openmairie/src/rights/rights.js'
import { ensureAdministrator } from '../../packages/openmairie/src/web/accounts.js'
import { openLive } from '../../packages/openmairie/src/web/live/live.js'
import { openRefusals } from '../../packages/openmairie/src/web/refusals/journal.js'
import { openSessions } from '../../packages/openmairie/src/web/sessions.js'
import { shellConfig } from '../support/config.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let database: PooledDatabase
let server: Awaited<ReturnType<typeof createServer>>

beforeAll(async () => {
  base = await scratchDatabase()
  database = openDatabase({
    url: base.url,
    size: 2,
    applicationName: 'test',
    statementTimeout: 10_000,
    failed: () => undefined,
  })
  await migrateInstance(database)
  await ensureAdministrator(database, 'un long mot de passe')
  const rights = await holdRights(database)
  const collectivites = await holdCollectivites(database)
  const config = shellConfig(base.url, 'production')
  server = await createServer({
    config,
    log: pino({ level: 'silent' }),
    clock: { now: () => Date.parse('2031-03-04T08:00:30Z') },
    database,
    databaseOf: () => database,
    apps: [],
    rights,
    collectivites,
    sessions: openSessions(database, rights, collectivites),
    refusals: openRefusals(database),
    files: openFiles(database, config.files),
    schedules: [],
    jobKinds: [],
    live: openLive(
      database,
      openFeed(base.url, () => undefined),
      () => undefined,
    ),
    mailer: null,
    generator: { apps: [], addressOf: () => base.url, allowed: false, newIn: '', generated: () => undefined },
  })
})
afterAll(async () => {
  await server.close()
  await database.close()
  await base.drop()
})

const post = (url: string, payload: string, headers: Readonly<Record<string, string>> = {}) =>
  server.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })

test('in production the cookie is for TLS only, and the browser is told to stay there', async () => {
  const answer = await post('/-/connexion', 'login=admin&password=un+long+mot+de+passe')
  expect(answer.statusCode).toBe(303)
  expect(String(answer.headers['set-cookie'])).toMatch(
    /^om_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
  expect(answer.headers['strict-transport-security']).toMatch(/^max-age=\d{8}/)
})

test('the hour at which a session ends is told by the clock that is handed to what serves', async () => {
  const signedIn = await post('/-/connexion', 'login=admin&password=un+long+mot+de+passe')
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  const answer = await server.inject({ url: '/-/session', headers: { cookie, 'accept-language': 'fr' } })
  expect(answer.json()).toMatchObject({
    text: 'Sans usage, elle se ferme à 21\u00a0h\u00a000. Ce que vous avez saisi dans un formulaire est gardé.',
  })
})

test('in production there is no entry without password, and no generator', async () => {
  expect((await post('/-/essayer', 'profil=administrateur')).statusCode).toBe(404)
  const signedIn = await post('/-/connexion', 'login=admin&password=un+long+mot+de+passe')
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  const sheets = await server.inject({ url: '/-/generateur/tableur', headers: { cookie } })
  expect(sheets.statusCode).toBe(403)
  const generator = await server.inject({ url: '/-/generateur', headers: { cookie } })
  expect(generator.statusCode).toBe(403)
  const page = await server.inject({ url: '/-/connexion' })
  expect(page.payload).not.toContain('essayer')
})

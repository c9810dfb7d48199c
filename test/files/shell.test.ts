// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request as ask, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import cookie from '@fastify/cookie'
import fastify from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { holdCollectivites } from '../../packages/openmairie/src/collectivites/held.js'
import { migrateInstance } from '../../packages/openmairie/src/database/instance-schema.js'
import { openDatabase, type PooledDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import { OpenMairieError } from '../../packages/openmairie/src/errors/errors.js'
import type { Files, StoredFile } from '../../packages/openmairie/src/files/contract.js'
import { openFiles } from '../../packages/openmairie/src/files/files.js'
import { partialFolder } from '../../packages/openmairie/src/files/spool.js'
import { openFeed } from '../../packages/openmairie/src/jobs/feed.js'
import { systemClock } from '../../packages/openmairie/src/model/clock.js'
import { holdRights } from '../../packages/openmairie/src/rights/rights.js'
import type { Route } from '../../packages/openmairie/src/ui/page.js'
import { openLive } from '../../packages/openmairie/src/web/live/live.js'
import { mountRoutes } from '../../packages/openmairie/src/web/mount.js'
import { openRefusals } from '../../packages/openmairie/src/web/refusals/journal.js'
import { openSessions } from '../../packages/openmairie/src/web/sessions.js'
import { shellConfig } from '../support/config.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { multipartOf, multipartType, type SentFile } from '../support/multipart.js'

const folder = mkdtempSync(join(tmpdir(), 'openmairie-shell-'))
const most = 3_000_000
let base: Scratch
let database: PooledDatabase
let files: Files
let server: ReturnType<typeof fastify>
let token = ''
let csrf = ''
let port = 0

/** A route that takes two files, and says what came; nobody may when `closed`. */
let closed = false
const sending: Route = {
  method: 'POST',
  path: '/-/essai',
  scope: 'instance',
  access: 'signed-in',
  uploads: async (request) => {
    if (closed) throw new OpenMairieError('OM_FORBIDDEN')
    expect([...request.body]).toEqual([])
    return { count: 2, most: 2_000_000 }
  },
  handle: async (request) => ({
    kind: 'json',
    value: { fields: [...request.body].filter(([name]) => name !== '-csrf'), files: request.files },
  }),
}
let served: { readonly file: StoredFile; readonly inline?: boolean }
const taking: Route = {
  method: 'GET',
  path: '/-/essai',
  scope: 'instance',
  access: 'signed-in',
  handle: async () => ({ kind: 'file', ...served }),
}
const plain: Route = { ...sending, path: '/-/sans-fichier' }
Reflect.deleteProperty(plain, 'uploads')

beforeAll(async () => {
  base = await scratchDatabase()
  database = openDatabase({
    url: base.url,
    size: 4,
    applicationName: 'test',
    statementTimeout: 10_000,
    failed: () => undefined,
  })
  await migrateInstance(database)
  await base.raw.query(
    "INSERT INTO openmairie.om_utilisateur (login, nom, om_profil) VALUES ('anne', 'Anne', 'administrateur')",
  )
  const [rights, collectivites] = [await holdRights(database), await holdCollectivites(database)]
  const sessions = openSessions(database, rights, collectivites)
  token = await sessions.open('1')
  csrf = (await sessions.find(token))?.csrf ?? ''
  const config = shellConfig(base.url, 'production')
  files = openFiles(database, { folder, bucket: null, most, antivirus: null })
  server = fastify({ forceCloseConnections: true })
  await server.register(cookie)
  mountRoutes(
    server,
    {
      config,
      log: pino({ level: 'silent' }),
      clock: systemClock,
      database,
      databaseOf: () => database,
      apps: [],
      rights,
      collectivites,
      sessions,
      refusals: openRefusals(database),
      schedules: [],
      jobKinds: [],
      live: openLive(
        database,
        openFeed(base.url, () => undefined),
        () => undefined,
      ),
      files,
      mailer: null,
      generator: { apps: [], addressOf: () => base.url, allowed: false, newIn: '', generated: () => undefined },
    },
    { style: '', script: '', font: '' },
    [sending, taking, plain],
    [],
  )
  await server.listen({ host: '127.0.0.1', port: 0 })
  port = (server.server.address() as AddressInfo).port // it listens to TCP
})
afterAll(async () => {
  await server.close()
  await database.close()
  await base.drop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  closed = false
  await base.raw.query('DELETE FROM openmairie.om_fichier_usage; DELETE FROM openmairie.om_fichier')
})

const post = (
  body: Buffer,
  headers: Readonly<Record<string, string>> = {},
  url = '/-/essai',
): Promise<{ statusCode: number; json(): unknown; payload: string }> =>
  server.inject({
    method: 'POST',
    url,
    payload: body,
    headers: { 'content-type': multipartType, cookie: `om_session=${token}`, 'accept-language': 'fr', ...headers },
  })
const form = (sent: readonly SentFile[], fields: readonly (readonly [string, string])[] = []): Buffer =>
  multipartOf([['-csrf', csrf], ...fields], sent)
const get = (headers: Readonly<Record<string, string>> = {}, method: 'GET' | 'HEAD' = 'GET') =>
  server.inject({ method, url: '/-/essai', headers: { cookie: `om_session=${token}`, ...headers } })
const partials = (): readonly string[] => readdirSync(partialFolder(folder))
const known = async (): Promise<number> =>
  Number((await base.raw.query('SELECT count(*) AS n FROM openmairie.om_fichier')).rows[0]?.n)
async function* pieces(...contents: readonly (string | Uint8Array)[]) {
  yield* contents
}

test('files are stored before the route is called, which finds them with the fields', async () => {
  const note = { field: 'piece', name: 'note d’été.txt', content: 'Bonjour' }
  const answer = await post(form([note], [['objet', 'Voirie\r\nà revoir']]))
  expect(answer.json()).toEqual({
    fields: [['objet', 'Voirie\nà revoir']],
    files: [
      {
        field: 'piece',
        file: {
          hash: '9172e8eec99f144f72eca9a568759580edadb2cfd154857f07e657569493bc44',
          size: 7,
          name: 'note d’été.txt',
          type: 'text/plain',
        },
      },
    ],
  })
  expect(partials()).toEqual([])
  expect(await known()).toBe(1)
})

test('what is not taken is told in a sentence, and the others are taken', async () => {
  const sent = [
    { field: 'piece', name: 'facture.pdf', content: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)]) },
    { field: 'piece', name: 'bon.txt', content: 'bon' },
    { field: 'autre', name: '', content: '' },
    { field: 'piece', name: 'trop.txt', content: 'trop' },
  ]
  const answer = await post(form(sent))
  expect(answer.json()).toMatchObject({
    files: [
      {
        file: null,
        problem: '«\u00a0facture.pdf\u00a0» n’est pas accepté\u00a0: c’est un programme, ou il peut en lancer un.',
      },
      { field: 'piece', file: { name: 'bon.txt' } },
      { file: null, problem: '«\u00a0trop.txt\u00a0» n’est pas pris\u00a0: 2 fichiers au plus à la fois.' },
    ],
  })
  expect(await known()).toBe(1)
})

test('a file above the bound of its form is told, and those that follow are taken', async () => {
  const sent = [
    { field: 'piece', name: 'gros.txt', content: 'x'.repeat(2_000_001) },
    { field: 'piece', name: 'juste.txt', content: 'y'.repeat(2_000_000) },
  ]
  const answer = await post(form(sent))
  expect(answer.json()).toMatchObject({
    files: [
      { file: null, problem: '«\u00a0gros.txt\u00a0» est trop gros\u00a0: 2\u00a0Mo au plus.' },
      { file: { name: 'juste.txt', size: 2_000_000 } },
    ],
  })
  expect(partials()).toEqual([])
})

test.each<[string, () => Buffer, Readonly<Record<string, string>>, number]>([
  ['without token', () => multipartOf([], [{ field: 'piece', name: 'a.txt', content: 'a' }]), {}, 400],
  [
    'with another token',
    () => multipartOf([['-csrf', 'x']], [{ field: 'piece', name: 'a.txt', content: 'a' }]),
    {},
    400,
  ],
  [
    'from another site',
    () => form([{ field: 'piece', name: 'a.txt', content: 'a' }]),
    { 'sec-fetch-site': 'cross-site' },
    400,
  ],
  ['by nobody', () => form([{ field: 'piece', name: 'a.txt', content: 'a' }]), { cookie: '' }, 303],
  [
    'with its token last',
    () => Buffer.concat([multipartOf([], [{ field: 'piece', name: 'a.txt', content: 'a' }]).subarray(0, -4), form([])]),
    {},
    400,
  ],
  ['cut short', () => form([{ field: 'piece', name: 'a.txt', content: 'a' }]).subarray(0, -40), {}, 400],
  [
    'with too much text',
    () =>
      form(
        [],
        Array.from({ length: 5 }, (_, n) => [`t${n}`, 'x'.repeat(500_000)] as const),
      ),
    {},
    413,
  ],
])('a form sent %s is refused, and nothing is kept', async (_, body, headers, status) => {
  expect((await post(body(), headers)).statusCode).toBe(status)
  expect(await known()).toBe(0)
  expect(partials()).toEqual([])
})

test('whoever may not is refused before a byte is stored', async () => {
  closed = true
  expect((await post(form([{ field: 'piece', name: 'a.txt', content: 'a' }]))).statusCode).toBe(403)
  expect(await known()).toBe(0)
})

test('a route that takes no file does not read one', async () => {
  expect((await post(form([]), {}, '/-/sans-fichier')).statusCode).toBe(400)
})

test('an upload that is interrupted leaves nothing', async () => {
  const body = form([{ field: 'piece', name: 'long.txt', content: 'x'.repeat(1_500_000) }])
  const half = body.subarray(0, 800_000)
  const sent = ask({
    port,
    path: '/-/essai',
    method: 'POST',
    headers: { 'content-type': multipartType, 'content-length': body.length, cookie: `om_session=${token}` },
  })
  sent.on('error', () => undefined)
  sent.write(half)
  await expect.poll(partials).toHaveLength(1)
  sent.destroy()
  await expect.poll(partials).toEqual([])
  expect(await known()).toBe(0)
})

test('a file is what it was found to be, under its name, for its reader alone', async () => {
  served = { file: await files.put(pieces('<script>alert(1)</script>'), { name: 'état "1".html' }), inline: true }
  const answer = await get()
  expect(answer.statusCode).toBe(200)
  expect(answer.payload).toBe('<script>alert(1)</script>')
  expect(answer.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-length': '25',
    'content-disposition': `attachment; filename="etat _1_.html"; filename*=UTF-8''%C3%A9tat%20_1_.html`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    'accept-ranges': 'bytes',
    etag: `"${served.file.hash}"`,
  })
  expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox$/)
})

test('a picture may be shown in its page', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
    'base64',
  )
  const file = await files.put(pieces(png), { name: 'photo.png' })
  served = { file, inline: true }
  expect((await get()).headers['content-disposition']).toMatch(/^inline; /)
  served = { file }
  expect((await get()).headers['content-disposition']).toMatch(/^attachment; /)
})

test('a part of a file is given to who asks for it', async () => {
  served = { file: await files.put(pieces('0123456789'), { name: 'chiffres.txt' }) }
  const etag = `"${served.file.hash}"`
  const part = await get({ range: 'bytes=2-4' })
  expect([part.statusCode, part.payload, part.headers['content-range'], part.headers['content-length']]).toEqual([
    206,
    '234',
    'bytes 2-4/10',
    '3',
  ])
  const none = await get({ range: 'bytes=10-' })
  expect([none.statusCode, none.payload, none.headers['content-range']]).toEqual([416, '', 'bytes */10'])
  expect((await get({ range: 'bytes=2-4', 'if-range': '"autre"' })).payload).toBe('0123456789')
  expect((await get({ range: 'bytes=2-4', 'if-range': etag })).statusCode).toBe(206)
  expect((await get({ 'if-none-match': etag })).statusCode).toBe(304)
  const head = await get({}, 'HEAD')
  expect([head.statusCode, head.payload, head.headers['content-length']]).toEqual([200, '', '10'])
})

test('a file whose content is gone is told by a page, not by half a file', async () => {
  served = { file: { hash: 'a'.repeat(64), size: 3, name: 'a.txt', type: 'text/plain' } }
  const answer = await get({ 'accept-language': 'fr' })
  expect(answer.statusCode).toBe(503)
  expect(answer.headers['content-type']).toMatch(/^text\/html/)
  expect(answer.headers['content-disposition']).toBeUndefined()
  expect(answer.payload).toContain('Le contenu de ce fichier ne se trouve plus')
})

test('over a real connection too, a part is what it says', async () => {
  served = { file: await files.put(pieces('x'.repeat(500_000), 'y'.repeat(500_000)), { name: 'long.txt' }) }
  const answer = await new Promise<IncomingMessage>((resolve) =>
    ask(
      { port, path: '/-/essai', headers: { cookie: `om_session=${token}`, range: 'bytes=499999-500000' } },
      resolve,
    ).end(),
  )
  expect(await text(answer)).toBe('xy')
})

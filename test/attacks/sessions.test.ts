// SPDX-License-Identifier: EUPL-1.2
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { administrator } from '../e2e/instance.js'
import { enter, visitorOf } from '../support/http.js'
import { application, firstRecord, listing, serveTarget, type Target, tokenOf } from './support.js'

let target: Target
beforeAll(async () => {
  target = await serveTarget()
})
afterAll(() => target.stop())

/** Sends raw bytes and returns the whole answer: what no client would send. */
function raw(request: string): Promise<string> {
  const { hostname, port } = new URL(target.site)
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(request))
    socket.setTimeout(3000, () => socket.end())
    socket.on('data', (piece) => (answer += piece.toString('latin1')))
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })
}

test('the cookie of a session is kept from scripts and from other sites', async () => {
  const visitor = visitorOf(target.site)
  const { headers } = await visitor.post('/-/connexion', Object.entries(administrator))
  const cookie = headers.getSetCookie().find((line) => line.startsWith('om_session='))
  expect(cookie).toMatch(/^om_session=[\w-]{43}; /)
  for (const flag of ['HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(flag)
  const { rows } = await target.base.raw.query('SELECT jeton FROM openmairie.om_session')
  expect(rows.every((row) => !row.jeton.toString('base64url').includes(visitor.cookies.get('om_session')))).toBe(true)
})

test('a token seen before signing in is worth nothing after it, and a signed-out one is dead', async () => {
  const visitor = await enter(target.site, 'consultation')
  const first = visitor.cookies.get('om_session') ?? ''
  await visitor.post('/-/connexion', Object.entries(administrator))
  const second = visitor.cookies.get('om_session') ?? ''
  expect(second).not.toBe(first)
  const replay = visitorOf(target.site)
  for (const [token, status] of [
    [first, 303],
    [second, 200],
  ] as const) {
    replay.cookies.set('om_session', token)
    expect((await replay.get(`/${application}`)).status).toBe(status)
  }
  const signedOut = await visitor.post('/-/deconnexion', [['-csrf', await tokenOf(visitor)]])
  expect([signedOut.status, visitor.cookies.has('om_session')]).toEqual([303, false])
  replay.cookies.set('om_session', second)
  expect((await replay.get(`/${application}`)).status).toBe(303)
  const fixed = visitorOf(target.site)
  fixed.cookies.set('om_session', 'chosen-by-the-attacker')
  await fixed.post('/-/connexion', Object.entries(administrator))
  expect(fixed.cookies.get('om_session')).not.toBe('chosen-by-the-attacker')
})

test('nobody is signed out by another: the token is asked for', async () => {
  const visitor = await enter(target.site, 'consultation')
  const token = visitor.cookies.get('om_session')
  expect((await visitor.post('/-/deconnexion', [])).status).toBe(403)
  const own = await tokenOf(visitor)
  expect((await visitor.post('/-/deconnexion', [['-csrf', own]], { origin: 'https://ailleurs.example' })).status).toBe(
    403,
  )
  expect(visitor.cookies.get('om_session')).toBe(token)
  expect((await visitor.get(`/${application}`)).status).toBe(200)
})

test('another site neither signs anyone in nor changes their language', async () => {
  for (const headers of [{ origin: 'https://ailleurs.example' }, { 'sec-fetch-site': 'cross-site' }]) {
    const visitor = visitorOf(target.site)
    expect((await visitor.post('/-/connexion', Object.entries(administrator), headers)).status).toBe(403)
    expect((await visitor.post('/-/essayer', [['profil', 'administrateur']], headers)).status).toBe(403)
    expect((await visitor.post('/-/langue', [['locale', 'en']], headers)).status).toBe(403)
    expect([...visitor.cookies.keys()]).toEqual([])
  }
})

test('after signing in one stays on this site, and no header is made of what was asked', async () => {
  for (const back of [
    'https://ailleurs.example/',
    '//ailleurs.example',
    '/\\ailleurs.example',
    '/\t/ailleurs.example',
    '\\\\ailleurs.example',
    'javascript:alert(1)',
    '/a\r\nset-cookie: om_session=x',
    '/a\nx: y',
    '',
    'ailleurs',
    '/é漢\u0000',
  ]) {
    for (const [path, fields] of [
      ['/-/essayer', [['profil', 'consultation']]],
      ['/-/langue', [['locale', 'fr']]],
    ] as const) {
      const visitor = visitorOf(target.site)
      const { status, location, headers } = await visitor.post(path, [...fields, ['retour', back]])
      expect(status, back).toBe(303)
      expect(location, back).toMatch(/^\/(?![/\\])[\x20-\x7e]*$/)
      expect(new URL(location ?? '', target.site).origin).toBe(target.site)
      expect(headers.get('x')).toBeNull()
      expect(visitor.cookies.get('om_session')).not.toBe('x')
    }
    const page = await visitorOf(target.site).get(`/-/connexion?${new URLSearchParams({ retour: back })}`)
    expect(page.status).toBe(200)
  }
  const kept = await visitorOf(target.site).post('/-/essayer', [
    ['profil', 'consultation'],
    ['retour', `${listing('cp')}?q=a&tri=-cp`],
  ])
  expect(kept.location).toBe(`${listing('cp')}?q=a&tri=-cp`)
})

test('a name of file or of type never breaks out of a header', async () => {
  const visitor = await enter(target.site, 'administrateur')
  const { headers } = await visitor.get(`${listing('cp')}/-/export?q=%0d%0ax:y`)
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="cp-\d{4}-\d{2}-\d{2}\.csv"$/)
  expect(headers.get('x')).toBeNull()
})

test('a body too large or of another kind is refused, and the server goes on', async () => {
  const visitor = await enter(target.site, 'administrateur')
  const large = await visitor.post(`${listing('cp')}/-/nouveau`, [['v.cp', 'x'.repeat(2_100_000)]])
  expect(large.status).toBe(413)
  for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'application/xml']) {
    const answer = await fetch(new URL(`${listing('cp')}/-/nouveau`, target.site), {
      method: 'POST',
      headers: { 'content-type': type, cookie: `om_session=${visitor.cookies.get('om_session')}` },
      body: '{"-csrf":"x"}',
    })
    expect([400, 415], type).toContain(answer.status)
  }
  expect((await visitor.get(listing('cp'))).status).toBe(200)
})

test('a login that does not exist is answered like a wrong password', async () => {
  const failed = async (login: string) => {
    const { status, text } = await visitorOf(target.site).post('/-/connexion', [
      ['login', login],
      ['password', 'faux'],
    ])
    return [status, text.replaceAll(`value="${login}"`, 'value="LOGIN"')]
  }
  const wrong = await failed(administrator.login)
  expect(wrong[0]).toBe(422)
  expect(await failed('personne-de-ce-nom')).toEqual(wrong)
  // An account without password, as those of the demonstration, is entered by its button only.
  expect(await failed('demo-administrateur')).toEqual(wrong)
})

test('security headers stand on every kind of answer', async () => {
  const visitor = await enter(target.site, 'administrateur')
  const record = await firstRecord(visitor, 'ressource')
  const style = /href="(\/-\/statique\/style[^"]+)"/.exec((await visitor.get(record)).text)?.[1] ?? ''
  const kinds: readonly (readonly [string, number])[] = [
    [record, 200],
    ['/', 303],
    ['/-/connexion', 200],
    [`${listing('ressource')}/-/choix?champ=grade`, 200],
    [`${listing('cp')}/-/export`, 200],
    [style, 200],
    ['/-/statique/nothing', 404],
    ['/nothing/here', 404],
    [`${listing('cp')}?apres=x.y`, 400],
    ['/%E0%A4%A', 404],
    ['/-/health', 200],
    ['/-/csp', 404],
    [`${listing('cp')}/${'a'.repeat(9000)}`, 404],
  ]
  for (const [path, status] of kinds) {
    const { headers, status: answered } = await visitor.get(path)
    expect(answered, path).toBe(status)
    expect(headers.get('content-security-policy'), path).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none';report-uri /-/csp",
    )
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(headers.get('x-frame-options'), path).toBe('SAMEORIGIN')
    expect(headers.get('referrer-policy'), path).toBe('same-origin')
    expect(headers.get('x-powered-by'), path).toBeNull()
    if (!path.includes('statique') && answered === 200 && path !== '/-/health')
      expect(headers.get('cache-control'), path).toMatch(/^private, no-(cache|store)$/)
  }
})

test('a foreign name that leads to this machine gets nothing', async () => {
  const { port } = new URL(target.site)
  const ask = (host: string) => raw(`GET /-/connexion HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  for (const host of [
    'ailleurs.example',
    `ailleurs.example:${port}`,
    'localhost.ailleurs.example',
    '127.0.0.1.ailleurs.example',
  ])
    expect(await ask(host), host).toMatch(/^HTTP\/1\.1 403 /)
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `demo.localhost:${port}`])
    expect(await ask(host), host).toMatch(/^HTTP\/1\.1 200 /)
})

test('what is no HTTP gets no page, and harms nobody', async () => {
  expect(await raw('GARBAGE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
  expect(
    await raw('GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n'),
  ).toMatch(/^HTTP\/1\.1 400 /)
  expect(await raw(`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /)
  expect((await visitorOf(target.site).get('/-/ready')).status).toBe(200)
})

// Last: from here on this address is held back for a minute.
test('passwords cannot be tried at will: neither on one account, nor from one address', async () => {
  const attempt = async (login: string, password = 'faux') =>
    (
      await visitorOf(target.site).post('/-/connexion', [
        ['login', login],
        ['password', password],
      ])
    ).status
  const statuses: number[] = []
  for (let count = 0; count < 11; count++) statuses.push(await attempt('une-cible'))
  expect(statuses.indexOf(429)).toBeGreaterThan(-1)
  await target.base.raw.query(
    `INSERT INTO openmairie.om_tentative (empreinte) SELECT sha256('${administrator.login}') FROM generate_series(1, 10)`,
  )
  const other = visitorOf(target.site)
  expect((await other.post('/-/connexion', Object.entries(administrator))).status).toBe(429)
  for (let count = 0; count < 20; count++) statuses.push(await attempt(`cible-${count}`))
  expect(statuses.at(-1)).toBe(429)
  const { rows } = await target.base.raw.query(
    `SELECT count(*)::int AS n FROM openmairie.om_tentative WHERE empreinte::text LIKE '%cible%'`,
  )
  expect(rows).toEqual([{ n: 0 }])
  expect((await visitorOf(target.site).get('/-/connexion')).status).toBe(200)
})

test('none of this was taken for a bug of ours', () => {
  expect(target.instance.output()).not.toContain('unexpected error')
})

// SPDX-License-Identifier: EUPL-1.2
import { createHash, randomBytes } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { attackTable } from './asking.js'

const table = await attackTable()
afterAll(() => table.stop())
const posts = table.routes.filter((route) => route.startsWith('POST '))

/** Forms of who has no session, and so no token: another site is told by its origin. */
const tokenless = [
  'POST /-/connexion',
  'POST /-/essayer',
  'POST /-/langue',
  'POST /-/mot-de-passe',
  'POST /-/mot-de-passe/:token',
  'POST /-/installation/:token',
  'POST /-/second-facteur',
  'POST /-/second-facteur/inscription',
]
/** What a browser reports by itself, wherever it is: it is counted and read, and opens nothing. */
const reports = 'POST /-/csp'

const foreign: readonly Readonly<Record<string, string>>[] = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'zqx' },
  { origin: 'https://zqx.example' },
  { origin: 'null' },
  { origin: 'http://localhost.zqx.example' },
]

test.each(
  posts.filter((route) => route !== reports),
)('no form of another site, nor of another session: %s', async (route) => {
  for (const attacker of ['own', 'chief'] as const) {
    for (const headers of foreign) {
      const { status, faults, rows, refusals } = await table.ask(route, attacker, { headers })
      expect(faults, JSON.stringify(headers)).toEqual([])
      if (tokenless.includes(route) && status === 404) continue
      expect([400, 403], JSON.stringify(headers)).toContain(status)
      expect([rows, refusals.length]).toEqual([[], 1])
    }
    if (tokenless.includes(route)) continue
    const { csrf: others } = await table.sessionOf(attacker === 'own' ? 'chief' : 'own')
    const { csrf: former } = await table.sessionOf(attacker)
    // A browser that says where the form comes from may be shown it again: that is no more.
    for (const headers of [{}, { 'sec-fetch-site': 'same-origin' }] as const)
      for (const csrf of ['', 'zqx', others, former, `${former}x`]) {
        const { status, faults, rows, refusals } = await table.ask(route, attacker, { csrf, headers })
        expect(faults, csrf).toEqual([])
        expect([400, 403]).toContain(status)
        expect(rows).toEqual([])
        expect(refusals.map(({ actor }) => actor)).toEqual([attacker])
        expect(['form', 'OM_FORBIDDEN']).toContain(refusals[0]?.motive)
      }
  }
})

/** Tokens that open no session, each another one: made up, closed since, read in the base. */
const forgeries: Readonly<Record<string, () => Promise<string>>> = {
  'made up': async () => randomBytes(32).toString('base64url'),
  closed: async () => {
    const { token } = await table.sessionOf('chief')
    await table.sessions.close(token)
    return token
  },
  'read in the base': async () => {
    const { token } = await table.sessionOf('chief')
    return createHash('sha256').update(token).digest('base64url')
  },
  'no token at all': async () => `zqx%27%20OR%201=1%20--${randomBytes(4).toString('hex')}`,
}

test.each(table.routes)('a token that opens no session opens nothing, and is told: %s', async (route) => {
  const plain = await table.ask(route, 'anonymous')
  for (const [kind, forge] of Object.entries(forgeries)) {
    const cookies = { om_session: await forge() }
    const { status, location, faults, rows, refusals } = await table.ask(route, 'anonymous', {
      cookies,
      isForged: true,
    })
    expect(faults, kind).toEqual([])
    expect([status, location, rows], kind).toEqual([plain.status, plain.location, []])
    // The more precise reason is told where there is one.
    if (refusals.length > 0 && plain.refusals.length === 0)
      expect(refusals[0], kind).toMatchObject({ actor: '', motive: 'session' })
  }
})

test('one token is told once, and one that waits for its second factor is none that was made up', async () => {
  const cookies = { om_session: randomBytes(32).toString('base64url') }
  const told = async () => (await table.ask('GET /-/compte', 'anonymous', { cookies })).refusals.length
  expect([await told(), await told(), await told()]).toEqual([1, 0, 0])

  const { rows } = await table.base.raw.query(
    `SELECT om_utilisateur::text AS id FROM openmairie.om_utilisateur WHERE login = 'chief'`,
  )
  await table.base.raw.query(`UPDATE openmairie.om_utilisateur SET totp = 'x' WHERE login = 'chief'`)
  const waiting = { om_session: await table.sessions.open(rows[0].id, '', 'code') }
  const { status, location, refusals } = await table.ask('GET /:app/:entity', 'anonymous', { cookies: waiting })
  expect([status, location, refusals]).toEqual([303, '/-/connexion?retour=%2Fpermis%2Fpermis', []])
})

test.each(table.routes)('no other method leads anywhere: %s', async (route) => {
  for (const method of ['PUT', 'PATCH', 'DELETE'] as const)
    for (const attacker of ['anonymous', 'own', 'chief'] as const) {
      const { status, faults, rows } = await table.ask(route, attacker, { method })
      expect([faults, rows]).toEqual([[], []])
      expect(status).toBe(404)
    }
})

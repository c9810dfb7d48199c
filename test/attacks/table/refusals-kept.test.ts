// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type EveryRoute, serveEveryRoute } from '../../support/every-route/served.js'

let served: EveryRoute
beforeAll(async () => {
  served = await serveEveryRoute({ minutes: 60, each: 3, strangers: 5 })
  await served.reset()
})
afterAll(() => served.stop())

const ask = (url: string, token: string) =>
  served.server.inject({ url, headers: { host: 'localhost', cookie: `om_session=${token}` } })
const lines = async () =>
  (
    await served.base.raw.query(
      `SELECT acteur, apres FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) WHERE operation = 'refused' ORDER BY om_journal`,
    )
  ).rows

test('a token that is over is told once, and then asks the base for nothing more than any other', async () => {
  const waiting = vi.spyOn(served.sessions, 'waiting')
  const token = randomBytes(32).toString('base64url')
  for (let turn = 0; turn < 5; turn++) expect((await ask('/permis/permis', token)).statusCode).toBe(303)
  expect(waiting).toHaveBeenCalledTimes(1)
  expect(await lines()).toEqual([
    { acteur: '', apres: { adresse: '127.0.0.1', route: 'GET /:app/:entity', motif: 'session' } },
  ])
  waiting.mockRestore()
})

test('what a base that was away could not be told is told once it is back, once', async () => {
  const { token } = await served.sessionOf('own')
  for (let count = 0; count < 8; count++) expect((await ask('/-/droits', token)).statusCode).toBe(403)
  const before = await lines()
  await served.base.raw.query('ALTER TABLE openmairie.om_journal RENAME TO ailleurs')
  await expect(served.refusals.tell(true)).rejects.toThrow()
  await served.base.raw.query('ALTER TABLE openmairie.ailleurs RENAME TO om_journal')
  await Promise.all([served.refusals.tell(), served.refusals.tell()])
  expect((await lines()).slice(before.length)).toEqual([{ acteur: 'own', apres: { nombre: '5', minutes: '60' } }])
})

const post = (url: string, remoteAddress: string, token: string, fields: Readonly<Record<string, string>>) =>
  served.server.inject({
    method: 'POST',
    url,
    remoteAddress,
    headers: {
      host: 'localhost',
      cookie: `om_session=${token}`,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    payload: new URLSearchParams(fields).toString(),
  })

test('too many attempts at an account name it, from an address that made none', async () => {
  const attempt = (address: string) => post('/-/connexion', address, '', { login: 'own', password: 'faux' })
  for (let count = 0; count < 10; count++) expect((await attempt(`192.0.2.${count % 2}`)).statusCode).toBe(422)
  await served.refusals.tell(true)
  const before = await lines()
  expect((await attempt('192.0.2.9')).statusCode).toBe(429)
  expect((await lines()).slice(before.length)).toEqual([
    { acteur: 'own', apres: { adresse: '192.0.2.9', route: 'POST /-/connexion', motif: 'OM_TOO_MANY_ATTEMPTS' } },
  ])
})

test('whoever has shown a password and waits for the code is named too', async () => {
  const { rows } = await served.base.raw.query(
    `UPDATE openmairie.om_utilisateur SET totp = 'x' WHERE login = 'other' RETURNING om_utilisateur::text AS id`,
  )
  const token = await served.sessions.open(rows[0].id, '', 'code')
  await served.refusals.tell(true)
  const before = await lines()
  const form = (await served.sessions.waiting(token))?.csrf ?? ''
  expect((await post('/-/second-facteur', '192.0.2.7', token, { '-csrf': 'autre' })).statusCode).toBe(403)
  await served.base.raw.query(
    `INSERT INTO openmairie.om_tentative (empreinte) SELECT sha256(E'second-facteur\\nother') FROM generate_series(1, 10)`,
  )
  expect((await post('/-/second-facteur', '192.0.2.7', token, { '-csrf': form })).statusCode).toBe(429)
  const said = { adresse: '192.0.2.7', route: 'POST /-/second-facteur' }
  expect((await lines()).slice(before.length)).toEqual([
    { acteur: 'other', apres: { ...said, motif: 'OM_FORBIDDEN' } },
    { acteur: 'other', apres: { ...said, motif: 'OM_TOO_MANY_ATTEMPTS' } },
  ])
})

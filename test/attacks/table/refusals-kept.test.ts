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

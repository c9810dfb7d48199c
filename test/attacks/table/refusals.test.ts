// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EveryRoute, serveEveryRoute } from '../../support/every-route/served.js'

let served: EveryRoute
beforeAll(async () => {
  served = await serveEveryRoute({ minutes: 60, each: 3, strangers: 5 })
  await served.reset()
})
afterAll(() => served.stop())

interface Line {
  readonly acteur: string
  readonly apres: Readonly<Record<string, string>>
}
const lines = async (): Promise<readonly Line[]> =>
  (
    await served.base.raw.query(
      `SELECT acteur, apres FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) WHERE operation = 'refused' ORDER BY om_journal`,
    )
  ).rows

const signIn = (login: string, remoteAddress: string) =>
  served.server.inject({
    method: 'POST',
    url: '/-/connexion',
    remoteAddress,
    headers: { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ login, password: 'faux' }).toString(),
  })

test('a wrong password names the account that there is, never what was typed', async () => {
  expect((await signIn('own', '192.0.2.1')).statusCode).toBe(422)
  expect((await signIn('MonMotDePasse!', '192.0.2.1')).statusCode).toBe(422)
  const said = { adresse: '192.0.2.1', route: 'POST /-/connexion', motif: 'password' }
  expect(await lines()).toEqual([
    { acteur: 'own', apres: said },
    { acteur: '', apres: said },
  ])
  const { rows } = await served.base.raw.query(
    `SELECT count(*)::int AS n FROM openmairie.om_journal_contenu WHERE apres::text LIKE '%MonMotDePasse%'`,
  )
  expect(rows).toEqual([{ n: 0 }])
})

test('a flood of refusals has few lines, then one that says how many there were', async () => {
  const { token } = await served.sessionOf('own')
  for (let count = 0; count < 10; count++)
    expect(
      (await served.server.inject({ url: '/-/droits', headers: { host: 'localhost', cookie: `om_session=${token}` } }))
        .statusCode,
    ).toBe(403)
  // One address more, then addresses at will: all strangers share what is left to them.
  for (let last = 1; last <= 9; last++) await signIn(`inconnu-${last}`, `198.51.100.${last}`)
  const told = await lines()
  expect(told.filter(({ apres }) => apres['motif'] === 'OM_FORBIDDEN').map(({ acteur }) => acteur)).toEqual([
    'own',
    'own',
    'own',
  ])
  expect(told.filter(({ apres }) => apres['motif'] === 'password')).toHaveLength(5)

  await served.server.close()
  expect((await lines()).slice(told.length)).toEqual([
    { acteur: 'own', apres: { nombre: '7', minutes: '60' } },
    { acteur: '', apres: { nombre: '6', minutes: '60' } },
  ])
})

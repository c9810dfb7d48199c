// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fields, pathOf, queryOf, readsUpload, uploadOf, uploadType } from '../support/every-route/routes.js'
import { type EveryRoute, serveEveryRoute } from '../support/every-route/served.js'
import { expected, visitors } from './matrix.js'

let served: EveryRoute
beforeAll(async () => {
  served = await serveEveryRoute()
})
afterAll(() => served.stop())

async function answer(route: string, login: (typeof visitors)[number]): Promise<string> {
  await served.reset()
  const [method = ''] = route.split(' ')
  const { token, csrf } = await served.sessionOf(login)
  const body = new URLSearchParams([['-csrf', csrf], ...Object.entries(fields[route] ?? {})])
  const isUpload = readsUpload(route)
  const { statusCode, headers } = await served.server.inject({
    method: method === 'GET' ? 'GET' : 'POST',
    url: pathOf(route) + queryOf(route),
    headers: {
      host: 'localhost',
      ...(token === '' ? {} : { cookie: `om_session=${token}` }),
      ...(method === 'POST' ? { 'content-type': isUpload ? uploadType : 'application/x-www-form-urlencoded' } : {}),
    },
    ...(method === 'POST' ? { payload: isUpload ? uploadOf(csrf) : body.toString() } : {}),
  })
  if (statusCode >= 500) return `error ${statusCode}`
  if (statusCode === 303 && String(headers.location).startsWith('/-/connexion')) return 'sign-in'
  if (statusCode === 403) return 'refused'
  return statusCode === 404 || statusCode === 410 ? 'absent' : 'served'
}

test.each([
  'GET /:app/:entity',
  'GET /:app/:entity/:key',
  'GET /:app/:entity/:key/-/modifier',
  'GET /:app/:entity/-/export',
  'GET /:app/:entity/:key/-/acces',
])('the administration: %s', async (route) => {
  const found: string[] = []
  const { rows } = await served.base.raw.query(
    `SELECT om_utilisateur::text AS id FROM openmairie.om_utilisateur WHERE login = 'own'`,
  )
  const path = route.replace(':app/:entity', 'administration/om_utilisateur').replace(':key', rows[0].id)
  for (const login of visitors) found.push(await answer(path, login))
  expect(found).toEqual(['sign-in', 'refused', 'refused', 'refused', 'refused', 'served'])
})

test('every route has its line, and no line is left without a route', () => {
  const { routes } = served
  expect(routes.length).toBeGreaterThan(60)
  const lines = Object.values(expected).flatMap(({ routes: named }) => named)
  expect(new Set(lines).size).toBe(lines.length)
  expect(routes.filter((route) => !lines.includes(route))).toEqual([])
  expect(lines.filter((route) => !routes.includes(route))).toEqual([])
})

for (const [kind, { routes, answers }] of Object.entries(expected))
  test.each(routes)(`${kind}: %s`, async (route) => {
    const found: Record<string, string> = {}
    for (const login of visitors) found[login] = await answer(route, login)
    expect(found).toEqual(Object.fromEntries(visitors.map((login, index) => [login, answers[index]])))
  })

// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EveryRoute, serveEveryRoute } from '../../support/every-route/served.js'

const secret = 'zqsecret'

let served: EveryRoute
beforeAll(async () => {
  served = await serveEveryRoute()
  const { server } = served
  server.get('/-/essai/adresse', (_, reply) =>
    reply.header('content-disposition', 'attachment').header('etag', '"x"').redirect(`/${secret}\n`, 303),
  )
  // What the page of an error is made of cannot be read either.
  server.get('/-/essai/page', (request) => {
    Object.defineProperty(request, 'url', {
      get: () => {
        throw new Error(secret)
      },
    })
    throw new Error(secret)
  })
  await served.reset()
})
afterAll(() => served.stop())

const ask = (url: string) => served.server.inject({ url, headers: { host: 'localhost', 'accept-language': 'fr' } })

test('an answer that no header can carry is a bug like another, with its page', async () => {
  const { statusCode, headers, body } = await ask('/-/essai/adresse')
  expect(statusCode).toBe(500)
  expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'x-frame-options': 'SAMEORIGIN' })
  expect(['location', 'content-disposition', 'etag'].filter((name) => name in headers)).toEqual([])
  expect(body).toMatch(/<code>[\da-f-]{36}<\/code>/)
  expect(body).not.toMatch(/zqsecret|Invalid character/)
})

test('where the page of an error fails too, what is answered says nothing', async () => {
  const { statusCode, headers, body } = await ask('/-/essai/page')
  expect([statusCode, headers['content-type']]).toEqual([500, 'text/plain; charset=utf-8'])
  expect(headers['cache-control']).toBe('private, no-store')
  expect(body).toMatch(/^Une erreur s’est produite \/ Something went wrong [\da-f-]{36}\n$/)
})

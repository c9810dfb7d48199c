// SPDX-License-Identifier: EUPL-1.2
import { Fragment, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendingRoutes } from '../../packages/openmairie/src/editions/sending/routes.js'
import type { EditionServices } from '../../packages/openmairie/src/editions/services.js'
import { OpenMairieError } from '../../packages/openmairie/src/errors/errors.js'
import type { Reply } from '../../packages/openmairie/src/ui/page.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { decoded } from '../support/http.js'
import { requestOf } from '../support/request.js'

let base: Scratch
let app: TestApplication
beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE agent (agent integer PRIMARY KEY, nom varchar(40) NOT NULL, courriel varchar(80), secret varchar(80));
    INSERT INTO agent VALUES (1, 'Zoé', ' zoe@exemple.fr ', 'x@exemple.fr'), (2, 'Éloi', 'éloi', NULL);`)
  app = await applicationOver(base.url, { agent: { fields: { secret: { widget: 'email', hidden: true } } } })
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

const typed = { destinataire: 'zoe@exemple.fr', objet: 'Votre fiche', message: 'Bonjour' }
interface Asked {
  readonly method: 'GET' | 'POST'
  readonly key?: string
  readonly permissions?: readonly string[]
  readonly services?: Partial<EditionServices>
  readonly body?: Readonly<Record<string, string>>
}
/** Asks the page that sends; whatever it does not refuse fails at the files, which take nothing. */
function ask({ method, key = '1', permissions = ['*'], services = {}, body = typed }: Asked): Promise<Reply> {
  const ctx = app.as('anne', permissions)
  const request = requestOf(ctx, {
    params: { entity: 'agent', key, edition: 'agent' },
    body: new URLSearchParams(body),
  })
  const route = sendingRoutes({
    renderer: { draw: async () => ({ pdf: new Uint8Array(10), pages: 1 }), stop: () => undefined },
    database: app.instance,
    files: { put: () => Promise.reject(new Error('taken')) },
    mails: { admits: async () => true },
    letterhead: async () => ({ name: 'Ville d’Aubry', logo: null }),
    ...services,
  }).find((each) => each.method === method)
  if (!route) throw new Error(method)
  return route.handle(request)
}
const html = (reply: Reply): string => {
  if (reply.kind !== 'page') throw new Error(reply.kind)
  return `${reply.status} ${decoded(renderToString(h(Fragment, null, reply.body)))}`
}

test('the address that is proposed is one that the reader sees on the record, and that is one', async () => {
  expect(html(await ask({ method: 'GET' }))).toContain('value="zoe@exemple.fr"')
  expect(html(await ask({ method: 'GET' }))).toContain('value="Agent – Ville d’Aubry"')
  expect(html(await ask({ method: 'GET', key: '2' }))).toMatch(/name="destinataire" value(="")? /)
})

test('a PDF that no mail would bear is refused beside it, and what was typed stays', async () => {
  const draw = async () => ({ pdf: new Uint8Array(10_000_001), pages: 1 })
  const page = html(await ask({ method: 'POST', services: { renderer: { draw, stop: () => undefined } } }))
  expect(page).toMatch(/^422 .*href="#document"/s)
  expect(page).toContain('Le PDF pèse 10\u00a0Mo, et un courriel en porte 10\u00a0Mo au plus.')
  expect(page).toContain('value="Votre fiche"')
  const failing = () => Promise.reject(new OpenMairieError('OM_EDITION'))
  expect(html(await ask({ method: 'POST', services: { renderer: { draw: failing, stop: () => undefined } } }))).toMatch(
    /^422 .*Ce document n’a pas pu être dessiné/s,
  )
  await expect(ask({ method: 'POST' })).rejects.toThrow('taken')
})

test('without a mail server one is told so, and nothing is drawn', async () => {
  const draw = () => Promise.reject(new Error('drawn'))
  for (const method of ['GET', 'POST'] as const) {
    const reply = await ask({ method, services: { mails: null, renderer: { draw, stop: () => undefined } } })
    expect(html(reply)).toMatch(/^409 .*L’envoi par courriel n’est pas réglé dans cette installation\./s)
  }
})

test.each([
  [['essai.agent.read', 'essai.agent.list', 'essai.agent.update', '*.read']],
  [['essai.agent.send']],
])('%j do not suffice', async (permissions) => {
  for (const method of ['GET', 'POST'] as const)
    await expect(ask({ method, permissions })).rejects.toMatchObject({ code: 'OM_FORBIDDEN' })
})

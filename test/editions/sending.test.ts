// SPDX-License-Identifier: EUPL-1.2
import { Fragment, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailLotRoutes } from '../../packages/openmairie/src/editions/sending/lot-routes.js'
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
  /** The page that sends one to each record of the listing. */
  readonly lot?: boolean
  readonly key?: string
  readonly permissions?: readonly string[]
  readonly services?: Partial<EditionServices>
  readonly body?: Readonly<Record<string, string>>
}
/** Asks the page that sends; whatever it does not refuse fails at the files, which take nothing. */
function ask({
  method,
  lot = false,
  key = '1',
  permissions = ['*'],
  services = {},
  body = typed,
}: Asked): Promise<Reply> {
  const ctx = app.as('anne', permissions)
  const request = requestOf(ctx, {
    params: { entity: 'agent', key, edition: 'agent' },
    body: new URLSearchParams(body),
  })
  const routes = lot ? mailLotRoutes : sendingRoutes
  const route = routes({
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

test('without a mail server one is told so, nothing is drawn, and what was typed stays', async () => {
  const draw = () => Promise.reject(new Error('drawn'))
  const services = { mails: null, renderer: { draw, stop: () => undefined } }
  for (const lot of [false, true]) {
    const asked = html(await ask({ method: 'GET', lot, services }))
    expect(asked).toMatch(/^409 .*L’envoi par courriel n’est pas réglé dans cette installation\./s)
    expect(asked).not.toContain('<form')
    const sent = html(await ask({ method: 'POST', lot, services }))
    const control = lot ? 'destinataires' : 'destinataire'
    expect(sent).toMatch(/^409 .*L’envoi par courriel n’est pas réglé dans cette installation\./s)
    expect(sent).toContain(`href="#${control}"`)
    expect(sent).toMatch(new RegExp(`aria-describedby="[^"]*\\b${control}-erreur"`))
    expect(sent).toMatch(new RegExp(`id="${control}-erreur">L’envoi par courriel n’est pas réglé`))
    expect(sent).toContain('value="Votre fiche"')
    expect(sent).toMatch(/<textarea [^>]*>Bonjour<\/textarea>/)
  }
})

test('a lot that can not go now, or has nobody to go to any more, comes back with what was typed', async () => {
  const post = async () => html(await ask({ method: 'POST', lot: true }))
  const expectTyped = (page: string): void => {
    expect(page).toContain('value="Votre fiche"')
    expect(page).toMatch(/<textarea [^>]*>Bonjour<\/textarea>/)
    expect(page).toContain('<button type="submit"')
  }
  await base.raw.query(`INSERT INTO agent SELECT n, 'Nom', 'nom@exemple.fr', NULL FROM generate_series(3, 1001) n`)
  const long = await post()
  expect(long).toMatch(
    /^409 .*id="destinataires-erreur">La liste a plus de 1.000 fiches, c’est le plus possible en une fois\. Filtrez-la\./s,
  )
  expectTyped(long)
  await base.raw.query(`DELETE FROM agent WHERE agent > 2; UPDATE agent SET courriel = NULL WHERE agent = 1`)
  const nobody = await post()
  expect(nobody).toMatch(/^422 .*La liste a changé depuis que vous l’avez vue/s)
  expect(nobody).toContain('Aucun courriel ne partirait.')
  expectTyped(nobody)
  const mark = /name="nombre" value="([^"]+)"/.exec(nobody)?.[1] ?? ''
  const again = html(await ask({ method: 'POST', lot: true, body: { ...typed, nombre: mark } }))
  expect(again).toMatch(/^422 .*id="destinataires-erreur">Aucune fiche de la liste n’a d’adresse où l’envoyer\./s)
  expectTyped(again)
  await base.raw.query(`UPDATE agent SET courriel = ' zoe@exemple.fr ' WHERE agent = 1`)
})

test.each([
  [['essai.agent.read', 'essai.agent.list', 'essai.agent.update', '*.read']],
  [['essai.agent.send']],
])('%j do not suffice', async (permissions) => {
  for (const method of ['GET', 'POST'] as const)
    await expect(ask({ method, permissions })).rejects.toMatchObject({ code: 'OM_FORBIDDEN' })
})

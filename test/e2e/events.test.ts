// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { enter, signIn, tokenIn } from '../support/http.js'
import { type Served, serveDemonstration } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())
beforeEach(() => served.base.raw.query('TRUNCATE openmairie.om_journal, openmairie.om_journal_contenu CASCADE'))

const events = async (): Promise<readonly (readonly unknown[])[]> =>
  (
    await served.base.raw.query(
      `SELECT acteur, operation, application, entite, apres FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) WHERE operation <> 'baseline' ORDER BY om_journal`,
    )
  ).rows.map((row) => [row.acteur, row.operation, row.application, row.entite, row.apres])
const at = (route: string) => ({ adresse: '127.0.0.1', route })

test('who comes and leaves is journalled', async () => {
  const admin = await signIn(served.instance.url)
  await admin.post('/-/deconnexion', [['-csrf', tokenIn(await admin.page('/-/compte'))]])
  const camille = await enter(served.instance.url, 'administrateur')
  expect((await camille.get('/')).status).toBe(303)
  expect(await events()).toEqual([
    ['admin', 'sign-in', 'openmairie', 'om_session', at('POST /-/connexion')],
    ['admin', 'sign-out', 'openmairie', 'om_session', at('POST /-/deconnexion')],
    ['demo-administrateur', 'sign-in', 'openmairie', 'om_session', at('POST /-/essayer')],
  ])
})

test('what is refused to someone signed in is journalled by its route, without the address asked for', async () => {
  const reader = await enter(served.instance.url, 'consultation')
  await served.base.raw.query('TRUNCATE openmairie.om_journal, openmairie.om_journal_contenu CASCADE')
  expect((await reader.get('/opengestioncrise/ressource/17/-/modifier?nom=Durand')).status).toBe(403)
  expect(await events()).toEqual([
    [
      'demo-consultation',
      'refused',
      'openmairie',
      'om_session',
      { ...at('GET /:app/:entity/:key/-/modifier'), motif: 'OM_FORBIDDEN' },
    ],
  ])
  // Nobody signed in has nothing to be refused, but the way in.
  await fetch(`${served.instance.url}/opengestioncrise/ressource`, { redirect: 'manual' })
  expect(await events()).toHaveLength(1)
})

test('what is exported is journalled before it leaves, with the search and the columns', async () => {
  const reader = await enter(served.instance.url, 'consultation')
  await served.base.raw.query('TRUNCATE openmairie.om_journal, openmairie.om_journal_contenu CASCADE')
  const { text } = await reader.get(
    '/opengestioncrise/ressource/-/export?q=martin&champ=nom&colonne=nom&colonne=prenom',
  )
  expect(text.split('\n')[0]).toBe('Nom;Prénom\r')
  expect(await events()).toEqual([
    [
      'demo-consultation',
      'export',
      'opengestioncrise',
      'ressource',
      {
        colonnes: 'nom prenom',
        recherche: JSON.stringify({ text: 'martin', field: 'nom' }),
        criteres: null,
        parent: null,
        selection: null,
        format: 'csv',
        personnelles: 'nom prenom',
      },
    ],
  ])
})

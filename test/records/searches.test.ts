// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chooseUsual, saveSearch, searchesOn } from '../../packages/openmairie/src/memory/searches.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication
const users = new Map<string, string>()

beforeAll(async () => {
  base = await scratchDatabase('CREATE TABLE dossier (dossier integer PRIMARY KEY, libelle text)')
  app = await applicationOver(base.url)
  await base.raw.query(`
    INSERT INTO openmairie.om_collectivite (om_collectivite, libelle) VALUES ('7', 'Sept'), ('12', 'Douze');
    INSERT INTO openmairie.om_utilisateur (login, nom, om_profil, om_collectivite) VALUES
      ('anne', 'Anne', 'consultation', '12'), ('bruno', 'Bruno', 'consultation', '12'), ('chloe', 'Chloé', 'consultation', '7'),
      ('denis', 'Denis', 'consultation', NULL), ('elsa', 'Elsa', 'consultation', NULL)`)
  const { rows } = await base.raw.query('SELECT login, om_utilisateur::text AS id FROM openmairie.om_utilisateur')
  for (const { login, id } of rows) users.set(login, id)
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

const shelf = (login: string) => ({ application: 'essai', entity: 'dossier', user: users.get(login) ?? '' })

test('a display is shared within a collectivité, and made usual by those alone who see it', async () => {
  for (const login of ['anne', 'denis'])
    await saveSearch(app.instance, shelf(login), { name: `De ${login}`, state: 'q=a', shared: true, display: true })
  const seen = async (login: string) => (await searchesOn(app.instance, shelf(login))).map(({ name }) => name)
  expect(await seen('bruno')).toEqual(['De anne'])
  expect(await seen('chloe')).toEqual([])
  expect(await seen('elsa')).toEqual(['De denis'])
  const [ofAnne] = await searchesOn(app.instance, shelf('anne'))
  const choose = (login: string) => chooseUsual(app.instance, shelf(login), ofAnne?.id ?? '', true)
  expect(await choose('chloe')).toBe(false)
  expect(await choose('elsa')).toBe(false)
  expect(await choose('bruno')).toBe(true)
  expect(await choose('anne')).toBe(true)
  expect((await searchesOn(app.instance, shelf('bruno'))).map(({ usual }) => usual)).toEqual([true])
})

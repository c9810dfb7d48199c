// SPDX-License-Identifier: EUPL-1.2
import { afterAll, expect, test } from 'vitest'
import { administration } from '../../../packages/openmairie/dist/administration/application.js'
import { pathOf } from '../../support/every-route/routes.js'
import type { Fields } from '../../support/http.js'
import { attackTable } from './asking.js'

const table = await attackTable()
afterAll(() => table.stop())
const posts = table.routes.filter((route) => route.startsWith('POST '))

/** Columns that no form offers to whoever sends it: hidden, read only, the key, the collectivité, none at all, and those of accounts. */
const columns: Readonly<Record<string, string>> = {
  secret: 'zqx',
  figee: 'zqx',
  permis: '3',
  om_collectivite: '13',
  inconnue: 'zqx',
  __proto__: 'zqx',
  constructor: 'zqx',
  om_utilisateur: '5',
  om_profil: 'administrateur',
  login: 'zqx',
  actif: '0',
  urgence: '1',
  mot_de_passe: 'zqx',
  totp: 'zqx',
  acteur: '5',
  application: 'administration',
  entite: 'om_utilisateur',
  enregistrement: '3',
  cree: '2000-01-01',
}
const names = [...Object.keys(columns), '__proto__']
const given: Fields = names.flatMap((name) =>
  ['v.', ''].map((prefix) => [`${prefix}${name}`, columns[name] ?? 'zqx'] as const),
)

test.each(posts)('what a form does not offer is not taken from it: %s', async (route) => {
  for (const attacker of ['own', 'chief'] as const) {
    const honest = table.honestForm(route).filter(([name]) => !given.some(([other]) => other === name))
    // One at a time too: a value that its column refuses would hide the others.
    const alone = attacker === 'own' ? given.map((one) => [...honest, one]) : []
    for (const form of [[...honest, ...given], ...alone]) {
      const { faults, rows } = await table.ask(route, attacker, { form })
      expect(faults).toEqual([])
      for (const { table: written, row } of rows) {
        expect(row).not.toMatch(/"(secret|figee|inconnue|login|mot_de_passe|totp|acteur)": "zqx/)
        if (written === 'public.permis' && attacker === 'own') expect(row).not.toMatch(/"om_collectivite": 13/)
      }
    }
  }
})

const entities = [...administration.entities.keys()]
const within = posts.filter((route) => route.includes('/:app/:entity'))

test.each(entities)('an agent writes nothing into the administration, by any road: %s', async (entity) => {
  for (const route of within) {
    const path = pathOf(route, { app: 'administration', entity })
    const { faults, status, rows, location } = await table.ask(route, 'own', {
      path,
      form: [...table.honestForm(route), ...given],
    })
    expect(faults, route).toEqual([])
    expect(rows, route).toEqual([])
    // The selection is carried to the listing, which asks for its right.
    if (status === 303) expect(location, route).toMatch(new RegExp(`^/administration/${entity}/-/selection`))
    else expect([400, 403, 404, 410], route).toContain(status)
  }
})

test('an administrator gives an account no password, no second factor and no identity by its form', async () => {
  const route = 'POST /:app/:entity/:key/-/modifier'
  const path = pathOf(route, { app: 'administration', entity: 'om_utilisateur', key: '3' })
  const columnsOf = async () =>
    (
      await table.base.raw.query(
        `SELECT om_utilisateur, mot_de_passe, totp FROM openmairie.om_utilisateur ORDER BY om_utilisateur`,
      )
    ).rows
  const before = await columnsOf()
  const { faults, status } = await table.ask(route, 'chief', {
    path,
    form: ['mot_de_passe', 'totp', 'om_utilisateur', 'codes'].map((name) => [`v.${name}`, '9'] as const),
  })
  expect([faults, status]).toEqual([[], 303])
  expect(await columnsOf()).toEqual(before)
})

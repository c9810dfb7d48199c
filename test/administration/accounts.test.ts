// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Served, serveDemonstration } from '../e2e/support.js'
import { decoded, enter, formsIn, type Visitor } from '../support/http.js'

let served: Served
let chief: Visitor
const users = '/administration/om_utilisateur'

beforeAll(async () => {
  served = await serveDemonstration()
  chief = await enter(served.instance.url, 'administrateur')
})
afterAll(() => served.stop())

const idOf = async (login: string): Promise<string> => {
  const { rows } = await served.base.raw.query(
    `SELECT om_utilisateur::text AS id FROM openmairie.om_utilisateur WHERE login = $1`,
    [login],
  )
  return rows[0]?.id ?? ''
}
/** Sends the form of a page that confirms a deletion. */
const remove = async (path: string) => {
  const form = formsIn(await chief.page(path)).find(({ fields }) => fields.some(([name]) => name === '-once'))
  return chief.post(form?.action ?? '', form?.fields ?? [])
}

test('the administration has its places in the menu, and none for who does not administer', async () => {
  const home = await chief.page('/opengestioncrise')
  for (const entity of ['om_collectivite', 'om_utilisateur', 'om_profil', 'om_droit'])
    expect(home).toContain(`href="/administration/${entity}"`)
  const reader = await enter(served.instance.url, 'consultation')
  expect(await reader.page('/opengestioncrise')).not.toContain('/administration/')
  expect((await reader.get('/opengestioncrise/ressource')).status).toBe(200)
  for (const path of [
    users,
    `${users}/1`,
    `${users}/-/nouveau`,
    '/administration/om_droit',
    '/administration/om_profil',
  ])
    expect((await reader.get(path)).status, path).toBe(403)
})

test('an account is added, changed and found again, journalled, and no page holds what it signs in with', async () => {
  const added = await chief.send(`${users}/-/nouveau`, {
    'v.login': 'hdupre',
    'v.nom': 'Hélène Dupré',
    'v.om_profil': 'consultation',
  })
  expect(added.status).toBe(303)
  const id = await idOf('hdupre')
  await served.base.raw.query(
    `UPDATE openmairie.om_utilisateur SET mot_de_passe = 'PLANTED-DIGEST' WHERE om_utilisateur = $1`,
    [id],
  )
  expect((await chief.send(`${users}/${id}/-/modifier`, { 'v.nom': 'Hélène Dupré-Roux' })).status).toBe(303)
  const pages = await Promise.all(
    [
      users,
      `${users}?q=planted`,
      `${users}/${id}`,
      `${users}/${id}/-/modifier`,
      `${users}/${id}/-/historique`,
      `${users}/-/export`,
    ].map((path) => chief.get(path)),
  )
  for (const { text } of pages) {
    expect(text).not.toMatch(/PLANTED-DIGEST|argon2|mot_de_passe/i)
  }
  expect(decoded(pages[2]?.text ?? '')).toContain('Hélène Dupré-Roux')
  const { rows } = await served.base.raw.query(
    `SELECT j.operation, c.avant::text || c.apres::text AS held FROM openmairie.om_journal j JOIN openmairie.om_journal_contenu c USING (om_journal)
     WHERE application = 'administration' AND entite = 'om_utilisateur' AND enregistrement = $1 AND operation = 'update'`,
    [id],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0].held).toContain('Dupré-Roux')
  expect(rows[0].held).not.toMatch(/mot_de_passe|PLANTED/)
})

test('one’s own account is neither closed nor deleted', async () => {
  const own = await idOf('demo-administrateur')
  const page = decoded((await chief.send(`${users}/${own}/-/modifier`, { 'v.actif': 'false' })).text)
  expect(page).toContain('Vous ne pouvez pas fermer votre propre compte')
  expect(decoded((await remove(`${users}/${own}/-/supprimer`)).text)).toContain(
    'Vous ne pouvez pas supprimer votre propre compte',
  )
})

test('the last account that administers is kept, by whatever door', async () => {
  const { raw } = served.base
  const own = await idOf('demo-administrateur')
  const other = await idOf('admin')
  expect((await chief.send(`${users}/${other}/-/modifier`, { 'v.actif': 'false' })).status).toBe(303)
  const answer = await chief.send(`${users}/${own}/-/modifier`, { 'v.om_profil': 'consultation' })
  expect(decoded(answer.text)).toContain('Plus personne ne pourrait administrer l’instance')
  await expect(raw.query(`DELETE FROM openmairie.om_droit WHERE permission = '*'`)).rejects.toThrow(
    'om_dernier_administrateur',
  )
  await expect(raw.query(`DELETE FROM openmairie.om_utilisateur WHERE om_utilisateur = ${own}`)).rejects.toThrow(
    'om_dernier_administrateur',
  )
  await raw.query(`UPDATE openmairie.om_utilisateur SET actif = true WHERE om_utilisateur = ${other}`)
})

test('a profil that changes is followed by open sessions, and a closed account loses its own', async () => {
  const reader = await enter(served.instance.url, 'consultation')
  const id = await idOf('demo-consultation')
  expect((await reader.get(users)).status).toBe(403)
  expect((await chief.send(`${users}/${id}/-/modifier`, { 'v.om_profil': 'administrateur' })).status).toBe(303)
  await expect.poll(async () => (await reader.get(users)).status, { timeout: 10_000 }).toBe(200)
  expect((await chief.send(`${users}/${id}/-/modifier`, { 'v.actif': 'false' })).status).toBe(303)
  await expect.poll(async () => (await reader.get(users)).status, { timeout: 10_000 }).toBe(303)
  const { rows } = await served.base.raw.query(`SELECT 1 FROM openmairie.om_session WHERE om_utilisateur = $1`, [id])
  expect(rows).toEqual([])
})

test('a collectivité is not put below itself', async () => {
  const towns = '/administration/om_collectivite'
  for (const [id, parent] of [
    ['1', ''],
    ['12', '1'],
  ] as const)
    expect(
      (
        await chief.send(`${towns}/-/nouveau`, {
          'v.om_collectivite': id,
          'v.libelle': `Collectivité ${id}`,
          'v.parent': parent,
        })
      ).status,
    ).toBe(303)
  const answer = await chief.send(`${towns}/1/-/modifier`, { 'v.parent': '12' })
  expect(decoded(answer.text)).toContain('ne peut pas être rattachée à elle-même, ni à l’une des siennes')
})

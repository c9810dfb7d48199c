// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Served, serveDemonstration } from '../e2e/support.js'
import { decoded, enter, formsIn, type Visitor } from '../support/http.js'

let served: Served
let chief: Visitor
let reader: Visitor

beforeAll(async () => {
  served = await serveDemonstration()
  chief = await enter(served.instance.url, 'administrateur')
  reader = await enter(served.instance.url, 'consultation')
})
afterAll(() => served.stop())

const sql = async (text: string) => (await served.base.raw.query(text)).rows
const status = async (path: string) => (await reader.get(path)).status

test('the permissions of the model are known by name and by label', async () => {
  const rows = await sql(`SELECT om_permission, libelle, type FROM openmairie.om_permission
    WHERE om_permission IN ('opengestioncrise.ressource', 'opengestioncrise.ressource.update', 'opengestioncrise.*', '*') ORDER BY 1`)
  expect(rows).toEqual([
    { om_permission: '*', libelle: 'Tout, y compris l’administration', type: 'gen' },
    { om_permission: 'opengestioncrise.*', libelle: 'openGestionCrise – tout', type: 'gen' },
    { om_permission: 'opengestioncrise.ressource', libelle: 'Ressources – tout', type: 'gen' },
    { om_permission: 'opengestioncrise.ressource.update', libelle: 'Ressources – modifier', type: 'gen' },
  ])
})

test('a droit given or taken away is followed by a server that goes on', async () => {
  const form = '/opengestioncrise/service/-/nouveau'
  expect(await status(form)).toBe(403)
  const added = await chief.send('/administration/om_droit/-/nouveau', {
    'v.om_profil': 'consultation',
    'v.permission': 'opengestioncrise.service.create',
  })
  expect(added.status).toBe(303)
  await expect.poll(() => status(form), { timeout: 10_000 }).toBe(200)
  await sql(`DELETE FROM openmairie.om_droit WHERE permission = 'opengestioncrise.service.create'`)
  await expect.poll(() => status(form), { timeout: 10_000 }).toBe(403)
})

test('in hierarchical mode the lowest profil that holds a right gives it to those above', async () => {
  await sql(`INSERT INTO openmairie.om_profil VALUES ('agent', 'Agent', 2), ('stagiaire', 'Stagiaire', 0)`)
  await sql(
    `INSERT INTO openmairie.om_droit VALUES ('agent', 'opengestioncrise.grade.create'), ('stagiaire', 'opengestioncrise.grade.create')`,
  )
  const form = '/opengestioncrise/grade/-/nouveau'
  expect(await status(form)).toBe(403)
  await sql(`UPDATE openmairie.om_reglage_droits SET mode = 'hierarchique'`)
  await expect.poll(() => status(form), { timeout: 10_000 }).toBe(200)
  // The agent's alone stands above consultation: it does not come down.
  await sql(`DELETE FROM openmairie.om_droit WHERE om_profil = 'stagiaire'`)
  await expect.poll(() => status(form), { timeout: 10_000 }).toBe(403)
  await sql(`UPDATE openmairie.om_reglage_droits SET mode = 'plat'`)
  await sql(`DELETE FROM openmairie.om_droit WHERE om_profil = 'agent'`)
})

test('a permission that the model no longer asks for stays, marked, until it is deleted with its droits', async () => {
  const path = '/administration/om_permission'
  expect(
    decoded((await chief.send(`${path}/opengestioncrise~2Egrade/-/modifier`, { 'v.libelle': 'Autre' })).text),
  ).toContain('Cette permission est générée')
  await sql(
    `INSERT INTO openmairie.om_permission VALUES ('opengestioncrise.perdue', 'Perdue – tout', 'gen', 'opengestioncrise', 'perdue', '2026-01-01')`,
  )
  await sql(`INSERT INTO openmairie.om_droit VALUES ('consultation', 'opengestioncrise.perdue')`)
  expect(decoded(await chief.page(`${path}?q=perdue`))).toContain('Périmée')
  const remove = async (name: string) => {
    const page = await chief.page(`${path}/${name}/-/supprimer`)
    const form = formsIn(page).find(({ fields }) => fields.some(([field]) => field === '-once'))
    return { page: decoded(page), answer: await chief.post(form?.action ?? '', form?.fields ?? []) }
  }
  const kept = await remove('opengestioncrise~2Egrade')
  expect(decoded(kept.answer.text)).toContain('Le modèle demande encore cette permission')
  const gone = await remove('opengestioncrise~2Eperdue')
  expect(gone.page).toContain('Droits')
  expect(gone.answer.status).toBe(303)
  expect(await sql(`SELECT * FROM openmairie.om_droit WHERE permission = 'opengestioncrise.perdue'`)).toEqual([])
  expect(
    await sql(
      `SELECT operation FROM openmairie.om_journal WHERE application = 'administration' AND entite = 'om_droit' AND enregistrement LIKE 'consultation,%perdue'`,
    ),
  ).toEqual([{ operation: 'delete' }])
})

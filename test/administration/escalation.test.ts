// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Served, serveDemonstration } from '../e2e/support.js'
import { decoded, enter, formsIn, tokenIn, type Visitor } from '../support/http.js'

/** Whoever administers without having every right: what he may do must not become more, nor what others have less. */
let served: Served
let manager: Visitor
const droits = '/administration/om_droit'
const permissions = '/administration/om_permission'
const users = '/administration/om_utilisateur'
const towns = '/administration/om_collectivite'

const sql = async (text: string): Promise<readonly Record<string, string>[]> => (await served.base.raw.query(text)).rows
const idOf = async (login: string): Promise<string> =>
  (await sql(`SELECT om_utilisateur::text AS id FROM openmairie.om_utilisateur WHERE login = '${login}'`))[0]?.['id'] ??
  ''
const act = async (visitor: Visitor, path: string) =>
  visitor.post(path, [['-csrf', tokenIn(await visitor.page('/-/raccourcis'))]])
/** Sends the form of a page that confirms a deletion. */
const remove = async (visitor: Visitor, path: string) => {
  const form = formsIn(await visitor.page(path)).find(({ fields }) => fields.some(([name]) => name === '-once'))
  return visitor.post(form?.action ?? '', form?.fields ?? [])
}

beforeAll(async () => {
  served = await serveDemonstration()
  await sql(`INSERT INTO openmairie.om_profil VALUES ('gestion', 'Gestion', 3)`)
  await sql(`INSERT INTO openmairie.om_permission (om_permission, libelle) VALUES ('*.create', 'Ajouter partout')`)
  await sql(
    `INSERT INTO openmairie.om_droit SELECT 'gestion', unnest(ARRAY['administration.*', '*.list', '*.read', '*.export', 'collectivites'])`,
  )
  await sql(
    `INSERT INTO openmairie.om_collectivite VALUES ('1', 'Agglomération', NULL), ('12', 'Aubry', '1'), ('121', 'Aubry-Centre', '12')`,
  )
  await sql(`INSERT INTO openmairie.om_utilisateur (login, nom, om_profil, om_collectivite) VALUES
    ('demo-gestion', 'Gaëlle', 'gestion', NULL), ('renfort', 'Rémi', 'consultation', NULL), ('demo-commune', 'Aude', 'administrateur', '12')`)
  manager = await enter(served.instance.url, 'gestion')
})
afterAll(() => served.stop())

test('a permission is not renamed into one that its author has not, and none is made, or deleted, that he has not', async () => {
  const added = await manager.send(`${permissions}/-/nouveau`, {
    'v.om_permission': 'administration.zz',
    'v.libelle': 'Essai',
  })
  expect(added.status).toBe(303)
  const given = await manager.send(`${droits}/-/nouveau`, {
    'v.om_profil': 'gestion',
    'v.permission': 'administration.zz',
  })
  expect(given.status).toBe(303)
  for (const name of ['opengestioncrise.zz', 'administration.yy']) {
    const renamed = await manager.send(`${permissions}/administration~2Ezz/-/modifier`, { 'v.om_permission': name })
    expect([name, renamed.status]).toEqual([name, 422])
    expect(decoded(renamed.text)).toContain('Le nom d’une permission ne change plus une fois donné')
  }
  const beyond = await manager.send(`${permissions}/-/nouveau`, {
    'v.om_permission': 'opengestioncrise.zz',
    'v.libelle': 'Essai',
  })
  expect(decoded(beyond.text)).toContain('que les permissions que vous avez')
  const deleted = await remove(manager, `${permissions}/~2A~2Ecreate/-/supprimer`)
  expect(decoded(deleted.text)).toContain('que les permissions que vous avez')
  // Whoever writes by SQL does not carry the droits along either.
  await expect(
    sql(`UPDATE openmairie.om_permission SET om_permission = '*.delete' WHERE om_permission = 'administration.zz'`),
  ).rejects.toThrow('om_droit_permission_fkey')
  expect(
    await sql(`SELECT permission FROM openmairie.om_droit WHERE om_profil = 'gestion' AND permission LIKE '%zz'`),
  ).toEqual([{ permission: 'administration.zz' }])
  expect(
    (await manager.send(`${permissions}/administration~2Ezz/-/modifier`, { 'v.libelle': 'Essai deux' })).status,
  ).toBe(303)
})

test('a droit that its author has not is not turned into another', async () => {
  const answer = await manager.send(`${droits}/administrateur,~2A/-/modifier`, { 'v.permission': 'administration.zz' })
  expect(answer.status).toBe(422)
  expect(decoded(answer.text)).toContain('Vous ne pouvez donner, ou retirer, que les permissions que vous avez')
  expect(await sql(`SELECT permission FROM openmairie.om_droit WHERE om_profil = 'administrateur'`)).toEqual([
    { permission: '*' },
  ])
})

test('an account above one’s own is not changed by lowering it in the same write', async () => {
  const admin = await idOf('admin')
  const answer = await manager.send(`${users}/${admin}/-/modifier`, {
    'v.om_profil': 'gestion',
    'v.email': 'gaelle@example.org',
  })
  expect(answer.status).toBe(422)
  expect(decoded(answer.text)).toContain('ni le donner ni modifier les comptes qui l’ont')
  expect(await sql(`SELECT om_profil, email FROM openmairie.om_utilisateur WHERE om_utilisateur = ${admin}`)).toEqual([
    { om_profil: 'administrateur', email: null },
  ])
})

test('an account that received, or will receive, rights above one’s own is neither helped, changed nor deleted', async () => {
  const [admin, clerk] = [await idOf('admin'), await idOf('renfort')]
  const access = `${users}/${clerk}/-/acces`
  expect((await manager.get(access)).status).toBe(200)
  await sql(
    `INSERT INTO openmairie.om_delegation (om_utilisateur, delegue, debut, fin) VALUES (${admin}, ${clerk}, current_date + 10, current_date + 20)`,
  )
  for (const verb of ['/lien', '/second-facteur'])
    expect([verb, (await act(manager, access + verb)).status]).toEqual([verb, 403])
  expect((await manager.get(access)).status).toBe(403)
  const changed = await manager.send(`${users}/${clerk}/-/modifier`, { 'v.email': 'gaelle@example.org' })
  expect(decoded(changed.text)).toContain('a reçu, par délégation, des droits que vous n’avez pas')
  const gone = await remove(manager, `${users}/${clerk}/-/supprimer`)
  expect(decoded(gone.text)).toContain('a reçu, par délégation, des droits que vous n’avez pas')
  // One's own account stays one's own; and a loan that ended counts no more.
  const own = await idOf('demo-gestion')
  await sql(
    `INSERT INTO openmairie.om_delegation (om_utilisateur, delegue, debut, fin) VALUES (${admin}, ${own}, current_date, current_date)`,
  )
  expect((await manager.send(`${users}/${own}/-/modifier`, { 'v.nom': 'Gaëlle Roux' })).status).toBe(303)
  await sql(`UPDATE openmairie.om_delegation SET revoque = now()`)
  expect((await manager.get(access)).status).toBe(200)
  expect((await manager.send(`${users}/${clerk}/-/modifier`, { 'v.nom': 'Rémi Roux' })).status).toBe(303)
})

test('a commune is not detached from what is above it by who works for it alone', async () => {
  const commune = await enter(served.instance.url, 'commune')
  const answer = await commune.send(`${towns}/12/-/modifier`, { 'v.parent': '' })
  expect(answer.status).toBe(422)
  expect(decoded(answer.text)).toContain('que si vous travaillez aussi pour celle dont elle dépend')
  expect((await commune.send(`${towns}/12/-/modifier`, { 'v.libelle': 'Aubry-le-Vieux' })).status).toBe(303)
  expect((await commune.send(`${towns}/121/-/modifier`, { 'v.parent': '' })).status).toBe(303)
  expect(await sql(`SELECT om_collectivite AS id, parent FROM openmairie.om_collectivite ORDER BY 1`)).toEqual([
    { id: '1', parent: null },
    { id: '12', parent: '1' },
    { id: '121', parent: null },
  ])
  const chief = await enter(served.instance.url, 'administrateur')
  expect((await chief.send(`${towns}/12/-/modifier`, { 'v.parent': '' })).status).toBe(303)
})

test('neither accounts, profils, droits, permissions nor collectivités are merged', async () => {
  const chief = await enter(served.instance.url, 'administrateur')
  const [first, second] = [await idOf('renfort'), await idOf('demo-gestion')]
  for (const [path, other] of [
    [`${users}/${first}`, second],
    ['/administration/om_profil/gestion', 'consultation'],
    [`${droits}/gestion,~2A~2Elist`, 'gestion,~2A~2Eread'],
    [`${permissions}/administration~2Ezz`, '~2A~2Ecreate'],
    [`${towns}/12`, '121'],
  ] as const) {
    expect([path, decoded(await chief.page(path)).includes('Fusionner')]).toEqual([path, false])
    expect([path, (await chief.get(`${path}/-/fusionner?avec=${other}`)).status]).toEqual([path, 403])
  }
  expect(
    await sql(`SELECT 1 FROM openmairie.om_permission WHERE om_permission LIKE 'administration.om_utilisateur.merge'`),
  ).toEqual([])
})

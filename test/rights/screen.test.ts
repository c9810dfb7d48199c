// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Served, serveDemonstration } from '../e2e/support.js'
import { decoded, enter, formsIn, tokenIn, type Visitor } from '../support/http.js'

let served: Served
let chief: Visitor
const path = '/-/droits?application=opengestioncrise&q=service'

beforeAll(async () => {
  served = await serveDemonstration()
  chief = await enter(served.instance.url, 'administrateur')
})
afterAll(() => served.stop())

const said = (html: string) => decoded(html).replaceAll('\u00a0', ' ')
const sql = async (text: string) => (await served.base.raw.query(text)).rows
const matrixIn = (html: string) => {
  const form = formsIn(html).find(({ fields }) => fields.some(([name]) => name === 'version'))
  return { action: form?.action ?? '', fields: form?.fields ?? [] }
}
const box = (profil: string, permission: string) => `${profil}|${encodeURIComponent(permission)}`
const given = () =>
  sql(
    `SELECT om_profil, permission FROM openmairie.om_droit WHERE permission LIKE 'opengestioncrise.service%' ORDER BY 1, 2`,
  )

test('the matrix says what each profil has by itself, and what it has by something wider', async () => {
  const page = said(await chief.page(path))
  expect(page).toMatch(/<h2[^>]*>Services<\/h2>/)
  expect(page).toContain('Administrateur : Services – modifier')
  expect(page).toContain('Déjà par « Tout, y compris l’administration »')
  expect(page).toContain('Déjà par « Consulter dans toutes les applications »')
  expect(decoded(await chief.page('/opengestioncrise'))).toContain('Matrice des droits')
})

test('boxes are saved in one write, journalled line by line under one mark, and others’ changes are kept', async () => {
  const { action, fields } = matrixIn(await chief.page(path))
  // Someone else gives a right that this page does not show as given.
  await sql(`INSERT INTO openmairie.om_droit VALUES ('consultation', 'opengestioncrise.service.delete')`)
  const answer = await chief.post(action, [
    ...fields,
    ['droit', box('consultation', 'opengestioncrise.service.create')],
    ['droit', box('consultation', 'opengestioncrise.service.update')],
    // Neither shown nor known: left alone.
    ['droit', box('consultation', '*')],
    ['droit', box('inconnu', 'opengestioncrise.service.update')],
    ['avant', box('administrateur', '*')],
  ])
  expect(answer.status).toBe(303)
  expect(await given()).toEqual([
    { om_profil: 'consultation', permission: 'opengestioncrise.service.create' },
    { om_profil: 'consultation', permission: 'opengestioncrise.service.delete' },
    { om_profil: 'consultation', permission: 'opengestioncrise.service.update' },
  ])
  const lines = await sql(`SELECT count(*)::int AS lines, count(DISTINCT lot)::int AS lots FROM openmairie.om_journal
    WHERE application = 'administration' AND entite = 'om_droit' AND operation = 'create'`)
  expect(lines).toEqual([{ lines: 2, lots: 1 }])
  expect(decoded(await chief.page(action))).toContain(
    '2 droits donnés. Quelqu’un d’autre a modifié ces droits entre-temps',
  )

  const again = matrixIn(await chief.page(path))
  const emptied = again.fields.filter(([name]) => name !== 'droit')
  expect((await chief.post(again.action, emptied)).status).toBe(303)
  expect(await given()).toEqual([])
  expect(decoded(await chief.page(path))).toContain('3 droits retirés.')
})

test('the last droit that administers is not taken away, and the page says so', async () => {
  const whole = '/-/droits?application=-'
  const { action, fields } = matrixIn(await chief.page(whole))
  const without = fields.filter(([name, value]) => name !== 'droit' || value !== box('administrateur', '*'))
  expect(without).toHaveLength(fields.length - 1)
  const answer = await chief.post(action, without)
  expect(answer.status).toBe(422)
  expect(decoded(answer.text)).toContain('Plus personne ne pourrait administrer l’instance')
})

test('the mode is changed here, journalled, and the matrix says what comes from below', async () => {
  await sql(`INSERT INTO openmairie.om_profil VALUES ('agent', 'Agent', 3)`)
  const page = await chief.page(path)
  const mode = formsIn(page).find(({ action }) => action === '/-/droits/mode')
  const token = mode?.fields.find(([name]) => name === '-csrf')?.[1] ?? ''
  const answer = await chief.post('/-/droits/mode', [
    ['-csrf', token],
    ['mode', 'hierarchique'],
  ])
  expect(answer.status).toBe(303)
  expect(said(await chief.page(`${path}&profil=agent`))).toContain(
    'Déjà par « Consulter dans toutes les applications » du profil Consultation',
  )
  const { avant, apres } = (
    await sql(
      `SELECT avant, apres FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) WHERE entite = 'om_reglage_droits'`,
    )
  )[0]
  expect([avant, apres]).toEqual([{ mode: 'plat' }, { mode: 'hierarchique' }])
  await sql(`UPDATE openmairie.om_reglage_droits SET mode = 'plat'`)
})

test('who may not see droits may not see the matrix; who holds some gives no other', async () => {
  await sql(`INSERT INTO openmairie.om_profil VALUES ('gestion', 'Gestion', 3)`)
  await sql(
    `INSERT INTO openmairie.om_droit VALUES ('gestion', 'administration.om_droit'), ('gestion', 'administration.om_utilisateur'), ('gestion', 'administration.om_profil'), ('gestion', 'collectivites'), ('gestion', 'opengestioncrise.service')`,
  )
  await sql(
    `INSERT INTO openmairie.om_utilisateur (login, nom, om_profil) VALUES ('demo-gestion', 'Gaëlle', 'gestion')`,
  )
  const reader = await enter(served.instance.url, 'consultation')
  expect((await reader.get(path)).status).toBe(403)
  const manager = await enter(served.instance.url, 'gestion')
  const { action, fields } = matrixIn(await manager.page(path))
  expect(
    (await manager.post(action, [...fields, ['droit', box('agent', 'opengestioncrise.service.read')]])).status,
  ).toBe(303)
  const other = matrixIn(await manager.page('/-/droits?application=opengestioncrise&q=grade'))
  const refused = await manager.post(other.action, [
    ...other.fields,
    ['droit', box('gestion', 'opengestioncrise.grade')],
  ])
  expect(refused.status).toBe(422)
  expect(decoded(refused.text)).toContain('Vous ne pouvez donner, ou retirer, que les permissions que vous avez')
  const own = (
    await sql(`SELECT om_utilisateur::text AS id FROM openmairie.om_utilisateur WHERE login = 'demo-gestion'`)
  )[0].id
  const higher = await manager.send(`/administration/om_utilisateur/${own}/-/modifier`, {
    'v.om_profil': 'administrateur',
  })
  expect(higher.status).toBe(422)
  expect(decoded(higher.text)).toContain('Ce profil a des droits que vous n’avez pas')
  const ranked = await manager.send('/administration/om_profil/gestion/-/modifier', { 'v.hierarchie': '9' })
  expect([ranked.status, said(ranked.text).includes('Seul un administrateur qui a tous les droits')]).toEqual([
    422,
    true,
  ])
  const token = tokenIn(await manager.page(path))
  const mode = await manager.post('/-/droits/mode', [
    ['-csrf', token],
    ['mode', 'hierarchique'],
  ])
  expect(mode.status).toBe(403)
  const chiefs = (
    await sql(`SELECT om_utilisateur::text AS id FROM openmairie.om_utilisateur WHERE login = 'demo-administrateur'`)
  )[0].id
  const page = await manager.page(`/administration/om_utilisateur/${chiefs}/-/supprimer`)
  const form = formsIn(page).find((each) => each.fields.some(([name]) => name === '-once'))
  const gone = await manager.post(form?.action ?? '', form?.fields ?? [])
  expect(said(gone.text)).toContain('Ce profil a des droits que vous n’avez pas')
  expect((await chief.get('/administration/om_utilisateur')).status).toBe(200)
})

// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faults, overflowing } from '../e2e/checks.js'
import { type Served, serveDemonstration, tryAs } from '../e2e/support.js'
import { decoded, enter, tokenIn, type Visitor, visitorOf } from '../support/http.js'

let served: Served
let chief: Visitor
const strong = 'Tq7!mW2#xZ9$'
const pageOf = (id: string, verb = ''): string => `/administration/om_utilisateur/${id}/-/acces${verb}`
const run = async (statement: string): Promise<readonly Record<string, string>[]> =>
  (await served.base.raw.query(statement)).rows
const idOf = async (login: string): Promise<string> =>
  (await run(`SELECT om_utilisateur::text AS id FROM openmairie.om_utilisateur WHERE login = '${login}'`))[0]?.['id'] ??
  ''
const act = async (visitor: Visitor, id: string, verb: string) =>
  visitor.post(pageOf(id, verb), [['-csrf', tokenIn(await visitor.page('/-/raccourcis'))]])

beforeAll(async () => {
  served = await serveDemonstration()
  chief = await enter(served.instance.url, 'administrateur')
  await run(
    `INSERT INTO openmairie.om_utilisateur (login, nom, om_profil) VALUES ('hdupre', 'Hélène Dupré', 'consultation')`,
  )
  // Whoever may change accounts, and little else.
  await run(`INSERT INTO openmairie.om_profil VALUES ('secretariat', 'Secrétariat', 2)`)
  await run(
    `INSERT INTO openmairie.om_permission (om_permission, libelle) VALUES ('administration.om_utilisateur', 'Comptes'), ('collectivites', 'Toutes') ON CONFLICT DO NOTHING`,
  )
  await run(
    `INSERT INTO openmairie.om_droit VALUES ('secretariat', 'administration.om_utilisateur'), ('secretariat', 'collectivites')`,
  )
})
afterAll(() => served.stop())

test('an administrator gives a link, shown once, by which its owner chooses a first password', async () => {
  const id = await idOf('hdupre')
  expect(await chief.page(`/administration/om_utilisateur/${id}`)).toContain(pageOf(id))
  expect(decoded(await chief.page(pageOf(id)))).toContain('Ce compte n’a pas encore de mot de passe')
  const { status, text } = await act(chief, id, '/lien')
  expect(status).toBe(200)
  const link = /\/-\/mot-de-passe\/[\w-]{43}/.exec(text)?.[0] ?? ''
  expect(await run(`SELECT (expire > now() + interval '23 hours')::text AS day FROM openmairie.om_lien`)).toEqual([
    { day: 'true' },
  ])
  const helene = visitorOf(served.instance.url)
  expect(decoded(await helene.page(link))).toContain('Compte «\u00a0hdupre\u00a0»')
  const chosen = await helene.post(link, [
    ['next', strong],
    ['again', strong],
  ])
  expect(chosen.status).toBe(303)
  const entered = await helene.post('/-/connexion', [
    ['login', 'hdupre'],
    ['password', strong],
  ])
  expect(entered.status).toBe(303)
  expect(decoded(await chief.page(pageOf(id)))).toContain('Ce compte a un mot de passe.')
  expect(
    await run(
      `SELECT acteur, apres->>'mot_de_passe' AS what FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) WHERE entite = 'om_utilisateur' AND enregistrement = '${id}' AND apres ? 'mot_de_passe' ORDER BY om_journal`,
    ),
  ).toEqual([
    { acteur: 'demo-administrateur', what: 'lien demandé' },
    { acteur: 'hdupre', what: 'changé' },
  ])
  expect(served.instance.output()).not.toContain(link.split('/').at(-1))
})

test('a second factor is reset for who has lost his telephone, his sessions closed, and it is journalled', async () => {
  const id = await idOf('hdupre')
  expect((await act(chief, id, '/second-facteur')).status).toBe(404)
  await run(`UPDATE openmairie.om_utilisateur SET totp = '\\x00', totp_pas = 1 WHERE login = 'hdupre'`)
  await run(`INSERT INTO openmairie.om_code_secours VALUES ('\\x01', ${id})`)
  await run(`INSERT INTO openmairie.om_session (jeton, om_utilisateur, csrf) VALUES ('\\x02', ${id}, 'x')`)
  expect(decoded(await chief.page(pageOf(id)))).toContain('Remettre à zéro')
  expect((await act(chief, id, '/second-facteur')).location).toBe(pageOf(id))
  expect(decoded(await chief.page(pageOf(id)))).toContain('est remise à zéro')
  for (const table of ['om_code_secours', 'om_session'])
    expect(await run(`SELECT 1 FROM openmairie.${table} WHERE om_utilisateur = ${id}`)).toEqual([])
  expect(
    await run(
      `SELECT acteur FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) WHERE apres->>'second_facteur' = 'retiré'`,
    ),
  ).toEqual([{ acteur: 'demo-administrateur' }])
})

test('nobody gains by it: neither who has no right, nor who would become an administrator, nor on his own account', async () => {
  const [target, admin, own] = [await idOf('hdupre'), await idOf('admin'), await idOf('demo-administrateur')]
  const reader = await enter(served.instance.url, 'consultation')
  for (const verb of ['', '/lien', '/second-facteur']) {
    const answer = verb === '' ? await reader.get(pageOf(target)) : await act(reader, target, verb)
    expect([verb, answer.status]).toEqual([verb, 403])
  }
  // Whoever has the same droits is helped; whoever has others is not, though he sees them.
  await run(
    `INSERT INTO openmairie.om_utilisateur (login, nom, om_profil) VALUES ('guichet', 'Guichet', 'secretariat')`,
  )
  await run(`UPDATE openmairie.om_utilisateur SET om_profil = 'secretariat' WHERE login = 'demo-consultation'`)
  const peer = pageOf(await idOf('guichet'))
  await expect.poll(async () => (await reader.get(peer)).status, { timeout: 10_000 }).toBe(200)
  for (const beyond of [admin, target])
    for (const verb of ['', '/lien', '/second-facteur']) {
      const answer = verb === '' ? await reader.get(pageOf(beyond)) : await act(reader, beyond, verb)
      expect([verb, answer.status]).toEqual([verb, 403])
    }
  expect(decoded(await chief.page(pageOf(own)))).toContain('C’est votre propre compte')
  for (const verb of ['/lien', '/second-facteur']) expect((await act(chief, own, verb)).status).toBe(403)
  expect((await chief.post(pageOf(target, '/lien'), [['-csrf', 'x']])).status).toBe(400)
  expect((await chief.get('/administration/om_profil/consultation/-/acces')).status).toBe(404)
  expect((await chief.get('/opengestioncrise/ressource/1/-/acces')).status).toBe(404)
})

test('rights lent for a while give no account for good', async () => {
  const [clerk, admin] = [await idOf('demo-consultation'), await idOf('admin')]
  const reader = await enter(served.instance.url, 'consultation')
  await run(
    `INSERT INTO openmairie.om_delegation (om_utilisateur, delegue, debut, fin, motif) VALUES (${admin}, ${clerk}, current_date - 1, current_date + 1, 'Congé')`,
  )
  await run(
    `UPDATE openmairie.om_session SET om_delegation = (SELECT max(om_delegation) FROM openmairie.om_delegation) WHERE om_utilisateur = ${clerk}`,
  )
  // What is lent is no right on accounts, his own included.
  const peer = pageOf(await idOf('guichet'))
  await expect.poll(async () => (await reader.get(peer)).status, { timeout: 10_000 }).toBe(403)
  for (const verb of ['/lien', '/second-facteur']) expect((await act(reader, admin, verb)).status).toBe(403)
})

test('its pages have no fault and fit a phone', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.goto(pageOf(await idOf('hdupre')))
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320, 640])).toEqual([])
  await page.click('text=Faire un lien')
  await page.waitForSelector('code.key')
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320, 640])).toEqual([])
  await context.close()
})

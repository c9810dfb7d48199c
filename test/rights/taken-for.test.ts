// SPDX-License-Identifier: EUPL-1.2
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Served, serveDemonstration } from '../e2e/support.js'
import { decoded, enter, formsIn, tokenIn, type Visitor } from '../support/http.js'

let served: Served
let chief: Visitor
let reader: Visitor
const planted = 'zanzibar'

beforeAll(async () => {
  served = await serveDemonstration((folder) => {
    const path = join(folder, 'obj/service.ts')
    const written = readFileSync(path, 'utf8')
    const said = `extend(serviceGen, {
      fields: { libelle: { access: { hiddenUnless: { right: 'noms' } } } },
      rows: [{ only: { not: { field: 'service', is: 'ST' } }, profils: ['consultation'] }],
    })`
    writeFileSync(path, written.replace('extend(serviceGen, {})', said))
  })
  chief = await enter(served.instance.url, 'administrateur')
  reader = await enter(served.instance.url, 'consultation')
  await sql(
    `INSERT INTO opengestioncrise.service (service, libelle) VALUES ('ST', '${planted} un'), ('SV', '${planted} deux')`,
  )
})
afterAll(() => served.stop())

const sql = async (text: string) => (await served.base.raw.query(text)).rows
const said = (html: string) => decoded(html).replaceAll('\u00a0', ' ')
const post = async (visitor: Visitor, path: string, fields: Readonly<Record<string, string>> = {}) =>
  visitor.post(path, [['-csrf', tokenIn(await visitor.page('/-/compte'))], ...Object.entries(fields)])
const services = '/opengestioncrise/service'

test('a hidden field and a hidden row come out on no page of who may not see them', async () => {
  expect(await chief.page(services)).toContain(`${planted} un`)
  const paths = [
    services,
    `${services}?q=zanzi`,
    `${services}?tri=libelle&colonnes=service+libelle`,
    `${services}?c.libelle=zanzi`,
    `${services}/SV`,
    `${services}/-/export`,
    '/opengestioncrise/ressource?c.service=SV',
    '/opengestioncrise/ressource/-/nouveau',
  ]
  for (const path of paths) {
    const { status, text } = await reader.get(path)
    expect([path, status < 500]).toEqual([path, true])
    expect([path, text.includes(planted)]).toEqual([path, false])
  }
  for (const path of [`${services}/ST`, `${services}/ST/-/historique`, `${services}/NON`])
    expect([path, (await reader.get(path)).status]).toEqual([path, path.includes('historique') ? 403 : 404])
})

test('an administrator sees as a profil does, writes nothing meanwhile, and comes back in one click, journalled', async () => {
  expect((await post(reader, '/-/voir-comme', { profil: 'administrateur' })).status).toBe(403)
  const token = tokenIn(await chief.page('/-/droits'))
  expect(
    (
      await chief.post('/-/voir-comme', [
        ['-csrf', token],
        ['profil', 'consultation'],
      ])
    ).status,
  ).toBe(303)
  const page = said(await chief.page(services))
  expect(page).toContain('Vous voyez les applications comme le profil « Consultation »')
  expect(page).not.toContain(planted)
  expect((await chief.get(`${services}/ST`)).status).toBe(404)
  expect((await chief.get(`${services}/-/nouveau`)).status).toBe(403)
  expect((await chief.get('/administration/om_utilisateur')).status).toBe(403)
  for (const [path, fields] of [
    ['/-/compte/mot-de-passe', {}],
    ['/-/compte/delegations', {}],
    ['/-/raccourcis', { touches: '0' }],
    ['/-/collectivite', { collectivite: '' }],
    ['/-/voir-comme', { profil: 'administrateur' }],
  ] as const) {
    const answer = await post(chief, path, fields)
    expect([path, answer.status]).toEqual([path, 400])
    expect(said(answer.text)).toContain('rien ne s’enregistre pendant ce temps')
  }
  // The page itself draws a secret and keeps it.
  expect((await chief.get('/-/compte/second-facteur')).status).toBe(400)
  expect((await post(chief, '/-/mes-droits')).status).toBe(303)
  expect(await chief.page(services)).toContain(`${planted} un`)
  const rows = await sql(
    `SELECT acteur, apres ->> 'profil' AS profil FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) WHERE operation = 'look-as'`,
  )
  expect(rows).toEqual([{ acteur: 'demo-administrateur', profil: 'consultation' }])
})

test('rights are given for a period, used in the open, never lent on, and taken back', async () => {
  const form = formsIn(await chief.page('/-/compte')).find(({ action }) => action === '/-/compte/delegations')
  expect(form).toBeDefined()
  const [{ reader: readerId, day, end, past }] = await sql(
    `SELECT om_utilisateur::text AS reader, (current_date - 1)::text AS day, (current_date + 1)::text AS end,
       (current_date - 3)::text AS past FROM openmairie.om_utilisateur WHERE login = 'demo-consultation'`,
  )
  const wrong = await post(chief, '/-/compte/delegations', { delegue: readerId, debut: past, fin: past, motif: '' })
  expect(said(await chief.page(wrong.location ?? ''))).toContain('Indiquez le premier et le dernier jour')
  expect(
    (await post(chief, '/-/compte/delegations', { delegue: readerId, debut: day, fin: end, motif: 'Congé' })).status,
  ).toBe(303)
  const create = `${services}/-/nouveau`
  // Nothing changes until the delegate says so.
  expect((await reader.get(create)).status).toBe(403)
  const [{ id }] = await sql(`SELECT om_delegation::text AS id FROM openmairie.om_delegation`)
  expect(said(await reader.page('/-/compte'))).toContain('Agir pour Camille Démo')
  expect((await post(chief, '/-/compte/delegations/agir', { delegation: id })).location).toBe('/-/compte')
  expect((await post(reader, '/-/compte/delegations/agir', { delegation: id })).status).toBe(303)
  expect((await reader.send(create, { 'v.service': 'DEL', 'v.libelle': 'Par délégation' })).status).toBe(303)
  expect(said(await reader.page(`${services}/DEL`))).toContain('Vous agissez pour Camille Démo')
  expect(
    await sql(`SELECT acteur, pour FROM openmairie.om_journal WHERE entite = 'service' AND enregistrement = 'DEL'`),
  ).toEqual([{ acteur: 'demo-consultation', pour: 'demo-administrateur' }])
  expect(said(await chief.page(`${services}/DEL/-/historique`))).toContain(
    'Dominique Démo, par délégation de Camille Démo',
  )
  expect((await post(reader, '/-/collectivite', { collectivite: '' })).status).toBe(303)
  expect(await sql(`SELECT acteur, pour FROM openmairie.om_journal WHERE operation = 'working'`)).toEqual([
    { acteur: 'demo-consultation', pour: 'demo-administrateur' },
  ])
  // Neither the administration, nor a second loan.
  expect((await reader.get('/administration/om_utilisateur')).status).toBe(403)
  expect((await reader.get('/-/droits')).status).toBe(403)
  expect((await post(reader, '/-/compte/delegations', { delegue: readerId, debut: day, fin: end })).status).toBe(403)
  expect(said(await reader.page('/-/compte'))).not.toContain('Donner mes droits')
  // Whoever no longer works for the same collectivité acts no more for the one that he left.
  await sql(`INSERT INTO openmairie.om_collectivite VALUES ('9', 'Ailleurs')`)
  const moved = (to: string | null) =>
    served.base.raw.query(`UPDATE openmairie.om_utilisateur SET om_collectivite = $1 WHERE om_utilisateur = $2`, [
      to,
      readerId,
    ])
  await moved('9')
  await expect.poll(async () => (await reader.get(create)).status, { timeout: 10_000 }).toBe(403)
  expect(said(await reader.page(services))).not.toContain('Vous agissez pour')
  expect(said(await reader.page('/-/compte'))).not.toContain('Agir pour Camille Démo')
  expect((await post(reader, '/-/compte/delegations/agir', { delegation: id })).location).toBe('/-/compte')
  const why = '/-/droits/pourquoi?utilisateur=demo-consultation&permission=generateur'
  expect(said(await chief.page(why))).not.toContain('délégation de Camille Démo')
  await moved(null)
  await expect.poll(async () => (await reader.get(create)).status, { timeout: 10_000 }).toBe(200)
  expect(said(await chief.page(why))).toContain('Par délégation de Camille Démo')
  expect((await post(chief, '/-/compte/delegations/fin', { delegation: id })).status).toBe(303)
  await expect.poll(async () => (await reader.get(create)).status, { timeout: 10_000 }).toBe(403)
})

test('it is explained why a user may do a thing, or may not', async () => {
  const why = async (query: Readonly<Record<string, string>>) =>
    said(await chief.page(`/-/droits/pourquoi?${new URLSearchParams(query)}`))
  const no = await why({ utilisateur: 'demo-consultation', permission: 'opengestioncrise.service.create' })
  expect(no).toContain('Non : Dominique Démo, profil Consultation, n’a pas la permission « Services – ajouter »')
  expect(no).toContain('« Tout, y compris l’administration », qu’ont : Administrateur')
  const yes = await why({ profil: 'consultation', permission: 'opengestioncrise.service.read' })
  expect(yes).toContain('Oui : le profil Consultation a la permission « Services – consulter »')
  expect(yes).toContain('Le droit « Consulter dans toutes les applications » de ce profil.')
  expect(yes).toContain('limite les enregistrements ou les champs')
  expect(await why({ utilisateur: 'inconnu', permission: 'generateur' })).toContain('Aucun compte n’a l’identifiant')
  expect(await why({ profil: 'consultation', permission: 'services ajouter' })).toContain(
    'Non : le profil Consultation',
  )
  expect((await reader.get('/-/droits/pourquoi')).status).toBe(403)
})

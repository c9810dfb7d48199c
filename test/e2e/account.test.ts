// SPDX-License-Identifier: EUPL-1.2
import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decoded, tokenIn, type Visitor, visitorOf } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { administrator } from './instance.js'
import { type Served, serveDemonstration } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())

const account = '/-/compte'
const first = administrator.password
const strong = 'Tq7!mW2#xZ9$'
const post = async (visitor: Visitor, path: string, fields: Readonly<Record<string, string>>) =>
  visitor.post(path, [['-csrf', tokenIn(await visitor.page(account))], ...Object.entries(fields)])
const change = (visitor: Visitor, current: string, next: string, again = next) =>
  post(visitor, `${account}/mot-de-passe`, { current, next, again })
const enters = async (password: string): Promise<boolean> => {
  const answer = await visitorOf(served.instance.url).post('/-/connexion', [
    ['login', administrator.login],
    ['password', password],
  ])
  return answer.status === 303
}
/** A session of the administrator; an address may sign in a few times a minute only. */
async function opened(): Promise<Visitor> {
  const visitor = visitorOf(served.instance.url)
  const token = randomBytes(32).toString('base64url')
  await served.base.raw.query(
    `INSERT INTO openmairie.om_session (jeton, om_utilisateur, csrf) SELECT $1, om_utilisateur, $2 FROM openmairie.om_utilisateur WHERE login = 'admin'`,
    [createHash('sha256').update(token).digest(), randomBytes(24).toString('base64url')],
  )
  visitor.cookies.set('om_session', token)
  return visitor
}
const sessions = (html: string): number => (html.match(/\/-\/compte\/fermer/g) ?? []).length

test('nobody sees the account of another, nor one of his own without signing in', async () => {
  const stranger = visitorOf(served.instance.url)
  expect(await stranger.get(account)).toMatchObject({ status: 303, location: '/-/connexion?retour=%2F-%2Fcompte' })
  for (const path of ['mot-de-passe', 'fermer'])
    expect((await stranger.post(`${account}/${path}`, [['-csrf', '']])).status).toBe(403)
  const admin = await opened()
  expect((await admin.post(`${account}/mot-de-passe`, [['next', strong]])).status).toBe(403)
})

test.each([
  ['faux', strong, strong, 'current', 'Le mot de passe actuel n’est pas celui-ci.'],
  [first, 'Mairie2026', 'Mairie2026', 'next', 'Ce mot de passe se devine trop vite.'],
  [
    first,
    'Administrateur',
    'Administrateur',
    'next',
    'Ce mot de passe tient surtout de votre nom ou de votre identifiant.',
  ],
  [first, first, first, 'next', 'Ce mot de passe est celui que vous avez déjà.'],
  [first, strong, `${strong} `, 'again', 'Les deux saisies diffèrent.'],
  [first, 'a1B$'.repeat(60), 'x', 'next', 'Un mot de passe a 200 caractères au plus.'],
])('a password is refused with its reason at its field: %s, %s, %s', async (current, next, again, field, reason) => {
  const admin = await opened()
  const { status, text } = await change(admin, current, next, again)
  expect(status).toBe(422)
  const html = decoded(text)
  expect(html).toContain(reason)
  expect(html).toMatch(
    new RegExp(`id="${field}" name="${field}"[^>]*aria-invalid="true"[^>]*aria-describedby="[^"]*${field}-erreur"`),
  )
  // No password comes back in a page, nor goes into the log.
  for (const secret of [current, next, again].filter((each) => each.length > 8)) {
    expect(html).not.toContain(`value="${secret}"`)
    expect(served.instance.output()).not.toContain(secret)
  }
})

test('a new password closes the other sessions, renews this one, and is journalled without being told', async () => {
  const admin = await opened()
  const elsewhere = await opened()
  // None of the refusals changed anything.
  expect(await enters(first)).toBe(true)
  const before = admin.cookies.get('om_session') ?? ''
  const answer = await change(admin, first, strong)
  expect(answer).toMatchObject({ status: 303, location: account })
  expect(admin.cookies.get('om_session')).not.toBe(before)
  expect(await admin.page(account)).toContain('Le mot de passe est changé.')
  expect([await enters(strong), await enters(first)]).toEqual([true, false])
  // A worker trusts what it read for two seconds.
  await expect.poll(async () => (await elsewhere.get(account)).status, { timeout: 10_000 }).toBe(303)
  const replay = visitorOf(served.instance.url)
  replay.cookies.set('om_session', before)
  expect((await replay.get(account)).status).toBe(303)
  const { rows } = await served.base.raw.query(
    `SELECT acteur, operation, apres FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) WHERE entite = 'om_utilisateur' AND operation = 'update'`,
  )
  expect(rows).toEqual([{ acteur: 'admin', operation: 'update', apres: { mot_de_passe: 'changé' } }])
  expect(await change(admin, strong, first)).toMatchObject({ status: 303 })
})

test('sessions are listed by device and closed one by one, or all the others at once', async () => {
  const admin = await opened()
  await post(admin, `${account}/fermer`, {})
  const phone = visitorOf(served.instance.url)
  await phone.post(
    '/-/connexion',
    [
      ['login', administrator.login],
      ['password', first],
    ],
    { 'user-agent': 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0 <b>' },
  )
  const other = await opened()
  const html = await admin.page(account)
  expect(html).toContain('<th scope="row">Firefox, Android</th>')
  expect(html).not.toContain('<b>')
  // Two others, each with its button, and one button for both; this one has none.
  expect(sessions(html)).toBe(3)
  const id = /Firefox, Android<\/th>.*?name="session" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? ''
  const stranger = await opened()
  await post(stranger, `${account}/fermer`, { session: '0'.repeat(64) })
  expect(await stranger.page(account)).toContain('Cette session était déjà fermée.')
  await post(admin, `${account}/fermer`, { session: id })
  await expect.poll(async () => (await phone.get(account)).status, { timeout: 10_000 }).toBe(303)
  expect((await other.get(account)).status).toBe(200)
  await post(admin, `${account}/fermer`, {})
  await expect.poll(async () => (await other.get(account)).status, { timeout: 10_000 }).toBe(303)
  expect(sessions(await admin.page(account))).toBe(0)
})

test('someone else’s session is not closed, whoever knows its name', async () => {
  const admin = await opened()
  const reader = visitorOf(served.instance.url)
  await reader.post('/-/essayer', [['profil', 'consultation']])
  const { rows } = await served.base.raw.query(
    `SELECT encode(jeton, 'hex') AS id FROM openmairie.om_session s JOIN openmairie.om_utilisateur u USING (om_utilisateur) WHERE login = 'admin'`,
  )
  for (const { id } of rows) await post(reader, `${account}/fermer`, { session: id })
  expect((await admin.get(account)).status).toBe(200)
  expect(await reader.page(account)).toContain('Ce compte s’ouvre sans mot de passe.')
})

test('a session ends seven days after it was opened, however much it is used', async () => {
  const admin = await opened()
  await served.base.raw.query(`UPDATE openmairie.om_session SET cree = now() - interval '8 days'`)
  await expect.poll(async () => (await admin.get(account)).status, { timeout: 10_000 }).toBe(303)
})

test('the page has no fault, with or without an error, and fits a phone', async () => {
  const context = await served.context()
  const page = await context.newPage()
  await page.goto(`/-/connexion?retour=${encodeURIComponent(account)}`)
  await page.fill('#login', administrator.login)
  await page.fill('#password', first)
  await page.click('form[action="/-/connexion"] button')
  await page.waitForURL(account)
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320, 640])).toEqual([])
  await page.fill('#current', 'faux')
  await page.fill('#next', strong)
  await page.click('form[action$="mot-de-passe"] button')
  await page.waitForSelector('#current-erreur')
  expect(await faults(page)).toEqual([])
  await context.close()
})

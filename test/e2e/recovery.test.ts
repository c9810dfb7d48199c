// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { scratchDatabase } from '../support/database.js'
import { decoded, tokenIn, visitorOf } from '../support/http.js'
import { type MailServer, mailServer, type Received } from '../support/mail.js'
import { root } from '../support/workspace.js'
import { faults, overflowing } from './checks.js'
import { administrator } from './instance.js'
import { type Served, serve, serveDemonstration } from './support.js'

const forgotten = '/-/mot-de-passe'
const site = 'https://gestion.mairie.example'
const email = 'chef.bureau@mairie.example'
const strong = 'Tq7!mW2#xZ9$'

let mails: MailServer
let served: Served
beforeAll(async () => {
  mails = await mailServer()
  served = await serve(
    mkdtempSync(join(tmpdir(), 'openmairie-recovery-')),
    join(root, 'apps/opengestioncrise'),
    await scratchDatabase(),
    [],
    {
      OPENMAIRIE_SMTP: mails.url,
      OPENMAIRIE_MAIL_FROM: 'ne-pas-repondre@mairie.example',
      OPENMAIRIE_PUBLIC_URL: site,
      OPENMAIRIE_NAME: 'Mairie de Saint-Éloi',
    },
  )
})
afterAll(async () => {
  await served.stop()
  await mails.stop()
})
beforeEach(async () => {
  mails.received.length = 0
  await run('DELETE FROM openmairie.om_tentative')
  await run('DELETE FROM openmairie.om_lien')
  await run(`UPDATE openmairie.om_utilisateur SET email = '${email}' WHERE login = 'admin'`)
})

const run = async (statement: string): Promise<readonly Record<string, unknown>[]> =>
  (await served.base.raw.query(statement)).rows
const ask = (who: string, headers: Readonly<Record<string, string>> = {}) =>
  visitorOf(served.instance.url).post(forgotten, [['who', who]], headers)
const enters = async (password: string): Promise<boolean> => {
  const fields = [
    ['login', administrator.login],
    ['password', password],
  ] as const
  return (await visitorOf(served.instance.url).post('/-/connexion', fields)).status === 303
}
const linkIn = (mail: Received | undefined): string =>
  /https:\S+(\/-\/mot-de-passe\/[\w-]{43})\n/.exec(mail?.text ?? '')?.[1] ?? ''
/** Asks for a link, and waits for the mail. */
async function link(who = administrator.login): Promise<string> {
  const before = mails.received.length
  expect((await ask(who)).status).toBe(200)
  await expect.poll(() => mails.received.length, { timeout: 10_000 }).toBe(before + 1)
  return linkIn(mails.received.at(-1))
}
const choose = (path: string, next: string, again = next) =>
  visitorOf(served.instance.url).post(path, [
    ['next', next],
    ['again', again],
  ])

test('a mail in plain French gives a link of the public address, whatever the request calls us', async () => {
  const answer = await ask(administrator.login, { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' })
  expect(answer.status).toBe(200)
  await expect.poll(() => mails.received.length, { timeout: 10_000 }).toBe(1)
  const [mail] = mails.received
  expect(mail?.to).toEqual([email])
  expect(mail?.headers).toContain('From: =?UTF-8?Q?Mairie_de_Saint-=C3=89loi?=\r\n <ne-pas-repondre@mairie.example>')
  expect(mail?.headers).toMatch(/^Content-Type: text\/plain; charset=utf-8\r?$/m)
  expect(mail?.text.replace(/[\w-]{43}/, 'TOKEN')).toBe(
    [
      'Bonjour Administrateur,',
      '',
      'Un nouveau mot de passe a été demandé pour le compte «\u00a0admin\u00a0» de Mairie de Saint-Éloi.',
      'Pour le choisir, ouvrez ce lien. Il sert une seule fois et dure 30 minutes\u00a0:',
      '',
      `${site}/-/mot-de-passe/TOKEN`,
      '',
      'Vous n’avez rien demandé\u00a0? Ne faites rien\u00a0: votre mot de passe reste le même. Si cela se répète, prévenez votre administrateur.',
      '',
      'Ce message est envoyé automatiquement\u00a0: une réponse ne serait pas lue.',
      '',
    ].join('\n'),
  )
  const token = linkIn(mail).split('/').at(-1) ?? ''
  expect(await run(`SELECT jeton = sha256(convert_to('${token}', 'UTF8')) AS digest FROM openmairie.om_lien`)).toEqual([
    { digest: true },
  ])
  expect(served.instance.output()).not.toContain(token)
  await ask(administrator.login, { 'accept-language': 'en-GB' })
  await expect.poll(() => mails.received.length, { timeout: 10_000 }).toBe(2)
  expect(mails.received[1]?.text).toContain(
    'A new password was asked for the account “admin” of Mairie de Saint-Éloi.\nTo choose it, open this link. It serves once and lasts 30 minutes:\n',
  )
})

test('whether there is such an account is told by nothing: same page, same answer before anything is looked up', async () => {
  const known = await ask(administrator.login)
  const unknown = await ask('nobody@nowhere.example')
  expect(unknown.status).toBe(known.status)
  expect(unknown.text).toBe(known.text)
  expect(decoded(known.text)).toContain('Si ce compte existe et a une adresse électronique')
  // What is looked up comes after: with the base held, the answer still comes.
  await served.base.raw.query('BEGIN; LOCK TABLE openmairie.om_tentative, openmairie.om_utilisateur')
  const held = await Promise.all([ask(administrator.login), ask('nobody')])
  await served.base.raw.query('ROLLBACK')
  expect(held.map(({ status }) => status)).toEqual([200, 200])
  await run(
    `INSERT INTO openmairie.om_utilisateur (login, nom, email, mot_de_passe, om_profil, actif) VALUES ('ferme', 'Fermé', 'ferme@mairie.example', 'x', 'consultation', false), ('muet', 'Muet', NULL, 'x', 'consultation', true)`,
  )
  for (const who of ['ferme', 'muet']) expect((await ask(who)).text).toBe(known.text)
  // Those of the two questions about the account that there is, and no other.
  await expect.poll(() => mails.received.length, { timeout: 10_000 }).toBe(2)
  expect(mails.received.map(({ to }) => to)).toEqual([[email], [email]])
})

test('a link changes the password once, closes the sessions, and is journalled', async () => {
  const elsewhere = visitorOf(served.instance.url)
  await elsewhere.post('/-/connexion', Object.entries(administrator))
  const path = await link(email.toUpperCase())
  const page = await visitorOf(served.instance.url).page(path)
  expect(decoded(page)).toContain('Compte «\u00a0admin\u00a0».')
  const weak = await choose(path, 'mairie2026')
  expect([weak.status, decoded(weak.text)]).toEqual([422, expect.stringContaining('se devine trop vite')])
  const foreign = await visitorOf(served.instance.url).post(path, [['next', strong]], {
    'sec-fetch-site': 'cross-site',
  })
  expect(foreign.status).toBe(403)
  const two = await Promise.all([choose(path, strong), choose(path, `${strong}b`)])
  expect(two.map(({ status }) => status).sort()).toEqual([303, 410])
  const kept = two[0]?.status === 303 ? strong : `${strong}b`
  expect([await enters(kept), await enters(administrator.password)]).toEqual([true, false])
  await expect.poll(async () => (await elsewhere.get('/-/compte')).status, { timeout: 10_000 }).toBe(303)
  expect((await visitorOf(served.instance.url).get(path)).status).toBe(410)
  expect(
    await run(
      `SELECT acteur, apres FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) WHERE apres ? 'mot_de_passe' ORDER BY om_journal DESC LIMIT 2`,
    ),
  ).toEqual([
    { acteur: 'admin', apres: { mot_de_passe: 'changé' } },
    { acteur: 'system', apres: { mot_de_passe: 'lien demandé' } },
  ])
  const back = await link()
  expect((await choose(back, administrator.password)).location).toBe('/-/connexion')
})

test.each([
  ['its time is over', `UPDATE openmairie.om_lien SET expire = now() - interval '1 second'`],
  ['the password has changed since', `UPDATE openmairie.om_utilisateur SET mot_de_passe = mot_de_passe || ' '`],
  ['the address has changed since', `UPDATE openmairie.om_utilisateur SET email = 'autre@mairie.example'`],
])('a link opens nothing once %s', async (_, change) => {
  const held = await run(`SELECT mot_de_passe FROM openmairie.om_utilisateur WHERE login = 'admin'`)
  const path = await link()
  await run(change)
  expect((await visitorOf(served.instance.url).get(path)).status).toBe(410)
  expect((await choose(path, strong)).status).toBe(410)
  await served.base.raw.query(`UPDATE openmairie.om_utilisateur SET mot_de_passe = $1 WHERE login = 'admin'`, [
    held[0]?.['mot_de_passe'],
  ])
  expect(await enters(administrator.password)).toBe(true)
})

test('the last link asked for is the only one, and few are sent', async () => {
  const first = await link()
  const second = await link()
  expect((await visitorOf(served.instance.url).get(first)).status).toBe(410)
  expect((await visitorOf(served.instance.url).get(second)).status).toBe(200)
  await link()
  expect((await ask(administrator.login)).status).toBe(200)
  // A mail to come would come before that of another account, asked for later.
  await run(
    `INSERT INTO openmairie.om_utilisateur (login, nom, email, mot_de_passe, om_profil) VALUES ('autre', 'Autre', 'autre@mairie.example', 'x', 'consultation')`,
  )
  await ask('autre')
  await expect.poll(() => mails.received.at(-1)?.to, { timeout: 10_000 }).toEqual(['autre@mairie.example'])
  expect(mails.received.filter(({ to }) => to[0] === email)).toHaveLength(3)
})

test('every page has no fault, fits a phone, and works without script', async () => {
  const context = await served.context()
  const page = await context.newPage()
  await page.goto('/-/connexion')
  await page.click('text=Mot de passe oublié')
  await page.waitForURL(forgotten)
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320, 640])).toEqual([])
  await page.press('#who', 'Enter')
  await page.waitForSelector('#who-erreur')
  expect(await faults(page)).toEqual([])
  await context.close()
  const plain = await served.context({ javaScriptEnabled: false })
  const bare = await plain.newPage()
  await bare.goto(forgotten)
  await bare.fill('#who', administrator.login)
  await bare.press('#who', 'Enter')
  await bare.waitForSelector('text=Consultez votre messagerie')
  await expect.poll(() => mails.received.length, { timeout: 10_000 }).toBe(1)
  await bare.goto(linkIn(mails.received[0]))
  await bare.fill('#next', strong)
  await bare.fill('#again', strong)
  await bare.press('#again', 'Enter')
  await bare.waitForURL('/-/connexion')
  expect(await bare.textContent('.flash')).toContain('Le mot de passe est changé')
  await plain.close()
})

test('without a mail server nothing of it is offered', async () => {
  const other = await serveDemonstration()
  const visitor = visitorOf(other.instance.url)
  expect(await visitor.page('/-/connexion')).not.toContain(forgotten)
  expect((await visitor.get(forgotten)).status).toBe(404)
  expect((await visitor.post(forgotten, [['who', 'admin']])).status).toBe(404)
  expect(tokenIn(await visitor.page('/-/connexion'))).toBe('')
  await other.stop()
})

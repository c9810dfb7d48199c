// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { decoded, tokenIn, type Visitor, visitorOf } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { administrator } from './instance.js'
import { type Served, serveDemonstration } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())
beforeEach(async () => {
  // A test says «the code before» and «the code of now»: it does not begin where one ends.
  const left = 30_000 - (Date.now() % 30_000)
  if (left < 8000) await new Promise((resolve) => setTimeout(resolve, left))
  await run(`UPDATE openmairie.om_utilisateur SET totp = NULL, totp_attente = NULL, totp_pas = NULL`)
  await run(`UPDATE openmairie.om_profil SET second_facteur = false`)
  await run(`DELETE FROM openmairie.om_tentative`)
  await run(`DELETE FROM openmairie.om_session`)
})

const account = '/-/compte'
const own = '/-/compte/second-facteur'
const step = '/-/second-facteur'
const run = async (statement: string, values: readonly unknown[] = []): Promise<readonly Record<string, unknown>[]> =>
  (await served.base.raw.query(statement, [...values])).rows
const enter = async (visitor = visitorOf(served.instance.url)) => ({
  visitor,
  answer: await visitor.post('/-/connexion?retour=/-/compte', [...Object.entries(administrator), ['retour', account]]),
})
/** A browser whose session was opened with the password alone, before: an address may sign in a few times a minute only. */
async function opened(awaits: 'inscription' | null): Promise<Visitor> {
  const visitor = visitorOf(served.instance.url)
  const token = randomBytes(32).toString('base64url')
  await run(
    `INSERT INTO openmairie.om_session (jeton, om_utilisateur, csrf, attend)
     SELECT sha256(convert_to($1, 'UTF8')), om_utilisateur, $2, $3 FROM openmairie.om_utilisateur WHERE login = 'admin'`,
    [token, randomBytes(24).toString('base64url'), awaits],
  )
  visitor.cookies.set('om_session', token)
  return visitor
}
const secretIn = (html: string): string => (/class="key">([A-Z2-7 ]+)</.exec(html)?.[1] ?? '').replaceAll(' ', '')
const codeOf = (secret: string, shift = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + shift * 30_000 })
const codesIn = (html: string): readonly string[] =>
  [...html.matchAll(/<code>([a-z0-9]{4}(?:-[a-z0-9]{4}){3})<\/code>/g)].map(([, code = '']) => code)
const post = async (visitor: Visitor, page: string, path: string, fields: Readonly<Record<string, string>>) =>
  visitor.post(path, [['-csrf', tokenIn(await visitor.page(page))], ...Object.entries(fields)])
/** Signs in with the password, and turns the second factor on. */
async function enrolled() {
  const { visitor } = await enter()
  const html = await visitor.page(own)
  const secret = secretIn(html)
  const answer = await visitor.post(own, [
    ['-csrf', tokenIn(html)],
    ['code', codeOf(secret, -1)],
    ['current', administrator.password],
  ])
  return { visitor, secret, answer, codes: codesIn(answer.text) }
}
const factorLines = () =>
  run(
    `SELECT acteur, apres->>'second_facteur' AS what FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) WHERE apres ? 'second_facteur' ORDER BY om_journal DESC LIMIT 1`,
  )

test('it is turned on with a code and the password; recovery codes are told once, and kept as digests', async () => {
  const { visitor } = await enter()
  const html = await visitor.page(own)
  const secret = secretIn(html)
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(html).toMatch(/<svg class="qr"[^>]* role="img"/)
  const wrong = await visitor.post(own, [
    ['-csrf', tokenIn(html)],
    ['code', codeOf(secret)],
    ['current', 'faux'],
  ])
  expect(wrong.status).toBe(422)
  expect(decoded(wrong.text)).toContain('Le mot de passe n’est pas celui-ci.')
  const late = await visitor.post(own, [
    ['-csrf', tokenIn(html)],
    ['code', codeOf(secret, -5)],
    ['current', administrator.password],
  ])
  expect(decoded(late.text)).toContain('Ce code n’est pas le bon')
  const done = await visitor.post(own, [
    ['-csrf', tokenIn(html)],
    ['code', ` ${codeOf(secret).slice(0, 3)} ${codeOf(secret).slice(3)}`],
    ['current', administrator.password],
  ])
  const codes = codesIn(done.text)
  expect(done.status).toBe(200)
  expect(new Set(codes).size).toBe(10)
  expect(await visitor.page(account)).toContain('Il reste 10 codes de secours.')
  const [kept] = await run(
    `SELECT position(convert_to($1, 'UTF8') IN totp) AS clear, length(totp) > 40 AS sealed, totp_attente, (SELECT count(*)::int FROM openmairie.om_code_secours WHERE empreinte = sha256(convert_to($2, 'UTF8'))) AS digests FROM openmairie.om_utilisateur WHERE login = 'admin'`,
    [secret, codes[0]?.replaceAll('-', '')],
  )
  expect(kept).toEqual({ clear: 0, sealed: true, totp_attente: null, digests: 1 })
  expect(await factorLines()).toEqual([{ acteur: 'admin', what: 'activé' }])
  for (const told of [secret, ...codes]) expect(served.instance.output()).not.toContain(told)
})

test('after the password nothing opens before the code, which serves once', async () => {
  const { secret } = await enrolled()
  const { visitor, answer } = await enter()
  expect(answer).toMatchObject({ status: 303, location: '/-/second-facteur?retour=%2F-%2Fcompte' })
  const waiting = visitor.cookies.get('om_session')
  for (const path of ['/', account, own, '/-/raccourcis', '/opengestioncrise'])
    expect((await visitor.get(path)).location).toMatch(/^\/-\/connexion/)
  const html = await visitor.page(answer.location ?? '')
  const shown = codeOf(secret)
  const give = (code: string, token = tokenIn(html)) =>
    visitor.post(step, [
      ['-csrf', token],
      ['code', code],
      ['retour', account],
    ])
  expect((await give(shown, 'x')).status).toBe(403)
  const wrong = await give('000000')
  expect([wrong.status, decoded(wrong.text)]).toEqual([422, expect.stringContaining('Ce code n’est pas le bon')])
  expect(
    await run(
      `SELECT acteur, apres->>'route' AS route FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) WHERE operation = 'refused' ORDER BY om_journal DESC LIMIT 1`,
    ),
  ).toEqual([{ acteur: 'admin', route: 'POST /-/second-facteur' }])
  expect(await give(shown)).toMatchObject({ status: 303, location: account })
  expect(visitor.cookies.get('om_session')).not.toBe(waiting)
  expect((await visitor.get(account)).status).toBe(200)
  // Read over a shoulder, and typed at once from elsewhere: it has served.
  const second = await enter()
  const page = await second.visitor.page(step)
  const replay = await second.visitor.post(step, [
    ['-csrf', tokenIn(page)],
    ['code', shown],
  ])
  expect(replay.status).toBe(422)
  expect((await second.visitor.get(account)).status).toBe(303)
})

test('a recovery code opens once, and how many are left is told', async () => {
  const { codes } = await enrolled()
  const [first = ''] = codes
  const { visitor } = await enter()
  const answer = await post(visitor, step, step, { code: first.toUpperCase().replaceAll('-', ' '), retour: account })
  expect(answer.location).toBe(account)
  expect(await visitor.page(account)).toContain('Il reste 9 codes de secours.')
  expect(await factorLines()).toEqual([{ acteur: 'admin', what: 'code de secours employé' }])
  const again = await enter()
  expect((await post(again.visitor, step, step, { code: first })).status).toBe(422)
})

test('codes are tried a few times only: the password again, then a wait', async () => {
  await enrolled()
  const { visitor } = await enter()
  const token = tokenIn(await visitor.page(step))
  const give = () =>
    visitor.post(step, [
      ['-csrf', token],
      ['code', '000000'],
    ])
  for (let index = 0; index < 5; index++) expect((await give()).status).toBe(422)
  expect(await give()).toMatchObject({ status: 303, location: '/-/connexion' })
  // Five more of another session; a right password in between wipes none of them.
  await run(
    `INSERT INTO openmairie.om_tentative (empreinte) SELECT empreinte FROM openmairie.om_tentative WHERE instant > now() - interval '5 minutes'`,
  )
  const second = await enter()
  expect((await post(second.visitor, step, step, { code: '000000' })).status).toBe(429)
})

test('codes sent all at once are tried no more often than one by one', async () => {
  await run(`UPDATE openmairie.om_profil SET second_facteur = true WHERE om_profil = 'administrateur'`)
  const visitor = await opened('inscription')
  const token = tokenIn(await visitor.page(step))
  const answers = await Promise.all(
    Array.from({ length: 9 }, () =>
      visitor.post(`${step}/inscription`, [
        ['-csrf', token],
        ['code', '000000'],
      ]),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 303, 303, 303, 422, 422, 422, 422, 422])
})

test('a profil that asks for it lets nobody do anything before it is set up', async () => {
  const { visitor: before } = await enter()
  expect((await before.get(account)).status).toBe(200)
  await run(`UPDATE openmairie.om_profil SET second_facteur = true WHERE om_profil = 'administrateur'`)
  // A worker trusts what it read for two seconds.
  await expect.poll(async () => (await before.get(account)).status, { timeout: 10_000 }).toBe(303)
  const { visitor, answer } = await enter()
  expect(answer.location).toBe('/-/second-facteur?retour=%2F-%2Fcompte')
  for (const path of ['/', account, own, '/opengestioncrise'])
    expect((await visitor.get(path)).location).toMatch(/^\/-\/connexion/)
  expect((await visitor.post(step, [['code', '000000']])).location).toBe('/-/connexion')
  const html = await visitor.page(step)
  expect(decoded(html)).toContain('Votre profil demande un second facteur')
  const done = await visitor.post(`${step}/inscription`, [
    ['-csrf', tokenIn(html)],
    ['code', codeOf(secretIn(html))],
    ['retour', account],
  ])
  expect(codesIn(done.text)).toHaveLength(10)
  // What was opened with the password alone does not come back to life with the factor of another browser.
  await expect.poll(async () => (await before.get(account)).status, { timeout: 10_000 }).toBe(303)
  expect(await run(`SELECT count(*)::int AS open FROM openmairie.om_session`)).toEqual([{ open: 1 }])
  const page = await visitor.page(account)
  expect(page).toContain('elle ne peut pas être retirée')
  const kept = await post(visitor, account, `${own}/changer`, { own: administrator.password, action: 'retirer' })
  expect(kept.location).toBe(account)
  expect(await run(`SELECT totp IS NOT NULL AS kept FROM openmairie.om_utilisateur WHERE login = 'admin'`)).toEqual([
    { kept: true },
  ])
  // The accounts of the demonstration have no password to guard.
  const guest = visitorOf(served.instance.url)
  await guest.post('/-/essayer', [['profil', 'administrateur']])
  expect((await guest.get('/-/raccourcis')).status).toBe(200)
})

test('a factor that its owner has set up is not replaced with the password alone', async () => {
  await run(`UPDATE openmairie.om_profil SET second_facteur = true WHERE om_profil = 'administrateur'`)
  const enrol = async (visitor: Visitor, html: string) =>
    visitor.post(`${step}/inscription`, [
      ['-csrf', tokenIn(html)],
      ['code', codeOf(secretIn(html))],
    ])
  const mine = await opened('inscription')
  const other = await opened('inscription')
  const html = await other.page(step)
  expect(codesIn((await enrol(mine, await mine.page(step))).text)).toHaveLength(10)
  const [{ totp } = {}] = await run(`SELECT totp FROM openmairie.om_utilisateur WHERE login = 'admin'`)
  expect((await other.get(step)).location).toBe('/-/connexion')
  // Were it opened meanwhile, it would wait for a code of the owner's, and draw no secret.
  const late = await opened('inscription')
  const asked = await late.page(step)
  expect(asked).not.toContain('class="qr"')
  for (const visitor of [other, late]) expect((await enrol(visitor, html)).location).toBe('/-/connexion')
  expect(await run(`SELECT totp, totp_attente FROM openmairie.om_utilisateur WHERE login = 'admin'`)).toEqual([
    { totp, totp_attente: null },
  ])
})

test('whoever acts for someone has the factor that either of their profils asks for', async () => {
  const demand = (profil: string) => run(`UPDATE openmairie.om_profil SET second_facteur = (om_profil = $1)`, [profil])
  const [{ id } = {}] = await run(
    `INSERT INTO openmairie.om_delegation (om_utilisateur, delegue, debut, fin)
     SELECT g.om_utilisateur, d.om_utilisateur, current_date - 1, current_date + 1 FROM openmairie.om_utilisateur g, openmairie.om_utilisateur d
     WHERE g.login = 'demo-consultation' AND d.login = 'admin' RETURNING om_delegation::text AS id`,
  )
  const visitor = await opened(null)
  const act = () => post(visitor, account, '/-/compte/delegations/agir', { delegation: String(id) })
  await demand('consultation')
  expect((await act()).location).toBe(account)
  expect(decoded(await visitor.page(account)).replaceAll('\u00a0', ' ')).toContain(
    'Le profil de Dominique Démo demande la vérification en deux étapes : activez-la d’abord pour votre compte.',
  )
  await demand('aucun')
  expect((await act()).location).toBe('/')
  expect((await visitor.get(account)).status).toBe(200)
  // That of the delegate himself is asked for all the same.
  await demand('administrateur')
  await expect.poll(async () => (await visitor.get(account)).status, { timeout: 10_000 }).toBe(303)
})

test('it is taken off, and its codes renewed, with the password only', async () => {
  const { visitor, codes } = await enrolled()
  const change = (password: string, action: string) =>
    post(visitor, account, `${own}/changer`, { own: password, action })
  for (const action of ['retirer', 'renouveler']) expect((await change('faux', action)).status).toBe(422)
  const renewed = codesIn((await change(administrator.password, 'renouveler')).text)
  expect(renewed).toHaveLength(10)
  expect(renewed.filter((code) => codes.includes(code))).toEqual([])
  expect((await change(administrator.password, 'retirer')).location).toBe(account)
  expect(await visitor.page(account)).toContain('La vérification en deux étapes est retirée.')
  expect(await factorLines()).toEqual([{ acteur: 'admin', what: 'retiré' }])
  expect((await enter()).answer.location).toBe(account)
})

test('every page of it has no fault, fits a phone, and works by keyboard without script', async () => {
  const context = await served.context({ javaScriptEnabled: true })
  const page = await context.newPage()
  await page.goto(`/-/connexion?retour=${encodeURIComponent(own)}`)
  await page.fill('#login', administrator.login)
  await page.fill('#password', administrator.password)
  await page.press('#password', 'Enter')
  await page.waitForSelector('.qr')
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320, 640])).toEqual([])
  await context.close()

  const plain = await served.context({ javaScriptEnabled: false })
  const bare = await plain.newPage()
  await bare.goto(`/-/connexion?retour=${encodeURIComponent(own)}`)
  await bare.fill('#login', administrator.login)
  await bare.fill('#password', administrator.password)
  await bare.press('#password', 'Enter')
  await bare.waitForSelector('.qr')
  const secret = ((await bare.textContent('.key')) ?? '').replaceAll(' ', '')
  await bare.fill('#code', codeOf(secret))
  await bare.fill('#current', administrator.password)
  await bare.press('#current', 'Enter')
  await bare.waitForSelector('.codes')
  await bare.click('a.button.primary')
  await bare.waitForURL(account)
  await plain.close()

  const looked = await served.context()
  const last = await looked.newPage()
  await last.goto('/-/connexion')
  await last.fill('#login', administrator.login)
  await last.fill('#password', administrator.password)
  await last.press('#password', 'Enter')
  await last.waitForSelector('#code')
  expect(await faults(last)).toEqual([])
  expect(await overflowing(last, [320, 640])).toEqual([])
  await looked.close()
})

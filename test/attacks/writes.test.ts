// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enter, type Form, formsIn, signIn, type Visitor, visitorOf } from '../support/http.js'
import { application, contents, entities, firstRecord, listing, serveTarget, type Target, tokenOf } from './support.js'

let target: Target
let administrator: Visitor
let consultation: Visitor
let before: string

beforeAll(async () => {
  target = await serveTarget()
  administrator = await enter(target.site, 'administrateur')
  consultation = await enter(target.site, 'consultation')
  before = await contents(target.base)
})
afterAll(() => target.stop())

const digestsIn = (form: Form): string => form.fields.find(([name]) => name === '-digests')?.[1] ?? '{}'

/** Every address that writes, for a record of an entity. */
function writers(entity: string, record: string): readonly string[] {
  return [
    `${listing(entity)}/-/nouveau`,
    `${record}/-/modifier`,
    `${record}/-/supprimer`,
    `${listing(entity)}/-/annuler`,
    `${listing(entity)}/-/brouillon`,
    `${listing(entity)}/-/effacer-brouillon`,
    `${record}/-/brouillon`,
    `${record}/-/effacer-brouillon`,
    `${listing(entity)}/-/doublons`,
    `${record}/-/doublons`,
    `${record}/-/fusionner?avec=1`,
    `${record}/-/anonymiser`,
    `${record}/-/annuler-fusion`,
    `${record}/-/cellule?champ=nom`,
    `${record}/-/action/disponible`,
    `${record}/-/action/constructor`,
  ]
}
const body = (csrf: string | null, once: string) =>
  [
    ...(csrf === null ? [] : [['-csrf', csrf] as const]),
    ['-once', once] as const,
    ['-digests', '{}'] as const,
    ['v.libelle', 'forgé'] as const,
    ['v.nom', 'forgé'] as const,
  ] as const

test('no form is taken without the token of its session, nor from another site', async () => {
  const own = await tokenOf(administrator)
  const foreign = await tokenOf(consultation)
  expect(own).not.toBe(foreign)
  for (const entity of entities) {
    const record = await firstRecord(administrator, entity)
    for (const address of [...writers(entity, record), '/-/generateur']) {
      const forged: readonly (readonly [string | null, Readonly<Record<string, string>>])[] = [
        [null, {}],
        ['', {}],
        [foreign, {}],
        [own, { 'sec-fetch-site': 'cross-site' }],
        [own, { 'sec-fetch-site': 'same-site' }],
        [own, { origin: 'https://ailleurs.example' }],
        [own, { origin: 'null' }],
      ]
      for (const [csrf, headers] of forged) {
        const { status } = await administrator.post(address, body(csrf, 'forged'), headers)
        expect(status, `${address} ${csrf} ${JSON.stringify(headers)}`).toBe(400)
      }
    }
  }
  expect(await contents(target.base)).toBe(before)
})

test('a form of ours with the token of another session is shown again and written by nobody; another site fills none', async () => {
  const others = await tokenOf(consultation)
  const own = await tokenOf(administrator)
  const record = await firstRecord(administrator, 'ressource')
  for (const address of [`${listing('ressource')}/-/nouveau`, `${record}/-/modifier`]) {
    const fields = [['-csrf', others] as const, ['-once', 'zposee'] as const, ['v.nom', 'Zposé <i>"'] as const]
    for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { origin: target.site }]) {
      const shown = await administrator.post(address, fields, headers)
      expect(shown.status).toBe(403)
      const form = formsIn(shown.text).find(({ action }) => action === address)
      expect(form?.fields).toEqual(
        expect.arrayContaining([
          ['-csrf', own],
          ['-once', 'zposee'],
          ['v.nom', 'Zposé <i>"'],
        ]),
      )
      const held = await visitorOf(target.site).post(address, fields, { ...headers, accept: 'text/html' })
      expect(held.status).toBe(403)
      expect(formsIn(held.text).find(({ action }) => action === address)?.fields).toEqual(fields.slice(1))
      // Of a script, which would show it to nobody.
      expect((await visitorOf(target.site).post(address, fields, headers)).status).toBe(303)
      const refused = await consultation.post(address, [['-csrf', own], ...fields.slice(1)], headers)
      expect([refused.status, refused.text.includes('Zposé')]).toEqual([403, false])
    }
    for (const headers of [
      {},
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: target.site },
      { origin: 'https://ailleurs.example' },
      { origin: 'null' },
    ] as readonly Readonly<Record<string, string>>[]) {
      const refused = await administrator.post(address, fields, headers)
      expect([refused.status, refused.text.includes('Zposé')], JSON.stringify(headers)).toEqual([400, false])
      const led = await visitorOf(target.site).post(address, fields, { ...headers, accept: 'text/html' })
      expect([led.status, led.location], JSON.stringify(headers)).toEqual([
        303,
        `/-/connexion?retour=${encodeURIComponent(address)}`,
      ])
    }
  }
  expect(await contents(target.base)).toBe(before)
})

test('whoever has not signed in is led to the sign-in page, whatever is asked', async () => {
  const nobody = visitorOf(target.site)
  const stale = visitorOf(target.site)
  stale.cookies.set('om_session', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')
  for (const entity of entities) {
    const record = await firstRecord(administrator, entity)
    const readers = [listing(entity), record, `${listing(entity)}/-/export`, `${listing(entity)}/-/choix`]
    for (const visitor of [nobody, stale]) {
      for (const address of [...readers, ...writers(entity, record), `/${application}`, '/-/generateur']) {
        for (const ask of [visitor.get, (path: string) => visitor.post(path, body('x', 'y'))]) {
          const { status, location, text } = await ask(address)
          expect([303, 404], address).toContain(status)
          if (status === 303) expect(location).toMatch(/^\/-\/connexion\?retour=%2F/)
          else expect(text).not.toContain('<table')
        }
      }
    }
  }
  expect(await contents(target.base)).toBe(before)
})

test('a profil that only reads writes nothing, by any road', async () => {
  const csrf = await tokenOf(consultation)
  for (const entity of entities) {
    const record = await firstRecord(consultation, entity)
    const page = await consultation.get(record)
    expect(page.text).not.toMatch(/-\/(modifier|supprimer|action)/)
    for (const address of writers(entity, record)) {
      const { status } = await consultation.post(address, body(csrf, 'denied'))
      expect(status === 403 || (/\/(action\/|-\/annuler$)/.test(address) && status === 404), address).toBe(true)
      if (/\/-\/(nouveau|modifier|supprimer)$/.test(address))
        expect((await consultation.get(address)).status, address).toBe(403)
    }
  }
  expect((await consultation.get('/-/generateur')).status).toBe(403)
  expect((await consultation.post('/-/generateur', [['-csrf', csrf]])).status).toBe(403)
  expect(await contents(target.base)).toBe(before)
})

test('digests that were forged, or belong to another user or record, change nothing that someone else may have changed', async () => {
  const other = await signIn(target.site)
  const attacked: string[] = []
  for (const entity of entities) {
    const record = await firstRecord(administrator, entity)
    const { text } = await administrator.get(`${record}/-/modifier`)
    const form = formsIn(text).find((each) => each.fields.some(([name]) => name === '-digests'))
    const changed = form?.fields.find(([name, value]) => /^v\./.test(name) && /^[A-Za-zÀ-ÿ ]+$/.test(value))
    if (!form || !changed) continue
    attacked.push(entity)
    const theirs = formsIn((await other.get(`${record}/-/modifier`)).text).flatMap((each) => each.fields)
    const borrowed = theirs.find(([name]) => name === '-digests')?.[1] ?? ''
    expect(Object.keys(JSON.parse(borrowed))).toEqual(Object.keys(JSON.parse(digestsIn(form))))
    const digests: Record<string, string> = JSON.parse(digestsIn(form))
    const shifted = Object.fromEntries(
      Object.keys(digests).map((name, index, names) => [name, digests[names[(index + 1) % names.length] ?? ''] ?? '']),
    )
    for (const forged of [
      '{}',
      '[]',
      'null',
      '"x"',
      'garbage',
      '{"__proto__":{"x":1}}',
      JSON.stringify(shifted),
      borrowed,
    ]) {
      const rest = form.fields.filter(([name]) => name !== '-digests' && name !== changed[0])
      const { status } = await administrator.post(form.action, [...rest, ['-digests', forged], [changed[0], 'Forgé']])
      expect(status, `${entity} ${forged}`).toBe(409)
    }
    for (const forged of ['{}', 'garbage', JSON.stringify(shifted), borrowed]) {
      const kept = form.fields.filter(([name]) => name === '-csrf' || name === '-once')
      const { status } = await administrator.post(`${record}/-/supprimer`, [...kept, ['-digests', forged]])
      expect(status, `${entity} ${forged}`).toBe(409)
    }
  }
  expect(await contents(target.base)).toBe(before)
  expect(attacked).toContain('ressource')
  expect(attacked.length).toBeGreaterThan(6)
})

test('a hidden field is nowhere: not read, searched, sorted, exported nor written', async () => {
  const hidden = (await target.base.raw.query(`SELECT email FROM ${application}.utilisateur`)).rows.map(
    (row) => row.email,
  )
  expect(hidden.length).toBeGreaterThan(1)
  const record = await firstRecord(administrator, 'utilisateur')
  const ways = [
    '',
    '?tri=email',
    '?tri=-email',
    '?colonne=email',
    '?c.email=a',
    '?min.email=a',
    '?champ=email&q=valmarine',
    '?de=v',
  ]
  const rows = (text: string) => text.match(/<tr\b[^>]* data-key="[^"]*"/g)
  const plain = rows((await administrator.get(listing('utilisateur'))).text)
  for (const way of ways) {
    const { status, text } = await administrator.get(`${listing('utilisateur')}${way}`)
    expect(status, way).toBe(200)
    if (!way.includes('q=') && !way.includes('de=')) expect(rows(text), way).toEqual(plain)
    const exported = await administrator.get(`${listing('utilisateur')}/-/export${way}`)
    for (const page of [text, exported.text]) {
      for (const email of hidden) expect(page, way).not.toContain(email)
      for (const [, payload = ''] of page.matchAll(/(?:apres|avant)=([\w-]+)\./g))
        expect(Buffer.from(payload, 'base64url').toString(), way).not.toContain('@')
    }
  }
  const searched = await administrator.get(`${listing('utilisateur')}?q=valmarine.example`)
  expect(rows(searched.text)).toBeNull()
  for (const address of [
    record,
    `${record}/-/modifier`,
    `${record}/-/supprimer`,
    `${listing('utilisateur')}/-/nouveau`,
  ]) {
    const { text } = await administrator.get(address)
    for (const email of hidden) expect(text, address).not.toContain(email)
    expect(text).not.toContain('v.email')
    expect(text).not.toContain('&quot;email&quot;')
  }
  expect((await administrator.get(`${listing('utilisateur')}/-/choix?champ=email`)).status).toBe(404)
})

test('a hidden or read-only field that is posted all the same is not written', async () => {
  const record = await firstRecord(administrator, 'utilisateur')
  const { text } = await administrator.get(`${record}/-/modifier`)
  expect(text).not.toContain('name="v.nom"')
  const answer = await administrator.send(`${record}/-/modifier`, {
    'v.email': 'forge@valmarine.example',
    'v.nom': 'Forgé',
    'v.utilisateur': '999',
    'v.__proto__': 'x',
    'v.inconnu': 'x',
  })
  expect(answer.status).toBe(303)
  expect(await contents(target.base)).toBe(before)
})

test('a one-time key serves one form: elsewhere, or very long, it is another one', async () => {
  const csrf = await tokenOf(administrator)
  const once = randomBytes(6000).toString('base64url')
  const create = (key: string) =>
    administrator.post(`${listing('grade')}/-/nouveau`, [
      ['-csrf', csrf],
      ['-once', once],
      ['v.grade', key],
      ['v.libelle', key],
    ])
  const first = await create('CLE1')
  expect([first.status, first.location]).toEqual([303, `${listing('grade')}/CLE1`])
  // The same form again gives the first outcome; one that was gone back to, and typed in, is another.
  expect((await create('CLE1')).location).toBe(`${listing('grade')}/CLE1`)
  const second = await create('CLE2')
  expect(second.location).toBe(`${listing('grade')}/CLE2`)
  expect((await administrator.send(`${second.location}/-/supprimer`, { '-once': once })).status).toBe(303)
  const digests =
    formsIn(await administrator.page(`${first.location}/-/modifier`))
      .map(digestsIn)
      .find((each) => each !== '{}') ?? ''
  const fields = [
    ['-csrf', csrf],
    ['-once', once],
    ['-digests', digests],
    ['v.libelle', 'Autre'],
  ] as const
  expect((await administrator.post(`${first.location}/-/modifier`, fields)).status).toBe(303)
  const { rows } = await target.base.raw.query(`SELECT libelle FROM ${application}.grade WHERE grade LIKE 'CLE%'`)
  expect(rows).toEqual([{ libelle: 'Autre' }])
  expect((await administrator.send(`${first.location}/-/supprimer`, { '-once': once })).status).toBe(303)
  expect(await contents(target.base)).toBe(before)
})

test('a built-in property is no action of anybody', async () => {
  const record = await firstRecord(administrator, 'ressource')
  const csrf = await tokenOf(administrator)
  for (const action of ['constructor', '__proto__', 'toString', '..%2fx']) {
    expect((await administrator.post(`${record}/-/action/${action}`, [['-csrf', csrf]])).status, action).toBe(404)
  }
  expect(target.instance.output()).not.toContain('unexpected error')
})

// Last: the account of the demonstration loses its profil.
test('a profil without any droit sees nothing: whatever is not granted is denied', async () => {
  const records = new Map<string, string>()
  for (const entity of entities) records.set(entity, await firstRecord(administrator, entity))
  await target.base.raw.query(
    `INSERT INTO openmairie.om_profil VALUES ('rien', 'Rien'); UPDATE openmairie.om_utilisateur SET om_profil = 'rien' WHERE login = 'demo-consultation'`,
  )
  const nobody = await enter(target.site, 'consultation')
  for (const [entity, record] of records) {
    for (const address of [
      listing(entity),
      record,
      `${listing(entity)}/-/export`,
      `${listing(entity)}/-/nouveau`,
      `${record}/-/modifier`,
      `${record}/-/supprimer`,
    ]) {
      const { status, text } = await nobody.get(address)
      expect(status, address).toBe(403)
      expect(text).not.toMatch(/data-field|data-key/)
    }
  }
  expect((await nobody.get(`${listing('ressource')}/-/choix?champ=grade`)).status).toBe(403)
  expect((await nobody.get('/-/generateur')).status).toBe(403)
  const home = await nobody.page(`/${application}`)
  for (const entity of entities) expect(home).not.toContain(`href="${listing(entity)}`)
})

// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import { forgetDrafts } from '../../packages/openmairie/src/drafts/store.js'
import { enter, formsIn, signIn, type Visitor } from '../support/http.js'
import { contents, listing, serveTarget, type Target, tokenOf } from './support.js'

let target: Target
let administrator: Visitor
let other: Visitor
let consultation: Visitor
beforeAll(async () => {
  target = await serveTarget()
  administrator = await enter(target.site, 'administrateur')
  other = await signIn(target.site)
  consultation = await enter(target.site, 'consultation')
})
afterAll(() => target.stop())
beforeEach(async () => {
  await target.base.raw.query('DELETE FROM openmairie.om_brouillon')
})

const resources = listing('ressource')
const keep = async (visitor: Visitor, address: string, fields: Readonly<Record<string, string>>) =>
  visitor.post(address, Object.entries({ '-csrf': await tokenOf(visitor), ...fields }))
const kept = async (): Promise<readonly { formulaire: string; contenu: string }[]> =>
  (await target.base.raw.query('SELECT formulaire, contenu FROM openmairie.om_brouillon ORDER BY instant')).rows

test('a draft is shown to its author alone, on its own form alone', async () => {
  const answer = await keep(administrator, `${resources}/3/-/brouillon`, { '-once': 'A1', 'v.nom': 'Zsecret' })
  expect([answer.status, answer.text]).toEqual([200, '{"kept":true}'])
  expect(await administrator.page(`${resources}/3/-/modifier`)).toContain('brouillon=A1')
  expect(await administrator.page(`${resources}/3/-/modifier?brouillon=A1`)).toContain('Zsecret')
  for (const visitor of [administrator, other]) {
    for (const address of [`${resources}/4/-/modifier`, `${resources}/-/nouveau`, `${listing('cp')}/-/nouveau`]) {
      const page = await visitor.page(`${address}?brouillon=A1`)
      expect(page, address).not.toContain('Zsecret')
    }
  }
  for (const query of ['', '?brouillon=A1']) {
    const page = await other.page(`${resources}/3/-/modifier${query}`)
    expect(page).not.toContain('Zsecret')
    expect(page).not.toContain('class="flash drafts"')
    expect((await consultation.get(`${resources}/3/-/modifier${query}`)).status).toBe(403)
  }
  await keep(other, `${resources}/3/-/effacer-brouillon`, { '-once': 'A1' })
  expect(await kept()).toHaveLength(1)
  await keep(administrator, `${resources}/3/-/effacer-brouillon`, { '-once': 'A1' })
  expect(await kept()).toEqual([])
})

test('a reference that the draft changed is shown by its own label, not by that of the record', async () => {
  const address = `${listing('ressource_competence')}/-/nouveau`
  const holder = /data-source="([^"]*champ=ressource)"/.exec(await administrator.page(address))?.[1] ?? ''
  const { text } = await administrator.get(`${holder}&q=a`)
  const { value, label } = JSON.parse(text).options[0]
  await keep(administrator, address.replace('nouveau', 'brouillon'), {
    '-once': 'F1',
    'v.ressource': value,
    'd.ressource': label,
    'r.ressource': label,
  })
  const page = await administrator.page(`${address}?brouillon=F1`)
  const fields = formsIn(page).flatMap((form) => form.fields)
  expect(fields.filter(([name]) => name.endsWith('.ressource'))).toEqual([
    ['v.ressource', value],
    ['d.ressource', label],
    ['r.ressource', label],
  ])
})

test('hidden and read-only fields, and what is no field, are not kept', async () => {
  await keep(administrator, `${listing('utilisateur')}/1/-/brouillon`, {
    '-once': 'B1',
    'v.email': 'x@y.example',
    'v.nom': 'forgé',
    'v.login': 'permis',
    'v.__proto__': 'x',
    'v.constructor': 'x',
    '-suite': '1',
  })
  expect(await kept()).toEqual([{ formulaire: 'B1', contenu: '[["v.login","permis"]]' }])
})

test('whoever may not write keeps no draft, nor does a form that is not one of ours', async () => {
  expect((await keep(consultation, `${resources}/3/-/brouillon`, { '-once': 'C1', 'v.nom': 'x' })).status).toBe(403)
  expect((await keep(consultation, `${resources}/-/brouillon`, { '-once': 'C1', 'v.nom': 'x' })).status).toBe(403)
  expect((await keep(administrator, `${resources}/999999/-/brouillon`, { '-once': 'C1' })).status).toBe(404)
  for (const once of ['', 'a'.repeat(65), '<script>', '../x'])
    expect((await keep(administrator, `${resources}/-/brouillon`, { '-once': once })).status, once).toBe(400)
  const forged = await administrator.post(`${resources}/-/brouillon`, [['-once', 'C1']])
  expect(forged.status).toBe(400)
  expect(await kept()).toEqual([])
})

test('drafts have a size, a number and an age', async () => {
  const long = await keep(administrator, `${resources}/-/brouillon`, {
    '-once': 'D0',
    'v.observation': 'x'.repeat(250_001),
  })
  expect(long.status).toBe(413)
  for (let number = 0; number < 52; number++)
    await keep(administrator, `${resources}/-/brouillon`, { '-once': `D${number}` })
  const names = (await kept()).map((draft) => draft.formulaire)
  expect([names.length, names[0], names.at(-1)]).toEqual([50, 'D2', 'D51'])
  await target.base.raw.query(
    `UPDATE openmairie.om_brouillon SET instant = now() - interval '7 days' WHERE formulaire <> 'D51'`,
  )
  expect((await administrator.page(`${resources}/-/nouveau`)).match(/brouillon=D\d+/g)).toEqual(['brouillon=D51'])
  const database = openDatabase({
    url: target.base.url,
    size: 1,
    applicationName: 'test',
    statementTimeout: 10_000,
    timeZone: 'UTC',
    failed: () => undefined,
  })
  expect(await forgetDrafts(database)).toBe(49)
  await database.close()
  expect((await kept()).map((draft) => draft.formulaire)).toEqual(['D51'])
})

test('a form that is sent without end is stopped', async () => {
  const token = await tokenOf(other)
  const statuses: number[] = []
  // More than two minutes' worth, as the minute may turn meanwhile.
  for (let number = 0; number < 200; number++)
    statuses.push(
      (
        await other.post(`${resources}/-/brouillon`, [
          ['-csrf', token],
          ['-once', 'E'],
        ])
      ).status,
    )
  expect(statuses[0]).toBe(200)
  expect(statuses).toContain(429)
})

test('what is to be undone is read from the journal: a reference that was forged, or is of another, undoes nothing', async () => {
  const before = await contents(target.base)
  const saved = await administrator.send(`${resources}/3/-/modifier`, { 'v.nom': 'Zréférence' })
  const page = await administrator.page(saved.location ?? '')
  const reference = /name="-ligne" value="([^"]+)"/.exec(page)?.[1] ?? ''
  expect(reference).toMatch(/^[\da-f]{32}\.[\w-]{43}$/)
  const after = await contents(target.base)
  const address = `${resources}/-/annuler`
  const ask = (visitor: Visitor, ligne: string, at = address) =>
    keep(visitor, at, { '-ligne': ligne, 'v.nom': 'forgé' })
  const [id = ''] = reference.split('.')
  for (const forged of [
    '',
    id,
    `${id}.${'A'.repeat(43)}`,
    reference.replace(
      id,
      id.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    ),
    `${reference}x`,
  ])
    expect((await ask(administrator, forged)).status, forged).toBe(404)
  expect((await ask(other, reference)).status).toBe(404)
  expect((await ask(consultation, reference)).status).toBe(404)
  expect((await ask(administrator, reference, `${listing('cp')}/-/annuler`)).status).toBe(404)
  expect((await administrator.post(address, [['-ligne', reference]])).status).toBe(400)
  expect(await contents(target.base)).toBe(after)
  expect((await ask(administrator, reference)).status).toBe(303)
  expect(await contents(target.base)).toBe(before)
  // Replayed, it undoes nothing more.
  await administrator.send(`${resources}/3/-/modifier`, { 'v.nom': 'Zrejoué' })
  const again = await contents(target.base)
  expect((await ask(administrator, reference)).status).toBe(303)
  expect(await contents(target.base)).toBe(again)
})

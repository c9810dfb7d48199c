// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enter, type Fields, signIn, type Visitor } from '../support/http.js'
import { contents, listing, serveTarget, type Target, tokenOf } from './support.js'

let target: Target
let administrator: Visitor
let consultation: Visitor
let csrf: string
let before: string
beforeAll(async () => {
  target = await serveTarget()
  administrator = await enter(target.site, 'administrateur')
  consultation = await enter(target.site, 'consultation')
  csrf = await tokenOf(administrator)
  await target.base.raw.query(
    `INSERT INTO opengestioncrise.ressource (ressource, nom, prenom, observation) VALUES (900001, 'Zattaque', 'Anne', '<script>alert(1)</script>'), (900002, '<script>alert(1)</script>', 'Anne', NULL), (900003, 'ZATTAQUE', 'Anne', NULL)`,
  )
  before = await contents(target.base)
})
afterAll(() => target.stop())

const record = (key: string | number, verb: string) => `${listing('ressource')}/${key}/-/${verb}`

test('a profil that only reads neither merges nor sees the way to it', async () => {
  const page = await consultation.get(`${listing('ressource')}/900001`)
  expect(page.text).toContain('1 homonyme')
  expect(page.text).not.toContain('fusionner')
  expect((await consultation.get(record(900001, 'fusionner?avec=900003'))).status).toBe(403)
  const own = await tokenOf(consultation)
  expect((await consultation.post(record(900001, 'fusionner?avec=900003'), [['-csrf', own]])).status).toBe(403)
  expect((await consultation.post(`${listing('ressource')}/-/doublons`, [['-csrf', own]])).status).toBe(403)
  const two = [
    ['-csrf', own],
    ['action', 'fusionner'],
    ['cle', '900001'],
    ['cle', '900003'],
  ] as const
  expect((await consultation.post(`${listing('ressource')}/-/selection`, two)).status).toBe(403)
  expect((await consultation.get(listing('ressource'))).text).not.toContain('value="fusionner"')
  expect(await contents(target.base)).toBe(before)
})

test('where nothing is said of duplicates rows are not merged from their listing; the keys that it ticks are text', async () => {
  const answer = await administrator.post(`${listing('service')}/-/selection`, [
    ['-csrf', csrf],
    ['action', 'fusionner'],
    ['cle', '1'],
    ['cle', '2'],
  ])
  expect(answer.status).toBe(403)
  const page = await administrator.get(
    `${listing('ressource')}?q=Zattaque&coche=${encodeURIComponent('"><script>alert(1)</script>')}&coche=900003`,
  )
  expect(page.text).not.toContain('<script>alert')
  expect([...page.text.matchAll(/name="cle" value="(\d+)"[^>]* checked>/g)].map(([, key]) => key)).toEqual(['900003'])
  // Where one goes from there nothing is ticked any more.
  expect([...page.text.matchAll(/href="[^"]*coche/g)]).toEqual([])
})

test('what a record holds is text, in the warning as on the page of a merge', async () => {
  const { text } = await administrator.post(`${listing('ressource')}/-/doublons`, [
    ['-csrf', csrf],
    ['v.nom', '<script>alert(1)</script>'],
    ['v.prenom', 'Anne'],
  ])
  expect(text).toContain('&lt;script')
  expect(text).not.toContain('<script>alert')
  const page = await administrator.get(record(900001, 'fusionner?avec=900002'))
  expect(page.status).toBe(200)
  expect(page.text).not.toContain('<script>alert')
})

test('without the digests of both records, forged ones or those of another, nothing is merged', async () => {
  const page = await administrator.get(record(900001, 'fusionner?avec=900003'))
  const digests = (name: string): string =>
    (new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? '').replaceAll('&quot;', '"')
  const [kept, gone] = [digests('-digests'), digests('-digests-autre')]
  const other = await (await signIn(target.site)).get(record(900001, 'fusionner?avec=900003'))
  const borrowed = (/name="-digests" value="([^"]*)"/.exec(other.text)?.[1] ?? '').replaceAll('&quot;', '"')
  expect(borrowed).not.toBe(kept)
  const forged: readonly Fields[] = [
    [],
    [['-digests', kept]],
    [
      ['-digests', gone],
      ['-digests-autre', kept],
    ],
    [
      ['-digests', borrowed],
      ['-digests-autre', gone],
    ],
    [
      ['-digests', '{"__proto__":{}}'],
      ['-digests-autre', 'null'],
    ],
  ]
  for (const fields of forged) {
    const { status } = await administrator.post(record(900001, 'fusionner?avec=900003'), [['-csrf', csrf], ...fields])
    expect(status, JSON.stringify(fields)).toBe(409)
  }
  expect(await contents(target.base)).toBe(before)
})

test('an address that names no other record asks for one; choices that are none are ignored', async () => {
  for (const other of ['', '900001', '0', 'x,y', '~', "1' OR 1=1", '99999999999999999999'])
    expect((await administrator.get(record(900001, `fusionner?avec=${encodeURIComponent(other)}`))).status, other).toBe(
      200,
    )
  for (const key of ['0', 'x', '99999999999999999999'])
    expect((await administrator.get(record(key, 'fusionner?avec=900001'))).status, key).toBe(404)
  const { status } = await administrator.post(record(900001, 'fusionner?avec=900003'), [
    ['-csrf', csrf],
    ['garder.__proto__', 'supprimee'],
    ['garder.ressource', 'supprimee'],
    ['ecarter', '__proto__'],
  ])
  expect(status).toBe(409)
  for (const line of ['', 'x', `1-2.${'A'.repeat(43)}`]) {
    const sent: Fields = [
      ['-csrf', csrf],
      ['-ligne', line],
    ]
    expect((await administrator.post(record(900001, 'annuler-fusion'), sent)).status).toBe(404)
  }
  expect(await contents(target.base)).toBe(before)
})

test('a warning tells of no hidden field, and long or odd texts hurt nothing', async () => {
  const ask = (fields: Fields) => administrator.post(`${listing('ressource')}/-/doublons`, [['-csrf', csrf], ...fields])
  for (const text of ['dt'.repeat(50_000), '\u0000', '%_*', '\ud800', "'; DROP TABLE ressource; --"]) {
    const { status } = await ask([
      ['v.nom', text],
      ['v.prenom', text],
    ])
    expect([200, 400], text.slice(0, 20)).toContain(status)
  }
  expect(await contents(target.base)).toBe(before)
})

// SPDX-License-Identifier: EUPL-1.2
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enter, tokenIn, type Visitor } from '../support/http.js'
import { application, contents, entities, firstRecord, listing, serveTarget, type Target } from './support.js'

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

const query = (entries: Readonly<Record<string, string>>): string => `?${new URLSearchParams(entries)}`
/** Parameters that lead elsewhere where they name nothing. */
const places = ['apres', 'avant', 'parent']
const parameters = ['q', 'champ', 'tri', 'de', 'colonne', 'taille', 'expires', 'liste', 'onglet']

const scripts = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'-alert(1)-'", 'javascript:alert(1)']
const identifiers = [
  `nom"; DROP TABLE ${application}.cp; --`,
  'nom DESC, (SELECT pg_sleep(9))',
  '1) UNION SELECT mot_de_passe FROM openmairie.om_utilisateur --',
  '\u0000',
  '-\\%',
]
const builtIns = ['__proto__', 'constructor', 'toString']

/** Answers that are no accident: the page, a refusal or nothing there; never an error of ours. */
const decent = [200, 303, 400, 404]

test('scripts in any parameter of any page come back as text', async () => {
  for (const entity of entities) {
    const record = await firstRecord(administrator, entity)
    const addresses = [listing(entity), record, `${record}/-/modifier`, `${listing(entity)}/-/nouveau`]
    for (const script of scripts) {
      const all = query(Object.fromEntries(parameters.map((name) => [name, script])))
      const asked = [
        ...addresses.map((address) => address + all),
        ...places.flatMap((name) => [listing(entity), record].map((address) => address + query({ [name]: script }))),
      ]
      for (const address of asked) {
        const { status, text } = await administrator.get(address)
        expect(decent, address).toContain(status)
        expect(text).not.toMatch(/<script>alert|<img src=x|href="javascript:/)
      }
    }
  }
})

test('names of columns, criteria, tabs and built-in properties are looked up, never pasted', async () => {
  for (const entity of entities) {
    const plain = (await administrator.get(listing(entity))).text.match(/<tr\b[^>]* data-key="[^"]*"/g)
    const record = await firstRecord(administrator, entity)
    for (const name of [...identifiers, ...builtIns]) {
      const ignored = { tri: name, colonne: name, champ: name, taille: name, [`c.${name}`]: '1', [`min.${name}`]: '1' }
      const listed = await administrator.get(`${listing(entity)}${query(ignored)}`)
      expect(listed.status, `${entity} ${name}`).toBe(200)
      expect(listed.text.match(/<tr\b[^>]* data-key="[^"]*"/g)).toEqual(plain)
      const from = await administrator.get(
        `${listing(entity)}${query({ tri: `-${name}`, de: 'abc', champ: name, q: '*' })}`,
      )
      expect(from.status, `${entity} ${name}`).toBe(200)
      for (const address of [
        `${record}${query({ onglet: name, liste: `tri=${name}&c.${name}=1` })}`,
        `${record}${query({ parent: `${name}:1` })}`,
        `${listing(entity)}/-/choix${query({ champ: name, q: name })}`,
        `${listing(entity)}/-/export${query({ tri: name, colonne: name, q: 'zzz' })}`,
      ]) {
        expect(decent, address).toContain((await administrator.get(address)).status)
      }
    }
  }
  for (const name of [...identifiers, ...builtIns]) {
    for (const address of [
      `/${application}/${encodeURIComponent(name)}`,
      `/${encodeURIComponent(name)}/cp`,
      `/-/generateur${query({ app: name })}`,
      `/-/generateur${query({ table: name, parametrage: name })}`,
    ]) {
      expect(decent, address).toContain((await administrator.get(address)).status)
    }
  }
})

test('a key that is none of the table opens nothing', async () => {
  const keys = [
    '~',
    '-1',
    '0',
    '1,1',
    ',',
    '1~20OR~201~3D1',
    '1~27--',
    '~00',
    '99999999999999999999',
    'NaN',
    '1e3',
    '%00',
    '~',
    '~GG',
    '..%2f..',
    '%2e%2e',
    '__proto__',
    'a'.repeat(4000),
    'a'.repeat(20_000),
  ]
  for (const entity of entities) {
    for (const key of keys) {
      const { status } = await administrator.get(`${listing(entity)}/${key}`)
      expect([400, 404, 414], `${entity}/${key.slice(0, 20)}`).toContain(status)
    }
    for (const key of ['~00', 'nobody', '99999999999999999999']) {
      for (const verb of ['modifier', 'supprimer']) {
        expect((await administrator.get(`${listing(entity)}/${key}/-/${verb}`)).status, `${key} ${verb}`).toBe(404)
      }
    }
  }
})

test('a place in a listing serves its own user, listing, order and filter', async () => {
  const page = await administrator.get(`${listing('ressource')}?tri=nom&taille=5`)
  const place = /apres=([^"&]+)/.exec(page.text)?.[1] ?? ''
  expect(place).toMatch(/^[\w-]+\.[\w-]+$/)
  const [payload = '', signature = ''] = place.split('.')
  const other = Buffer.from(JSON.stringify(['Z', '1'])).toString('base64url')
  const statuses = async (visitor: Visitor, address: string) => (await visitor.get(address)).status
  expect(await statuses(administrator, `${listing('ressource')}?tri=nom&taille=5&apres=${place}`)).toBe(200)
  const forged: readonly (readonly [Visitor, string])[] = [
    [consultation, `${listing('ressource')}?tri=nom&taille=5&apres=${place}`],
    [administrator, `${listing('ressource')}?tri=-nom&apres=${place}`],
    [administrator, `${listing('ressource')}?tri=prenom&apres=${place}`],
    [administrator, `${listing('ressource')}?tri=nom&q=a&apres=${place}`],
    [administrator, `${listing('ressource')}?tri=nom&c.prenom=a&apres=${place}`],
    [administrator, `${listing('organisation')}?tri=nom&apres=${place}`],
    [administrator, `${listing('ressource')}?tri=nom&apres=${other}.${signature}`],
    [administrator, `${listing('ressource')}?tri=nom&apres=${payload}.${signature.slice(0, -2)}AA`],
    [administrator, `${listing('ressource')}?tri=nom&apres=${payload}`],
    [administrator, `${listing('ressource')}?tri=nom&avant=${other}.`],
    [administrator, `${listing('ressource')}?tri=nom&avant=fin.fin`],
  ]
  for (const [visitor, address] of forged) expect(await statuses(visitor, address), address).toBe(400)
})

test('paths lead nowhere but to our own files', async () => {
  for (const path of [
    '/-/statique/../../../../package.json',
    '/-/statique/..%2f..%2f..%2fpackage.json',
    '/-/statique/%2e%2e/%2e%2e/worker.js',
    '/-/statique/..\\..\\worker.js',
    '/-/statique//etc/passwd',
    '/-/statique/%2fetc%2fpasswd',
    `/${application}/..%2f..%2fpackage.json`,
    '/..%2f..%2fetc%2fpasswd',
  ]) {
    const { status, text } = await administrator.get(path)
    expect([400, 403, 404], path).toContain(status)
    expect(text).not.toMatch(/root:|"workspaces"|processFork/)
  }
  const csrf = tokenIn(await administrator.page('/-/generateur?table=cp'))
  const files = ['../evil.ts', '/tmp/evil.ts', 'obj/../../evil.ts', 'package.json', 'app.ts']
  const answer = await administrator.post('/-/generateur', [
    ['-csrf', csrf],
    ['table', 'cp'],
    ['parametrage', '../../evil'],
    ...files.map((file) => ['fichier', file] as const),
  ])
  expect(answer.status).toBe(200)
  expect(existsSync(join(target.work, 'evil.ts'))).toBe(false)
})

test('a base that is not as it was is told in a sentence, and not as a bug of ours', async () => {
  const told: Readonly<Record<string, string>> = {
    'MATERIALIZED VIEW grade AS SELECT * FROM grade_set_aside WITH NO DATA': 'attend son premier calcul',
    'VIEW grade AS SELECT * FROM grade_set_aside WHERE denied()': 'n’a pas ce droit dans la base',
    'VIEW grade AS SELECT grade FROM grade_set_aside': 'La base a changé depuis que l’application a été générée',
  }
  await target.base.raw.query(`SET search_path = ${application};
    CREATE FUNCTION denied() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE 'denied' USING ERRCODE = '42501'; END $$;
    ALTER TABLE grade RENAME TO grade_set_aside`)
  for (const [standIn, sentence] of Object.entries(told)) {
    await target.base.raw.query(`CREATE ${standIn}`)
    const { status, text } = await administrator.get(listing('grade'))
    expect(status, standIn).toBe(503)
    expect(text).toContain(sentence)
    await target.base.raw.query(`DROP ${standIn.split(' grade')[0]} grade`)
  }
  await target.base.raw.query('ALTER TABLE grade_set_aside RENAME TO grade; DROP FUNCTION denied')
  expect((await administrator.get(listing('grade'))).status).toBe(200)
})

test('nothing of this wrote a row, nor was taken for a bug of ours', async () => {
  expect(await contents(target.base)).toBe(before)
  expect(target.instance.output()).not.toContain('unexpected error')
})

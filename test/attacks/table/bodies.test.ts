// SPDX-License-Identifier: EUPL-1.2
import { afterAll, expect, test } from 'vitest'
import { takesFiles, uploadRoute } from '../../support/every-route/routes.js'
import { type Attack, attackTable } from './asking.js'

const table = await attackTable()
afterAll(() => table.stop())
const posts = table.routes.filter((route) => route.startsWith('POST '))

const form = 'application/x-www-form-urlencoded'
const multipart = 'multipart/form-data; boundary=bord'
const deep = 2000
const many = 5000
const part = (head: string, content: string): string =>
  `--bord\r\ncontent-disposition: form-data; ${head}\r\n\r\n${content}\r\n`

/** Bodies that no page of ours sends. */
const bodies: Readonly<Record<string, NonNullable<Attack['body']>>> = {
  'too large': { type: form, content: (csrf) => `-csrf=${csrf}&v.demandeur=${'x'.repeat(2_100_000)}` },
  'no text': {
    type: form,
    content: (csrf) =>
      Buffer.concat([Buffer.from(`-csrf=${csrf}&v.demandeur=`), Buffer.from([0xff, 0xfe, 0xc0, 0x80])]),
  },
  'escapes that are none': {
    type: form,
    content: (csrf) => `-csrf=${csrf}&v.demandeur=%ff%fe&v.objet=%E0%A4%A&%=%&=&%zz=%u0041`,
  },
  'null bytes': { type: form, content: (csrf) => `-csrf=${csrf}&v.demandeur=a%00b&v.objet=%00&-once=%00&%00=%00` },
  'thousands of fields': { type: form, content: (csrf) => `-csrf=${csrf}${'&v.demandeur=x&cle=1&zqx=1'.repeat(many)}` },
  'names within names': {
    type: form,
    content: (csrf) => `-csrf=${csrf}&v${'[a]'.repeat(deep)}=x&v.${'a.'.repeat(deep)}=x`,
  },
  'built-in names': {
    type: form,
    content: (csrf) => `-csrf=${csrf}&__proto__=x&v.__proto__=x&v.constructor=x&c.__proto__=x&__proto__[x]=1`,
  },
  'no type': { type: '', content: 'zqx' },
  text: { type: 'text/plain', content: 'zqx' },
  json: { type: 'application/json', content: '{"-csrf":"x","v.demandeur":"zqx"}' },
  'json that is none': { type: 'application/json', content: '{"zqx":' },
  'json of built-in names': {
    type: 'application/json',
    content: '{"__proto__":{"zqx":1},"constructor":{"prototype":{"zqx":1}}}',
  },
  'json within json': { type: 'application/json', content: `${'['.repeat(deep)}${']'.repeat(deep)}` },
  xml: { type: 'application/xml', content: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>' },
  'a type of no end': { type: `application/${'x'.repeat(5000)}`, content: 'zqx' },
  'a report that is none': { type: 'application/csp-report', content: `${'{"csp-report":'.repeat(deep)}` },
  'parts without boundary': { type: 'multipart/form-data', content: part('name="-csrf"', 'x') },
  'parts without end': {
    type: multipart,
    content: (csrf) =>
      `${part('name="-csrf"', csrf)}--bord\r\ncontent-disposition: form-data; name="fichier"; filename="a"`,
  },
  'parts with no head': { type: multipart, content: '--bord\r\n\r\nzqx\r\n--bord--\r\n' },
  'a hundred files': {
    type: multipart,
    content: (csrf) =>
      `${part('name="-csrf"', csrf)}${part('name="fichier"; filename="../../../zqx"', 'x').repeat(100)}--bord--\r\n`,
  },
  'a file too large': {
    type: multipart,
    content: (csrf) =>
      `${part('name="-csrf"', csrf)}${part('name="fichier"; filename="zqx.png"', 'x'.repeat(1_900_000))}--bord--\r\n`,
  },
  'a field too large': {
    type: multipart,
    content: (csrf) => `${part('name="-csrf"', csrf)}${part('name="texte"', 'x'.repeat(500_000))}--bord--\r\n`,
  },
  'parts of built-in names': {
    type: multipart,
    content: (csrf) => `${part('name="-csrf"', csrf)}${part('name="__proto__"', 'x')}--bord--\r\n`,
  },
  'a name that leads elsewhere': {
    type: multipart,
    content: (csrf) =>
      `${part('name="-csrf"', csrf)}${part('name="fichier"; filename="/etc/cron.d/zqx"', '<svg onload="zqx(1)"/>')}--bord--\r\n`,
  },
}
/** Those that are refused whatever the route, as nothing could be read of them. */
const unreadable = [
  'too large',
  'text',
  'json',
  'json that is none',
  'json within json',
  'xml',
  'a type of no end',
  'parts without boundary',
]

test.each(posts)('%s', async (route) => {
  const found: string[] = []
  for (const [kind, body] of Object.entries(bodies))
    for (const attacker of ['anonymous', 'own', 'chief'] as const) {
      const { faults, status, rows, refusals } = await table.ask(route, attacker, { body })
      found.push(...faults.map((fault) => `${kind}, by ${attacker}: ${fault}`))
      if (!unreadable.includes(kind) || takesFiles(route)) continue
      const told = [status, rows.length, refusals.length].join(' ')
      if (told !== (kind === 'too large' ? '413 0 1' : '400 0 1')) found.push(`${kind}, by ${attacker}: ${told}`)
    }
  expect(found.slice(0, 20)).toEqual([])
})

test('a logo that no picture is, or too large a one, is refused in words, and nothing is kept', async () => {
  const said = {
    'a file too large': 'Ce fichier est trop gros',
    'a name that leads elsewhere': 'Ce fichier n’est pas une image PNG ou JPEG de la taille demandée.',
  }
  for (const [kind, sentence] of Object.entries(said)) {
    const { status, text, rows } = await table.ask(uploadRoute, 'chief', bodies[kind] ? { body: bodies[kind] } : {})
    expect([status, rows]).toEqual([422, []])
    expect(text).toContain(sentence)
  }
})

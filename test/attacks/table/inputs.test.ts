// SPDX-License-Identifier: EUPL-1.2
import { afterAll, expect, test } from 'vitest'
import { pathOf } from '../../support/every-route/routes.js'
import type { Fields } from '../../support/http.js'
import { type Attack, type Attacker, attackers, attackTable } from './asking.js'
import { namesAsked } from './names.js'
import { few, headerNames, inHeader, payloads, some } from './payloads.js'

const table = await attackTable()
afterAll(() => table.stop())

const kinds = Object.keys(payloads)
const pair = (name: string, value: string) => [name, value] as const
/** Names that lists of columns are read by, which no name asked for tells. */
const composed = ['c.demandeur', 'min.permis', 'max.permis', 'v.demandeur', 'v.secret', 's.tri', 'c.zqx']

/** Each payload in each place of a request that a route reads, one place at a time, then in all of them. */
function* attacksOn(
  route: string,
  names: readonly string[],
  isThorough: boolean,
): Generator<readonly [string, Attack]> {
  const form = table.honestForm(route)
  const isPost = route.startsWith('POST ')
  const filled = (name: string, payload: string): Fields => [
    ...form.filter(([each]) => each !== name),
    pair(name, payload),
  ]
  for (const kind of isThorough ? kinds : some) {
    const payload = payloads[kind] ?? ''
    for (const [, part = ''] of route.matchAll(/:(\w+)|(?<=\/)\*/g)) {
      const said = encodeURIComponent(payload) || '~'
      const path = pathOf(route, part === '' ? { '*': `-/statique/${said}` } : { [part]: said })
      yield [`${kind} in :${part}`, { path }]
    }
    yield [`${kind} in the query`, { query: names.map((name) => pair(name, payload)) }]
    if (isPost) yield [`${kind} in the form`, { form: names.map((name) => pair(name, payload)) }]
    yield [`${kind} as a name`, { query: [pair(payload, payload)], form: [...form, pair(payload, payload)] }]
    if (!isThorough || !few.some((each) => each === kind)) continue
    for (const name of names) {
      if (isPost) yield [`${kind} in ${name}`, { form: filled(name, payload) }]
      else yield [`${kind} in ?${name}`, { query: [pair(name, payload)] }]
    }
    const text = inHeader(payload)
    yield [`${kind} in headers`, { headers: Object.fromEntries(headerNames.map((name) => [name, text])) }]
    yield [`${kind} in cookies`, { cookies: { om_message: text, om_langue: text, zqx: text } }]
  }
}

const asked: Record<Attacker, number> = { anonymous: 0, own: 0, chief: 0 }

test.each(table.routes)('%s', async (route) => {
  const found: string[] = []
  for (const attacker of attackers) {
    const names = await namesAsked(() => table.ask(route, attacker))
    const all = [...new Set([...names, ...table.honestForm(route).map(([name]) => name), ...composed])]
    const honest = all.filter((name) => name !== '-csrf')
    for (const [what, attack] of attacksOn(route, honest, attacker === 'own')) {
      const { faults } = await table.ask(route, attacker, attack)
      found.push(...faults.map((fault) => `${what}, by ${attacker}: ${fault}`))
      asked[attacker] += 1
    }
  }
  expect(found.slice(0, 20)).toEqual([])
})

test('there were as many attacks as places', () => {
  expect(Object.values(asked).every((count) => count > 1500)).toBe(true)
})

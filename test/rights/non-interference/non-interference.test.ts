// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ask, Difference } from './compare.js'
import { holdClock } from './fixed.js'
import { hiddenOf } from './hidden.js'
import { type Instance, openInstance } from './instance.js'

vi.mock('node:crypto', async (original) => ({
  ...(await original<typeof import('node:crypto')>()),
  ...(await import('./fixed.js')).chance,
}))
// The browser's files are made by the build; their addresses are in every page.
vi.mock('../../../packages/openmairie/src/web/assets.js', () => ({
  mountAssets: async () => ({ style: '/style.css', script: '/client.js', font: '/font.woff2' }),
}))

let pair: [Instance, Instance]
beforeAll(async () => {
  holdClock()
  pair = [await openInstance(hiddenOf.reference), await openInstance(hiddenOf.number)]
  for (const each of pair) await each.refill()
})
afterAll(async () => {
  vi.useRealTimers()
  for (const each of pair ?? []) await each.close()
})

test('a listing', async () => {
  const told = await ask(pair, new Map(), { user: 'aubry', method: 'GET', path: '/essai/dossier' })
  expect(told.status).toBe(200)
  expect(told.body).toContain('Lefèvre')
  console.log(told.headers, told.body.length)
})

// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { Difference, type Jar } from './compare.js'
import { holdClock } from './fixed.js'
import { hiddenOf } from './hidden.js'
import { type Instance, openInstance } from './instance.js'
import { type Leak, planted } from './leaks.js'
import { refill } from './meanwhile.js'
import { reading } from './reading.js'
import { type Met, type Step, take } from './steps.js'
import { writing } from './writing.js'

const kinds = { ...reading, ...writing }
type Kind = keyof typeof kinds

vi.mock('node:crypto', async (original) => (await import('./fixed.js')).fixedChance(await original()))
vi.mock('../../../packages/openmairie/src/records/index.js', async (original) =>
  (await import('./leaks.js')).leakingDoor(await original()),
)
vi.mock('../../../packages/openmairie/src/records/reading/order.js', async (original) =>
  (await import('./leaks.js')).leakingOrder(await original()),
)
vi.mock('../../../packages/openmairie/src/records/reading/search.js', async (original) =>
  (await import('./leaks.js')).leakingSearch(await original()),
)
vi.mock('../../../packages/openmairie/src/records/reading/count.js', async (original) =>
  (await import('./leaks.js')).leakingCount(await original()),
)
vi.mock('../../../packages/openmairie/src/records/writing/placing.js', async (original) =>
  (await import('./leaks.js')).leakingPlacing(await original()),
)
vi.mock('../../../packages/openmairie/src/editions/compose/load.js', async (original) =>
  (await import('./leaks.js')).leakingLoad(await original()),
)
vi.mock('../../../packages/openmairie/src/editions/editor/reach.js', async (original) =>
  (await import('./leaks.js')).leakingReach(await original()),
)
vi.mock('../../../packages/openmairie/src/followup/mails/store.js', async (original) =>
  (await import('./leaks.js')).leakingMails(await original()),
)
vi.mock('../../../packages/openmairie/src/followup/mails/rights.js', async (original) =>
  (await import('./leaks.js')).leakingMailRights(await original()),
)
// The browser's files are made by the build; their addresses are in every page.
vi.mock('../../../packages/openmairie/src/web/assets.js', () => ({
  mountAssets: async () => ({ style: '/style.css', script: '/client.js', font: '/font.woff2' }),
}))

/** Requests of each pair of bases; OPENMAIRIE_THOROUGH asks 10,000 in all. */
const total = process.env.OPENMAIRIE_THOROUGH ? 5000 : 750
const seed = Number(process.env.OPENMAIRIE_TEST_SEED ?? 20_261_124)
/** Steps between two fillings of the bases. */
const story = 30

const bases: Partial<Record<keyof typeof hiddenOf, Instance>> = {}
const pairWith = (other: 'values' | 'number'): readonly [Instance, Instance] => {
  const pair = [bases.reference, bases[other]] as const
  if (!pair[0] || !pair[1]) throw new Error('The bases are not open')
  return [pair[0], pair[1]]
}
beforeAll(async () => {
  holdClock()
  for (const name of ['reference', 'values', 'number'] as const) bases[name] = await openInstance(hiddenOf[name])
  planted.app = bases.reference?.chief.app ?? null
})
afterAll(async () => {
  vi.useRealTimers()
  for (const each of Object.values(bases)) await each.close()
})

/** What was met, by kind of request. */
type Served = Readonly<Record<string, ReadonlySet<Met>>>

/** Asks stories of these kinds until there were as many requests. Raises Difference, as a cause, where an answer differs. */
async function compare(other: 'values' | 'number', names: readonly Kind[], requests: number): Promise<Served> {
  const pair = pairWith(other)
  const step = fc.oneof(...names.map((kind) => kinds[kind].map((drawn: Step) => ({ kind, drawn }))))
  const served: Record<string, Set<Met>> = {}
  let asked = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: story, maxLength: story }), async (steps) => {
      if (asked >= requests) return
      await refill(pair)
      const jar: Jar = new Map()
      for (const { kind, drawn } of steps) {
        const found = await take(pair, jar, drawn)
        asked += found.filter((each) => typeof each === 'number').length
        served[kind] = new Set([...(served[kind] ?? []), ...found])
      }
    }),
    // A story is short enough to be read whole.
    { seed, numRuns: Math.ceil(requests / story), endOnFailure: true },
  )
  expect(asked).toBeGreaterThanOrEqual(requests)
  return served
}

/** What each kind must have met, for its silence to prove something: a door that refuses everything tells nothing. */
const met: Partial<Record<Kind, readonly Met[]>> = {
  pages: [200, 404],
  cursors: [200],
  exports: [200],
  editions: [200, 404],
  queries: [200, 303, 404],
  tables: [200],
  previews: [200],
  fieldLists: [200],
  batches: [303, 'document'],
  sendings: [200, 303],
  mailLots: [200, 303, 'mail'],
  mailings: [200],
  mails: [200],
  autocompletes: [200],
  errors: [403, 404],
  conflicts: [303, 409],
  constraints: [303, 422],
  deletions: [303, 409],
  bulks: [200, 303],
  merges: [200, 303],
  histories: [200],
}

const alone = { timeout: 1_200_000 }
const every = Object.keys(kinds) as Kind[] // its own names

describe.each(['values', 'number'] as const)('bases that differ in the %s of what is kept from a user', (other) => {
  test(`give him the same bytes over ${total} requests`, alone, async () => {
    const served = await compare(other, every, total)
    const unmet = Object.entries(met).flatMap(([kind, needed]) =>
      needed.filter((each) => !served[kind]?.has(each)).map((each) => `${kind}: ${each}`),
    )
    expect(unmet).toEqual([])
  })
})

/** Where each leak is planted, which bases tell it, and among how many requests of its kind at most. */
const leaks: readonly (readonly [Leak, 'values' | 'number'])[] = [
  ['pages', 'number'],
  ['pages', 'values'],
  ['sorts', 'values'],
  ['cursors', 'values'],
  ['searches', 'values'],
  ['counts', 'number'],
  ['autocompletes', 'number'],
  ['autocompletes', 'values'],
  ['conflicts', 'values'],
  ['constraints', 'number'],
  ['deletions', 'number'],
  ['exports', 'number'],
  ['exports', 'values'],
  ['errors', 'number'],
  ['editions', 'values'],
  ['editions', 'number'],
  ['queries', 'values'],
  ['queries', 'number'],
  ['previews', 'values'],
  ['previews', 'number'],
  ['fieldLists', 'values'],
  ['fieldLists', 'number'],
  ['batches', 'values'],
  ['batches', 'number'],
  ['sendings', 'values'],
  ['sendings', 'number'],
  ['mailings', 'values'],
  ['mailings', 'number'],
  ['mailLots', 'values'],
  ['mailLots', 'number'],
  ['mails', 'values'],
  ['mailFiles', 'values'],
  ['tables', 'values'],
  ['tables', 'number'],
  ['histories', 'values'],
  ['neighbours', 'number'],
  ['alike', 'values'],
  ['bulks', 'number'],
  ['own', 'number'],
]

test.each(leaks)('a leak planted in %s is found by the %s of what is kept', alone, async (leak, other) => {
  planted.leak = leak
  const told = await compare(other, [leak], 600).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.cause : error),
  )
  expect(told).toBeInstanceOf(Difference)
})
afterEach(() => {
  planted.leak = null
})

// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DatabaseError } from '../../../packages/openmairie/src/database/errors.js'
import { OpenMairieError } from '../../../packages/openmairie/src/errors/errors.js'
import type { Ctx } from '../../../packages/openmairie/src/records/index.js'
import { seeded } from '../../crawler/random.js'
import { applicationOver, type TestApplication } from '../../support/application.js'
import { type Behind, raiseTestBarrier, withoutCondition } from '../../support/barrier.js'
import { type Scratch, scratchDatabase } from '../../support/database.js'
import { fill, othersOf, overrides, script } from './base.js'
import { type Attack, requests, undoings } from './requests.js'

/** Requests of each run; the nightly one asks for 10,000. */
const total = Number(process.env.OPENMAIRIE_TEST_FUZZ ?? 800)
const seed = Number(process.env.OPENMAIRIE_TEST_SEED ?? 20_261_125)
/** Apart: what one of several moves to another of his own shows in the history of both. */
const reaches = [['1'], ['2'], ['4', '3'], []]

/** How the one door, and the base, are left to stop what is asked. */
const modes = {
  'the condition of the one door alone': (app: TestApplication) => app.ctx,
  'row-level security alone': (app: TestApplication, barrier: Behind) => barrier.behind(withoutCondition(app.ctx)),
  both: (app: TestApplication, barrier: Behind) => barrier.behind(app.ctx),
} as const

let base: Scratch
let app: TestApplication
let barrier: Behind
beforeAll(async () => {
  base = await scratchDatabase(script)
  app = await applicationOver(base.url, overrides)
  barrier = await raiseTestBarrier(base, app)
})
afterAll(async () => {
  await barrier.close()
  await app.database.close()
  await base.drop()
  await barrier.dropRoles()
})

/** Asks as many times, of anything by anyone; returns what was served of one's own. Fails at the first thing of another that is told, changed or led to. */
async function ask(who: Ctx, times: number): Promise<Readonly<Record<string, number>>> {
  const random = seeded(seed)
  const served: Record<string, number> = {}
  const clock = { now: () => Date.now() }
  // Superuser: whom no policy holds.
  const before: Ctx = { ...app.ctx, clock }
  for (let done = 0; done < times; ) {
    if (done % 100 === 0) await fill(base)
    const reach = random.pick(reaches)
    const attack: Attack = { random, before, ctx: { ...who, clock, collectivites: reach }, entity: app.entity }
    const isUndoing = random.chance(0.1)
    const name = random.pick(Object.keys(isUndoing ? undoings : requests))
    const request = isUndoing ? await undoings[name]?.(attack) : requests[name]
    if (!request) continue
    done++
    const held = await othersOf(base, reach)
    const said = await outcomeOf(() => request(attack))
    const place = `seed ${seed}, request ${done}: ${name} for ${reach.join(', ')}`
    const strangers = [...said.matchAll(/§(\d)§/g)].filter(([, of]) => !reach.includes(of ?? ''))
    expect(strangers, place).toEqual([])
    const now = await othersOf(base, reach)
    expect(now.others, place).toBe(held.others)
    expect(Number(now.led), place).toBeLessThanOrEqual(Number(held.led))
    if (/§\d§|written|deleted|merged|undone/.test(said)) served[name] = (served[name] ?? 0) + 1
  }
  return served
}

const alone = { timeout: 3_600_000 }

test.each(Object.keys(modes) as (keyof typeof modes)[])(`%s stops ${total} requests`, alone, async (mode) => {
  const served = await ask(modes[mode](app, barrier), total)
  // What is one's own was served meanwhile: a barrier that stops everything proves nothing.
  for (const name of ['list', 'read', 'export', 'autocomplete', 'create', 'update', 'remove', 'bulk'])
    expect(served[name] ?? 0, `${mode}: ${name} was never served`).toBeGreaterThan(0)
})

test('with neither, the first requests tell: what is asked here would be heard', async () => {
  await expect(ask(withoutCondition(app.ctx), 50)).rejects.toThrow(/seed \d+, request \d+/)
})

/** What came of a request, as a text; a refusal of either barrier is one. */
async function outcomeOf(request: () => Promise<unknown>): Promise<string> {
  try {
    return (
      JSON.stringify(await request(), (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)) ?? ''
    )
  } catch (error) {
    if (error instanceof OpenMairieError) return error.publicMessage('fr')
    if (error instanceof DatabaseError && error.violation === 'not allowed') return error.message
    throw error
  }
}

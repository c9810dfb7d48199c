// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../packages/openmairie/src/database/contract.js'
import { DatabaseError } from '../../packages/openmairie/src/database/errors.js'
import { type Ctx, type ListQuery, listed } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, query, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication
/** What was asked of the base: `list` or `count`, in this order. */
let asked: string[]
/** How long each statement takes on the clock of the context, in milliseconds. */
let takes: number
let fails: string | null

beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE agent (agent integer PRIMARY KEY, nom text NOT NULL);
    INSERT INTO agent SELECT g, 'Agent n° ' || g FROM generate_series(1, 1200) g;`)
  app = await applicationOver(base.url)
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})
beforeEach(() => {
  asked = []
  takes = 0
  fails = null
})

/** A base of its own for each call: nothing is believed from one to the next. */
const found = async (changes: Partial<ListQuery>) => {
  let now = 0
  const database: Database = {
    ...app.database,
    query: (statement) => {
      const kind = app.database.dialect.compile(statement).text.startsWith('SELECT count') ? 'count' : 'list'
      asked.push(kind)
      now += takes
      if (kind === fails) return Promise.reject(new DatabaseError({ violation: 'timeout', code: '57014' }))
      return app.database.query(statement)
    },
  }
  const ctx: Ctx = { ...app.ctx, database, clock: { now: () => now } }
  const { page, counted } = await listed(ctx, app.entity('agent'), query({ size: 15, ...changes }))
  return { rows: page.rows.length, ...counted }
}
const search = (text: string): Partial<ListQuery> => ({ search: { text, field: null } })
const from1195: Partial<ListQuery> = { sort: [{ field: 'agent', direction: 'asc' }], from: '1195' }

test('a search whose page holds the whole result is read once', async () => {
  expect(await found(search('n° 119'))).toEqual({ rows: 11, count: 11, capped: false })
  expect(asked).toEqual(['list'])
})

test('a search is counted after its page, up to the limit', async () => {
  expect(await found(search('n° 11'))).toEqual({ rows: 15, count: 111, capped: false })
  expect(asked).toEqual(['list', 'count'])
  expect(await found(search('agent'))).toEqual({ rows: 15, count: 1000, capped: true })
})

test('a search that was slow is not counted: there are more than the page shows', async () => {
  takes = 1500
  expect(await found(search('n° 11'))).toEqual({ rows: 15, count: 15, capped: true })
  const criteria = [{ field: 'nom', kind: 'contains' as const, value: 'n° 11' }]
  expect(await found({ criteria })).toEqual({ rows: 15, count: 15, capped: true })
  expect(asked).toEqual(['list', 'list'])
  // From a first value on, what lies before has not been looked at.
  expect(await found({ ...search('n° 119'), ...from1195 })).toEqual({ rows: 5, count: 11, capped: false })
})

test('what needs no search is counted whatever it takes', async () => {
  takes = 1500
  expect(await found({})).toEqual({ rows: 15, count: 1000, capped: true })
})

test('a count that the base gives up leaves the page that was read', async () => {
  fails = 'count'
  expect(await found(search('n° 11'))).toEqual({ rows: 15, count: 15, capped: true })
  await expect(found({ ...search('n° 119'), ...from1195 })).rejects.toThrow(DatabaseError)
})

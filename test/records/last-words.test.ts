// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database, Transaction } from '../../packages/openmairie/src/database/contract.js'
import { openDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import { sql } from '../../packages/openmairie/src/database/sql.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let database: Database
beforeAll(async () => {
  base = await scratchDatabase('CREATE TABLE dit (dit integer PRIMARY KEY, mot text NOT NULL, octets bytea)')
  // One connection: what it holds prepared is known.
  database = openDatabase({
    url: base.url,
    size: 1,
    applicationName: 'test',
    statementTimeout: 60_000,
    timeZone: 'UTC',
    failed: () => undefined,
  })
})
beforeEach(() => base.raw.query('TRUNCATE dit'))
afterAll(async () => {
  await database.close()
  await base.drop()
})

const say = (transaction: Transaction, dit: string, mot: string | null) =>
  transaction.last(
    sql`INSERT INTO dit (dit, mot, octets) VALUES (${dit}, ${mot}, ${Buffer.from([0, 255])}) RETURNING dit`,
  )
const said = async () =>
  (await base.raw.query(`SELECT dit, mot, encode(octets, 'hex') AS octets FROM dit ORDER BY dit`)).rows

test('last words go with the commit, the first time and once they are known', async () => {
  for (const dit of ['1', '2', '3'])
    expect(
      await database.transaction(async (transaction) => {
        await say(transaction, dit, 'un')
        await say(transaction, `1${dit}`, 'deux')
        return dit
      }),
    ).toBe(dit)
  const row = (dit: number, mot: string) => ({ dit, mot, octets: '00ff' })
  expect(await said()).toEqual([
    ...[1, 2, 3].map((dit) => row(dit, 'un')),
    ...[11, 12, 13].map((dit) => row(dit, 'deux')),
  ])
  expect((await database.query(sql`SELECT count(*)::int AS n FROM dit`)).rows).toEqual([{ n: 6 }])
})

test('what they raise undoes the whole, and says why', async () => {
  const spoken = (mot: string | null) =>
    database.transaction(async (transaction) => {
      await transaction.query(sql`INSERT INTO dit (dit, mot) VALUES (1, 'avant')`)
      await say(transaction, '2', mot)
    })
  await spoken('su')
  await base.raw.query('TRUNCATE dit')
  await expect(spoken(null)).rejects.toMatchObject({ violation: 'not null', column: 'mot' })
  expect(await said()).toEqual([])
  await spoken('encore')
  expect(await said()).toHaveLength(2)
})

test('they are said before whatever comes next, which raises what they raise', async () => {
  await database.transaction(async (transaction) => {
    await say(transaction, '1', 'un')
    expect((await transaction.query(sql`SELECT mot FROM dit`)).rows).toEqual([{ mot: 'un' }])
  })
  const late = database.transaction(async (transaction) => {
    await say(transaction, '1', 'un')
    await transaction.query(sql`SELECT mot FROM dit`)
  })
  await expect(late).rejects.toMatchObject({ violation: 'unique' })
})

test('those of a part that is undone are never said, and those of one that stands are judged with it', async () => {
  const kept = await database.transaction(async (transaction) => {
    await say(transaction, '1', 'avant')
    const thrown = await transaction
      .attempt(async () => {
        await say(transaction, '2', 'défait')
        throw new Error('défait')
      })
      .catch((error: unknown) => error)
    const refused = await transaction.attempt(() => say(transaction, '3', null)).catch((error: unknown) => error)
    await transaction.attempt(() => say(transaction, '4', 'resté'))
    return [thrown, refused]
  })
  expect(kept).toMatchObject([{ message: 'défait' }, { violation: 'not null' }])
  expect((await said()).map(({ dit }) => dit)).toEqual([1, 4])
})

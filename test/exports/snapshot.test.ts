// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportedAtOnce, isMoreThan, stream } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, query, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

const rows = exportedAtOnce * 2 + 500
let base: Scratch
let app: TestApplication

beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE borne (borne integer PRIMARY KEY, rang integer NOT NULL);
    INSERT INTO borne SELECT n, n FROM generate_series(1, ${rows}) AS n;`)
  app = await applicationOver(base.url)
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

const open = async (): Promise<number> =>
  (
    await base.raw.query(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'test' AND state LIKE 'idle in transaction%'`,
    )
  ).rows[0].n

test('rows that move while they are exported are neither missed nor taken twice: all are of one instant', async () => {
  const entity = app.entity('borne')
  const sorted = query({ sort: [{ field: 'rang', direction: 'asc' }] })
  const taken: (readonly [number, number])[] = []
  for await (const { values } of stream(app.ctx, entity, sorted)) {
    taken.push([Number(values['borne']), Number(values['rang'])])
    // From the end, not yet read, to the beginning, which was; and some rows go, and come.
    if (taken.length === 10)
      await base.raw.query(
        `UPDATE borne SET rang = -borne WHERE borne > ${rows - 200}; DELETE FROM borne WHERE borne BETWEEN 5000 AND 5100;
         INSERT INTO borne VALUES (${rows + 1}, ${rows + 1})`,
      )
  }
  expect(taken).toHaveLength(rows)
  expect(taken.every(([borne, rang], at) => borne === at + 1 && rang === at + 1)).toBe(true)
  expect(await open()).toBe(0)
})

test('an export that nobody takes to its end lets the base go; one that is read whole does so before its first row is taken', async () => {
  const entity = app.entity('borne')
  const left = stream(app.ctx, entity, query())[Symbol.asyncIterator]()
  await left.next()
  expect(await open()).toBe(1)
  await left.return?.()
  expect(await open()).toBe(0)
  const small = stream(app.ctx, entity, query({ search: { text: '12', field: null } }))[Symbol.asyncIterator]()
  await small.next()
  expect(await open()).toBe(0)
  await small.return?.()
})

test('whether there are more rows than some number is told without counting them', async () => {
  const entity = app.entity('borne')
  expect(await isMoreThan(app.ctx, entity, query(), exportedAtOnce)).toBe(true)
  expect(await isMoreThan(app.ctx, entity, query(), 1_000_000)).toBe(false)
  expect(await isMoreThan(app.ctx, entity, query({ keys: [['1'], ['2']] }), 1)).toBe(true)
  expect(await isMoreThan(app.ctx, entity, query({ keys: [['1'], ['2']] }), 2)).toBe(false)
})

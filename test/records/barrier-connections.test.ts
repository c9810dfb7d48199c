// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf } from '../../packages/openmairie/src/database/postgresql/barrier/context.js'
import { openDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import { sql } from '../../packages/openmairie/src/database/sql.js'
import { between } from '../support/between.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
beforeAll(async () => {
  base = await scratchDatabase()
})
afterAll(() => base.drop())

test('a connection that is lost while it reads under a context is told, and the next read has another', async () => {
  const way = await between(base.url)
  const told: unknown[] = []
  const database = openDatabase({
    url: way.url,
    size: 1,
    applicationName: 'test',
    statementTimeout: 60_000,
    failed: (error) => told.push(error),
  })
  const under = database.under?.(contextOf(['1']))
  const said = sql`SELECT current_setting('openmairie.collectivites') AS said`
  expect((await under?.query(said))?.rows).toEqual([{ said: '{"1"}' }])
  const asked = under?.query(sql`SELECT pg_sleep(60)`)
  const outcome = expect(asked).rejects.toThrow()
  await expect
    .poll(
      async () =>
        (
          await base.raw.query(
            `SELECT 1 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND state = 'active' AND pid <> pg_backend_pid() AND datname = current_database()`,
          )
        ).rows.length,
    )
    .toBe(1)
  way.cut()
  await outcome
  expect(told).toHaveLength(1)
  expect((await under?.query(said))?.rows).toEqual([{ said: '{"1"}' }])
  await database.close()
  await way.close()
})

// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readsAll } from '../../packages/openmairie/src/backup/reads-all.js'
import { actsAs } from '../../packages/openmairie/src/database/postgresql/barrier/acting.js'
import { contextOf } from '../../packages/openmairie/src/database/postgresql/barrier/context.js'
import { accountFacts } from '../../packages/openmairie/src/database/postgresql/barrier/roles.js'
import { openDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import { sql } from '../../packages/openmairie/src/database/sql.js'
import { between } from '../support/between.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
beforeAll(async () => {
  base = await scratchDatabase()
})
afterAll(() => base.drop())

test('behind what forgets what a connection asks, nobody takes the role for granted, nor a backup the rows of all', async () => {
  const way = await between(base.url, { forgetsOptions: true })
  const facts = async (url: string) => {
    const options = { url, size: 1, applicationName: 'test', statementTimeout: 60_000, failed: () => undefined }
    const database = openDatabase(options)
    return accountFacts(database).finally(() => database.close())
  }
  expect((await facts(base.url)).carriesOptions).toBe(true)
  expect((await facts(way.url)).carriesOptions).toBe(false)

  const login = `test_${randomBytes(6).toString('hex')}`
  await base.raw.query(`CREATE ROLE ${login} LOGIN PASSWORD '${login}'; CREATE TABLE tenue (tenue integer);
    ALTER TABLE tenue OWNER TO ${login}; ALTER TABLE tenue ENABLE ROW LEVEL SECURITY; ALTER TABLE tenue FORCE ROW LEVEL SECURITY`)
  const acting = async (url: string) => {
    const database = openDatabase({
      url,
      size: 1,
      applicationName: 'test',
      statementTimeout: 60_000,
      failed: () => undefined,
      role: login,
    })
    return actsAs(database, login).finally(() => database.close())
  }
  expect(await acting(base.url)).toBe(true)
  expect(await acting(way.url)).toBe(false)
  const as = (address: string): string => {
    const url = new URL(address)
    url.username = login
    url.password = login
    return url.href
  }
  expect(await readsAll(as(base.url))).toBe(true)
  expect(await readsAll(as(way.url))).toBe(false)
  await base.raw.query(`DROP OWNED BY ${login}; DROP ROLE ${login}`)
  await way.close()
})

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

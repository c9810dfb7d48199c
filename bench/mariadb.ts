// SPDX-License-Identifier: EUPL-1.2
import { createConnection } from 'mysql2/promise'
import { openMariadb } from '../packages/openmairie/src/database/mariadb/pool.js'
import { sql } from '../packages/openmairie/src/database/sql.js'
import type { EngineBase } from './elsewhere.js'
import { statementsOf } from './rows-read.js'

const server = process.env.OPENMAIRIE_TEST_MARIADB_URL ?? 'mysql://root@127.0.0.1:3306/'

/** An empty base of a MariaDB server. */
export async function mariadbBase(): Promise<EngineBase> {
  const name = `bench_${process.pid}`
  const url = new URL(`/${name}`, server).href
  const raw = await createConnection({ uri: server, charset: 'utf8mb4' })
  await raw.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`)
  await raw.query(`USE ${name}`)
  return {
    url,
    run: async (text, values = []) => void (await raw.query(text, [...values])),
    open: async () => {
      const connection = await createConnection({ uri: url, charset: 'utf8mb4' })
      return {
        run: ({ text, values }) => connection.execute(text, [...values]),
        end: () => connection.end(),
      }
    },
    read: (application, path) => handlerReads(url, application, path),
    drop: async () => {
      await raw.query(`DROP DATABASE ${name}`)
      await raw.end()
    },
  }
}

/** Rows that the engine's counters say were read, those of temporary tables too. */
async function handlerReads(url: string, application: string, path: string): Promise<number> {
  const database = openMariadb({
    url,
    size: 1,
    applicationName: 'bench',
    statementTimeout: 60_000,
    failed: () => undefined,
  })
  const counted = async (): Promise<number> => {
    const { rows } = await database.query(sql`SHOW SESSION STATUS LIKE 'Handler_read%'`)
    return rows.reduce((sum, row) => sum + Number(row['Value']), 0)
  }
  // The counters are rows that are read themselves.
  const [first, second] = [await counted(), await counted()]
  let total = 0
  for (const statement of await statementsOf(database, application, path)) {
    const before = await counted()
    await database.query(statement)
    total += (await counted()) - before - (second - first)
  }
  await database.close()
  return total
}

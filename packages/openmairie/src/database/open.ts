// SPDX-License-Identifier: EUPL-1.2
import type { Database } from './contract.js'
import { openMariadb } from './mariadb/pool.js'
import type { PoolOptions } from './options.js'
import { openDatabase } from './postgresql/pool.js'
import { openSqlite } from './sqlite/pool.js'

/** Opens a database by its address. Nothing is connected before the first statement. */
export function openByAddress(options: PoolOptions): Database {
  if (/^(mysql|mariadb):/.test(options.url)) return openMariadb(options)
  if (/^(sqlite|file):/.test(options.url)) return openSqlite(options)
  return openDatabase(options)
}

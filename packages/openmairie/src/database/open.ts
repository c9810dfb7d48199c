// SPDX-License-Identifier: EUPL-1.2
import { engineOf } from '../model/address.js'
import type { Database } from './contract.js'
import { openMariadb } from './mariadb/pool.js'
import type { PoolOptions } from './options.js'
import { postgresqlElsewhere } from './postgresql/dialect.js'
import { openDatabase } from './postgresql/pool.js'
import { openSqlite } from './sqlite/pool.js'

/** Opens a database that is left as it is, by its address. Nothing is connected before the first statement. */
export function openByAddress(options: PoolOptions): Database {
  switch (engineOf(options.url)) {
    case 'mariadb':
      return openMariadb(options)
    case 'sqlite':
      return openSqlite(options)
    default:
      return openDatabase(options, postgresqlElsewhere)
  }
}

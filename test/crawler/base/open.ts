// SPDX-License-Identifier: EUPL-1.2
import type { Base } from './contract.js'
import { openMariadb } from './mariadb/base.js'
import { openPostgresql } from './postgresql/base.js'
import { openSqlite } from './sqlite/base.js'

/** Opens the base of an address, by its scheme. Raises where nothing answers. */
export function openBase(url: string): Promise<Base> {
  if (/^(mariadb|mysql):/.test(url)) return openMariadb(url)
  if (/^(sqlite|file):/.test(url)) return openSqlite(url)
  return openPostgresql(url)
}

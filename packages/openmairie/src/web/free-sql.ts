// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import type { FreeGap } from '../database/free-reading.js'
import { holdingMigrations } from '../database/instance-schema.js'
import { raiseBarrier } from '../database/postgresql/barrier/raise.js'
import { freeGap, missingFreeRole } from '../database/postgresql/free/role.js'

/**
 * Makes the role that free SQL runs as in the instance's base, where the account may; tells why free SQL is not given there, null
 * where it is. `serving`: the role that the base is served as.
 */
export function prepareFreeSql(database: Database, serving: string | null): Promise<FreeGap | null> {
  return holdingMigrations(database, async (transaction) => {
    const statements = await missingFreeRole(transaction)
    const made = transaction.attempt(() => raiseBarrier(transaction, { statements }))
    // What keeps it from being made is what it is then not given for.
    await made.catch(() => undefined)
    return freeGap(transaction, serving)
  })
}

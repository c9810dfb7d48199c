// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Database } from '../database/contract.js'
import type { RefusedLine } from './contract.js'
import { forgetAside, keepAside } from './refused-store.js'

/** Lines held in memory at most until an import is kept. */
const heldAside = 20_000
const keptAtOnce = 1000

/** The lines that an import leaves aside: held until it is kept, and beside those that its check refused where they are many. */
export interface Aside {
  add(lines: readonly RefusedLine[]): Promise<void>
  /** Stores those that are held, by statements of the transaction that tells of the import. */
  store(connection: Connection): Promise<void>
}

/** Begins with none: those of a run that was stopped are forgotten. */
export async function openAside(database: Database, id: string): Promise<Aside> {
  await forgetAside(database, id)
  let held: RefusedLine[] = []
  const store = async (connection: Connection): Promise<void> => {
    for (let from = 0; from < held.length; from += keptAtOnce)
      await keepAside(connection, id, held.slice(from, from + keptAtOnce))
    held = []
  }
  return {
    async add(lines) {
      held.push(...lines)
      if (held.length > heldAside) await store(database)
    },
    store,
  }
}

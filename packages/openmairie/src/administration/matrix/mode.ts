// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../../database/contract.js'
import { DatabaseError } from '../../database/errors.js'
import { sql } from '../../database/sql.js'
import { writeJournal } from '../../journal/write.js'
import { administrationName } from '../../rights/administration.js'
import type { RightsMode } from '../../rights/rights.js'

/** Changes the mode, with its line of journal. False where nobody could administer any more. */
export async function setMode(database: Database, actor: string, mode: RightsMode): Promise<boolean> {
  try {
    await database.transaction(async (transaction) => {
      const { rows } = await transaction.query(sql`SELECT mode FROM openmairie.om_reglage_droits FOR UPDATE`)
      const before = String(rows[0]?.['mode'])
      if (before === mode) return
      await transaction.query(sql`UPDATE openmairie.om_reglage_droits SET mode = ${mode}`)
      await writeJournal(transaction, {
        actor,
        application: administrationName,
        entity: 'om_reglage_droits',
        record: 'mode',
        operation: 'update',
        before: { mode: before },
        after: { mode },
      })
    })
    return true
  } catch (error) {
    if (error instanceof DatabaseError && error.violation === 'raised') return false
    throw error
  }
}

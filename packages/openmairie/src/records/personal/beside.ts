// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import { eraseLines, linesBeside } from '../../journal/erase.js'

interface Table {
  readonly application: string
  readonly entity: string
}

/** Tables of the instance whose lines hang from a record by its address, and have no use once it is anonymous. */
const tables = ['om_note', 'om_tache', 'om_brouillon', 'om_recent', 'om_fichier_usage', 'om_courriel'] as const

/** Forgets what the instance keeps beside a record: notes, tasks, files, mails with what they brought, drafts of its form, places in the memory of users. */
export async function forgetBeside(
  connection: Connection,
  { application, entity }: Table,
  record: string,
  actor: string,
): Promise<void> {
  for (const name of tables)
    await connection.query(sql`
      DELETE FROM ${sql.id('openmairie', name)} WHERE application = ${application} AND entite = ${entity}
        AND hashtextextended(enregistrement, 0) = hashtextextended(${record}, 0) AND enregistrement = ${record}`)
  // Last: whoever was still writing one of them was waited for, and its line is there now.
  await eraseLines(connection, actor, await linesBeside(connection, { application, entity }, record))
}

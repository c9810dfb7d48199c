// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { type Payload, writeJournal } from '../journal/write.js'
import type { AnyEntity } from '../model/entity.js'
import { keyText } from '../model/key-text.js'
import type { Key } from '../model/value.js'
import { type Actor, journalled } from '../records/index.js'
import { administrationName } from '../rights/administration.js'
import { administration } from './application.js'

/** A table of the administration that commands, the set-up and one’s own account write too. */
type Table = 'om_utilisateur' | 'om_collectivite' | 'om_profil' | 'om_droit'

/** Who works by the command line, or at the start, in the journal. */
export const commandLine: Pick<Actor, 'login'> = { login: 'system' }

/** A row as it was, null where there was none, by its key. */
export type RowsBefore = ReadonlyMap<string, Payload | null>

/** Reads rows before they are written outside their form. */
export async function rowsBefore(connection: Connection, table: Table, keys: readonly string[]): Promise<RowsBefore> {
  const rows = new Map<string, Payload | null>()
  for (const key of keys) rows.set(key, await journalled(connection, entityOf(table), [key]))
  return rows
}

/**
 * Journals what was written to rows outside their form, as the form would have, in the transaction of the write: else it could
 * not be told from what was written straight in SQL. Says nothing of rows that are as they were.
 */
export async function tellOutsideForm(
  connection: Connection,
  { login }: Pick<Actor, 'login'>,
  table: Table,
  rows: RowsBefore,
): Promise<void> {
  for (const [key, before] of rows) await tellRow(connection, login, table, [key], before)
}

/** Journals rows that were added outside their form, as above. */
export async function tellAddedOutsideForm(
  connection: Connection,
  { login }: Pick<Actor, 'login'>,
  table: Table,
  keys: readonly Key[],
): Promise<void> {
  for (const key of keys) await tellRow(connection, login, table, key, null)
}

async function tellRow(connection: Connection, actor: string, table: Table, key: Key, before: Payload | null) {
  const after = await journalled(connection, entityOf(table), key)
  if (after === null || JSON.stringify(after) === JSON.stringify(before)) return
  await writeJournal(connection, {
    actor,
    application: administrationName,
    entity: table,
    record: keyText(key),
    operation: before === null ? 'create' : 'update',
    before,
    after,
  })
}

function entityOf(table: Table): AnyEntity {
  const entity = administration.localised.fr.get(table)
  if (!entity) throw new Error(`The administration has no ${table}`)
  return entity
}

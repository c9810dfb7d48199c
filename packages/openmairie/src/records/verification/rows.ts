// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { always } from '../../database/sql.js'
import type { Payload } from '../../journal/write.js'
import type { AnyEntity } from '../../model/entity.js'
import { keyText } from '../../model/key-text.js'
import type { Ctx } from '../context.js'
import type { Place } from '../reading/cursor.js'
import { batchOf, walkAfter } from '../reading/whole.js'
import { journalColumns, journalledRow } from '../writing/journal.js'

/** A row of a table as the journal would keep it, under the text of its key. */
export interface LiveRow {
  readonly record: string
  readonly row: Payload
}

/** The next rows of a whole table in the order of their keys, hidden fields included; asks for no right. */
export async function rowsAfter(
  ctx: Ctx,
  connection: Connection,
  entity: AnyEntity,
  place: Place | null,
): Promise<{ readonly rows: readonly LiveRow[]; readonly place: Place | null }> {
  const columns = journalColumns(connection, entity)
  const found = await walkAfter(ctx, connection, entity, { columns, conditions: always, limit: batchOf(entity) }, place)
  const rows = found.rows.map((raw) => {
    const row = journalledRow(connection, entity, raw)
    return { record: keyText(entity.key.map((name) => row[name] ?? '')), row }
  })
  return { rows, place: found.place }
}

/** The entities whose records the journal can name: tables with a key. */
export function namedEntities(ctx: Ctx): readonly AnyEntity[] {
  return [...ctx.app.localised[ctx.locale].values()].filter(({ kind, key }) => kind === 'table' && key.length > 0)
}

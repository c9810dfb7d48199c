// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { always, sql } from '../../database/sql.js'
import type { Payload } from '../../journal/write.js'
import type { AnyEntity } from '../../model/entity.js'
import { keyText } from '../../model/key-text.js'
import type { Ctx } from '../context.js'
import { blocksOf, termCount } from '../reading/blocks.js'
import type { Place } from '../reading/cursor.js'
import { keyOrder } from '../reading/order.js'
import { placeOf, project } from '../reading/projection.js'
import { alias, readBlocks } from '../reading/walk.js'
import { journalColumns, journalledRow } from '../writing/journal.js'

/** A row of a table as the journal would keep it, under the text of its key. */
export interface LiveRow {
  readonly record: string
  readonly row: Payload
}

/** Rows read at a time; fewer where each may hold a document. */
export const rowBatch = 1000
const documentBatch = 25

/** The next rows of a whole table in the order of their keys, hidden fields included; asks for no right. */
export async function rowsAfter(
  ctx: Ctx,
  connection: Connection,
  entity: AnyEntity,
  place: Place | null,
): Promise<{ readonly rows: readonly LiveRow[]; readonly place: Place | null }> {
  const order = keyOrder(ctx, entity, alias)
  const projection = { ...project(ctx, entity, [], alias), columns: journalColumns(connection, entity), joins: sql`` }
  const blocks = blocksOf({
    ctx,
    entity,
    projection,
    conditions: always,
    order,
    place,
    backwards: false,
    from: null,
    searches: false,
  })
  const limit = Object.values(entity.fields).some(({ type }) => type === 'bytes') ? documentBatch : rowBatch
  const found = await readBlocks(connection, blocks, limit)
  const rows = found.map((raw) => {
    const row = journalledRow(connection, entity, raw)
    return { record: keyText(entity.key.map((name) => row[name] ?? '')), row }
  })
  const last = found.at(-1)
  return { rows, place: last && found.length === limit ? placeOf(last, termCount(order)) : null }
}

/** The entities whose records the journal can name: tables with a key. */
export function namedEntities(ctx: Ctx): readonly AnyEntity[] {
  return [...ctx.app.localised[ctx.locale].values()].filter(({ kind, key }) => kind === 'table' && key.length > 0)
}

// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Row, Sql } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import { blocksOf, termCount } from './blocks.js'
import type { Place } from './cursor.js'
import { keyOrder } from './order.js'
import { placeOf, project } from './projection.js'
import { alias, readBlocks } from './walk.js'

/** Rows read at a time; fewer where each may hold a document. */
export const rowBatch = 1000
const documentBatch = 25

/** How many rows of an entity are read at a time. */
export function batchOf(entity: AnyEntity): number {
  return Object.values(entity.fields).some(({ type }) => type === 'bytes') ? documentBatch : rowBatch
}

interface Asked {
  /** What is selected of a row, under the alias `t`. */
  readonly columns: readonly Sql[]
  readonly conditions: Sql
  readonly limit: number
}

/** The next rows of a table in the order of their keys, hidden fields included, and where to go on; asks for no right. */
export async function walkAfter(
  ctx: Ctx,
  connection: Connection,
  entity: AnyEntity,
  { columns, conditions, limit }: Asked,
  place: Place | null,
): Promise<{ readonly rows: readonly Row[]; readonly place: Place | null }> {
  const order = keyOrder(ctx, entity, alias)
  const blocks = blocksOf({
    ctx,
    entity,
    projection: { ...project(ctx, entity, [], alias), columns, joins: sql`` },
    conditions,
    order,
    place,
    backwards: false,
    from: null,
    searches: false,
  })
  const rows = await readBlocks(connection, blocks, limit)
  const last = rows.at(-1)
  return { rows, place: last && rows.length === limit ? placeOf(last, termCount(order)) : null }
}

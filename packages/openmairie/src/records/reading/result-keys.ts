// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import type { ListQuery } from '../contract.js'
import { blocksOf, termCount } from './blocks.js'
import type { Place } from './cursor.js'
import { keyOrder } from './order.js'
import { placeOf, project } from './projection.js'
import { demand } from './scope.js'
import { searches } from './search.js'
import { soughtConditions } from './sought.js'
import { alias, readBlocks } from './walk.js'

export interface KeyBatch {
  readonly keys: readonly Key[]
  /** Where the batch ends; null where it is empty. */
  readonly place: Place | null
}

/** The next keys of a filtered result, in the order of the keys: what is written meanwhile moves no row in it. */
export async function keysAfter(
  ctx: Ctx,
  connection: Connection,
  entity: AnyEntity,
  query: ListQuery,
  place: Place | null,
  limit: number,
): Promise<KeyBatch> {
  demand(ctx, entity, 'list')
  const order = keyOrder(ctx, entity, alias)
  const projection = project(ctx, entity, [], alias)
  const walk = {
    ctx,
    entity,
    projection,
    conditions: await soughtConditions(ctx, connection, entity, query, alias),
    order,
    place,
    backwards: false,
    from: null,
    searches: searches(query),
  }
  const rows = await readBlocks(connection, blocksOf(walk), limit)
  const last = rows.at(-1)
  return { keys: rows.map((row) => projection.row(row).key), place: last ? placeOf(last, termCount(order)) : null }
}

/** How many rows a filter leaves, all of them: for what runs in the background alone. */
export async function countWhole(ctx: Ctx, entity: AnyEntity, query: ListQuery): Promise<number> {
  demand(ctx, entity, 'list')
  const { rows } = await accessOf(ctx).query(
    sql`SELECT count(*) AS n FROM ${ownRowsOf(entity.table)} AS ${sql.id(alias)} WHERE ${await soughtConditions(ctx, accessOf(ctx), entity, query, alias)}`,
  )
  return Number(rows[0]?.['n'] ?? 0)
}

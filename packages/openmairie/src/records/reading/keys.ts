// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Sql } from '../../database/contract.js'
import { ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import { column } from './columns.js'
import { keyOf, project } from './projection.js'

/** Keys held in memory at a time. */
export const keyBlock = 1000

/** A block of the keys of the rows, `t`, that meet a condition, in their order, after the first `left`. Asks for no right. */
export async function keysWhere(
  ctx: Ctx,
  connection: Connection,
  entity: AnyEntity,
  where: Sql,
  left = 0,
): Promise<readonly Key[]> {
  const projection = project(ctx, entity, entity.key, 't')
  const order = sql.join(entity.key.map((name) => column('t', name)))
  const { rows } = await connection.query(
    sql`SELECT ${sql.join(projection.columns)} FROM ${ownRowsOf(entity.table)} AS ${sql.id('t')} ${projection.joins} WHERE ${where} ORDER BY ${order} LIMIT ${sql.lit(keyBlock)} OFFSET ${sql.lit(left)}`,
  )
  return rows.map((row) => keyOf(entity, projection.row(row).values))
}

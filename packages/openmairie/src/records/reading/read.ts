// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { all, ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import type { RecordView } from '../contract.js'
import { writeDigests } from '../digest.js'
import { keyCondition, textOf } from './columns.js'
import { labelExpression } from './labels.js'
import { project } from './projection.js'
import { demand, permitted } from './scope.js'

/** A record with its labels and digests; null where there is none or it may not be seen. */
export async function read(ctx: Ctx, entity: AnyEntity, key: Key): Promise<RecordView | null> {
  demand(ctx, entity, 'read')
  return readWith(ctx, accessOf(ctx), entity, key)
}

/** The same within a transaction; `lock` holds the row until its end. */
export async function readWith(
  ctx: Ctx,
  connection: Connection,
  entity: AnyEntity,
  key: Key,
  lock = false,
): Promise<RecordView | null> {
  const alias = 't'
  const projection = project(ctx, entity, null, alias)
  const columns = sql.join([...projection.columns, sql`${labelExpression(ctx, entity, alias)} AS ${sql.id('label')}`])
  const where = all([keyCondition(connection.dialect, entity, key, alias), permitted(ctx, entity, 'read', alias)])
  const { dialect } = connection
  if (lock && dialect.lock.when === 'before')
    await connection.query(
      sql`SELECT 1 FROM ${ownRowsOf(entity.table)} AS ${sql.id(alias)} WHERE ${where} ${dialect.lock.clause(alias)}`,
    )
  const held = lock && dialect.lock.when === 'with the row' ? dialect.lock.clause(alias) : sql``
  const found = await connection.query(
    sql`SELECT ${columns} FROM ${ownRowsOf(entity.table)} AS ${sql.id(alias)} ${projection.joins} WHERE ${where} ${held}`,
  )
  const raw = found.rows[0]
  if (!raw) return null
  const row = projection.row(raw)
  const label = textOf(raw['label']) ?? ''
  return {
    ...row,
    label: label === '' ? row.key.join(' ') : label,
    digests: writeDigests(ctx, entity, row.key, row.values),
  }
}

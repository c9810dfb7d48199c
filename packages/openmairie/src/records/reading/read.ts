// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Row, Sql } from '../../database/contract.js'
import { all, ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key, Values } from '../../model/value.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import type { RecordView } from '../contract.js'
import { writeDigests } from '../digest.js'
import { keyCondition, textOf } from './columns.js'
import { withFileNames } from './file-names.js'
import { labelExpression } from './labels.js'
import { project } from './projection.js'
import { demand, permitted } from './scope.js'

/** A record with its labels and digests; null where there is none or it may not be seen. */
export async function read(ctx: Ctx, entity: AnyEntity, key: Key): Promise<RecordView | null> {
  demand(ctx, entity, 'read')
  const record = await readWith(ctx, accessOf(ctx), entity, key)
  return record && ((await withFileNames(ctx, entity, [record]))[0] ?? null)
}

/** The same within a transaction; `lock` holds the row until its end. */
export async function readWith(
  ctx: Ctx,
  connection: Connection,
  entity: AnyEntity,
  key: Key,
  lock = false,
): Promise<RecordView | null> {
  return (await readBeside(ctx, connection, entity, key, lock, nothing))?.record ?? null
}

/** What is read of a row beside what its user may read, and goes no further than what writes it. */
export interface Beside {
  readonly fields: readonly string[]
  readonly columns: readonly Sql[]
}
const nothing: Beside = { fields: [], columns: [] }

/** The same, with other fields and columns of the row. */
export async function readBeside(
  ctx: Ctx,
  connection: Connection,
  entity: AnyEntity,
  key: Key,
  lock: boolean,
  beside: Beside,
): Promise<{ readonly record: RecordView; readonly fields: Values; readonly raw: Row } | null> {
  const alias = 't'
  const projection = project(ctx, entity, null, alias, { watched: beside.fields })
  const columns = sql.join([
    ...projection.columns,
    sql`${labelExpression(ctx, entity, alias)} AS ${sql.id('label')}`,
    ...beside.columns,
  ])
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
  const record = {
    ...row,
    label: label === '' ? row.key.join(' ') : label,
    digests: writeDigests(ctx, entity, row.key, row.values),
  }
  return { record, fields: projection.watched(raw), raw }
}

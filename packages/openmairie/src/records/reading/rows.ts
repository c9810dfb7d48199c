// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Sql } from '../../database/contract.js'
import { all, any, ownRowsOf, padded, sql } from '../../database/sql.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { Values } from '../../model/value.js'
import type { Ctx } from '../context.js'
import { column, equals } from './columns.js'
import { project } from './projection.js'
import { permitted } from './scope.js'

/** Rows given where nothing is said. */
const usualMost = 1000

/** The first rows of an entity with these values, or one of several, that the user may read, by their key. Raises OM_NOT_FOUND for a name that is none. */
export async function rowsWith(
  ctx: Ctx,
  connection: Connection,
  name: string,
  values: object,
  most = usualMost,
): Promise<readonly Values[]> {
  const entity = ctx.app.localised[ctx.locale].get(name)
  if (!entity) throw new OpenMairieError('OM_NOT_FOUND')
  const projection = project(ctx, entity, null, 't')
  const is = (field: string, value: unknown): Sql =>
    value === null ? sql`${column('t', field)} IS NULL` : equals(connection.dialect, entity, 't', field, String(value))
  const equal = Object.entries(values).map(([field, value]) =>
    Array.isArray(value) ? any(padded(value).map((each) => is(field, each))) : is(field, value),
  )
  const order = sql.join(entity.key.map((key) => column('t', key)))
  const found = await connection.query(
    sql`SELECT ${sql.join(projection.columns)} FROM ${ownRowsOf(entity.table)} AS ${sql.id('t')} ${projection.joins}
      WHERE ${all([...equal, permitted(ctx, entity, 'read', 't')])} ORDER BY ${order} LIMIT ${most}`,
  )
  return found.rows.map((raw) => projection.row(raw).values)
}

// SPDX-License-Identifier: EUPL-1.2
import { sql } from '../../database/sql.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { AnyEntity } from '../../model/entity.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'

/** Raises OM_NOTHING_UNDONE where the engine of a table undoes nothing: what is only checked would be written there. */
export async function demandUndoable(ctx: Ctx, { table }: AnyEntity): Promise<void> {
  if (ctx.database.dialect.engine !== 'mariadb') return
  const { rows } = await accessOf(ctx).query(sql`
    SELECT e.ENGINE AS ${sql.id('engine')} FROM information_schema.TABLES AS t JOIN information_schema.ENGINES AS e ON e.ENGINE = t.ENGINE
    WHERE t.TABLE_NAME = ${table.name} AND t.TABLE_SCHEMA = COALESCE(${table.schema}, DATABASE()) AND e.TRANSACTIONS = 'NO'`)
  const [held] = rows
  if (held) throw new OpenMairieError('OM_NOTHING_UNDONE', { engine: String(held['engine']) })
}

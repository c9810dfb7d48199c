// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import { write } from './write.js'
import type { OneTime, Writing } from './writing.js'

/** Raises OM_NOTHING_UNDONE where the engine of a table undoes nothing: what is only checked would be written there. */
export async function demandUndoable(connection: Connection, { table, label }: AnyEntity): Promise<void> {
  if (connection.dialect.engine !== 'mariadb') return
  const { rows } = await connection.query(sql`
    SELECT e.ENGINE AS ${sql.id('engine')} FROM information_schema.TABLES AS t JOIN information_schema.ENGINES AS e ON e.ENGINE = t.ENGINE
    WHERE t.TABLE_NAME = ${table.name} AND t.TABLE_SCHEMA = COALESCE(${table.schema}, DATABASE()) AND e.TRANSACTIONS = 'NO'`)
  const [held] = rows
  if (held) throw new OpenMairieError('OM_NOTHING_UNDONE', { table: label, engine: String(held['engine']) })
}

/**
 * Runs a write that is undone as a whole where it is a rehearsal, or is refused: OM_NOTHING_UNDONE is raised before the first
 * row of a table whose engine undoes nothing is written, be it by a hook or by what a deletion takes with it.
 */
export function writeWhole<T>(
  ctx: Ctx,
  oneTime: OneTime<T> | null,
  work: (writing: Writing) => Promise<T>,
): Promise<T> {
  return write(ctx, oneTime, (writing) => {
    const asked = new Map<string, Promise<void>>()
    const demandChange = (entity: AnyEntity): Promise<void> => {
      const known = asked.get(entity.name) ?? demandUndoable(writing, entity)
      asked.set(entity.name, known)
      return known
    }
    return work({ ...writing, demandChange })
  })
}

// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { all, ownRowsOf, sql } from '../../database/sql.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { ScheduleContext, ScheduleDeclaration } from '../../model/schedule.js'
import type { Values } from '../../model/value.js'
import type { Ctx } from '../context.js'
import { column, equals } from '../reading/columns.js'
import { project } from '../reading/projection.js'
import { permitted } from '../reading/scope.js'
import { contextWithin, Refusal } from './save.js'
import { write } from './write.js'
import type { Writing } from './writing.js'

/** Rows given where nothing is said. */
const usualMost = 1000

/**
 * Does the work of an application that recurs, in one transaction; `keep` stores what it says of it there, and has it all rolled
 * back where it raises. What its hooks refuse is raised as OM_BAD_REQUEST.
 */
export async function runScheduled(
  ctx: Ctx,
  { run }: Pick<ScheduleDeclaration, 'run'>,
  keep: (connection: Connection, said: string) => Promise<void>,
): Promise<void> {
  try {
    await write(ctx, null, async (writing) => {
      const said = await run(scheduleContext(ctx, writing))
      await writing.keep((connection) => keep(connection, said))
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const reason = error.problems.map(({ message }) => message).join(' ')
    throw new OpenMairieError('OM_BAD_REQUEST', { reason })
  }
}

function scheduleContext(ctx: Ctx, writing: Writing): ScheduleContext {
  const rows = async (name: string, values: object, most = usualMost): Promise<readonly Values[]> => {
    const entity = ctx.app.localised[ctx.locale].get(name)
    if (!entity) throw new OpenMairieError('OM_NOT_FOUND')
    const projection = project(ctx, entity, null, 't')
    const equal = Object.entries(values).map(([field, value]) =>
      value === null ? sql`${column('t', field)} IS NULL` : equals(writing.dialect, entity, 't', field, String(value)),
    )
    const order = sql.join(entity.key.map((key) => column('t', key)))
    const found = await writing.query(
      sql`SELECT ${sql.join(projection.columns)} FROM ${ownRowsOf(entity.table)} AS ${sql.id('t')} ${projection.joins}
        WHERE ${all([...equal, permitted(ctx, entity, 'read', 't')])} ORDER BY ${order} LIMIT ${most}`,
    )
    return found.rows.map((raw) => projection.row(raw).values)
  }
  // The application's own tables type it; generic code knows no table.
  return { ...contextWithin(ctx, writing, null), rows } as ScheduleContext
}

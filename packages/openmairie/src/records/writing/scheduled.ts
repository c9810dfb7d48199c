// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { ScheduleDeclaration } from '../../model/schedule.js'
import type { Ctx } from '../context.js'
import { contextWithin, Refusal } from './save.js'
import { write } from './write.js'

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
      const said = await run(contextWithin(ctx, writing, null))
      await writing.keep((connection) => keep(connection, said))
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const reason = error.problems.map(({ message }) => message).join(' ')
    throw new OpenMairieError('OM_BAD_REQUEST', { reason })
  }
}

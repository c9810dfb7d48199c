// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import type { Database } from '../../database/contract.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { JobKind, KeepStep } from '../contract.js'
import { type Schedule, scheduleKind } from './contract.js'
import { scheduleMessages } from './messages.js'

export const payloadSchema = z.object({
  application: z.string(),
  name: z.string(),
  collectivite: z.string().nullable(),
})

/** The kind of job that does what recurs, in one part: what fails for a fault of ours is tried again, later and later. */
export function schedulesKind(database: Database, schedules: readonly Schedule[]): JobKind {
  const messages = scheduleMessages('fr')
  return {
    name: scheduleKind,
    total: async () => null,
    async next(job, keep, signal) {
      const { application, name, collectivite } = payloadSchema.parse(job.payload)
      const schedule = schedules.find((each) => each.application === application && each.name === name)
      const end = (connection: Parameters<KeepStep>[0], ended: string): Promise<void> =>
        keep(connection, { checkpoint: {}, done: 1, refusals: [], ended })
      // A node that does not know it is not given it.
      if (!schedule) throw new Error(`No task ${name} of ${application} here`)
      const said = await schedule.run({ collectivite, signal, keep: end })
      if (said !== null) await end(database, said)
    },
    stopped: () => messages.stopped,
    failed: (_, error) => (error instanceof OpenMairieError ? error.publicMessage('fr') : null),
    broken: () => messages.broken,
  }
}

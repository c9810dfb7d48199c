// SPDX-License-Identifier: EUPL-1.2
import { setTimeout as wait } from 'node:timers/promises'
import type { Connection } from '../../../packages/openmairie/src/database/contract.js'
import { sql } from '../../../packages/openmairie/src/database/sql.js'
import type { Job, JobKind, KeepStep } from '../../../packages/openmairie/src/jobs/contract.js'

type Part = (job: Job, keep: KeepStep) => Promise<void>

/** Heavy kinds that do well, badly, and very badly; each notes the process that it runs in. */
export function heavyKinds(database: Connection): readonly JobKind[] {
  const kind = (name: string, part: Part): JobKind => ({
    name,
    heavy: { memoryMegabytes: 256 },
    total: async () => 2,
    next: async (job, keep) => {
      await database.query(sql`INSERT INTO processus (om_job, pid) VALUES (${job.id}, ${process.pid})`)
      await part(job, keep)
    },
    stopped: () => 'Arrêté.',
    failed: (_, error) => (error instanceof RangeError ? 'Trop loin.' : null),
    broken: () => 'Cassé.',
  })
  const step: Part = (job, keep) =>
    keep(database, { checkpoint: { one: true }, done: 1, refusals: [], ended: job.checkpoint ? 'Fait.' : null })
  const afterOne =
    (worse: () => unknown): Part =>
    async (job, keep) => {
      if (job.checkpoint) await worse()
      await step(job, keep)
    }
  return [
    kind('sage', step),
    kind('refus', async () => Promise.reject(new RangeError())),
    kind(
      'gourmand',
      afterOne(() => {
        const held: string[][] = []
        for (;;) held.push(Array.from({ length: 100_000 }, (_, n) => `${held.length} ${n}`))
      }),
    ),
    kind(
      'tampons',
      afterOne(async () => {
        const held: Buffer[] = []
        for (;;) {
          held.push(Buffer.alloc(8_000_000, 1))
          await wait(5)
        }
      }),
    ),
    kind(
      'fragile',
      afterOne(() => process.kill(process.pid, 'SIGSEGV')),
    ),
    kind(
      'abattu',
      afterOne(() => process.kill(process.pid, 'SIGKILL')),
    ),
    kind('survivant', async (job, keep) => {
      const { rows } = await database.query(sql`SELECT count(*)::int AS parts FROM processus WHERE om_job = ${job.id}`)
      if (rows[0]?.['parts'] === 2) process.kill(process.pid, 'SIGKILL')
      await step(job, keep)
    }),
    kind('sourd', () => {
      for (;;);
    }),
  ]
}

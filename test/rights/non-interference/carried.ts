// SPDX-License-Identifier: EUPL-1.2
import { buffer } from 'node:stream/consumers'
import { readCollectivites } from '../../../packages/openmairie/src/collectivites/held.js'
import { lotJobs } from '../../../packages/openmairie/src/editions/lot/job.js'
import { mailLotJobs } from '../../../packages/openmairie/src/editions/sending/lot-job.js'
import type { Job, JobKind } from '../../../packages/openmairie/src/jobs/contract.js'
import { findJob } from '../../../packages/openmairie/src/jobs/store.js'
import { systemClock } from '../../../packages/openmairie/src/model/clock.js'
import type { Ctx } from '../../../packages/openmairie/src/records/index.js'
import { jobContexts } from '../../../packages/openmairie/src/web/job-contexts.js'
import { letterheadFrom } from '../../../packages/openmairie/src/web/letterhead.js'
import { shellConfig } from '../../support/config.js'
import type { Instance } from './instance.js'
import { filesOf } from './shell.js'

/**
 * Carries what is asked for and lasts, as a worker would: batches of documents, and mails to each record of a listing. Returns all that
 * they give, byte for byte: `document` before each file, `mail` before each mail. Raises what they have no words for.
 */
export async function carryJobs(instance: Instance): Promise<string> {
  const told: string[] = []
  const kinds = kindsOf(instance, told)
  const { base, chief } = instance
  const { rows } = await base.raw.query(
    `UPDATE openmairie.om_job SET etat = 'en cours' WHERE etat = 'attente' RETURNING om_job::text AS id`,
  )
  for (const { id } of rows) {
    const job = await findJob(chief.database, id, null)
    const kind = kinds.find(({ name }) => name === job?.kind)
    if (!job || !kind) continue
    await carryOne(kind, job, told)
    await base.raw.query(`UPDATE openmairie.om_job SET etat = 'fait', fini = now() WHERE om_job = $1`, [id])
  }
  return told.join('\n')
}

async function carryOne(kind: JobKind, job: Job, told: string[]): Promise<void> {
  const { signal } = new AbortController()
  told.push(`${await kind.total(job, signal)} ${job.label}`)
  for (let checkpoint = job.checkpoint, isOver = false; !isOver; ) {
    const before = JSON.stringify(checkpoint)
    try {
      await kind.next(
        { ...job, checkpoint },
        async (_, part) => {
          told.push(JSON.stringify([part.refusals, part.ended]))
          checkpoint = part.checkpoint
          isOver = part.ended !== null
        },
        signal,
        async (done) => void told.push(String(done)),
      )
    } catch (error) {
      if (error instanceof Kept) return
      const words = kind.failed(job, error)
      if (words === null) throw error
      told.push(words)
      return
    }
    if (!isOver && JSON.stringify(checkpoint) === before) throw new Error(`${job.kind} goes no further`)
  }
}

function kindsOf({ base, chief: { app, database } }: Instance, told: string[]): readonly JobKind[] {
  const common = {
    database,
    contextOf: jobContexts({
      config: shellConfig(base.url, 'production'),
      database,
      databaseOf: () => database,
      apps: [app],
      clock: systemClock,
    }),
    letterhead: async (ctx: Ctx, signs: boolean) =>
      letterheadFrom(database, await readCollectivites(database), ctx, signs),
  }
  return [
    ...lotJobs({
      ...common,
      files: {
        most: 1 << 30,
        put: async (content, { name }) => {
          told.push(`document ${name}\n${(await buffer(content)).toString('latin1')}`)
          throw new Kept()
        },
      },
    }),
    ...mailLotJobs({
      ...common,
      files: filesOf(base.url, database),
      mailer: {
        async send({ attachment, ...mail }) {
          const pdf = attachment ? Buffer.from(attachment.content).toString('latin1') : ''
          told.push(`mail ${JSON.stringify(mail)} ${attachment?.name}\n${pdf}`)
        },
        verify: async () => undefined,
        close: () => undefined,
      },
    }),
  ]
}

/** What a batch gives is known once its file is. */
class Kept extends Error {}

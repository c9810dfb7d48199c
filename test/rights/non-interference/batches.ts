// SPDX-License-Identifier: EUPL-1.2
import { buffer } from 'node:stream/consumers'
import { readCollectivites } from '../../../packages/openmairie/src/collectivites/held.js'
import { lotJobs } from '../../../packages/openmairie/src/editions/lot/job.js'
import { findJob } from '../../../packages/openmairie/src/jobs/store.js'
import { jobContexts } from '../../../packages/openmairie/src/web/job-contexts.js'
import { letterheadFrom } from '../../../packages/openmairie/src/web/letterhead.js'
import { shellConfig } from '../../support/config.js'
import type { Instance } from './instance.js'

/** Carries the batches of documents that are asked for, as a worker would: all that they give to whoever asked, byte for byte. */
export async function carryBatches({ base, chief: { app, database } }: Instance): Promise<string> {
  const told: string[] = []
  const kinds = lotJobs({
    database,
    files: {
      most: 1 << 30,
      put: async (content, { name }) => {
        told.push(`${name}\n${(await buffer(content)).toString('latin1')}`)
        throw new Kept()
      },
    },
    contextOf: jobContexts({
      config: shellConfig(base.url, 'production'),
      database,
      databaseOf: () => database,
      apps: [app],
    }),
    letterhead: async (ctx, signs) => letterheadFrom(database, await readCollectivites(database), ctx, signs),
  })
  const { rows } = await base.raw.query(
    `UPDATE openmairie.om_job SET etat = 'en cours' WHERE etat = 'attente' RETURNING om_job::text AS id`,
  )
  for (const { id } of rows) {
    const job = await findJob(database, id, null)
    const kind = kinds.find(({ name }) => name === job?.kind)
    if (!job || !kind) continue
    const { signal } = new AbortController()
    told.push(`${await kind.total(job, signal)} ${job.label}`)
    await kind
      .next(
        job,
        async (_, { ended }) => void told.push(String(ended)),
        signal,
        async (done) => void told.push(String(done)),
      )
      .catch((error: unknown) => error instanceof Kept || told.push(String(kind.failed(job, error))))
  }
  return told.join('\n')
}

/** What a batch gives is known once its file is. */
class Kept extends Error {}

// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lotJobs } from '../../packages/openmairie/src/editions/lot/job.js'
import type { Job } from '../../packages/openmairie/src/jobs/contract.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication

beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE agent (agent serial PRIMARY KEY, nom varchar(40) NOT NULL);
    INSERT INTO agent (nom) SELECT 'Nom' || n FROM generate_series(1, 100) n;`)
  app = await applicationOver(base.url)
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

const job: Job = {
  id: 'a',
  user: 'anne',
  collectivite: null,
  kind: 'editions',
  label: 'Agents',
  home: '/',
  payload: { application: 'essai', entity: 'agent', locale: 'fr', state: '', edition: 'agent', form: 'zip' },
  state: 'en cours',
  done: 0,
  total: 100,
  checkpoint: null,
  message: null,
  cancelled: false,
  ended: null,
}

test.each(['zip', 'pdf'])('a lot as %s tells how far it is, and leaves nothing where it is stopped', async (form) => {
  const stopping = new AbortController()
  const told: number[] = []
  let kept = 0
  const [kind] = lotJobs({
    database: app.database,
    files: {
      most: 1 << 30,
      put: async (content) => {
        for await (const _ of content);
        throw new Error('the file is whole')
      },
    },
    contextOf: async () => app.as('anne'),
    letterhead: async () => ({ name: 'Aubry', logo: null }),
  })
  const carried = kind?.next(
    { ...job, payload: { ...job.payload, form } },
    async () => {
      kept++
    },
    stopping.signal,
    async (done) => {
      told.push(done)
      if (done >= 40) stopping.abort()
    },
  )
  await expect(carried).rejects.toThrow(/abort/i)
  expect([told, kept]).toEqual([[20, 40], 0])
})

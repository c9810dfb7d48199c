// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lotJobs } from '../../packages/openmairie/src/editions/lot/job.js'
import type { LotQuery } from '../../packages/openmairie/src/editions/lot/query.js'
import { OpenMairieError } from '../../packages/openmairie/src/errors/errors.js'
import type { Job } from '../../packages/openmairie/src/jobs/contract.js'
import { keepQuery } from '../../packages/openmairie/src/kept-queries/store.js'
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

test('a lot is kept to the records that a query finds as it is by then, for whoever may run it', async () => {
  const definition = {
    name: 'premiers',
    label: 'Premiers',
    entity: 'agent',
    columns: [{ path: 'nom' }],
    filters: [{ path: 'agent', operator: 'at-most', parameter: { name: 'jusque', label: 'Jusqu’à' } }],
  } as const
  const place = { application: 'essai', name: 'premiers', collectivite: null }
  const { actor } = app.as('anne')
  await keepQuery(app.database, { place, actor, seen: 0 }, { kind: 'entites', definition })
  const query = { name: 'premiers', given: { jusque: { value: '3', to: null } } }
  const drawnFor = async (permissions: readonly string[], asked: LotQuery): Promise<readonly string[]> => {
    const pieces: Uint8Array[] = []
    const [kind] = lotJobs({
      database: app.database,
      files: {
        most: 1 << 30,
        put: async (content) => {
          for await (const piece of content) pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece)
          throw new Error('the file is whole')
        },
      },
      contextOf: async () => app.as('anne', permissions),
      letterhead: async () => ({ name: 'Aubry', logo: null }),
    })
    const carried = kind?.next(
      { ...job, payload: { ...job.payload, query: asked } },
      async () => undefined,
      new AbortController().signal,
      async () => undefined,
    )
    const stopped: unknown = await carried?.catch((error: unknown) => error)
    if (stopped instanceof OpenMairieError) return [stopped.code]
    expect(stopped).toMatchObject({ message: 'the file is whole' })
    return [
      ...new Set(
        Buffer.concat(pieces)
          .toString('latin1')
          .match(/Nom\d+\.pdf/g),
      ),
    ].toSorted()
  }
  expect(await drawnFor(['*'], query)).toEqual(['Nom1.pdf', 'Nom2.pdf', 'Nom3.pdf'])
  const listing = ['essai.agent.list', 'essai.agent.read', 'essai.agent.export']
  expect(await drawnFor(listing, query)).toEqual(['OM_FORBIDDEN'])
  expect(await drawnFor([...listing, 'requetes'], { ...query, given: { jusque: { value: '1', to: null } } })).toEqual([
    'Nom1.pdf',
  ])
  expect(await drawnFor(['*'], { ...query, name: 'autre' })).toEqual(['OM_NOT_FOUND'])
})

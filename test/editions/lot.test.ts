// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lotJobs } from '../../packages/openmairie/src/editions/lot/job.js'
import type { LotQuery } from '../../packages/openmairie/src/editions/lot/query.js'
import { lotRoute } from '../../packages/openmairie/src/editions/lot/route.js'
import { OpenMairieError } from '../../packages/openmairie/src/errors/errors.js'
import type { Job } from '../../packages/openmairie/src/jobs/contract.js'
import { migrateJobs } from '../../packages/openmairie/src/jobs/runner.js'
import { keepQuery } from '../../packages/openmairie/src/kept-queries/store.js'
import type { QueryDefinition } from '../../packages/openmairie/src/model/query.js'
import { restricted } from '../../packages/openmairie/src/model/resolve/restrict.js'
import type { Ctx } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { requestOf } from '../support/request.js'

let base: Scratch
let app: TestApplication

beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE om_collectivite (om_collectivite integer PRIMARY KEY, libelle varchar(40) NOT NULL);
    CREATE TABLE agent (agent serial PRIMARY KEY, nom varchar(40) NOT NULL, secret integer,
      om_collectivite integer NOT NULL REFERENCES om_collectivite);
    INSERT INTO om_collectivite VALUES (1, 'Aubry'), (2, 'Brion');
    INSERT INTO agent (nom, secret, om_collectivite) SELECT 'Nom' || n, n, 2 - n % 2 FROM generate_series(1, 100) n;`)
  app = await applicationOver(base.url, {
    agent: { fields: { secret: { access: { hiddenUnless: { right: 'secret' } } } } },
  })
  await migrateJobs(base.url)
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

const until = { path: 'agent', operator: 'at-most', parameter: { name: 'jusque', label: 'Jusqu’à' } } as const
const definition = { name: 'premiers', label: 'Premiers', entity: 'agent', columns: [{ path: 'nom' }] } as const

/** Keeps a query for the instance, in the place of the one of its name. */
async function keeping(said: Partial<QueryDefinition>): Promise<void> {
  await base.raw.query('TRUNCATE openmairie.om_requete')
  const { actor } = app.as('anne')
  const place = { application: 'essai', name: 'premiers', collectivite: null }
  await keepQuery(app.database, { place, actor, seen: 0 }, { kind: 'entites', definition: { ...definition, ...said } })
}
const given = (jusque: string): LotQuery => ({ name: 'premiers', given: { jusque: { value: jusque, to: null } } })

/** The documents of a lot that is drawn for someone, or the code of what he is refused by. */
async function drawnFor(ctx: Ctx, asked: LotQuery): Promise<readonly string[]> {
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
    contextOf: async () => ctx,
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
  const names = Buffer.concat(pieces)
    .toString('latin1')
    .match(/Nom\d+\.pdf/g)
  return [...new Set(names)].toSorted()
}

test('a lot is kept to the records that a query finds as it is by then, for whoever may run it', async () => {
  await keeping({ filters: [until] })
  const as = (...permissions: readonly string[]) => app.as('anne', permissions)
  expect(await drawnFor(as('*'), given('3'))).toEqual(['Nom1.pdf', 'Nom2.pdf', 'Nom3.pdf'])
  const listing = ['essai.agent.list', 'essai.agent.read', 'essai.agent.export']
  expect(await drawnFor(as(...listing), given('3'))).toEqual(['OM_FORBIDDEN'])
  expect(await drawnFor(as(...listing, 'requetes'), given('1'))).toEqual(['Nom1.pdf'])
  expect(await drawnFor(as('*'), { ...given('3'), name: 'autre' })).toEqual(['OM_NOT_FOUND'])
})

test('a lot has only what its user’s commune has of what a query finds, the first ones too', async () => {
  const brion: Ctx = { ...app.as('zoe'), collectivites: ['2'] }
  const aubry: Ctx = { ...brion, collectivites: ['1'] }
  await keeping({ filters: [until] })
  expect(await drawnFor(brion, given('4'))).toEqual(['Nom2.pdf', 'Nom4.pdf'])
  expect(await drawnFor(aubry, given('4'))).toEqual(['Nom1.pdf', 'Nom3.pdf'])
  await keeping({ columns: [{ path: 'agent' }], sort: [{ column: 'agent', direction: 'asc' }], limit: 1 })
  expect(await drawnFor(brion, { name: 'premiers', given: {} })).toEqual(['Nom2.pdf'])
})

test('a query that filters by what is hidden from its user gives him no lot, rather than all records', async () => {
  await keeping({ filters: [until, { path: 'secret', operator: 'above', value: '1' }] })
  const sees = app.as('anne')
  expect(await drawnFor(sees, given('3'))).toEqual(['Nom2.pdf', 'Nom3.pdf'])
  const blind: Ctx = { ...sees, app: restricted(sees.app, () => false) }
  expect(await drawnFor(blind, given('3'))).toEqual(['OM_NOT_FOUND'])
})

test('a lot whose query is given what its field cannot hold is refused at once, and no job is asked for', async () => {
  await keeping({ filters: [until] })
  const ask = async (query: string, ctx: Ctx = app.as('anne')): Promise<string> => {
    const body = new URLSearchParams({ edition: 'agent', forme: 'zip', requete: query })
    const reply = await lotRoute(app.database)
      .handle(requestOf(ctx, { params: { entity: 'agent' }, body }))
      .catch((error: unknown) => error)
    return reply instanceof OpenMairieError ? reply.code : String(Object(reply).kind)
  }
  const jobs = async () => (await base.raw.query("SELECT donnees->'query' AS query FROM openmairie.om_job")).rows
  expect(await ask(JSON.stringify(given('trois')))).toBe('OM_BAD_REQUEST')
  expect(await ask(JSON.stringify(given('99999999999')))).toBe('OM_BAD_REQUEST')
  expect(await ask('{"name":"premiers"}')).toBe('OM_BAD_REQUEST')
  expect(await ask(JSON.stringify({ ...given('3'), name: 'autre' }))).toBe('OM_NOT_FOUND')
  expect(await ask(JSON.stringify(given('3')), app.as('anne', ['essai.agent.list', 'essai.agent.export']))).toBe(
    'OM_FORBIDDEN',
  )
  expect(await jobs()).toEqual([])
  expect(await ask(JSON.stringify(given('3')))).toBe('redirect')
  expect(await jobs()).toEqual([{ query: { name: 'premiers', given: { jusque: { value: '3', to: null } } } }])
})

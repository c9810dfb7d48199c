// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportJobs } from '../../packages/openmairie/src/exports/jobs.js'
import { openFiles } from '../../packages/openmairie/src/files/files.js'
import type { Job } from '../../packages/openmairie/src/jobs/contract.js'
import type { Ctx } from '../../packages/openmairie/src/records/index.js'
import { resultOf } from '../../packages/openmairie/src/ui/job-result.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { shellConfig } from '../support/config.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication
const folder = mkdtempSync(join(tmpdir(), 'openmairie-exports-'))
beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE agent (agent integer PRIMARY KEY, nom varchar(20) NOT NULL);
    INSERT INTO agent VALUES (1, 'Anne'), (2, 'Bruno')`)
  app = await applicationOver(base.url)
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
  rmSync(folder, { recursive: true })
})

const job: Job = {
  id: '00000000-0000-4000-8000-000000000001',
  user: '1',
  collectivite: null,
  kind: 'export',
  label: 'Agents',
  home: '/essai/agent',
  payload: {
    application: 'essai',
    entity: 'agent',
    locale: 'fr',
    state: '',
    sort: [],
    columns: ['agent', 'nom'],
    parent: null,
    keys: null,
    format: 'csv',
  },
  state: 'en cours',
  done: 0,
  total: null,
  checkpoint: null,
  message: null,
  cancelled: false,
  ended: null,
}
const kindFor = (ctx: Ctx | null) => {
  const files = openFiles(app.database, { ...shellConfig(base.url, 'development').files, folder })
  const [kind] = exportJobs({ database: app.database, files, contextOf: async () => ctx })
  if (!kind) throw new Error('No kind of export')
  return kind
}
const journalled = async () =>
  (await base.raw.query(`SELECT acteur FROM openmairie.om_journal WHERE operation = 'export'`)).rows

test('an export that is stopped, then made again, is journalled once: with the file that it gives', async () => {
  const kind = kindFor(app.ctx)
  const { signal } = new AbortController()
  const died = async (): Promise<never> => {
    throw new Error('Killed')
  }
  await expect(kind.next(job, died, signal, async () => undefined)).rejects.toThrow('Killed')
  await expect(kind.next(job, async () => undefined, signal, died)).rejects.toThrow('Killed')
  expect(await journalled()).toEqual([])
  expect(await resultOf(app.database, job)).toBe(null)
  await kind.next(
    job,
    async () => undefined,
    signal,
    async () => undefined,
  )
  expect(await journalled()).toEqual([{ acteur: 'anne' }])
  expect(await resultOf(app.database, job)).toMatchObject({ type: 'text/csv' })
})

test('a right that is gone takes the file away with it', async () => {
  const entity = app.entity('agent')
  expect(await kindFor(app.ctx).mayTake?.(job)).toBe(true)
  expect(await kindFor(null).mayTake?.(job)).toBe(false)
  expect(await kindFor(app.as('lea', ['essai.agent.list', 'essai.agent.read'])).mayTake?.(job)).toBe(false)
  expect(await kindFor(app.as('lea', ['essai.agent.export'])).mayTake?.(job)).toBe(true)
  const elsewhere = { ...job, collectivite: '12' }
  expect(await kindFor({ ...app.ctx, collectivites: ['13'] }).mayTake?.(elsewhere)).toBe(false)
  expect(await kindFor({ ...app.ctx, collectivites: ['12', '13'] }).mayTake?.(elsewhere)).toBe(true)
  // A field that is kept from the user meanwhile.
  const nom = entity.fields['nom']
  const withheld = nom && { ...entity, fields: { ...entity.fields, nom: { ...nom, hidden: true } } }
  const localised = { ...app.ctx.app.localised, fr: new Map([['agent', withheld ?? entity]]) }
  expect(await kindFor({ ...app.ctx, app: { ...app.ctx.app, localised } }).mayTake?.(job)).toBe(false)
})

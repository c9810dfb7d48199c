// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { lotJobs } from '../../packages/openmairie/src/editions/lot/job.js'
import type { Files } from '../../packages/openmairie/src/files/contract.js'
import { openFiles } from '../../packages/openmairie/src/files/files.js'
import { carryJob } from '../../packages/openmairie/src/jobs/carry.js'
import type { JobRefusal } from '../../packages/openmairie/src/jobs/contract.js'
import { own } from '../../packages/openmairie/src/jobs/parts.js'
import { migrateJobs } from '../../packages/openmairie/src/jobs/runner.js'
import { askJob, findJob, refusalsOf } from '../../packages/openmairie/src/jobs/store.js'
import { resultOf } from '../../packages/openmairie/src/ui/job-result.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { shellConfig } from '../support/config.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication
let files: Files
const folder = mkdtempSync(join(tmpdir(), 'openmairie-lots-'))

beforeAll(async () => {
  base = await scratchDatabase(`CREATE TABLE agent (agent serial PRIMARY KEY, nom varchar(40) NOT NULL)`)
  app = await applicationOver(base.url)
  await migrateJobs(base.url)
  files = openFiles(app.instance, { ...shellConfig(base.url, 'development').files, folder })
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() =>
  base.raw.query(
    "TRUNCATE agent RESTART IDENTITY; INSERT INTO agent (nom) SELECT 'Nom' || n FROM generate_series(1, 16) n",
  ),
)
afterEach(() => {
  delete process.env.OPENMAIRIE_TEST_KILLS
})

/** A lot whose engine is killed, by the system's own signal, as it draws the documents of these names. */
async function made(form: 'pdf' | 'zip', killers: string) {
  process.env.OPENMAIRIE_TEST_KILLS = killers
  const drawnBy = { file: fileURLToPath(new URL('./engines/killed.mjs', import.meta.url)) }
  const kinds = lotJobs({
    database: app.database,
    files,
    contextOf: async () => app.as('anne'),
    letterhead: async () => ({ name: 'Aubry', logo: null }),
    drawnBy,
  })
  const id = randomUUID()
  const payload = { application: 'essai', entity: 'agent', locale: 'fr', state: '', edition: 'agent', form }
  await askJob(app.database, {
    id,
    user: '7',
    collectivite: null,
    kind: 'editions',
    label: 'Agents',
    home: '/',
    payload,
  })
  const carried = await carryJob(
    {
      database: app.database,
      kinds: new Map(kinds.map((kind) => [kind.name, kind])),
      node: null,
      perCollectivite: 1,
      served: null,
      feed: null,
      heavy: own,
      paused: () => false,
    },
    id,
  )
  expect(carried).toBe('ended')
  const job = await findJob(app.database, id, '7')
  const refused: JobRefusal[] = []
  for await (const refusal of refusalsOf(app.database, id)) refused.push(refusal)
  const file = await resultOf(app.database, { id })
  const content = file && (await text(await files.open(file)))
  return { state: job?.state, message: job?.message, refused, name: file?.name, content: content ?? '' }
}
const reason =
  'Ce document n’a pas pu être dessiné. Rien n’est perdu : réessayez, et prévenez votre service informatique si cela recommence.'

test('a record whose document kills the engine is told alone; the letters of the others are one PDF', async () => {
  const lot = await made('pdf', 'Nom7')
  expect(lot).toEqual({
    state: 'fait',
    message: 'Les documents sont prêts\u00a0: 15 agents. Un n’a pas pu être dessiné.',
    refused: [{ record: '7', label: 'Nom7', reason }],
    name: expect.stringMatching(/^agent-.*\.pdf$/),
    content: '%PDF-1.7\n[15]',
  })
})

test('of several, each is told, and each of the others has its file', async () => {
  const lot = await made('zip', 'Nom1|Nom7|Nom16')
  expect(lot).toMatchObject({
    state: 'fait',
    message: 'Les documents sont prêts\u00a0: 13 agents. 3 n’ont pas pu être dessinés.',
  })
  expect(lot.refused.map(({ record }) => record)).toEqual(['1', '16', '7'])
  const names = new Set(lot.content.match(/Nom\d+\.pdf/g))
  expect(names.size).toBe(13)
  expect(names.has('Nom7.pdf')).toBe(false)
  expect(names.has('Nom8.pdf')).toBe(true)
})

test.each(['pdf', 'zip'] as const)('an edition that kills it whoever it is about ends its lot as %s', async (form) => {
  expect(await made(form, 'Nom\\d+')).toEqual({
    state: 'echec',
    message: reason,
    refused: [],
    name: undefined,
    content: '',
  })
}, 180_000)

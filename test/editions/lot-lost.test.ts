// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
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
const people = (count: number) =>
  base.raw.query(
    `TRUNCATE agent RESTART IDENTITY; INSERT INTO agent (nom) SELECT 'Nom' || n FROM generate_series(1, ${count}) n`,
  )
beforeEach(() => people(16))
afterEach(() => {
  delete process.env.OPENMAIRIE_TEST_ENGINE
})

/** How an engine fails: at the documents of these names, and of more than so many; killed unless it hangs. */
interface Failing {
  readonly mark?: string
  readonly most?: number
  readonly how?: 'kill' | 'hang'
}

/** A lot and what was drawn for it, whom each document is about; an engine that hangs is given up after two seconds. */
async function made(form: 'pdf' | 'zip', failing: Failing) {
  const id = randomUUID()
  const log = join(folder, `${id}.log`)
  process.env.OPENMAIRIE_TEST_ENGINE = JSON.stringify({ how: 'kill', ...failing, log })
  const file = fileURLToPath(new URL('./engines/fails.mjs', import.meta.url))
  const kinds = lotJobs({
    database: app.database,
    files,
    contextOf: async () => app.as('anne'),
    letterhead: async () => ({ name: 'Aubry', logo: null }),
    drawnBy: failing.how === 'hang' ? { file, within: 2000 } : { file },
  })
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
  const kept = await resultOf(app.database, { id })
  const content = kept ? await text(await files.open(kept)) : ''
  const pieces = [...content.matchAll(/%PDF-1\.7\n\[(.*?)\]/g)].map(([, names = '']) => names.split(' '))
  const drawn = readFileSync(log, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' '))
  return { state: job?.state, message: job?.message, refused, name: kept?.name, content, pieces, drawn }
}
const reason =
  'Ce document n’a pas pu être dessiné. Rien n’est perdu : réessayez, et prévenez votre service informatique si cela recommence.'

/** Names of these numbers. */
const names = (...numbers: number[]) => numbers.map((number) => `Nom${number}`)
/** As the listing has them, by name. */
const [early, late] = [names(1, 10, 11, 12, 13, 14, 15, 16), names(2, 3, 4, 5, 6, 7, 8, 9)]

test('a record whose document kills the engine is told alone; the letters of the others are one PDF, in order', async () => {
  expect(await made('pdf', { mark: 'Nom7' })).toMatchObject({
    state: 'fait',
    message: 'Les documents sont prêts\u00a0: 15 agents. Un n’a pas pu être dessiné.',
    refused: [{ record: '7', label: 'Nom7', reason }],
    name: expect.stringMatching(/^agent-.*\.pdf$/),
    content: '%PDF-1.7\n[Nom1 Nom10 Nom11 Nom12 Nom13 Nom14 Nom15 Nom16 Nom2 Nom3 Nom4 Nom5 Nom6 Nom8 Nom9]',
  })
})

test('of several, each is told, and each of the others has its file', async () => {
  const lot = await made('zip', { mark: 'Nom1|Nom7|Nom16' })
  expect(lot).toMatchObject({
    state: 'fait',
    message: 'Les documents sont prêts\u00a0: 13 agents. 3 n’ont pas pu être dessinés.',
  })
  expect(lot.refused.map(({ record }) => record)).toEqual(['1', '16', '7'])
  expect(lot.pieces).toEqual([10, 11, 12, 13, 14, 15, 2, 3, 4, 5, 6, 8, 9].map((number) => names(number)))
  const files = new Set(lot.content.match(/Nom\d+\.pdf/g))
  expect(files.size).toBe(13)
  expect(files.has('Nom7.pdf')).toBe(false)
  expect(files.has('Nom8.pdf')).toBe(true)
})

test('letters that only come in several documents come in a ZIP, in order, nobody lost', async () => {
  const lot = await made('pdf', { most: 10 })
  expect(lot).toMatchObject({
    state: 'fait',
    message: 'Les documents sont prêts\u00a0: 16 agents.',
    refused: [],
    name: expect.stringMatching(/^agent-.*\.zip$/),
    pieces: [early, late],
  })
  expect(new Set(lot.content.match(/-\d\.pdf/g))).toEqual(new Set(['-1.pdf', '-2.pdf']))
})

test('so do those that are left of them without one that kills the engine', async () => {
  expect(await made('pdf', { most: 10, mark: 'Nom7' })).toMatchObject({
    state: 'fait',
    message: 'Les documents sont prêts\u00a0: 15 agents. Un n’a pas pu être dessiné.',
    refused: [{ record: '7', label: 'Nom7', reason }],
    name: expect.stringMatching(/\.zip$/),
    pieces: [early, names(2, 3, 4, 5), names(6), names(8, 9)],
  })
})

test('what was too much at once is not tried again for the records that follow', async () => {
  await people(1100)
  const lot = await made('pdf', { most: 300, how: 'hang' })
  expect(lot.drawn.map(({ length }) => length)).toEqual([500, 1, 250, 250, 250, 250, 100])
  expect(lot.pieces.map(({ length }) => length)).toEqual([250, 250, 250, 250, 100])
  expect(new Set(lot.pieces.flat()).size).toBe(1100)
  expect(lot.refused).toEqual([])
})

test.each([
  ['pdf', [[...early, ...late], names(1), names(10), names(11)]],
  ['zip', [names(1), names(10), names(11)]],
] as const)('an engine that hangs at whatever it is given ends its lot as %s at the third record', async (form, drawn) => {
  expect(await made(form, { mark: 'Nom\\d+', how: 'hang' })).toMatchObject({
    ...{ state: 'echec', message: reason, refused: [], name: undefined },
    drawn,
  })
})

test('one that hangs at the first records draws the others at once', async () => {
  const lot = await made('pdf', { mark: 'Nom1|Nom10', how: 'hang' })
  const others = [...early.slice(2), ...late]
  expect(lot.drawn).toEqual([[...early, ...late], names(1), names(10), names(11), others])
  expect(lot.refused.map(({ record }) => record)).toEqual(['1', '10'])
  expect(lot.pieces).toEqual([others])
})

test('once something was drawn, more than two records that hang are each told, and the others come', async () => {
  const lot = await made('zip', { mark: 'Nom10|Nom11|Nom12|Nom13', how: 'hang' })
  expect(lot.state).toBe('fait')
  expect(lot.refused.map(({ record }) => record)).toEqual(['10', '11', '12', '13'])
})

test.each(['pdf', 'zip'] as const)('an edition that kills it whoever it is about ends its lot as %s', async (form) => {
  expect(await made(form, { mark: 'Nom\\d+' })).toMatchObject({
    state: 'echec',
    message: reason,
    refused: [],
    name: undefined,
    content: '',
  })
}, 180_000)

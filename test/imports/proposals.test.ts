// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Settings } from '../../packages/openmairie/src/imports/contract.js'
import { readLines } from '../../packages/openmairie/src/imports/read-lines.js'
import { runImport } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication
const folder = mkdtempSync(join(tmpdir(), 'openmairie-proposals-'))
const path = join(folder, 'agents.csv')
beforeAll(async () => {
  base = await scratchDatabase(
    `CREATE TABLE agent (agent integer PRIMARY KEY, nom varchar(20) NOT NULL, grade varchar(20), lieu varchar(20))`,
  )
  app = await applicationOver(base.url, {
    agent: { fields: { grade: { proposed: 'adjoint' }, lieu: { proposed: () => 'Mairie' } } },
  })
  writeFileSync(path, 'Agent;Nom;Lieu\n1;Anna;\n2;Bruno;Halle\n')
})
beforeEach(async () => {
  await base.raw.query(`DELETE FROM agent; INSERT INTO agent VALUES (1, 'Anne', 'rédacteur', 'Ancien')`)
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
  rmSync(folder, { recursive: true })
})

const settings: Settings = {
  sheet: 0,
  csv: { encoding: 'utf-8', separator: ';', quote: '"' },
  header: 1,
  dates: 'dmy',
  decimal: ',',
  columns: ['agent', 'nom', 'lieu'],
  mode: 'both',
  identity: ['agent'],
  emptying: false,
  adding: [],
  totals: false,
}

async function agentsAfter(chosen: Settings) {
  async function* lines() {
    const source = { path, name: 'agents.csv' }
    for await (const { lines } of readLines(app.ctx, app.entity('agent'), source, chosen, new Map())) yield lines
  }
  const options = { leaveAside: true, keep: async () => undefined }
  await runImport(app.ctx, app.entity('agent'), chosen, lines(), async () => undefined, options)
  return (await base.raw.query('SELECT * FROM agent ORDER BY agent')).rows
}

test('a new row has what the application proposes where no column says it, whatever is done with those that are there', async () => {
  const bruno = { agent: 2, nom: 'Bruno', grade: 'adjoint', lieu: 'Halle' }
  expect(await agentsAfter(settings)).toEqual([{ agent: 1, nom: 'Anna', grade: 'rédacteur', lieu: 'Ancien' }, bruno])
  await base.raw.query('DELETE FROM agent WHERE agent = 2')
  expect(await agentsAfter({ ...settings, mode: 'create', identity: [] })).toEqual([
    { agent: 1, nom: 'Anna', grade: 'rédacteur', lieu: 'Ancien' },
    bruno,
  ])
  await base.raw.query('DELETE FROM agent WHERE agent = 2')
  expect(await agentsAfter({ ...settings, mode: 'update' })).toEqual([
    { agent: 1, nom: 'Anna', grade: 'rédacteur', lieu: 'Ancien' },
  ])
})

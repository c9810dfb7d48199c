// SPDX-License-Identifier: EUPL-1.2
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../packages/openmairie/src/database/contract.js'
import { makeApplication } from '../../packages/openmairie/src/generator/sheets/install.js'
import type { Proposal } from '../../packages/openmairie/src/proposal/contract.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

const nom = { name: 'nom', label: 'Nom', from: null, type: 'string', length: 50, required: true } as const
const proposal: Proposal = {
  label: 'Clés',
  tables: [{ name: 'cle', label: 'Clés', from: null, key: 'cle', columns: [nom] }],
}
let base: Scratch
let app: TestApplication
let folder: string
beforeAll(async () => {
  base = await scratchDatabase('CREATE TABLE lieu (lieu serial PRIMARY KEY)')
  app = await applicationOver(base.url, {}, base.url)
  folder = await mkdtemp(join(tmpdir(), 'openmairie-made-'))
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
  await rm(folder, { recursive: true, force: true })
})

const make = (owner: Database, name: string) =>
  makeApplication(
    owner,
    { folder, variable: 'DATABASE_URL', role: null },
    { id: 'a1', name, proposal, data: '' },
    async () => undefined,
  )
const tables = async (schema: string) =>
  (await base.raw.query(`SELECT tablename FROM pg_tables WHERE schemaname = '${schema}'`)).rows

test('where the answer to the commit is lost, files stay with tables that stand, and go with those that do not', async () => {
  const lost = new Error('Connection lost')
  const { instance } = app
  const answerLost: Database = {
    ...instance,
    under: () => ({
      ...instance,
      transaction: async (work) => {
        await instance.transaction(work)
        throw lost
      },
    }),
  }
  await expect(make(answerLost, 'cles')).rejects.toBe(lost)
  expect(await tables('cles')).toEqual([{ tablename: 'cle' }])
  expect(await readdir(join(folder, 'cles'))).toContain('schema')
  const commitLost: Database = {
    ...instance,
    under: () => ({
      ...instance,
      transaction: (work) =>
        instance.transaction(async (transaction) => {
          await work(transaction)
          throw lost
        }),
    }),
  }
  await expect(make(commitLost, 'badges')).rejects.toBe(lost)
  expect(await tables('badges')).toEqual([])
  expect(await readdir(folder)).toEqual(['cles'])
  expect(await make(instance, 'badges')).toBe(join(folder, 'badges'))
  expect(await make(instance, 'badges')).toBeNull()
})

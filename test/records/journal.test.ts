// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { create, read, remove, update } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication

beforeAll(async () => {
  base = await scratchDatabase(
    `CREATE TABLE agent (agent integer PRIMARY KEY, nom text, secret text DEFAULT 'caché', note numeric(8,2), photo bytea DEFAULT 'abc')`,
  )
  app = await applicationOver(base.url, { agent: { fields: { secret: { hidden: true } } } })
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

const told = async (): Promise<unknown> =>
  (
    await base.raw.query(
      `SELECT operation, avant, apres FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) ORDER BY om_journal DESC LIMIT 1`,
    )
  ).rows[0]

test('the journal keeps the whole row, hidden fields too, and bytes as a digest with their size', async () => {
  const whole = { idempotencyKey: null, digests: null }
  // SHA-256 of «abc» and of nothing, as published with the standard.
  const abc = 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad:3'
  const nothing = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855:0'
  const first = { agent: '1', nom: 'Anne', secret: 'caché', note: '1.50', photo: abc }
  await create(app.ctx, app.entity('agent'), { agent: '1', nom: 'Anne', note: '1.5' }, whole)
  expect(await told()).toEqual({ operation: 'create', avant: null, apres: first })
  expect((await read(app.ctx, app.entity('agent'), ['1']))?.values).not.toHaveProperty('secret')

  await update(app.ctx, app.entity('agent'), ['1'], { nom: 'Annie' }, whole)
  expect(await told()).toEqual({ operation: 'update', avant: first, apres: { ...first, nom: 'Annie' } })

  await base.raw.query(`UPDATE agent SET photo = '', secret = 'autre', note = NULL`)
  await remove(app.ctx, app.entity('agent'), ['1'], whole)
  const last = { agent: '1', nom: 'Annie', secret: 'autre', note: null, photo: nothing }
  expect(await told()).toEqual({ operation: 'delete', avant: last, apres: null })
})

// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../packages/openmairie/src/database/contract.js'
import { migrateInstance } from '../../packages/openmairie/src/database/instance-schema.js'
import { openDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import { openFiles } from '../../packages/openmairie/src/files/files.js'
import { partialFolder } from '../../packages/openmairie/src/files/spool.js'
import { eicar, scratchClamd } from '../support/clamd.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

const folder = mkdtempSync(join(tmpdir(), 'openmairie-antivirus-'))
let base: Scratch
let database: Database
beforeAll(async () => {
  base = await scratchDatabase()
  database = openDatabase({
    url: base.url,
    size: 2,
    applicationName: 'test',
    statementTimeout: 10_000,
    failed: () => undefined,
  })
  await migrateInstance(database)
})
afterAll(async () => {
  await database.close()
  await base.drop()
  rmSync(folder, { recursive: true, force: true })
})

async function* content(...pieces: readonly string[]) {
  yield* pieces
}
const put = (antivirus: string, name: string, ...pieces: readonly string[]) =>
  openFiles(database, { folder, bucket: null, most: 10_000_000, antivirus })
    .put(content(...pieces), { name })
    .catch((error: unknown) => error)
const nothingKept = async (): Promise<void> => {
  expect(readdirSync(partialFolder(folder))).toEqual([])
  expect((await base.raw.query('SELECT count(*)::int AS n FROM openmairie.om_fichier')).rows).toEqual([{ n: 0 }])
}

test('what the antivirus finds is refused, and nothing of it is kept', async () => {
  const clamd = await scratchClamd()
  const refused = await put(clamd.address, 'essai.txt', 'x'.repeat(200_000), eicar)
  expect(refused).toMatchObject({
    code: 'OM_FILE_REFUSED',
    details: { reason: { fr: 'l’antivirus y a trouvé Eicar-Test-Signature' } },
  })
  await nothingKept()
  expect(await put(clamd.address, 'sain.txt', 'x'.repeat(200_000))).toMatchObject({ size: 200_000 })
  await base.raw.query('DELETE FROM openmairie.om_fichier')
  await clamd.stop()
})

test('what it could not look at is not taken', async () => {
  const clamd = await scratchClamd(100_000)
  const large = await put(clamd.address, 'gros.txt', 'x'.repeat(9_000_000))
  expect(large).toMatchObject({ code: 'OM_FILE_UNCHECKED', details: { name: 'gros.txt' } })
  await clamd.stop()
  expect(await put(clamd.address, 'sain.txt', 'x')).toMatchObject({ code: 'OM_FILE_UNCHECKED' })
  expect(await put('unix:/nulle/part.ctl', 'sain.txt', 'x')).toMatchObject({ code: 'OM_FILE_UNCHECKED' })
  await nothingKept()
})

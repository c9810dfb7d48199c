// SPDX-License-Identifier: EUPL-1.2
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { migrateInstance } from '../../packages/openmairie/src/database/instance-schema.js'
import type { Files } from '../../packages/openmairie/src/files/contract.js'
import { openFiles } from '../../packages/openmairie/src/files/files.js'
import { withInstanceAsItIs } from '../../packages/openmairie/src/web/instance.js'
import { shellConfig } from '../support/config.js'
import { removeDataFolder } from '../support/data-folder.js'
import { openmairie } from './command.js'

const work = mkdtempSync(join(tmpdir(), 'openmairie-reset-'))
const data = join(work, 'data')
const store = join(data, 'files')
afterAll(async () => {
  await removeDataFolder(data)
  rmSync(work, { recursive: true, force: true })
})

/** Works on the files of the instance of the embedded server, which is made where there is none. */
async function onFiles<T>(folder: string, use: (files: Files) => Promise<T>): Promise<T> {
  const options = { environment: {}, dataFolder: data, variables: ['DATABASE_URL'] }
  return withInstanceAsItIs(options, async (database, url) => {
    await migrateInstance(database)
    return use(openFiles(database, { ...shellConfig(url, 'development').files, folder }))
  })
}
const kept = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true }).filter((name) => /[\da-f]{64}$/.test(String(name))).length
    : 0
const reset = (environment: Readonly<Record<string, string>> = {}) =>
  openmairie(['reset'], { OPENMAIRIE_DATA_FOLDER: data, ...environment })
const add = (files: Files, text: string) => files.put(Readable.from([text]), { name: 'note.txt' })
const isBack = `La démonstration est revenue à son premier jour (${data}).\n`

test('a demonstration that is reset leaves none of its files, and the next one may have the folder', async () => {
  await onFiles(store, async (files) => {
    await files.take()
    await add(files, 'Du premier jour')
  })
  expect(kept(store)).toBe(1)
  expect(await reset()).toMatchObject({ code: 0, stdout: isBack })
  expect(kept(store)).toBe(0)
  expect(existsSync(join(store, 'proprietaire'))).toBe(false)
  expect(await onFiles(store, (files) => files.standing())).toBe('free')
}, 120_000)

test('files that another base is named as the owner of, or that nobody is, stay, and that is said', async () => {
  const others = join(work, 'others')
  await onFiles(others, (files) => add(files, 'D’une autre base'))
  writeFileSync(join(others, 'proprietaire'), '7311/5\n')
  const left = `${isBack}Les fichiers de ${others} ne sont pas marqués comme les siens\u00a0: ils y restent.`
  const ran = await reset({ OPENMAIRIE_FILES_FOLDER: others })
  expect(ran.code).toBe(0)
  expect(ran.stdout.startsWith(left)).toBe(true)
  expect(kept(others)).toBe(1)
  expect(readFileSync(join(others, 'proprietaire'), 'utf8')).toBe('7311/5\n')

  const nobodys = join(work, 'nobodys')
  await onFiles(nobodys, (files) => add(files, 'De personne'))
  expect((await reset({ OPENMAIRIE_FILES_FOLDER: nobodys })).stdout).toContain(`Les fichiers de ${nobodys} ne sont pas`)
  expect(kept(nobodys)).toBe(1)
}, 180_000)

test('while its server runs, nothing of it is removed', async () => {
  await onFiles(store, async (files) => {
    await files.take()
    await add(files, 'Encore là')
    expect((await reset()).code).toBe(1)
  })
  expect(kept(store)).toBe(1)
}, 120_000)

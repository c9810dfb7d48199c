// SPDX-License-Identifier: EUPL-1.2
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { migrateInstance } from '../../packages/openmairie/src/database/instance-schema.js'
import { placeOf } from '../../packages/openmairie/src/database/local/place.js'
import { major } from '../../packages/openmairie/src/database/local/server.js'
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

test('files that are marked as another base’s, or that nobody is marked as the owner of, stay, and that is said', async () => {
  const left = `Les fichiers de ${store} ne sont pas marqués comme les siens\u00a0: ils y restent.`
  await onFiles(store, (files) => add(files, 'De personne'))
  expect((await reset()).stdout.slice(isBack.length)).toMatch(new RegExp(`^${left}`))
  expect(kept(store)).toBe(1)

  await onFiles(store, async () => writeFileSync(join(store, 'proprietaire'), '7311/5\n'))
  expect((await reset()).stdout.slice(isBack.length)).toMatch(new RegExp(`^${left}`))
  expect(kept(store)).toBe(1)
  expect(readFileSync(join(store, 'proprietaire'), 'utf8')).toBe('7311/5\n')
  rmSync(store, { recursive: true })
}, 180_000)

test('files outside its folder stay, though they bear its mark: a copy of the folder would empty those of the first', async () => {
  const outside = join(work, 'outside')
  await onFiles(outside, async (files) => {
    await files.take()
    await add(files, 'De la première')
  })
  const ran = await reset({ OPENMAIRIE_FILES_FOLDER: outside })
  expect(ran.code).toBe(0)
  expect(ran.stdout.slice(isBack.length)).toMatch(
    new RegExp(`^Les fichiers de ${outside} sont hors de son dossier\u00a0: ils y restent.`),
  )
  expect(kept(outside)).toBe(1)
}, 120_000)

test('while its server runs, nothing of it is removed', async () => {
  await onFiles(store, async (files) => {
    await files.take()
    await add(files, 'Encore là')
    expect((await reset()).code).toBe(1)
  })
  expect(kept(store)).toBe(1)
}, 120_000)

test('nor while it starts or stops', async () => {
  await onFiles(store, () => Promise.resolve())
  const lock = join((await placeOf(data, major)).cluster, 'postmaster.pid')
  writeFileSync(lock, [process.pid, data, 0, 5433, '', '', '', 'stopping', ''].join('\n'))
  expect((await reset()).code).toBe(1)
  rmSync(lock)
}, 120_000)

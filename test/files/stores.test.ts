// SPDX-License-Identifier: EUPL-1.2
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bucketStore } from '../../packages/openmairie/src/files/bucket.js'
import type { BlobStore, Staged } from '../../packages/openmairie/src/files/contract.js'
import { diskStore } from '../../packages/openmairie/src/files/disk.js'
import { scratchBucket } from '../support/bucket.js'

const work = mkdtempSync(join(tmpdir(), 'openmairie-stores-'))
let storage: Awaited<ReturnType<typeof scratchBucket>>
beforeAll(async () => {
  storage = await scratchBucket()
})
afterAll(async () => {
  await storage.stop()
  rmSync(work, { recursive: true, force: true })
})

function staged(content: Buffer | string): Staged {
  const bytes = Buffer.from(content)
  const path = join(work, randomBytes(8).toString('hex'))
  writeFileSync(path, bytes)
  return { path, size: bytes.length, hash: createHash('sha256').update(bytes).digest('hex') }
}
const digest = async (content: AsyncIterable<Buffer>): Promise<string> => {
  const hash = createHash('sha256')
  for await (const piece of content) hash.update(piece)
  return hash.digest('hex')
}
const listed = async (store: BlobStore): Promise<readonly string[]> => {
  const hashes: string[] = []
  for await (const { hash } of store.list()) hashes.push(hash)
  return hashes.sort()
}
const unknown = 'f'.repeat(64)

const stores: Readonly<Record<string, () => BlobStore>> = {
  disk: () => diskStore(join(work, 'disk')),
  bucket: () => bucketStore(storage.bucket),
}

describe.each(Object.keys(stores))('%s', (name) => {
  const store = (): BlobStore => stores[name]?.() ?? diskStore(work)

  test('what is placed is read back, whole or in part', async () => {
    const file = staged('Conseil municipal du 26 novembre')
    expect(await store().has(file.hash)).toBe(false)
    await store().place(file)
    expect(await store().has(file.hash)).toBe(true)
    expect(await text(await store().open(file.hash))).toBe('Conseil municipal du 26 novembre')
    expect(await text(await store().open(file.hash, { start: 8, end: 16 }))).toBe('municipal')
    expect(await text(await store().open(file.hash, { start: 31, end: 31 }))).toBe('e')
  })

  test('it says whose it is once told, and that is none of its contents', async () => {
    expect(await store().owner()).toBeNull()
    await store().own('7311/16384')
    expect(await store().owner()).toBe('7311/16384')
    await store().own('7312/5')
    expect(await store().owner()).toBe('7312/5')
    await store().disown()
    await store().disown()
    expect(await store().owner()).toBeNull()
    await store().own('7312/5')
    expect((await listed(store())).filter((hash) => !/^[\da-f]{64}$/.test(hash))).toEqual([])
  })

  test('placed twice, at once too, it is there once', async () => {
    const file = staged('le même')
    await Promise.all([store().place(file), store().place(file), store().place(file)])
    await store().place(file)
    expect((await listed(store())).filter((hash) => hash === file.hash)).toHaveLength(1)
    expect(await text(await store().open(file.hash))).toBe('le même')
  })

  test('a content of several parts comes back as it was', async () => {
    const file = staged(randomBytes(20 * 1024 * 1024 + 17))
    await store().place(file)
    expect(await digest(await store().open(file.hash))).toBe(file.hash)
    expect(
      await digest(await store().open(file.hash, { start: 20 * 1024 * 1024, end: 20 * 1024 * 1024 + 16 })),
    ).not.toBe(file.hash)
  })

  test('what is removed is no longer there, and removing it again says nothing', async () => {
    const file = staged('provisoire')
    await store().place(file)
    await store().remove(file.hash)
    expect(await store().has(file.hash)).toBe(false)
    await store().remove(file.hash)
    await expect(store().open(file.hash)).rejects.toMatchObject({ code: 'OM_FILE_LOST' })
    await store().place(file)
    expect(await text(await store().open(file.hash))).toBe('provisoire')
  })

  test('every content is listed with the time when it was placed', async () => {
    const files = ['un', 'deux', 'trois'].map((each) => staged(`${each} ${name}`))
    const before = Date.now()
    for (const file of files) await store().place(file)
    const found = new Map<string, number>()
    for await (const { hash, placed } of store().list()) found.set(hash, placed)
    for (const { hash } of files) {
      expect(found.get(hash)).toBeGreaterThan(before - 5000)
      expect(found.get(hash)).toBeLessThan(Date.now() + 5000)
    }
  })

  test('what was never placed is lost, not a fault of ours', async () => {
    expect(await store().has(unknown)).toBe(false)
    await expect(store().open(unknown)).rejects.toMatchObject({ code: 'OM_FILE_LOST', status: 503 })
  })
})

test('on the disk nobody else reads them', async () => {
  const folder = join(work, 'prive')
  const file = staged('secret')
  rmSync(file.path)
  writeFileSync(file.path, 'secret', { mode: 0o600 })
  await diskStore(folder).place(file)
  const [first = ''] = readdirSync(join(folder, 'contenus'))
  const place = join(folder, 'contenus', first, file.hash.slice(2, 4), file.hash)
  expect(statSync(place).mode & 0o777).toBe(0o600)
  expect(statSync(join(folder, 'contenus')).mode & 0o777).toBe(0o700)
  expect(readdirSync(join(folder, 'partiels'))).toEqual([])
})

test('a content that was cut short is whole again once it is placed anew', async () => {
  const folder = join(work, 'coupe')
  const file = staged('tout le contenu')
  await diskStore(folder).place(file)
  const place = join(folder, 'contenus', file.hash.slice(0, 2), file.hash.slice(2, 4), file.hash)
  rmSync(place)
  writeFileSync(place, 'tout le')
  await diskStore(folder).place(file)
  expect(await text(await diskStore(folder).open(file.hash))).toBe('tout le contenu')
})

test('a storage that does not answer, or refuses the key, is told as such', async () => {
  const away = bucketStore({ ...storage.bucket, address: 'http://127.0.0.1:9/mairie' })
  await expect(away.has(unknown)).rejects.toMatchObject({ code: 'OM_FILES_UNREACHABLE' })
  const stranger = bucketStore({ ...storage.bucket, accessKey: 'une autre' })
  await expect(stranger.place(staged('refusé'))).rejects.toMatchObject({ code: 'OM_FILES_UNREACHABLE' })
})

// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection, Database } from '../../packages/openmairie/src/database/contract.js'
import { DatabaseError } from '../../packages/openmairie/src/database/errors.js'
import { migrateInstance } from '../../packages/openmairie/src/database/instance-schema.js'
import { openDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import { OpenMairieError } from '../../packages/openmairie/src/errors/errors.js'
import { bucketStore } from '../../packages/openmairie/src/files/bucket.js'
import { claimCollection } from '../../packages/openmairie/src/files/collect.js'
import type { BlobStore, Files, StoredFile } from '../../packages/openmairie/src/files/contract.js'
import { diskStore } from '../../packages/openmairie/src/files/disk.js'
import { openFiles } from '../../packages/openmairie/src/files/files.js'
import { withSource } from '../../packages/openmairie/src/files/local.js'
import { unknownTo } from '../../packages/openmairie/src/files/owner.js'
import { partialFolder } from '../../packages/openmairie/src/files/spool.js'
import { dropFile, dropFilesOf, filesOf, findFile, keepFile } from '../../packages/openmairie/src/files/usages.js'
import { scratchBucket } from '../support/bucket.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

const work = mkdtempSync(join(tmpdir(), 'openmairie-files-'))
let base: Scratch
let database: Database
/** Another base, as a copy of the first is. */
let copyBase: Scratch
let copy: Database
let storage: Awaited<ReturnType<typeof scratchBucket>>

const opened = ({ url }: Scratch): Database =>
  openDatabase({
    url,
    size: 6,
    applicationName: 'test',
    statementTimeout: 30_000,
    timeZone: 'Europe/Paris',
    failed: () => undefined,
  })

beforeAll(async () => {
  base = await scratchDatabase()
  database = opened(base)
  await migrateInstance(database)
  copyBase = await scratchDatabase()
  copy = opened(copyBase)
  await migrateInstance(copy)
  await base.raw.query(
    "INSERT INTO openmairie.om_utilisateur (login, nom, om_profil) VALUES ('anne', 'Anne', 'administrateur')",
  )
  storage = await scratchBucket()
})
afterAll(async () => {
  await storage.stop()
  await database.close()
  await base.drop()
  await copy.close()
  await copyBase.drop()
  rmSync(work, { recursive: true, force: true })
})

const most = 1_000_000
interface Place {
  readonly files: Files
  /** The same files, for the instance of the other base. */
  readonly copied: Files
  readonly store: BlobStore
  readonly folder: string
}
let places = 0
/** Files on the disk or in the bucket, from nothing. */
async function place(kind: 'disk' | 'bucket'): Promise<Place> {
  await base.raw.query('DELETE FROM openmairie.om_fichier_usage; DELETE FROM openmairie.om_fichier')
  const folder = join(work, String(places++))
  const bucket = { ...storage.bucket, address: `${storage.bucket.address}/${places}` }
  const store = kind === 'bucket' ? bucketStore(bucket) : diskStore(folder)
  const config = { folder, bucket: kind === 'bucket' ? bucket : null, most, antivirus: null }
  return {
    files: openFiles(database, config),
    copied: openFiles(copy, config),
    store,
    folder,
  }
}
async function* pieces(...contents: readonly string[]) {
  yield* contents
}
const put = (files: Files, content: string, name = 'note.txt'): Promise<StoredFile> =>
  files.put(pieces(content), { name })
const held = async (store: BlobStore): Promise<number> => {
  let count = 0
  for await (const _ of store.list()) count++
  return count
}
const partials = (folder: string): readonly string[] => readdirSync(partialFolder(folder))
const usage = { kind: 'piece', application: 'permis', entity: 'permis', record: '12', user: '1' } as const

describe.each(['disk', 'bucket'] as const)('%s', (kind) => {
  test('a content is stored once, whatever the names; each usage has its own', async () => {
    const { files, store } = await place(kind)
    const first = await put(files, 'Arrêté de voirie', 'arrêté.txt')
    const second = await put(files, 'Arrêté de voirie', 'C:\\temp\\copie.txt')
    expect(first).toEqual({
      hash: createHash('sha256').update('Arrêté de voirie').digest('hex'),
      size: 18,
      name: 'arrêté.txt',
      type: 'text/plain',
    })
    expect(second).toMatchObject({ hash: first.hash, name: 'copie.txt' })
    expect(await held(store)).toBe(1)
    const [one, two] = [await keepFile(database, first, usage), await keepFile(database, second, usage)]
    expect((await filesOf(database, usage)).map(({ id, name }) => [id, name])).toEqual([
      [one, 'arrêté.txt'],
      [two, 'copie.txt'],
    ])
    expect(await findFile(database, one)).toMatchObject({ name: 'arrêté.txt', size: 18, record: '12', user: '1' })
    expect(await text(await files.open(first, { start: 0, end: 5 }))).toBe('Arrêt')
  })

  test('what another record still uses stays; what nobody uses goes after a while', async () => {
    const { files, store } = await place(kind)
    const file = await put(files, 'partagé')
    const [one, two] = [
      await keepFile(database, file, usage),
      await keepFile(database, file, { ...usage, record: '13' }),
    ]
    expect(await dropFile(database, one)).toBe(true)
    expect(await dropFile(database, one)).toBe(false)
    expect(await files.collect(0)).toEqual({ contents: 0, orphans: 0, partials: 0 })
    expect(await text(await files.open(file))).toBe('partagé')
    expect(await dropFilesOf(database, { ...usage, record: '13' })).toBe(1)
    expect(await findFile(database, two)).toBeNull()
    expect(await files.collect(60)).toMatchObject({ contents: 0 })
    expect(await held(store)).toBe(1)
    expect(await files.collect(0)).toMatchObject({ contents: 1 })
    expect(await held(store)).toBe(0)
    await expect(files.open(file)).rejects.toMatchObject({ code: 'OM_FILE_LOST' })
  })

  test('a file that was let go long ago is as patient as one just sent', async () => {
    const { files } = await place(kind)
    const file = await put(files, 'ancien')
    const id = await keepFile(database, file, usage)
    await base.raw.query("UPDATE openmairie.om_fichier SET vu = now() - interval '1 year'")
    await dropFile(database, id)
    expect(await files.collect(60)).toMatchObject({ contents: 0 })
  })

  test('a usage that expires is let go', async () => {
    const { files } = await place(kind)
    const id = await keepFile(database, await put(files, 'résultat'), {
      kind: 'job',
      record: 'x',
      user: null,
      expires: Date.now() + 60_000,
    })
    expect(await findFile(database, id)).toMatchObject({ kind: 'job', application: '' })
    await base.raw.query("UPDATE openmairie.om_fichier_usage SET expire = now() - interval '1 second'")
    expect(await findFile(database, id)).toBeNull()
    expect(await files.collect(0)).toMatchObject({ contents: 1 })
  })

  test('a content placed by a process that died before the base knew goes; one that is known stays', async () => {
    const { files, store, folder } = await place(kind)
    const kept = await put(files, 'connu')
    await keepFile(database, kept, usage)
    await files.collect()
    const path = join(work, 'orphelin')
    writeFileSync(path, 'orphelin')
    const hash = createHash('sha256').update('orphelin').digest('hex')
    await store.place({ path, size: 8, hash })
    expect(await files.collect(60)).toEqual({ contents: 0, orphans: 0, partials: 0 })
    // The storage tells whole seconds.
    await expect.poll(() => files.collect(0)).toMatchObject({ contents: 0, orphans: 1 })
    expect(await store.has(hash)).toBe(false)
    expect(await text(await files.open(kept))).toBe('connu')
    expect(partials(folder)).toEqual([])
  })

  test('one whose line lost its content is whole again once it is sent anew', async () => {
    const { files, store } = await place(kind)
    const file = await put(files, 'perdu')
    await store.remove(file.hash)
    await put(files, 'perdu')
    expect(await text(await files.open(file))).toBe('perdu')
  })

  test('a copy of the base removes nothing from the files of its original, and says so', async () => {
    const { files, copied, store } = await place(kind)
    const before = await put(files, 'avant la copie')
    await keepFile(database, before, usage)
    await files.collect()
    // What the copy knows, and uses no more; what it never knew.
    await copyBase.raw.query("INSERT INTO openmairie.om_fichier VALUES ($1, 14, 'text/plain')", [before.hash])
    await keepFile(database, await put(files, 'après la copie'), usage)
    expect([await files.standing(), await copied.standing()]).toEqual(['ours', 'other'])
    await expect(copied.collect(0)).rejects.toMatchObject({ code: 'OM_FILES_NOT_OURS' })
    expect(await held(store)).toBe(2)
    expect(await files.collect(0)).toEqual({ contents: 0, orphans: 0, partials: 0 })
    await copied.take()
    await expect(files.collect(0)).rejects.toMatchObject({ code: 'OM_FILES_NOT_OURS' })
    await expect.poll(() => copied.collect(0)).toMatchObject({ orphans: 1 })
  })

  test('files that name nobody are taken by the base that knows them all', async () => {
    const { files, copied, store } = await place(kind)
    const file = await put(files, 'avant les marques')
    await keepFile(database, file, usage)
    expect([await files.standing(), await copied.standing()]).toEqual(['free', 'unmarked'])
    await expect(copied.collect(0)).rejects.toMatchObject({ code: 'OM_FILES_NOT_OURS' })
    await files.collect(0)
    expect([await files.standing(), await copied.standing()]).toEqual(['ours', 'other'])
    expect(await store.has(file.hash)).toBe(true)
  })

  test('what is kept while others collect is never lost', async () => {
    const { files } = await place(kind)
    await files.take()
    let stop = false
    let found = 0
    const collectors = [0, 1].map(async () => {
      while (!stop) await files.collect(0)
    })
    const rounds = kind === 'disk' ? 40 : 15
    const send = async (content: string): Promise<void> => {
      const file = await put(files, content)
      const id = await keepFile(database, file, usage)
      expect(await text(await files.open(file))).toBe(content)
      found++
      await dropFile(database, id)
    }
    const senders = [0, 1, 2].map(async () => {
      for (let round = 0; round < rounds; round++)
        // Collected at once, as nobody waits here: it is said not to be kept, and would be sent again.
        await send(`contenu ${round % 4}`).catch((error: unknown) => {
          const isRefused = error instanceof OpenMairieError && error.code === 'OM_FILES_UNREACHABLE'
          const isGone = error instanceof DatabaseError && error.violation === 'foreign key'
          if (!isRefused && !isGone) throw error
        })
    })
    await Promise.all(senders).finally(() => {
      stop = true
      return Promise.all(collectors)
    })
    expect(found).toBeGreaterThan(0)
    const last = await put(files, 'contenu 0')
    await keepFile(database, last, usage)
    await files.collect(0)
    expect(await text(await files.open(last))).toBe('contenu 0')
  })
})

test('contents that the base does not know are looked up by a thousand', async () => {
  await place('disk')
  const hashes = Array.from({ length: 2500 }, (_, number) => number.toString(16).padStart(64, '0'))
  const unknown = hashes.filter((_, number) => number % 1000 === 7)
  await base.raw.query(
    "INSERT INTO openmairie.om_fichier SELECT each, 1, 'text/plain' FROM unnest($1::text[]) AS each",
    [hashes.filter((hash) => !unknown.includes(hash))],
  )
  let asked = 0
  const counting: Connection = {
    dialect: database.dialect,
    query: (statement) => {
      asked++
      return database.query(statement)
    },
  }
  const listed = {
    async *list() {
      for (const hash of hashes) yield { hash, placed: 0 }
    },
  }
  const found: string[] = []
  for await (const hash of unknownTo(counting, listed)) found.push(hash)
  expect(found.sort()).toEqual(unknown)
  expect(asked).toBe(3)
})

test('nothing is left of what is refused, too large, or stops halfway', async () => {
  const { files, store, folder } = await place('disk')
  const refused = (content: AsyncIterable<string | Uint8Array>, name: string, accept?: readonly string[]) =>
    files.put(content, { name, ...(accept ? { accept } : {}) }).catch((error: unknown) => error)
  expect(await refused(pieces('x'.repeat(600_000), 'x'.repeat(600_000)), 'gros.txt')).toMatchObject({
    code: 'OM_FILE_TOO_LARGE',
    details: { name: 'gros.txt', most: { fr: '1\u00a0Mo', en: '1 MB' } },
  })
  expect(await refused(pieces(), 'vide.txt')).toMatchObject({ code: 'OM_FILE_REFUSED' })
  expect(await refused(pieces('a;b'), 'liste.csv', ['xlsx', 'ods'])).toMatchObject({
    details: { reason: { fr: 'formats acceptés\u00a0: .xlsx, .ods' } },
  })
  const stopped = async function* () {
    yield 'début'
    throw new Error('coupé')
  }
  expect(await refused(stopped(), 'coupé.txt')).toMatchObject({ message: 'coupé' })
  expect(await held(store)).toBe(0)
  expect(partials(folder)).toEqual([])
  expect((await base.raw.query('SELECT count(*)::int AS n FROM openmairie.om_fichier')).rows).toEqual([{ n: 0 }])
})

test.each([
  ['receiving', 'put.ts'],
  ['reading', 'reading.ts'],
])('what a killed process was %s is collected, what a living one has is not', async (_, script) => {
  const { files, folder } = await place('disk')
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '../support', script), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  expect(await files.collect()).toMatchObject({ partials: 0 })
  expect(partials(folder)).toHaveLength(1)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
  expect(await files.collect()).toMatchObject({ partials: 1 })
  expect(partials(folder)).toEqual([])
})

test('of all the workers, one collects', async () => {
  expect(await Promise.all([claimCollection(database), claimCollection(database)])).toContain(false)
  expect(await claimCollection(database)).toBe(false)
})

test('memory stays small whatever the size', async () => {
  const folder = join(work, 'grand')
  const large = openFiles(database, { folder, bucket: null, most: 1_000_000_000, antivirus: null })
  const before = process.memoryUsage().rss
  let peak = 0
  const piece = Buffer.alloc(1_048_576)
  const flow = async function* () {
    for (let sent = 0; sent < 256; sent++) {
      yield piece.fill(sent)
      peak = Math.max(peak, process.memoryUsage().rss)
    }
  }
  const file = await large.put(flow(), { name: 'grand.bin' })
  expect(file.size).toBe(268_435_456)
  expect(peak - before).toBeLessThan(150_000_000)
})

test('a folder that cannot be written is told as such', async () => {
  const blocked = join(work, 'fichier')
  writeFileSync(blocked, '')
  const files = openFiles(database, { folder: blocked, bucket: null, most, antivirus: null })
  await expect(put(files, 'x')).rejects.toMatchObject({ code: 'OM_FILES_UNREACHABLE', status: 503 })
  const { files: held } = await place('bucket')
  const stored = await put(held, 'nom;téléphone')
  const reading = withSource({ ...held, folder: blocked }, stored, async ({ path }) => path)
  await expect(reading).rejects.toMatchObject({ code: 'OM_FILES_UNREACHABLE' })
})

test('a file that is read on the machine lies there for the length of the work', async () => {
  const { files, folder } = await place('disk')
  const stored = await put(files, 'nom;téléphone')
  const read = await withSource(files, stored, async ({ path, name }) => [name, readFileSync(path, 'utf8')])
  expect(read).toEqual(['note.txt', 'nom;téléphone'])
  const failing = withSource(files, stored, async () => {
    throw new Error('coupé')
  })
  await expect(failing).rejects.toThrow('coupé')
  expect(partials(folder)).toEqual([])
})

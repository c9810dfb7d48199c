// SPDX-License-Identifier: EUPL-1.2
import { constants } from 'node:fs'
import { copyFile, link, mkdir, open, opendir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { OpenMairieError } from '../errors/errors.js'
import type { BlobStore } from './contract.js'
import { newPartial, ownerName, reached } from './spool.js'

/** Contents in a folder of the disk, two levels of folders by their hash. Others may not read it. */
export function diskStore(folder: string): BlobStore {
  const contents = join(folder, 'contenus')
  const mark = join(folder, ownerName)
  const placeOf = (hash: string): string => join(contents, hash.slice(0, 2), hash.slice(2, 4), hash)
  return {
    place: ({ path, hash }) =>
      reached(async () => {
        const place = placeOf(hash)
        await mkdir(dirname(place), { recursive: true, mode: 0o700 })
        // In place of what may be there: a content that was cut short by a full disk is whole again.
        const waiting = await newPartial(folder)
        try {
          await link(path, waiting).catch(() => copied(path, waiting))
          await rename(waiting, place)
        } finally {
          await rm(waiting, { force: true })
        }
        await synced(dirname(place))
      }),
    has: (hash) => reached(async () => (await stat(placeOf(hash)).catch(absent)) !== null),
    open: async (hash, range) => {
      const handle = await reached(() => open(placeOf(hash)).catch(absent))
      if (!handle) throw new OpenMairieError('OM_FILE_LOST')
      return handle.createReadStream({ ...range, highWaterMark: 262_144 })
    },
    remove: (hash) => reached(() => rm(placeOf(hash), { force: true })),
    async *list() {
      const folders = await opendir(contents, { recursive: true }).catch(absent)
      if (!folders) return
      for await (const entry of folders) {
        if (!entry.isFile() || !/^[\da-f]{64}$/.test(entry.name)) continue
        const found = await stat(placeOf(entry.name)).catch(absent)
        if (found) yield { hash: entry.name, placed: found.mtimeMs }
      }
    },
    owner: () => reached(async () => (await readFile(mark, 'utf8').catch(absent))?.trim() ?? null),
    own: (owner) =>
      reached(async () => {
        const waiting = await newPartial(folder)
        await writeFile(waiting, `${owner}\n`, { mode: 0o644 })
        await synced(waiting)
        await rename(waiting, mark)
        await synced(folder)
      }),
    disown: () => reached(() => rm(mark, { force: true })),
  }
}

/** Some file systems have no links. */
async function copied(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL)
  await synced(to)
}

/** What was written of a file, or which names a folder has, outlives a power cut. */
async function synced(path: string): Promise<void> {
  const handle = await open(path)
  await handle.sync().finally(() => handle.close())
}

function absent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}

// SPDX-License-Identifier: EUPL-1.2
import { rm } from 'node:fs/promises'
import type { Database } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { OpenMairieError } from '../errors/errors.js'
import { infectionIn } from './antivirus.js'
import { type Bucket, bucketStore } from './bucket.js'
import { collectFiles, holdContent } from './collect.js'
import type { BlobStore, Files, Staged, StoredFile } from './contract.js'
import { diskStore } from './disk.js'
import { reason } from './messages.js'
import { cleanName } from './names.js'
import { standingOf, take } from './owner.js'
import { sizeText } from './size.js'
import { stage } from './spool.js'
import { thumbnailOf } from './thumbnail.js'
import { typeOf } from './type.js'

export interface FilesConfig {
  /** Where contents wait, and where they are kept unless there is a bucket. */
  readonly folder: string
  readonly bucket: Bucket | null
  /** Bytes of a file at most. */
  readonly most: number
  /** The clamd that looks at each file; null: none does. */
  readonly antivirus: string | null
}

/** Seconds that a content outlives its last use. */
const patience = 24 * 3600

/** Opens the files of the instance; asks nothing of anyone yet. */
export function openFiles(database: Database, { folder, bucket, most, antivirus }: FilesConfig): Files {
  const store = storeOf({ folder, bucket })
  return {
    most,
    folder,
    async put(content, { name: sent, accept, ...asked }) {
      const name = cleanName(sent)
      const bound = asked.own ? (asked.most ?? Number.POSITIVE_INFINITY) : Math.min(asked.most ?? most, most)
      const tooLarge = () =>
        new OpenMairieError('OM_FILE_TOO_LARGE', {
          name,
          most: { fr: sizeText(bound, 'fr'), en: sizeText(bound, 'en') },
        })
      const staged = await stage(folder, content, bound, tooLarge)
      try {
        if (staged.size === 0) throw new OpenMairieError('OM_FILE_REFUSED', { name, reason: reason((of) => of.empty) })
        const found = await typeOf(staged.path, name, accept ?? null)
        if ('refused' in found) throw new OpenMairieError('OM_FILE_REFUSED', { name, reason: found.refused })
        const infection = antivirus === null || asked.own ? null : await infectionIn(staged.path, antivirus, name)
        if (infection !== null)
          throw new OpenMairieError('OM_FILE_REFUSED', { name, reason: reason((of) => of.infected(infection)) })
        const file = { hash: staged.hash, size: staged.size, name, type: found.type }
        await placed(database, store, staged, file)
        return file
      } finally {
        await rm(staged.path, { force: true })
      }
    },
    thumbnail: (file) => thumbnailOf(store, file),
    open: ({ hash }, range) => store.open(hash, range),
    collect: (seconds = patience) => collectFiles(database, store, folder, seconds),
    standing: () => standingOf(database, store),
    take: () => take(database, store),
  }
}

/** Where the contents of an instance lie, whether or not its base answers. */
export function storeOf({ folder, bucket }: Pick<FilesConfig, 'folder' | 'bucket'>): BlobStore {
  return bucket ? bucketStore(bucket) : diskStore(folder)
}

/** Times that a content is placed anew, where it was collected before the base was told that it is used again. */
const mostTries = 5

/**
 * Places a content, then tells the base. Placing may last, and holds nobody; the base is told under the lock that collection takes
 * too, once the content is seen there. Killed between both, it leaves a content that no line names: it is collected.
 */
async function placed(database: Database, store: BlobStore, staged: Staged, file: StoredFile): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    await store.place(staged)
    const told = await database.transaction(async (transaction) => {
      await holdContent(transaction, file.hash)
      if (!(await store.has(file.hash))) return false
      await transaction.query(sql`
        INSERT INTO openmairie.om_fichier (empreinte, taille, type) VALUES (${file.hash}, ${file.size}, ${file.type})
        ON CONFLICT (empreinte) DO UPDATE SET vu = now()`)
      return true
    })
    if (told) return
  }
  throw new OpenMairieError('OM_FILES_UNREACHABLE')
}

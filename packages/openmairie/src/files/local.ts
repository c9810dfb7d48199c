// SPDX-License-Identifier: EUPL-1.2
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Source } from '../spreadsheets/contract.js'
import type { Files, StoredFile } from './contract.js'

/** Lets a stored file be read several times, as a file of this machine, for the length of a work. */
export async function withSource<T>(
  files: Files,
  file: Pick<StoredFile, 'hash' | 'name'>,
  work: (source: Source) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'openmairie-import-'))
  try {
    const path = join(folder, 'fichier')
    await pipeline(await files.open(file), createWriteStream(path, { mode: 0o600 }))
    return await work({ path, name: file.name })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

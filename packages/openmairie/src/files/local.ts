// SPDX-License-Identifier: EUPL-1.2
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Source } from '../spreadsheets/contract.js'
import type { Files, StoredFile } from './contract.js'
import { newPartial, reached } from './spool.js'

/**
 * Lets a stored file be read several times, as a file of this machine, for the length of a work. The copy lies among what is not whole yet:
 * where the process is killed, it goes with that. Raises OM_FILE_LOST, OM_FILES_UNREACHABLE, and what the work raises.
 */
export async function withSource<T>(
  files: Pick<Files, 'folder' | 'open'>,
  file: Pick<StoredFile, 'hash' | 'name'>,
  work: (source: Source) => Promise<T>,
): Promise<T> {
  const path = await reached(() => newPartial(files.folder))
  try {
    const content = await files.open(file)
    await reached(() => pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600 })))
    return await work({ path, name: file.name })
  } finally {
    await rm(path, { force: true })
  }
}

// SPDX-License-Identifier: EUPL-1.2
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const markSchema = z.object({ file: z.string(), at: z.iso.datetime() })

/** The last backup that was made from a data folder. */
export type BackupMark = z.infer<typeof markSchema>

const fileOf = (dataFolder: string): string => join(dataFolder, 'backup.json')

/** The last backup made from a data folder; null where none is known. */
export async function lastBackup(dataFolder: string): Promise<BackupMark | null> {
  const text = await readFile(fileOf(dataFolder), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return markSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** Keeps the place and the moment of a backup that was made. */
export async function markBackup(dataFolder: string, mark: BackupMark): Promise<void> {
  await mkdir(dataFolder, { recursive: true, mode: 0o755 })
  await writeFile(fileOf(dataFolder), `${JSON.stringify(mark)}\n`, { mode: 0o600 })
}

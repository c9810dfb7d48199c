// SPDX-License-Identifier: EUPL-1.2
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type BackupAsked, makeBackup } from './make.js'
import { manifestOf } from './manifest.js'

/** Names of the backups that the instance makes by itself, in the order of their instants: no other file is ever removed. */
const own = /^openmairie-\d{8}T\d{6}Z\.dump$/

/** Makes a backup in a folder, then removes the oldest of those made there by itself, but for the last so many. */
export async function backUpInto(
  folder: string,
  kept: number,
  asked: Omit<BackupAsked, 'file'>,
  now: number = Date.now(),
): Promise<{ readonly file: string; readonly size: number; readonly removed: number }> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const instant = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')
  const file = join(folder, `openmairie-${instant}.dump`)
  await makeBackup({ ...asked, file })
  const { size } = await stat(file)
  const all = (await readdir(folder)).filter((name) => own.test(name)).sort()
  const old = all.slice(0, Math.max(0, all.length - kept))
  for (const name of old) {
    await rm(join(folder, name))
    await rm(manifestOf(join(folder, name)), { force: true })
  }
  return { file, size, removed: old.length }
}

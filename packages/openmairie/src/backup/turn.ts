// SPDX-License-Identifier: EUPL-1.2
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type BackupAsked, makeBackup } from './make.js'
import { manifestOf } from './manifest.js'

/** Names of the backups that the instance makes by itself, in the order of their instants: no other file is ever removed. */
const own = /^openmairie-\d{8}T\d{6}Z\.dump$/
/** What a backup leaves that was killed on its way: a piece of the base, or a manifest without one. */
const cutShort = /^(openmairie-\d{8}T\d{6}Z\.dump)\.(\d+\.tmp|json)$/
/** Another node may still be writing what is younger. */
const abandonedAfter = 86_400_000

/** Makes a backup in a folder, then removes the oldest of those made there by itself, but for the last so many. */
export async function backUpInto(
  folder: string,
  kept: number,
  asked: Omit<BackupAsked, 'file'>,
  now: number = Date.now(),
): Promise<{ readonly file: string; readonly size: number; readonly removed: number }> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // Before: it may be what fills the disk.
  await removeAbandoned(folder, now)
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

async function removeAbandoned(folder: string, now: number): Promise<void> {
  const names = await readdir(folder)
  for (const name of names) {
    const [, whole, rest] = cutShort.exec(name) ?? []
    if (whole === undefined || (rest === 'json' && names.includes(whole))) continue
    const path = join(folder, name)
    const at = await stat(path).catch(() => null)
    if (at && now - at.mtimeMs > abandonedAfter) await rm(path, { force: true })
  }
}

// SPDX-License-Identifier: EUPL-1.2
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { OpenMairieError } from '../errors/errors.js'
import type { Staged } from './contract.js'

/** What a store says of whose it is, beside its contents. */
export const ownerName = 'proprietaire'

/** Where contents wait, whole or not yet, below the folder of the files. */
export function partialFolder(folder: string): string {
  return join(folder, 'partiels')
}

/** A new path for something that is not whole yet: its name says which process makes it. Makes the folder. */
export async function newPartial(folder: string): Promise<string> {
  await mkdir(partialFolder(folder), { recursive: true, mode: 0o700 })
  return join(partialFolder(folder), `${machine}.${process.pid}.${randomUUID()}.partial`)
}

const machine = hostname().replace(/[^\w-]/g, '_')

/** Writes a content to the disk as it comes. Raises what `tooLarge` gives above `most` bytes; nothing is left of what fails. */
export async function stage(
  folder: string,
  content: AsyncIterable<Uint8Array | string>,
  most: number,
  tooLarge: () => Error,
): Promise<Staged> {
  const path = await reached(() => newPartial(folder))
  const handle = await reached(() => open(path, 'wx', 0o600))
  try {
    const hash = createHash('sha256')
    let size = 0
    for await (const piece of content) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
      size += bytes.length
      if (size > most) throw tooLarge()
      hash.update(bytes)
      await reached(() => handle.appendFile(bytes))
    }
    await reached(() => handle.sync())
    await handle.close()
    return { path, size, hash: hash.digest('hex') }
  } catch (error) {
    await handle.close()
    await rm(path, { force: true })
    throw error
  }
}

/** Seconds after which what another machine was writing is no longer waited for. */
const longAgo = 24 * 3600

/** Removes what dead processes left: those of this machine that no longer run, and whatever nothing was written to for a day. Returns their number. */
export async function removePartials(folder: string): Promise<number> {
  const within = partialFolder(folder)
  let gone = 0
  for (const name of await readdir(within).catch(() => [])) {
    const [, of, process] = /^([\w-]+)\.(\d+)\.[\da-f-]{36}\.partial$/.exec(name) ?? []
    if (process === undefined) continue
    const { mtimeMs } = await stat(join(within, name)).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
    const isOld = mtimeMs < Date.now() - longAgo * 1000
    if (!isOld && (of !== machine || runs(Number(process)))) continue
    await rm(join(within, name), { force: true })
    gone++
  }
  return gone
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Someone else's process runs too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Work on the disk; what it raises is OM_FILES_UNREACHABLE: no room, no right. */
export async function reached<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw new OpenMairieError('OM_FILES_UNREACHABLE', {}, { cause })
  }
}
